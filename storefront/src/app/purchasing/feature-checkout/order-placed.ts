import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { Session } from '../../shared/data/session';
import { DayPipe } from '../../shared/format/pipes';
import { Icon } from '../../shared/ui-kit/icon';
import { OrderBook } from '../data/orders';

@Component({
    selector: 'k-order-placed',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, DayPipe, Icon],
    template: `
        <div class="page narrow" *transloco="let t">
            <div class="card stack">
                <k-icon class="done" name="check" />
                <h1 tabindex="-1">{{ t('placed.title') }}</h1>
                <p>
                    {{ t('placed.code') }} <bdi class="code strong">{{ code() }}</bdi>
                </p>
                @if (waits()) {
                    <p class="note warn">{{ t('approvals.placedWaits') }}</p>
                }
                @if (placed.hasValue() && placed.value()?.splitWith; as second) {
                    <p class="note">
                        {{ t('split.placed') }}
                        <a [routerLink]="['/orders', second]"
                            ><bdi class="code strong">{{ second }}</bdi></a
                        >
                    </p>
                }
                @if (placed.hasValue() && placed.value()?.awaitsGoods && placed.value()?.goodsDay; as day) {
                    <p class="note">{{ t('preSale.waits', { day: day | day: 'long' }) }}</p>
                }
                @if (tracking.hasValue() && tracking.value(); as follow) {
                    @if (follow.paymentMethod === 'prepayment') {
                        <p class="note">{{ t('checkout.prepayment') }}</p>
                    }
                    @if (follow.trackingUrl; as url) {
                        <p>{{ t('guest.link') }}</p>
                        <p class="link">
                            <a [href]="url" dir="ltr">{{ url }}</a>
                        </p>
                    }
                }
                <ol class="next stack tight">
                    <li>{{ t('placed.review') }}</li>
                    <li>{{ t('placed.production') }}</li>
                    <li>{{ t('placed.delivery') }}</li>
                </ol>
                <div class="row">
                    <a class="button primary grow" [routerLink]="['/orders', code()]">{{ t('placed.follow') }}</a>
                    <a class="button grow" routerLink="/catalogue">{{ t('placed.more') }}</a>
                </div>
                @if (session.isGuest() && session.firm()?.acceptsApplications) {
                    <p class="soft">
                        {{ t('guest.apply') }} <a routerLink="/register">{{ t('access.apply') }}</a>
                    </p>
                }
            </div>
        </div>
    `,
    styles: `
        .done {
            padding: var(--space-3);
            inline-size: 4rem;
            block-size: 4rem;
            border-radius: 50%;
            background: var(--good-wash);
            color: var(--good);
        }
        .link {
            overflow-wrap: anywhere;
        }
        .next {
            list-style: decimal;
            padding-inline-start: 1.25rem;
            color: var(--ink-soft);
        }
    `,
})
export class OrderPlaced {
    readonly code = input.required<string>();
    /** Set when the order goes to the buyer's own approvers first. */
    readonly waits = input<string>();
    private readonly book = inject(OrderBook);
    protected readonly session = inject(Session);
    /** The rest of a cart that was split in two, and goods that are awaited, are told of. */
    protected readonly placed = resource({
        params: () => this.code(),
        loader: ({ params, abortSignal }) => this.book.find(params, abortSignal),
    });
    /** Only who has no account follows his order by a link. */
    protected readonly tracking = resource({
        params: () => (this.session.isGuest() ? this.code() : undefined),
        loader: ({ params, abortSignal }) => this.book.tracking(params, abortSignal),
    });
}
