import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { MoneyPipe } from '../../shared/format/pipes';
import { UnitPipe } from '../../shared/ui-kit/unit-name';
import { CatalogueItem } from '../data/assortment';

/** The customer's own net price of one base unit, with the gross below it. Nothing for those who may not see prices. */
@Component({
    selector: 'k-price',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, MoneyPipe, UnitPipe],
    template: `
        @if (price(); as price) {
            <ng-container *transloco="let t">
                <p class="net">
                    <strong class="num">{{ price.unitNet | money: price.currencyCode }}</strong>
                    <span class="soft small">/ {{ unit() | unit }}</span>
                    @if (price.source === 'contract') {
                        <span class="badge good">{{ t('price.contract') }}</span>
                    }
                </p>
                <p class="soft small num">
                    {{ t('price.gross', { price: price.unitGross | money: price.currencyCode }) }}
                </p>
            </ng-container>
        }
    `,
    styles: `
        .net {
            display: flex;
            flex-wrap: wrap;
            align-items: baseline;
            gap: var(--space-1) var(--space-2);
        }
        strong {
            font-size: var(--text-l);
        }
    `,
})
export class Price {
    readonly price = input.required<CatalogueItem['price']>();
    readonly unit = input.required<string>();
}
