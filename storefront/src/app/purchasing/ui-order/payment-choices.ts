import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';

import { MoneyPipe } from '../../shared/format/pipes';
import { BankAccountFacts } from '../../shared/ui-kit/bank-account';
import { Icon } from '../../shared/ui-kit/icon';
import { CheckoutOptions } from '../data/placing';

/** How the order will be paid; what is refused says why, and who is late is asked to pay. */
@Component({
    selector: 'k-payment-choices',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [RouterLink, TranslocoDirective, MoneyPipe, Icon, BankAccountFacts],
    template: `
        <fieldset class="card stack" *transloco="let t">
            <legend class="visually-hidden">{{ t('payment.title') }}</legend>
            <h2 aria-hidden="true">{{ t('payment.title') }}</h2>
            @if (options().paymentWarnings.length) {
                <div class="note warn" role="status">
                    <k-icon name="warning" />
                    <div class="stack tight">
                        @for (trouble of options().paymentWarnings; track trouble) {
                            <p class="strong">{{ t('payment.trouble.' + trouble) }}</p>
                        }
                        <p>{{ t('payment.willBeChecked') }}</p>
                        @if (options().overdue; as overdue) {
                            <p>
                                <a routerLink="/finance" [queryParams]="{ state: 'overdue' }">{{
                                    t('payment.payOverdue', { amount: overdue | money: currencyCode() })
                                }}</a>
                            </p>
                        }
                    </div>
                </div>
            }
            @for (choice of options().paymentMethods; track choice.method) {
                <label class="choice boxed">
                    <input
                        type="radio"
                        name="paymentMethod"
                        [checked]="choice.method === chosen()"
                        [disabled]="choice.refused !== null"
                        (change)="choose.emit(choice.method)"
                    />
                    <span class="grow">
                        <span class="strong">{{ t('payment.method.' + choice.method) }}</span>
                        <span class="soft small"
                            ><br />{{ t('payment.' + (choice.refused ? 'refused.' + choice.refused : 'hint.' + choice.method)) }}</span
                        >
                    </span>
                </label>
            }
            @if (isOverLimit() && options().credit) {
                <p>
                    <a routerLink="/finance/limit">{{ t('payment.askLimit') }}</a>
                </p>
            }
            @if (chosen() === 'prepayment' && options().bankAccount; as account) {
                <k-bank-account [account]="account" />
            }
            @if (said()) {
                <p class="note bad" role="alert" dir="auto">{{ said() }}</p>
            }
        </fieldset>
    `,
})
export class PaymentChoices {
    readonly options = input.required<CheckoutOptions>();
    readonly chosen = input.required<string>();
    readonly currencyCode = input.required<string>();
    readonly said = input('');
    readonly choose = output<string>();
    protected readonly isOverLimit = computed(
        () =>
            this.options().paymentWarnings.includes('over-limit') ||
            this.options().paymentMethods.some(({ refused }) => refused === 'over-limit'),
    );
}
