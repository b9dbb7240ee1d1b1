import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

interface BankAccount {
    holder: string;
    bankName: string;
    accountNumber: string;
    bankCode: string;
}

/** Where a transfer goes to, and under which words once there is an order. */
@Component({
    selector: 'k-bank-account',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective],
    template: `
        <dl class="facts" *transloco="let t">
            <dt>{{ t('payment.account.holder') }}</dt>
            <dd>
                <bdi>{{ account().holder }}</bdi>
            </dd>
            <dt>{{ t('payment.account.bank') }}</dt>
            <dd>
                <bdi>{{ account().bankName }}</bdi>
            </dd>
            <dt>{{ t('payment.account.number') }}</dt>
            <dd>
                <bdi class="code" dir="ltr">{{ account().accountNumber }}</bdi>
            </dd>
            @if (account().bankCode) {
                <dt>{{ t('payment.account.code') }}</dt>
                <dd>
                    <bdi class="code" dir="ltr">{{ account().bankCode }}</bdi>
                </dd>
            }
            @if (title()) {
                <dt>{{ t('payment.account.title') }}</dt>
                <dd>
                    <bdi class="code strong">{{ title() }}</bdi>
                </dd>
            }
        </dl>
    `,
    // A long number goes on in the next line rather than past the edge of a phone.
    styles: `
        .code[dir='ltr'] {
            white-space: normal;
            overflow-wrap: anywhere;
        }
    `,
})
export class BankAccountFacts {
    readonly account = input.required<BankAccount>();
    readonly title = input('');
}
