import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { AmountPipe, InstantPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Customer, CustomerBook, InvitedPerson } from '../data/customers';
import { readMarkup } from '../data/mark-up';
import { termsForm, TermsFields } from './terms-fields';

/** One customer with his terms, which may be changed in place. */
@Component({
    selector: 'k-customer-card',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, FailurePanel, InstantPipe, TermsFields],
    template: `
        <article class="card stack" *transloco="let t" [attr.aria-labelledby]="'customer-' + customer().id">
            <div class="row between">
                <div>
                    <h2 class="row" [id]="'customer-' + customer().id">
                        <bdi>{{ customer().name }}</bdi>
                        @if (!customer().active) {
                            <span class="badge bad">{{ t('customers.inactive') }}</span>
                        } @else if (!customer().hasAccepted) {
                            <span class="badge warn">{{ t('customers.invited') }}</span>
                        }
                    </h2>
                    <p class="soft small">
                        <bdi>{{ customer().contactName }}</bdi> · <bdi dir="ltr">{{ customer().contactEmail }}</bdi>
                    </p>
                </div>
                <div class="num end">
                    <p class="strong">
                        {{ t('customers.percent', { n: customer().markupBasisPoints / 100 | amount: 2 }) }}
                    </p>
                    <p class="soft small">{{ t('customers.accepts.' + customer().acceptance) }}</p>
                </div>
            </div>
            @if (customer().active && customer().invited.length > 0) {
                <ul class="stack tight" [attr.aria-label]="t('customers.waitingPeople')">
                    @for (person of customer().invited; track person.memberId) {
                        <li class="row between">
                            <span class="small">
                                <bdi>{{ person.name }}</bdi> · <bdi dir="ltr">{{ person.emailAddress }}</bdi>
                                @if (person.invitedAt; as at) {
                                    <span class="soft">
                                        · {{ t('customers.invitedAt', { day: at | instant: 'date' }) }}</span
                                    >
                                }
                            </span>
                            <button
                                type="button"
                                class="button quiet"
                                [attr.aria-label]="t('customers.inviteAgainOf', { name: person.name })"
                                [attr.aria-disabled]="isBusy() || null"
                                (click)="inviteAgain(person)"
                            >
                                {{ t('customers.inviteAgain') }}
                            </button>
                        </li>
                    }
                </ul>
            }
            @if (isOpen()) {
                <form class="stack" (submit)="$event.preventDefault(); save()" novalidate>
                    <k-terms-fields [form]="form()" [prefix]="customer().id + '-'" [isTried]="isTried()" />
                    @if (failure(); as error) {
                        <k-failure [error]="error" [mayRetry]="false" />
                    }
                    <div class="row end">
                        <button type="button" class="button" (click)="isOpen.set(false)">{{ t('cancel') }}</button>
                        <button class="button primary" [attr.aria-disabled]="isBusy() || null">
                            {{ t('customers.save') }}
                        </button>
                    </div>
                </form>
            } @else {
                <div class="row">
                    <button type="button" class="button" (click)="isOpen.set(true)">{{ t('customers.change') }}</button>
                    <button
                        type="button"
                        class="button quiet"
                        [attr.aria-disabled]="isBusy() || null"
                        (click)="change({ active: !customer().active })"
                    >
                        {{ t(customer().active ? 'customers.stop' : 'customers.resume') }}
                    </button>
                </div>
            }
        </article>
    `,
    styles: `
        .end {
            text-align: end;
        }
        @media (max-width: 48rem) {
            .end {
                text-align: start;
            }
        }
    `,
})
export class CustomerCard {
    readonly customer = input.required<Customer>();
    readonly changed = output<void>();
    private readonly book = inject(CustomerBook);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly isOpen = signal(false);
    protected readonly isBusy = signal(false);
    protected readonly isTried = signal(false);
    protected readonly failure = signal<unknown>(null);
    protected readonly form = signal(termsForm(null, 'approval'));

    constructor() {
        // A form that is being filled in keeps what was typed, whatever the list brings.
        effect(() => {
            const isOpen = this.isOpen();
            untracked(() => {
                if (!isOpen) return;
                const { markupBasisPoints, acceptance } = this.customer();
                this.form.set(termsForm(markupBasisPoints, acceptance));
                this.isTried.set(false);
                this.failure.set(null);
            });
        });
    }

    protected async save(): Promise<void> {
        this.isTried.set(true);
        const { markup, acceptance } = this.form().getRawValue();
        const markupBasisPoints = readMarkup(markup);
        if (markupBasisPoints !== null) await this.change({ markupBasisPoints, acceptance });
    }

    protected async inviteAgain({ memberId, name }: InvitedPerson): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        try {
            const reason = await this.book.inviteAgain(this.customer().id, memberId);
            const key = reason === null ? 'customers.invitedAgain' : `team.refused.${reason}`;
            this.toasts.say(this.transloco.translate(key, { name }), reason === null ? 'good' : 'bad');
            this.changed.emit();
        } catch (error) {
            this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }

    protected async change(change: {
        active?: boolean;
        markupBasisPoints?: number;
        acceptance?: 'approval' | 'automatic';
    }): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.failure.set(null);
        try {
            const { id, version } = this.customer();
            await this.book.update({ customerId: id, version, ...change });
            this.isOpen.set(false);
            this.toasts.say(this.transloco.translate('customers.saved'));
            this.changed.emit();
        } catch (error) {
            if (this.isOpen()) this.failure.set(error);
            else this.toasts.fail(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
