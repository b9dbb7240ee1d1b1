import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe, MoneyPipe, PercentPipe } from '../../shared/format/pipes';
import { baseQuantity, pricedAmount, pricedUnit, unitNetAt } from '../../shared/format/units';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { CatalogueVariant } from '../data/assortment';

/** The units in which an article may be ordered: what each holds, and what it costs, whole and by the base unit. */
@Component({
    selector: 'k-unit-prices',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, MoneyPipe, PercentPipe, UnitPipe],
    template: `
        <section aria-labelledby="units" *transloco="let t">
            <h2 id="units">{{ t('product.units') }}</h2>
            <table class="table cards">
                <thead>
                    <tr>
                        <th scope="col">{{ t('product.unit') }}</th>
                        <th scope="col">{{ t('product.holds') }}</th>
                        @if (article().price) {
                            <th scope="col" class="num">{{ t('product.perPack') }}</th>
                            <th scope="col" class="num">{{ t('product.perUnit', { unit: priced() | unit }) }}</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    @for (row of rows(); track row.code) {
                        <tr>
                            <th scope="row">{{ row.name || (row.code | unit) }}</th>
                            <td [attr.data-label]="t('product.holds')">{{ row.holds | amount: 2 }} {{ article().baseUnit | unit }}</td>
                            @if (article().price; as price) {
                                <td class="num" [attr.data-label]="t('product.perPack')">{{ row.packNet | money: price.currencyCode }}</td>
                                <td class="num" [attr.data-label]="t('product.perUnit', { unit: priced() | unit })">
                                    <span>
                                        {{ row.unitNet | money: price.currencyCode }}
                                        @if (row.saving) {
                                            <span class="badge good">−{{ row.saving | percent }}</span>
                                        }
                                    </span>
                                </td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </section>
    `,
})
export class UnitPrices {
    readonly article = input.required<CatalogueVariant>();
    protected readonly priced = computed(() => pricedUnit(this.article().baseUnit, this.article().rollWidthCm));
    protected readonly rows = computed(() => {
        const { units, price, rollWidthCm } = this.article();
        return units.map((unit) => {
            const holds = baseQuantity(1, unit);
            const unitNet = unitNetAt(this.article(), holds);
            const saving = price && unitNet !== null ? Math.round(1000 - (unitNet * 1000) / price.unitNet) / 10 : 0;
            const packNet = unitNet === null ? null : Math.round(unitNet * pricedAmount(holds, rollWidthCm));
            return { ...unit, holds, unitNet, saving, packNet };
        });
    });
}
