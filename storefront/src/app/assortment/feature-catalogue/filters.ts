import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

import { AmountPipe } from '../../shared/format/pipes';
import { Icon } from '../../shared/ui-kit/icon';
import { CataloguePage, PriceRange } from '../data/assortment';
import { categoryChoices, categoryPath } from '../data/category-tree';
import { PriceLimits } from './price-limits';

/** More values of a feature than these are folded; those that are chosen never are. */
const shownValues = 8;

@Component({
    selector: 'k-filters',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [TranslocoDirective, AmountPipe, Icon, PriceLimits],
    template: `
        <div class="stack wide" *transloco="let t">
            @if (isNarrowed()) {
                <div class="chosen" role="group" [attr.aria-label]="t('catalogue.chosen')">
                    @for (value of chosen(); track value.id) {
                        <button
                            type="button"
                            class="button chip"
                            [attr.aria-label]="t('catalogue.removeFilter', { name: value.name })"
                            (click)="toggledFacet.emit(value.id)"
                        >
                            <bdi>{{ value.name }}</bdi
                            ><k-icon name="close" />
                        </button>
                    }
                    <button type="button" class="button quiet" (click)="cleared.emit()">
                        {{ t('catalogue.clear') }}
                    </button>
                </div>
            }
            @if (page()?.categories?.length) {
                <fieldset>
                    <legend>{{ t('catalogue.categories') }}</legend>
                    @for (one of path(); track one.id) {
                        <button type="button" class="up" (click)="chosenCategory.emit(one.parentId)">
                            <k-icon name="back" /><bdi>{{ parentName(one.parentId) ?? t('catalogue.allCategories') }}</bdi>
                        </button>
                    }
                    @for (one of choices(); track one.id) {
                        <button
                            type="button"
                            class="category"
                            [class.deep]="path().length"
                            [attr.aria-current]="one.id === category() || null"
                            (click)="chosenCategory.emit(one.id)"
                        >
                            <span class="grow" dir="auto">{{ one.name }}</span>
                            <span class="soft small num">{{ one.count | amount }}</span>
                        </button>
                    }
                </fieldset>
            }
            @if (priceRange() || priceFrom() !== null || priceTo() !== null) {
                <k-price-limits
                    [range]="priceRange()"
                    [currencyCode]="currencyCode()"
                    [from]="priceFrom()"
                    [to]="priceTo()"
                    (limited)="limitedPrice.emit($event)"
                />
            }
            @for (facet of page()?.facets; track facet.id) {
                <fieldset>
                    <legend dir="auto">{{ facet.name }}</legend>
                    @for (value of shown(facet); track value.id) {
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
                    @if (facet.values.length > shownValues) {
                        <button
                            type="button"
                            class="button quiet"
                            [attr.aria-expanded]="unfolded().includes(facet.id)"
                            (click)="fold(facet.id)"
                        >
                            {{
                                unfolded().includes(facet.id)
                                    ? t('catalogue.fewer')
                                    : t('catalogue.more', { n: facet.values.length - shownValues | amount })
                            }}
                        </button>
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
        .chosen {
            display: flex;
            flex-wrap: wrap;
            gap: var(--space-2);
        }
        .chip {
            gap: var(--space-2);
            padding-inline: var(--space-3);
        }
        .chip k-icon {
            inline-size: 0.875rem;
            block-size: 0.875rem;
        }
        .category,
        .up {
            display: flex;
            align-items: center;
            gap: var(--space-2);
            inline-size: 100%;
            min-block-size: 2.25rem;
            padding: var(--space-1) var(--space-2);
            border: 0;
            border-radius: var(--radius-s);
            background: none;
            color: inherit;
            font: inherit;
            text-align: start;
            cursor: pointer;
        }
        .category.deep {
            padding-inline-start: var(--space-5);
        }
        .category:hover,
        .up:hover,
        .category[aria-current] {
            background: var(--accent-wash);
        }
        .category[aria-current] {
            font-weight: 650;
        }
        .up {
            color: var(--ink-soft);
        }
        .up k-icon {
            inline-size: 1rem;
            block-size: 1rem;
        }
    `,
})
export class Filters {
    readonly page = input<CataloguePage>();
    readonly category = input<string>();
    readonly facetIds = input.required<string[]>();
    readonly priceRange = input<PriceRange | null>();
    readonly priceFrom = input<number | null>(null);
    readonly priceTo = input<number | null>(null);
    readonly currencyCode = input.required<string>();
    readonly chosenCategory = output<string | null>();
    readonly toggledFacet = output<string>();
    readonly limitedPrice = output<{ from: number | null; to: number | null }>();
    readonly cleared = output<void>();
    protected readonly shownValues = shownValues;
    protected readonly unfolded = signal<readonly string[]>([]);
    private readonly categories = computed(() => this.page()?.categories ?? []);
    protected readonly path = computed(() => categoryPath(this.categories(), this.category()));
    protected readonly choices = computed(() => categoryChoices(this.categories(), this.category()));
    protected readonly isNarrowed = computed(
        () => !!this.category() || this.facetIds().length > 0 || this.priceFrom() !== null || this.priceTo() !== null,
    );
    /** By name where the counts know it: a value that nothing fits any more has none. */
    protected readonly chosen = computed(() =>
        (this.page()?.facets ?? []).flatMap((facet) => facet.values.filter((one) => this.facetIds().includes(one.id))),
    );

    protected parentName(id: string | null): string | undefined {
        return this.categories().find((one) => one.id === id)?.name;
    }

    protected shown(facet: CataloguePage['facets'][number]): CataloguePage['facets'][number]['values'] {
        if (this.unfolded().includes(facet.id)) return facet.values;
        return facet.values.filter((value, place) => place < shownValues || this.facetIds().includes(value.id));
    }

    protected fold(facetId: string): void {
        this.unfolded.update((ids) => (ids.includes(facetId) ? ids.filter((id) => id !== facetId) : [...ids, facetId]));
    }
}
