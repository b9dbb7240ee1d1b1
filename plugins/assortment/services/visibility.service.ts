import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { localDateOf } from '../../../kernel/time';
import { once } from '../../../kernel/vendure-once';
import { keptMark, sql } from '../../../kernel/vendure-sql';
import { FirmSettingsService } from '../../organizations';
import { PRICE_SOURCE, STOCK_SOURCE } from '../constants';
import { type FoundVariants, numbersIn, without } from '../domain/catalogue-columns';
import { indexStamp } from '../queries/catalogue-columns.sql';
import { SqlParams } from '../queries/sql-params';
import { type AssortmentView, loadAssortment, switchedOff, visibleVariants } from '../queries/visible-variants.sql';
import type { Buyer, BuyerView, CatalogueOffer, CataloguePriceSource, CatalogueStockSource } from '../types';

const offAndStamp = `SELECT (SELECT string_agg(o.id::text, ',') FROM (${switchedOff}) o) AS off, ${indexStamp} AS stamp`;

/** Who sees what. Nobody else decides it. */
@Injectable()
export class VisibilityService {
    constructor(
        private connection: TransactionalConnection,
        private moduleRef: ModuleRef,
        private firmSettings: FirmSettingsService,
    ) {}

    /** Those of the variants that the buyer sees at the moment. */
    async visibleVariantIds(ctx: RequestContext, buyer: Buyer, variantIds: readonly number[], at = new Date()): Promise<Set<number>> {
        if (variantIds.length === 0) return new Set();
        const params = new SqlParams();
        const text = `${keptMark} ${visibleVariants(await this.view(ctx, buyer, at), params, variantIds, true)}`;
        const rows = await sql<{ variant_id: number }>(this.connection, ctx, text, params.values);
        return new Set(rows.map(row => row.variant_id));
    }

    /** What the queries of the catalogue need to know of the buyer. */
    async view(ctx: RequestContext, buyer: Buyer, at: Date): Promise<BuyerView> {
        const { timeZone } = await this.firmSettings.get(ctx);
        const { companyId, ...offered } = await this.prices().offer(ctx, buyer, localDateOf(at, timeZone));
        // An end customer is offered what his root distributor is as a whole; the branches are the distributor's own.
        const branch = companyId === buyer.companyId ? buyer.branchId : undefined;
        const [row] = await once(ctx, `assortment:${companyId}:${branch}`, () =>
            sql<Omit<AssortmentView, keyof CatalogueOffer | 'buyerId'>>(this.connection, ctx, `${keptMark} ${loadAssortment}`, [companyId, branch ?? null, branch === null]));
        if (row === undefined) {
            throw new Error('The table assortment_settings has lost its row');
        }
        return { ...row, ...offered, buyerId: buyer.companyId };
    }

    /** All that the buyer sees, from memory; null where only the relation `visibleVariants` can tell. What is seen is the same. */
    async inMemory(ctx: RequestContext, view: AssortmentView, withPrices: boolean): Promise<{ found: FoundVariants; stamp: string } | null> {
        if (!view.byPrice || view.byCategory) return null;
        const [found, [row]] = await Promise.all([
            view.priced(ctx, withPrices),
            sql<{ off: string | null; stamp: string }>(this.connection, ctx, offAndStamp),
        ]);
        if (found === null) return null;
        const { off, stamp } = row as { off: string | null; stamp: string };
        return { found: without(found, numbersIn(off ?? '')), stamp };
    }

    /** Asked for late, because the pricing plugin is built after this one. */
    prices(): CataloguePriceSource {
        return this.moduleRef.get<CataloguePriceSource>(PRICE_SOURCE, { strict: false });
    }

    stock(): CatalogueStockSource {
        return this.moduleRef.get<CatalogueStockSource>(STOCK_SOURCE, { strict: false });
    }
}
