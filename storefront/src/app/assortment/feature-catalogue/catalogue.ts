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
import { Comparison } from '../data/comparison';
import { Sets } from '../data/sets';
import { ItemTile } from '../ui-item/item-tile';
import { CompareBar } from './compare-bar';
import { Filters } from './filters';

const pageSize = 24;
const sorts = ['RELEVANCE', 'NAME', 'NEWEST', 'PRICE_ASC', 'PRICE_DESC'] as const;

/** The permitted products. Search, filters, order, view and page live in the address. */
@Component({
    selector: 'k-catalogue',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [
        RouterLink,
        TranslocoDirective,
        AmountPipe,
        CompareBar,
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
    protected readonly sorts = computed(() => (this.session.may('see-prices') ? sorts : sorts.slice(0, 3)));
    protected readonly isList = computed(() => this.view() === 'list');
    protected readonly filterCount = computed(() => this.facetIds().length + (this.category() ? 1 : 0));
    private readonly wanted = computed<CatalogueInput>(() => ({
        term: this.q() ?? null,
        isExact: this.exact() === '1',
        categoryId: this.category() ?? null,
        facetValueIds: this.facetIds(),
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

    protected narrow(change: Record<string, string | null>): void {
        void this.router.navigate([], { queryParams: { ...change, page: null }, queryParamsHandling: 'merge' });
    }

    protected toggleFacet(id: string): void {
        const ids = this.facetIds();
        const next = ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id];
        this.narrow({ facet: next.join(',') || null });
    }

    protected compare(variantId: string): void {
        if (!this.comparison.toggle(variantId)) this.toasts.say(this.transloco.translate('compare.full'), 'bad');
    }
}
