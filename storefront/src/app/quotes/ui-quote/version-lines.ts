import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe, DayPipe, MoneyPipe } from '../../shared/format/pipes';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { QuoteVersion } from '../data/quotes';

/** One version to read: its lines, sums and conditions, and what was answered to it. */
@Component({
    selector: 'k-quote-version',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, DayPipe, MoneyPipe, UnitPipe],
    template: `
        <div class="stack" *transloco="let t">
            <table class="table cards">
                <thead>
                    <tr>
                        <th scope="col">{{ t('quotes.article') }}</th>
                        <th scope="col" class="num">{{ t('quotes.quantity') }}</th>
                        <th scope="col" class="num">{{ version().number === 0 ? t('quotes.wishedPrice') : t('quotes.price') }}</th>
                        @if (version().number > 0) {
                            <th scope="col">{{ t('quotes.delivery') }}</th>
                            <th scope="col" class="num">{{ t('quotes.amount') }}</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    @for (line of version().lines; track line.id) {
                        <tr>
                            <th scope="row">
                                <span dir="auto">{{ line.name }}</span>
                                <bdi class="code soft small block">{{ line.sku }}</bdi>
                                @if (line.remark) {
                                    <span class="soft small block" dir="auto">{{ line.remark }}</span>
                                }
                            </th>
                            <td class="num" [attr.data-label]="t('quotes.quantity')">
                                @if (line.unitQuantityMax !== null) {
                                    {{ t('quotes.range', { from: line.unitQuantity | amount, to: line.unitQuantityMax | amount }) }}
                                } @else {
                                    {{ line.unitQuantity | amount }}
                                }
                                {{ line.unit | unit }}
                            </td>
                            <td class="num" [attr.data-label]="version().number === 0 ? t('quotes.wishedPrice') : t('quotes.price')">
                                {{ line.unitNet === null ? '–' : (line.unitNet | money: currencyCode()) }}
                                <span class="soft small block">{{
                                    t('quotes.per', { unit: line.rollWidthCm === null ? (line.baseUnit | unit) : ('m2' | unit) })
                                }}</span>
                                @if (line.usualNet !== null && line.unitNet !== null && line.usualNet > line.unitNet) {
                                    <span class="soft small block"
                                        >{{ t('quotes.usual') }} <s>{{ line.usualNet | money: currencyCode() }}</s></span
                                    >
                                }
                            </td>
                            @if (version().number > 0) {
                                <td [attr.data-label]="t('quotes.delivery')">{{ line.deliveryDate ? (line.deliveryDate | day) : '–' }}</td>
                                <td class="num strong" [attr.data-label]="t('quotes.amount')">{{ line.lineNet | money: currencyCode() }}</td>
                            }
                        </tr>
                        @if (line.answer) {
                            <tr class="answer">
                                <td [attr.colspan]="version().number > 0 ? 5 : 3">
                                    <span class="badge" [class.good]="line.answer === 'accept'" [class.bad]="line.answer === 'reject'" [class.warn]="line.answer === 'counter'">{{
                                        t('quotes.answered.' + line.answer)
                                    }}</span>
                                    @if (line.counterNet !== null) {
                                        <span class="num">{{ line.counterNet | money: currencyCode() }}</span>
                                    }
                                    @if (line.counterUnitQuantity !== null) {
                                        <span class="num">{{ line.counterUnitQuantity | amount }} {{ line.unit | unit }}</span>
                                    }
                                    <span class="soft" dir="auto">{{ line.answerRemark }}</span>
                                </td>
                            </tr>
                        }
                    }
                </tbody>
            </table>
            @for (name of version().gone; track name) {
                <p class="soft small" dir="auto">{{ t('quotes.gone', { name }) }}</p>
            }
            @if (version().totalGross !== null) {
                <dl class="facts sums">
                    <dt>{{ t('quotes.net') }}</dt>
                    <dd>{{ version().totalNet | money: currencyCode() }}</dd>
                    <dt>{{ t('quotes.tax') }}</dt>
                    <dd>{{ (version().totalGross ?? 0) - (version().totalNet ?? 0) | money: currencyCode() }}</dd>
                    <dt class="total">{{ t('quotes.gross') }}</dt>
                    <dd class="total">{{ version().totalGross | money: currencyCode() }}</dd>
                </dl>
            }
            @if (version().terms) {
                <section>
                    <h3>{{ t('quotes.terms') }}</h3>
                    <p class="prose" dir="auto">{{ version().terms }}</p>
                </section>
            }
            @if (version().answerRemark) {
                <p class="note" dir="auto">{{ version().answerRemark }}</p>
            }
        </div>
    `,
    styles: `
        .block {
            display: block;
        }
        .table th[scope='row'] {
            text-align: start;
            font-weight: 600;
        }
        .answer td {
            background: var(--sunken);
        }
    `,
})
export class QuoteVersionView {
    readonly version = input.required<QuoteVersion>();
    readonly currencyCode = input.required<string>();
}
