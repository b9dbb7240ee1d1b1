import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { fromMinor, fromSafeNumber } from '../../../kernel/money';
import type { MemberScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { checked, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { CatalogueService, type NarrowedVariants } from '../../assortment';
import { AvailabilityService } from '../../availability';
import { type TableColumn, toCsv, toXlsx } from '../../documents';
import { FirmSettingsService } from '../../organizations';
import { type Bought, boughtSorts, boughtWindows, isAvailable, sortBought } from '../domain/bought-windows';
import { type LastLine, lastLines, leastQuantities, recentlyBought } from '../queries/recently-bought.sql';

const filter = {
    months: z.preprocess(value => value ?? 12, z.literal(boughtWindows)),
    term: optional(z.string().max(100)),
    categoryId: optional(recordId),
    facetValueIds: z.preprocess(value => value ?? [], z.array(recordId).max(50)),
    /** Only what can be had now, only what cannot; null is both. */
    isAvailable: optional(z.boolean()),
    sort: z.preprocess(value => value ?? 'LAST_BOUGHT', z.enum(boughtSorts)),
};
const page = {
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 25, z.int().min(1).max(100)),
};
const listInput = z.object({ ...filter, ...page });
const fileInput = z.object({ ...filter, format: z.enum(['CSV', 'XLSX']), variantIds: optional(z.array(recordId).min(1).max(10_000)) });
type Filter = Omit<z.output<typeof listInput>, 'skip' | 'take'>;

export const fileTypes = {
    CSV: { mimeType: 'text/csv; charset=utf-8', ending: 'csv' },
    XLSX: { mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
} as const;

export interface ListFile {
    filename: string;
    mimeType: string;
    /** Base64 */
    content: string;
}

type Article = Awaited<ReturnType<CatalogueService['variantsOf']>>[number];

export interface BoughtView extends Bought {
    article: Article;
    /** How it was ordered last; null when only in sets. */
    lastUnit: string | null;
    lastUnitQuantity: number | null;
}

/** What a company bought lately, as far as it still sees it: found in SQL, narrowed by the catalogue's own search, priced a page at a time. */
@Injectable()
export class RecentlyBoughtService {
    constructor(
        private connection: TransactionalConnection,
        private catalogue: CatalogueService,
        private availability: AvailabilityService,
        private firm: FirmSettingsService,
    ) {}

    async page(ctx: RequestContext, scope: MemberScope, input: unknown, now: Date) {
        const { skip, take, ...wish } = checked(listInput, input);
        const { rows, narrowed } = await this.found(ctx, scope, wish, now);
        return { items: await this.views(ctx, scope, rows.slice(skip, skip + take), now), totalItems: rows.length, categories: narrowed.categories, facets: narrowed.facets };
    }

    /** The whole list, or the chosen articles of it, as a file; prices only for who sees them. */
    async file(ctx: RequestContext, scope: MemberScope, input: unknown, now: Date): Promise<ListFile> {
        const { format, variantIds, ...wish } = checked(fileInput, input);
        const { rows } = await this.found(ctx, scope, wish, now);
        const chosen = variantIds === null ? null : new Set(variantIds);
        const wanted = rows.filter(row => chosen === null || chosen.has(row.variantId));
        const { timeZone } = await this.firm.get(ctx);
        const columns: TableColumn<BoughtView>[] = [
            { header: 'sku', value: ({ sku }) => sku },
            { header: 'name', value: ({ article }) => article.name },
            { header: 'quantity', value: ({ quantity }) => quantity },
            { header: 'unit', value: ({ article }) => article.baseUnit },
            { header: 'orders', value: ({ orders }) => orders },
            { header: 'last_bought', value: ({ lastAt }) => localDateOf(lastAt, timeZone) },
            { header: 'price_net', value: ({ article }) => (article.price ? fromMinor(fromSafeNumber(article.price.unitNet)) : '') },
            { header: 'currency', value: ({ article }) => article.price?.currencyCode ?? '' },
            { header: 'availability', value: ({ article }) => article.availability },
        ];
        const views = await this.views(ctx, scope, wanted, now);
        const { mimeType, ending } = fileTypes[format];
        const content = format === 'CSV' ? Buffer.from(toCsv(views, columns)) : await toXlsx(views, columns, { sheet: 'Bought', rightToLeft: String(ctx.languageCode) === 'fa' });
        return { filename: `recently-bought-${wish.months}-months.${ending}`, mimeType, content: content.toString('base64') };
    }

    private async found(ctx: RequestContext, scope: MemberScope, wish: Filter, now: Date): Promise<{ rows: Bought[]; narrowed: NarrowedVariants }> {
        const { text, values } = recentlyBought(scope, wish.months);
        const bought = await sql<Bought>(this.connection, ctx, text, values);
        const { term, categoryId, facetValueIds } = wish;
        const narrowed = await this.catalogue.narrowed(ctx, scope, bought.map(one => one.variantId), { term, categoryId, facetValueIds }, now);
        const kept = new Set(await this.available(ctx, narrowed.ids, wish.isAvailable, now));
        return { rows: sortBought(bought.filter(one => kept.has(one.variantId)), wish.sort, narrowed.ids), narrowed };
    }

    private async available(ctx: RequestContext, variantIds: readonly number[], wanted: boolean | null, now: Date): Promise<readonly number[]> {
        if (wanted === null || variantIds.length === 0) return variantIds;
        const least = await sql<{ variantId: number; quantity: number }>(this.connection, ctx, leastQuantities, [variantIds]);
        const stated = await this.availability.statements(ctx, least, now);
        return variantIds.filter(id => isAvailable(stated.get(id)?.status ?? 'out-of-stock') === wanted);
    }

    private async views(ctx: RequestContext, scope: MemberScope, rows: readonly Bought[], now: Date): Promise<BoughtView[]> {
        const variantIds = rows.map(row => row.variantId);
        const articles = new Map((await this.catalogue.variantsOf(ctx, scope, variantIds, now)).map(one => [one.variantId, one]));
        const last = lastLines(scope, variantIds);
        const lines = new Map((await sql<LastLine>(this.connection, ctx, last.text, last.values)).map(one => [one.variantId, one]));
        return rows.flatMap(row => {
            const article = articles.get(row.variantId);
            const line = lines.get(row.variantId);
            return article === undefined ? [] : [{ ...row, article, lastUnit: line?.unit ?? null, lastUnitQuantity: line?.unitQuantity ?? null }];
        });
    }
}
