import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe, MoneyPipe } from '../../shared/format/pipes';
import { Balance } from '../data/finance';

/** What the company owes by how late it is, as bars with their amounts in words. */
@Component({
    selector: 'k-ageing',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, MoneyPipe],
    template: `
        <ul *transloco="let t" [attr.aria-label]="t('finance.ageing')">
            @for (one of balance().buckets; track one.bucket) {
                <li>
                    <span class="row between small">
                        <span>{{ t('finance.bucket.' + one.bucket) }}</span>
                        <span class="strong">
                            {{ one.amountMinor | money: balance().currencyCode }}
                            <span class="soft">({{ t('finance.count', { n: one.count | amount }) }})</span>
                        </span>
                    </span>
                    <span class="track" aria-hidden="true">
                        <span
                            class="fill"
                            [class.late]="one.bucket !== 'not-due'"
                            [style.inline-size.%]="(100 * one.amountMinor) / most()"
                        ></span>
                    </span>
                </li>
            }
        </ul>
    `,
    styles: `
        ul {
            display: grid;
            gap: var(--space-2);
            padding: 0;
            margin: 0;
            list-style: none;
        }
        .track {
            display: block;
            block-size: 0.625rem;
            margin-block-start: var(--space-1);
            border-radius: var(--radius-s);
            background: var(--line);
        }
        .fill {
            display: block;
            block-size: 100%;
            border-radius: inherit;
            background: var(--accent);
        }
        .late {
            background: var(--bad);
        }
    `,
})
export class Ageing {
    readonly balance = input.required<Balance>();
    protected readonly most = computed(() => Math.max(1, ...this.balance().buckets.map((one) => one.amountMinor)));
}
