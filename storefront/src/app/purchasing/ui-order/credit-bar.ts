import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { MoneyPipe } from '../../shared/format/pipes';
import { Credit } from '../data/placing';

/** How much of the credit limit is in use, and with the order at hand. */
@Component({
    selector: 'k-credit-bar',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, MoneyPipe],
    template: `
        <div class="stack tight" *transloco="let t">
            @if (credit().limit !== null) {
                <progress
                    class="bar"
                    [class.over]="isOver()"
                    [max]="credit().limit"
                    [value]="used()"
                    [attr.aria-label]="t('credit.used')"
                ></progress>
            }
            <dl class="facts sums">
                @if (credit().limit !== null) {
                    <dt>{{ t('credit.limit') }}</dt>
                    <dd>{{ credit().limit | money: credit().currencyCode }}</dd>
                }
                <dt>{{ t('credit.exposure') }}</dt>
                <dd>{{ credit().exposure | money: credit().currencyCode }}</dd>
                @if (credit().available !== null) {
                    <dt class="strong">{{ t('credit.available') }}</dt>
                    <dd class="strong">{{ credit().available | money: credit().currencyCode }}</dd>
                }
            </dl>
            @if (!takesCredit()) {
                <p class="soft small">{{ t('credit.notTaken') }}</p>
            } @else if (isOver()) {
                <p class="note warn">{{ t('credit.over') }}</p>
            }
        </div>
    `,
    styles: `
        .over::-webkit-progress-value {
            background: var(--bad);
        }
        .over::-moz-progress-bar {
            background: var(--bad);
        }
    `,
})
export class CreditBar {
    readonly credit = input.required<Credit>();
    readonly orderGross = input<number | null>(0);
    /** Only what is bought on account takes of the limit. */
    readonly takesCredit = input(true);
    protected readonly used = computed(() => this.credit().exposure + (this.takesCredit() ? (this.orderGross() ?? 0) : 0));
    protected readonly isOver = computed(() => {
        const limit = this.credit().limit;
        return limit !== null && this.used() > limit;
    });
}
