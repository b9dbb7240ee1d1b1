import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe } from '../../shared/format/pipes';
import { CataloguePage } from '../data/assortment';

@Component({
    selector: 'k-filters',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe],
    template: `
        <div class="stack wide" *transloco="let t">
            @if (category() || facetIds().length) {
                <button type="button" class="button" (click)="cleared.emit()">{{ t('catalogue.clear') }}</button>
            }
            @if (page()?.categories?.length) {
                <fieldset>
                    <legend>{{ t('catalogue.categories') }}</legend>
                    <label class="choice">
                        <input
                            type="radio"
                            name="category"
                            [checked]="!category()"
                            (change)="chosenCategory.emit(null)"
                        />
                        <span class="grow">{{ t('catalogue.allCategories') }}</span>
                    </label>
                    @for (one of page()?.categories; track one.id) {
                        <label class="choice">
                            <input
                                type="radio"
                                name="category"
                                [checked]="one.id === category()"
                                (change)="chosenCategory.emit(one.id)"
                            />
                            <span class="grow" dir="auto">{{ one.name }}</span>
                            <span class="soft small num">{{ one.count | amount }}</span>
                        </label>
                    }
                </fieldset>
            }
            @for (facet of page()?.facets; track facet.id) {
                <fieldset>
                    <legend dir="auto">{{ facet.name }}</legend>
                    @for (value of facet.values; track value.id) {
                        <label class="choice">
                            <input
                                type="checkbox"
                                [checked]="facetIds().includes(value.id)"
                                (change)="toggledFacet.emit(value.id)"
                            />
                            <span class="grow" dir="auto">{{ value.name }}</span>
                            <span class="soft small num">{{ value.count | amount }}</span>
                        </label>
                    }
                </fieldset>
            }
        </div>
    `,
    styles: `
        legend {
            margin-block-end: var(--space-2);
            font-weight: 650;
        }
        .grow {
            flex-basis: 0;
        }
    `,
})
export class Filters {
    readonly page = input<CataloguePage>();
    readonly category = input<string>();
    readonly facetIds = input.required<string[]>();
    readonly chosenCategory = output<string | null>();
    readonly toggledFacet = output<string>();
    readonly cleared = output<void>();
}
