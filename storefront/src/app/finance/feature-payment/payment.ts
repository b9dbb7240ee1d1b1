import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { MoneyPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Payments } from '../data/payments';

const outcomes: Record<string, 'paid' | 'waiting' | 'failed' | 'disputed'> = {
    paid: 'paid',
    created: 'waiting',
    started: 'waiting',
    unknown: 'waiting',
    declined: 'failed',
    expired: 'failed',
    disputed: 'disputed',
};

/** Where the payer comes back to: the provider has been asked how it ended. */
@Component({
    selector: 'k-payment',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, MoneyPipe, Empty, FailurePanel, Skeleton],
    template: `
        <div class="page narrow" *transloco="let t">
            @if (found.error(); as error) {
                <k-failure [error]="error" (retry)="found.reload()" />
            } @else if (found.hasValue()) {
                @if (found.value(); as payment) {
                    <section class="card stack" [attr.data-outcome]="outcome()">
                        <h1 tabindex="-1">{{ t('payment.state.' + outcome()) }}</h1>
                        <p role="status">{{ t('payment.text.' + outcome()) }}</p>
                        @if (payment.amountMinor !== null) {
                            <p class="strong">{{ payment.amountMinor | money: payment.currencyCode }}</p>
                        }
                        <p>
                            <bdi>{{ payment.orderCode ?? payment.invoiceNumbers.join(' · ') }}</bdi>
                        </p>
                        <div class="row">
                            @if (outcome() === 'waiting') {
                                <button type="button" class="button primary grow" (click)="found.reload()">
                                    {{ t('payment.again') }}
                                </button>
                            }
                            @if (payment.orderCode) {
                                <a class="button grow" [routerLink]="['/orders', payment.orderCode]">{{
                                    t('payment.toOrder')
                                }}</a>
                            } @else {
                                <a class="button grow" routerLink="/finance">{{ t('payment.toFinance') }}</a>
                            }
                        </div>
                    </section>
                } @else {
                    <k-empty icon="file" [heading]="t('notFound.title')" />
                }
            } @else {
                <k-skeleton [rows]="1" height="12rem" />
            }
        </div>
    `,
})
export class PaymentPage {
    readonly id = input.required<string>();
    private readonly payments = inject(Payments);
    protected readonly found = resource({
        params: () => this.id(),
        loader: ({ params, abortSignal }) => this.payments.find(params, abortSignal),
    });
    protected readonly outcome = computed(() =>
        this.found.hasValue() ? (outcomes[this.found.value()?.state ?? ''] ?? 'waiting') : 'waiting',
    );
}
