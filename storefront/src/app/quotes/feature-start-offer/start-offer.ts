import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Field } from '../../shared/ui-kit/field';
import { Icon } from '../../shared/ui-kit/icon';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { readPoints, writePoints } from '../data/own-offer-form';
import { OwnOffers } from '../data/own-offers';

/** With what a new offer begins: a cart, a list, an order, or nothing; for whom it is, and how much is put on his own prices. */
@Component({
    selector: 'k-start-offer',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, FailurePanel, Field, Icon, Skeleton],
    template: `
        <div class="page stack narrow" *transloco="let t">
            <a class="back" routerLink="/own-offers"><k-icon name="back" />{{ t('ownOffers.title') }}</a>
            <h1 tabindex="-1">{{ t('ownOffers.new') }}</h1>
            <p class="soft">{{ t('ownOffers.from.' + kind(), { code: order() }) }}</p>
            @if (head.error()) {
                <k-failure [error]="head.error()" (retry)="head.reload()" />
            } @else if (head.hasValue()) {
                <form class="card stack" novalidate (submit)="$event.preventDefault(); start(customer.value)">
                    <k-field for="offer-customer" [label]="t('ownOffers.customerName')" [optional]="t('optional')">
                        <input #customer id="offer-customer" class="input" dir="auto" maxlength="200" autocomplete="off" />
                    </k-field>
                    <k-field for="offer-margin" [label]="t('ownOffers.margin')" [hint]="t('ownOffers.marginHint')" [error]="wrong() ? t('ownOffers.wrong.percent') : ''">
                        <input
                            #box
                            id="offer-margin"
                            class="input"
                            inputmode="decimal"
                            autocomplete="off"
                            [value]="margin()"
                            (input)="margin.set(box.value)"
                        />
                    </k-field>
                    @if (refused(); as reason) {
                        <p class="note bad" role="alert">{{ t('ownOffers.refused.' + reason) }}</p>
                    }
                    <div class="row">
                        <button class="button primary" [attr.aria-disabled]="isBusy() || null">{{ t('ownOffers.create') }}</button>
                    </div>
                </form>
            } @else {
                <k-skeleton [rows]="3" height="4rem" />
            }
        </div>
    `,
    styles: `
        .back {
            display: inline-flex;
            align-items: center;
            text-decoration: none;
        }
        .narrow {
            max-inline-size: 40rem;
        }
    `,
})
export class StartOffer {
    readonly cart = input<string>();
    readonly list = input<string>();
    readonly order = input<string>();
    private readonly offers = inject(OwnOffers);
    private readonly router = inject(Router);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly head = resource({ loader: ({ abortSignal }) => this.offers.letterhead(abortSignal) });
    protected readonly kind = computed(() => (this.cart() ? 'cart' : this.list() ? 'list' : this.order() ? 'order' : 'nothing'));
    protected readonly margin = linkedSignal(() => (this.head.hasValue() ? writePoints(this.head.value().marginPoints) : ''));
    protected readonly wrong = signal(false);
    protected readonly refused = signal('');
    protected readonly isBusy = signal(false);

    protected async start(customerName: string): Promise<void> {
        const marginPoints = readPoints(this.margin(), -9_000, 100_000);
        this.wrong.set(marginPoints === null);
        this.refused.set('');
        if (marginPoints === null) document.getElementById('offer-margin')?.focus();
        if (marginPoints === null || this.isBusy()) return;
        this.isBusy.set(true);
        try {
            const source = this.cart() ? { cartId: this.cart() } : this.list() ? { listId: this.list() } : { orderCode: this.order() ?? null };
            const started = await this.offers.start({ ...source, marginPoints, customerName: customerName.trim() });
            if (started.__typename === 'OwnOfferRefusal') {
                this.refused.set(started.reason);
                return;
            }
            if (started.leftOut > 0) this.toasts.say(this.transloco.translate('ownOffers.leftOut', { n: started.leftOut }));
            await this.router.navigate(['/own-offers', started.offerId], { replaceUrl: true });
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
