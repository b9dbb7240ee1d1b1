import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { BOUGHT_SOURCE } from '../constants';
import { amountsIn, type CatalogueColumns, type CountedFilter, type FoundVariants, numbersIn } from '../domain/catalogue-columns';
import type { SearchTerm } from '../domain/search-term';
import { steps } from '../domain/shown-instead';
import { cataloguePage, type CataloguePageRow, type CatalogueSort, foundIds, type FoundRow } from '../queries/catalogue-page.sql';
import { indexStamp } from '../queries/catalogue-columns.sql';
import { SqlParams } from '../queries/sql-params';
import { type AssortmentView, visibleVariants } from '../queries/visible-variants.sql';
import type { BoughtSource } from '../types';
import { CatalogueColumnsService } from './catalogue-columns.service';
import { TermMatchesService } from './term-matches.service';
import { VisibilityService } from './visibility.service';

export interface CatalogueFilter {
    language: string;
    term: SearchTerm | null;
    categoryId: number | null;
    /** Any of a facet's values, and all facets. */
    facetValueIds: readonly number[];
    /** In minor units of the company's currency. */
    priceFrom: number | null;
    priceTo: number | null;
    sort: CatalogueSort;
    skip: number;
    take: number;
}

export interface NarrowedVariants extends Pick<CataloguePageRow, 'categories' | 'facets'> {
    ids: number[];
}

/** A page in three steps: the database says what the company sees and finds, it is counted here, and the page's own rows are read. */
@Injectable()
export class CataloguePageService {
    constructor(
        private connection: TransactionalConnection,
        private columns: CatalogueColumnsService,
        private visibility: VisibilityService,
        private matches: TermMatchesService,
        private moduleRef: ModuleRef,
    ) {}

    async page(ctx: RequestContext, view: AssortmentView, filter: CatalogueFilter): Promise<CataloguePageRow & { totalItems: number; step: number | null }> {
        const { found, step, stamp } = await this.found(ctx, view, filter, needsPrices(filter));
        const columns = await this.columns.at(stamp);
        const nameOrder = `name-${filter.language}` as const;
        const order = orders[filter.sort] ?? (filter.sort === 'RELEVANCE' && filter.term !== null ? 'found' : nameOrder);
        const bought = filter.sort === 'BESTSELLERS' ? { bought: await this.bought(ctx, view.buyerId) } : {};
        const facets = await this.facets(ctx, filter.facetValueIds);
        const { ids, totalItems, ...counts } = columns.count(found, { ...filter, ...bought, facets, order, nameOrder });
        const hidden = await this.hiddenValues(ctx, view, filter, columns, found, counts.facetValues);
        // A value of hidden products only is passed over, as one that does not exist is: an empty page would tell that it does.
        if (hidden.size > 0) return this.page(ctx, view, { ...filter, facetValueIds: filter.facetValueIds.filter(id => !hidden.has(id)) });
        const params = new SqlParams();
        const text = cataloguePage(filter.language, ids, { categories: counts.categories, values: counts.facetValues }, params);
        const [row] = await sql<CataloguePageRow>(this.connection, ctx, text, params.values);
        return { ...(row as CataloguePageRow), totalItems, step };
    }

    /** Those of the given variants that the company sees and that fit the filter, by name, with what else they may be narrowed by. */
    async among(ctx: RequestContext, view: AssortmentView, variantIds: readonly number[], filter: Omit<CatalogueFilter, 'sort' | 'skip' | 'take' | 'priceFrom' | 'priceTo'>): Promise<NarrowedVariants> {
        const params = new SqlParams();
        const text = `SELECT string_agg(DISTINCT v.variant_id::text, ',') AS ids, ${indexStamp} AS stamp FROM (${visibleVariants(view, params, variantIds, true)}) v`;
        const [{ ids, stamp }] = (await sql<{ ids: string | null; stamp: string }>(this.connection, ctx, text, params.values)) as [{ ids: string | null; stamp: string }];
        const seen: FoundVariants = { ids: numbersIn(ids ?? ''), prices: null };
        const columns = await this.columns.at(stamp);
        const there = columns.valuesAmong(seen, filter.facetValueIds);
        const found = filter.term === null ? seen : (await this.matches.among(ctx, view, filter.language, filter.term, seen, { isRanked: false })).found;
        const order = `name-${filter.language}` as const;
        const facets = await this.facets(ctx, filter.facetValueIds.filter(id => there.has(id)));
        const counted = columns.count(found, { categoryId: filter.categoryId, priceFrom: null, priceTo: null, facets, order, nameOrder: order, skip: 0, take: found.ids.length });
        const named = new SqlParams();
        const names = cataloguePage(filter.language, [], { categories: counted.categories, values: counted.facetValues }, named);
        const [row] = await sql<CataloguePageRow>(this.connection, ctx, names, named.values);
        return { ids: counted.ids, categories: row?.categories ?? [], facets: row?.facets ?? [] };
    }

    /** Those of the chosen values that nothing has which the company sees. */
    private async hiddenValues(
        ctx: RequestContext, view: AssortmentView, filter: CatalogueFilter, columns: CatalogueColumns, found: FoundVariants, counted: readonly { id: number }[],
    ): Promise<Set<number>> {
        const known = new Set(counted.map(({ id }) => id));
        const doubtful = filter.facetValueIds.filter(id => !known.has(id));
        if (doubtful.length === 0) return new Set();
        const seen = filter.term === null ? found : (await this.found(ctx, view, { ...filter, term: null }, false)).found;
        const there = columns.valuesAmong(seen, doubtful);
        return new Set(doubtful.filter(id => !there.has(id)));
    }

    /** From which own price to which there is anything; limits of prices do not count. */
    async priceRange(ctx: RequestContext, view: AssortmentView, filter: CatalogueFilter): Promise<{ from: number; to: number } | null> {
        const { found, stamp } = await this.found(ctx, view, filter, true);
        const columns = await this.columns.at(stamp);
        const hidden = await this.hiddenValues(ctx, view, filter, columns, found, []);
        const facets = await this.facets(ctx, filter.facetValueIds.filter(id => !hidden.has(id)));
        return columns.priceRange(found, { categoryId: filter.categoryId, facets });
    }

    private async bought(ctx: RequestContext, companyId: number): Promise<ReadonlyMap<number, number>> {
        const params = new SqlParams();
        const text = this.moduleRef.get<BoughtSource>(BOUGHT_SOURCE, { strict: false })(params, companyId);
        const rows = await sql<{ variant_id: number; orders: number }>(this.connection, ctx, text, params.values);
        return new Map(rows.map(row => [row.variant_id, row.orders]));
    }

    private async found(ctx: RequestContext, view: AssortmentView, filter: CatalogueFilter, withPrices: boolean): Promise<{ found: FoundVariants; step: number | null; stamp: string }> {
        const seen = await this.visibility.inMemory(ctx, view, withPrices);
        if (seen !== null && filter.term === null) return { ...seen, step: steps.typed };
        if (seen !== null && filter.term !== null) {
            return { ...(await this.matches.among(ctx, view, filter.language, filter.term, seen.found, { isRanked: filter.sort === 'RELEVANCE' })), stamp: seen.stamp };
        }
        const params = new SqlParams();
        const text = foundIds(view, filter.language, filter.term, withPrices, params);
        const [{ ids, prices, step, stamp }] = (await sql<FoundRow>(this.connection, ctx, text, params.values)) as [FoundRow];
        return { found: { ids: numbersIn(ids ?? ''), prices: withPrices ? amountsIn(prices ?? '') : null }, step, stamp };
    }

    private async facets(ctx: RequestContext, valueIds: readonly number[]): Promise<CountedFilter['facets']> {
        if (valueIds.length === 0) return [];
        return sql<CountedFilter['facets'][number]>(this.connection, ctx, `
            SELECT w."facetId", array_agg(w.id) FILTER (WHERE w.id = ANY($1::int[])) AS "valueIds", array_agg(w.id) AS "allValueIds"
            FROM facet_value w WHERE w."facetId" IN (SELECT c."facetId" FROM facet_value c WHERE c.id = ANY($1::int[])) GROUP BY w."facetId"`, [valueIds]);
    }
}

const orders: Partial<Record<CatalogueSort, CountedFilter['order']>> = { NEWEST: 'newest', PRICE_ASC: 'price-up', PRICE_DESC: 'price-down', BESTSELLERS: 'bought' };

function needsPrices({ priceFrom, priceTo, sort }: CatalogueFilter): boolean {
    return priceFrom !== null || priceTo !== null || sort === 'PRICE_ASC' || sort === 'PRICE_DESC';
}
