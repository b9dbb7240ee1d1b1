import { ChangeDetectionStrategy, Component, inject, input, resource, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { BankAccountFacts } from '../../shared/ui-kit/bank-account';
import { MoneyPipe } from '../../shared/format/pipes';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { leaveFor } from '../../shared/data/leave';
import { Payments } from '../data/payments';

/** How an order is paid, what is left, and the way to the provider. */
@Component({
    selector: 'k-order-payment',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, MoneyPipe, BankAccountFacts, FailurePanel],
    template: `
        @if (found.error(); as error) {
            <k-failure [error]="error" (retry)="found.reload()" />
        } @else if (found.hasValue() && found.value().myOrder; as order) {
            @if (order.payment.method; as method) {
                <section class="card stack" aria-labelledby="order-payment" *transloco="let t">
                    <div class="row between">
                        <h2 id="order-payment">{{ t('payment.title') }}</h2>
                        @if (order.payment.isPaid) {
                            <span class="badge good">{{ t('payment.paid') }}</span>
                        } @else if (order.payment.leftMinor) {
                            <span class="badge warn">{{ t('payment.notPaid') }}</span>
                        }
                    </div>
                    <p>{{ t('payment.method.' + method) }}</p>
                    @if (order.checkPayments) {
                        <p class="note warn">{{ t('payment.checkPayments') }}</p>
                    }
                    @if (order.payment.leftMinor; as left) {
                        <p class="strong">{{ t('payment.left', { amount: left | money: order.currencyCode }) }}</p>
                        @if (order.payment.bankAccount; as account) {
                            <k-bank-account [account]="account" [title]="order.payment.transferTitle ?? ''" />
                        }
                        @for (provider of found.value().paymentProviders; track provider.code) {
                            <button
                                type="button"
                                class="button primary"
                                [attr.aria-disabled]="isBusy() || null"
                                (click)="pay(provider.code)"
                            >
                                {{ t(isBusy() ? 'payment.paying' : 'payment.pay') }}
                                @if (found.value().paymentProviders.length > 1) {
                                    &ngsp;<bdi>{{ provider.name }}</bdi>
                                }
                            </button>
                        }
                    }
                    @if (refusal()) {
                        <p class="note bad" role="alert">{{ t('payment.refusal.' + refusal()) }}</p>
                    }
                    @if (failure(); as error) {
                        <k-failure [error]="error" (retry)="failure.set(null)" />
                    }
                </section>
            }
        }
    `,
})
export class OrderPaymentPanel {
    readonly code = input.required<string>();
    private readonly payments = inject(Payments);
    protected readonly isBusy = signal(false);
    protected readonly refusal = signal('');
    protected readonly failure = signal<unknown>(null);
    protected readonly found = resource({
        params: () => this.code(),
        loader: ({ params, abortSignal }) => this.payments.ofOrder(params, abortSignal),
    });

    protected async pay(provider: string): Promise<void> {
        if (this.isBusy()) return;
        this.isBusy.set(true);
        this.refusal.set('');
        this.failure.set(null);
        try {
            const started = await this.payments.start({ orderCode: this.code(), provider });
            if (started.__typename === 'StartedPayment') leaveFor(started.redirectUrl);
            else this.refusal.set(started.reason);
        } catch (error) {
            this.failure.set(error);
        } finally {
            this.isBusy.set(false);
        }
    }
}
