import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';

import { Preferences } from '../../shared/data/preferences';
import { Session } from '../../shared/data/session';
import { AmountPipe } from '../../shared/format/pipes';
import { Empty } from '../../shared/ui-kit/empty';
import { FailurePanel } from '../../shared/ui-kit/failure-panel';
import { Icon } from '../../shared/ui-kit/icon';
import { keptValue } from '../../shared/ui-kit/keep-value';
import { pageOf, Pager } from '../../shared/ui-kit/pager';
import { Skeleton } from '../../shared/ui-kit/skeleton';
import { Toasts } from '../../shared/ui-kit/toasts';
import { Assortment, CatalogueInput } from '../data/assortment';
import { categoryPath } from '../data/category-tree';
import { Comparison } from '../data/comparison';
import { Sets } from '../data/sets';
import { Crumbs } from '../ui-item/crumbs';
import { ItemTile } from '../ui-item/item-tile';
import { CompareBar } from './compare-bar';
import { Filters } from './filters';

const pageSize = 24;
const sorts = ['RELEVANCE', 'NAME', 'NEWEST', 'BESTSELLERS', 'PRICE_ASC', 'PRICE_DESC'] as const;
const ofPrices: readonly string[] = ['PRICE_ASC', 'PRICE_DESC'];

/** The permitted products. Search, filters, order, view and page live in the address. */
@Component({
    selector: 'k-catalogue',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        RouterLink,
        TranslocoDirective,
        AmountPipe,
        CompareBar,
        Crumbs,
        Empty,
        FailurePanel,
        Filters,
        Icon,
        ItemTile,
        Pager,
        Skeleton,
    ],
    templateUrl: './catalogue.html',
    styleUrl: './catalogue.css',
})
export class Catalogue {
    readonly q = input<string>();
    readonly category = input<string>();
    readonly facet = input<string>();
    readonly sort = input<string>();
    readonly view = input<string>();
    readonly page = input<string>();
    /** Set when only what was typed is wanted. */
    readonly exact = input<string>();
    /** Limits of the price, in minor units. */
    readonly from = input<string>();
    readonly to = input<string>();
    private readonly assortment = inject(Assortment);
    private readonly preferences = inject(Preferences);
    private readonly router = inject(Router);
    private readonly session = inject(Session);
    private readonly toasts = inject(Toasts);
    private readonly transloco = inject(TranslocoService);
    protected readonly comparison = inject(Comparison);
    protected readonly size = pageSize;
    protected readonly areFiltersOpen = signal(false);
    protected readonly pageNumber = computed(() => pageOf(this.page()));
    protected readonly facetIds = computed(() => this.facet()?.split(',').filter(Boolean) ?? []);
    protected readonly sortOrder = computed(() => sorts.find((sort) => sort === this.sort()) ?? 'RELEVANCE');
    protected readonly sorts = computed(() =>
        sorts.filter(
            (sort) =>
                (this.session.may('see-prices') || !ofPrices.includes(sort)) &&
                // A visitor has ordered nothing.
                (sort !== 'BESTSELLERS' || !this.session.isVisitor()),
        ),
    );
    protected readonly isList = computed(() => this.view() === 'list');
    protected readonly priceFrom = computed(() => minorOf(this.from()));
    protected readonly priceTo = computed(() => minorOf(this.to()));
    protected readonly filterCount = computed(
        () =>
            this.facetIds().length +
            (this.category() ? 1 : 0) +
            (this.priceFrom() === null && this.priceTo() === null ? 0 : 1),
    );
    private readonly wanted = computed<CatalogueInput>(() => ({
        term: this.q() ?? null,
        isExact: this.exact() === '1',
        categoryId: this.category() ?? null,
        facetValueIds: this.facetIds(),
        priceFrom: this.priceFrom(),
        priceTo: this.priceTo(),
        sort: this.sortOrder(),
        skip: (this.pageNumber() - 1) * pageSize,
        take: pageSize,
    }));
    protected readonly result = resource({
        params: () => ({ input: this.wanted(), language: this.preferences.language() }),
        loader: ({ params, abortSignal }) => this.assortment.page(params.input, abortSignal),
    });
    protected readonly found = keptValue(this.result);
    private readonly sets = inject(Sets);
    protected readonly setCount = resource({ loader: ({ abortSignal }) => this.sets.count(abortSignal) });
    /** Beside the page, which does not wait for it; the filter is a comfort without it too. */
    private readonly limitedBy = computed(
        () => {
            const { term, isExact, categoryId, facetValueIds } = this.wanted();
            return this.session.may('see-prices') ? { term, isExact, categoryId, facetValueIds } : undefined;
        },
        { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
    );
    private readonly limits = resource({
        params: () => this.limitedBy(),
        loader: ({ params, abortSignal }) => this.assortment.priceRange(params, abortSignal).catch(() => null),
    });
    protected readonly priceRange = keptValue(this.limits);
    /** A visitor's is that of what is shown. */
    protected readonly currencyCode = computed(
        () => this.found()?.items.find((item) => item.price)?.price?.currencyCode ?? this.session.currencyCode(),
    );
    /** From the top down to the chosen category. */
    protected readonly path = computed(() => categoryPath(this.found()?.categories ?? [], this.category()));

    protected narrow(change: Record<string, string | null>): void {
        void this.router.navigate([], { queryParams: { ...change, page: null }, queryParamsHandling: 'merge' });
    }

    protected toggleFacet(id: string): void {
        const ids = this.facetIds();
        const next = ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
        this.narrow({ facet: next.join(',') || null });
    }

    protected limitPrice(limits: { from: number | null; to: number | null }): void {
        this.narrow({ from: limits.from === null ? null : String(limits.from), to: limits.to === null ? null : String(limits.to) });
    }

    protected compare(variantId: string): void {
        if (!this.comparison.toggle(variantId)) this.toasts.say(this.transloco.translate('compare.full'), 'bad');
    }
}

function minorOf(text: string | undefined): number | null {
    return text && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
