import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe, DayPipe, MoneyPipe } from '../../shared/format/pipes';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { compared } from '../data/quote-sums';
import { QuoteVersion } from '../data/quotes';

/** All versions side by side: an article a row, what changed from one to the next marked by words and not by colour alone. */
@Component({
    selector: 'k-quote-comparison',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, DayPipe, MoneyPipe, UnitPipe],
    template: `
        <div class="wide" tabindex="0" role="region" [attr.aria-label]="t('quotes.comparison')" *transloco="let t">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{{ t('quotes.article') }}</th>
                        @for (version of versions(); track version.id) {
                            <th scope="col">{{ version.number === 0 ? t('quotes.asked') : t('quotes.version', { n: version.number | amount }) }}</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    @for (row of rows(); track row.variantId) {
                        <tr>
                            <th scope="row" dir="auto">{{ row.name }}</th>
                            @for (cell of row.cells; track $index) {
                                <td [class.changed]="cell?.changes?.length">
                                    @if (cell) {
                                        <span class="num block">{{ cell.unitNet === null ? '–' : (cell.unitNet | money: currencyCode()) }}</span>
                                        <span class="num block">
                                            {{ cell.unitQuantity | amount }}{{ cell.unitQuantityMax === null ? '' : '–' + (cell.unitQuantityMax | amount) }}
                                            {{ cell.unit | unit }}
                                        </span>
                                        @if (cell.deliveryDate) {
                                            <span class="block soft small">{{ cell.deliveryDate | day }}</span>
                                        }
                                        @if (cell.changes.length) {
                                            <span class="small block">{{ t('quotes.changed') }} {{ words(cell.changes, t) }}</span>
                                        }
                                        @if (cell.answer) {
                                            <span class="small block">{{ t('quotes.answered.' + cell.answer) }} {{ cell.counterNet | money: currencyCode() }}</span>
                                        }
                                    } @else {
                                        <span class="soft">–</span>
                                    }
                                </td>
                            }
                        </tr>
                    }
                    <tr>
                        <th scope="row">{{ t('quotes.net') }}</th>
                        @for (version of versions(); track version.id) {
                            <td class="num strong">{{ version.totalNet === null ? '–' : (version.totalNet | money: currencyCode()) }}</td>
                        }
                    </tr>
                </tbody>
            </table>
        </div>
    `,
    styles: `
        .wide {
            overflow-x: auto;
        }
        .block {
            display: block;
        }
        th,
        td {
            text-align: start;
            vertical-align: top;
            min-inline-size: 8rem;
        }
        .changed {
            background: var(--accent-wash);
        }
    `,
})
export class QuoteComparison {
    readonly versions = input.required<QuoteVersion[]>();
    readonly currencyCode = input.required<string>();
    protected readonly rows = computed(() => compared(this.versions()));

    protected words(changes: readonly string[], t: (key: string) => string): string {
        return changes.map((change) => t(`quotes.change.${change}`)).join(t('comma'));
    }
}
