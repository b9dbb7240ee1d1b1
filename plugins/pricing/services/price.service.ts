import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { fromSafeNumber, percentOf, toSafeNumber } from '../../../kernel/money';
import { localDateOf } from '../../../kernel/time';
import { sql } from '../../../kernel/vendure-sql';
import { type Buyer, type CataloguePriceSource, type CatalogueQuote, SqlParams } from '../../assortment';
import { FirmSettingsService } from '../../organizations';
import { choosePrice, type PriceCandidate, priceBreaks, type PriceStep } from '../domain/price-choice';
import { candidatesWithTax, ownPrices } from '../queries/own-prices.sql';

export interface ResolvedPrice {
    /** Minor units. */
    unitNet: number;
    /** In percent, of the company's tax zone. */
    taxRate: number;
    unitGross: number;
    currencyCode: string;
    source: 'contract' | 'list';
    /** Null for a contract price. */
    listId: number | null;
    /** Another number means another price than the one that was shown. */
    priceVersion: number;
    trace: PriceStep[];
}

export interface PriceTrace {
    day: string;
    price: ResolvedPrice | null;
    steps: PriceStep[];
}

interface CandidateRow {
    variantId: number;
    taxRate: number;
    candidates: PriceCandidate[];
}

/** The one way to a price. */
@Injectable()
export class PriceService implements CataloguePriceSource {
    constructor(
        private connection: TransactionalConnection,
        private firmSettings: FirmSettingsService,
    ) {}

    /**
     * What the buyer pays for each variant at the moment `at`. A variant that is absent from the answer is not for sale to
     * him. A variant named twice is priced at the sum of its quantities. One query, however many lines.
     */
    async resolvePrices(
        ctx: RequestContext,
        buyer: Buyer,
        lines: readonly { variantId: number; quantity: number }[],
        at: Date,
    ): Promise<Map<number, ResolvedPrice>> {
        const quantities = new Map<number, number>();
        for (const { variantId, quantity } of lines) quantities.set(variantId, (quantities.get(variantId) ?? 0) + quantity);
        const { day, rows } = await this.candidates(ctx, buyer, [...quantities.keys()], at);
        const prices = new Map<number, ResolvedPrice>();
        for (const row of rows) {
            const price = resolved(row, quantities.get(row.variantId) ?? 0, day, buyer.currencyCode);
            if (price !== null) prices.set(row.variantId, price);
        }
        return prices;
    }

    ownPrices(buyer: Buyer, day: string, params: SqlParams, variantIds?: readonly number[]): string {
        return ownPrices({ companyId: buyer.companyId, currencyCode: buyer.currencyCode, day }, params, variantIds === undefined ? {} : { variantIds });
    }

    async quote(
        ctx: RequestContext,
        buyer: Buyer,
        lines: readonly { variantId: number; quantity: number }[],
        at: Date,
    ): Promise<Map<number, CatalogueQuote>> {
        const quantities = new Map(lines.map(({ variantId, quantity }) => [variantId, quantity]));
        const { day, rows } = await this.candidates(ctx, buyer, [...quantities.keys()], at);
        const quotes = new Map<number, CatalogueQuote>();
        for (const row of rows) {
            const price = resolved(row, quantities.get(row.variantId) ?? 0, day, buyer.currencyCode);
            if (price !== null) quotes.set(row.variantId, { price, breaks: priceBreaks(row.candidates, day) });
        }
        return quotes;
    }

    /** Why a price is what it is, with the rows that do not hold on the day too. */
    async trace(ctx: RequestContext, buyer: Buyer, variantId: number, quantity: number, at: Date): Promise<PriceTrace> {
        const { day, rows } = await this.candidates(ctx, buyer, [variantId], at, true);
        const row = rows[0];
        if (row === undefined) return { day, price: null, steps: [] };
        return { day, price: resolved(row, quantity, day, buyer.currencyCode), steps: choosePrice(row.candidates, quantity, day).steps };
    }

    private async candidates(ctx: RequestContext, buyer: Buyer, variantIds: readonly number[], at: Date, anyDay = false) {
        const { timeZone } = await this.firmSettings.get(ctx);
        const day = localDateOf(at, timeZone);
        if (variantIds.length === 0) return { day, rows: [] };
        const params = new SqlParams();
        const view = { companyId: buyer.companyId, currencyCode: buyer.currencyCode, day };
        const text = candidatesWithTax(view, Number(ctx.channel.defaultTaxZone?.id ?? 0), variantIds, params, anyDay);
        return { day, rows: await sql<CandidateRow>(this.connection, ctx, text, params.values) };
    }
}

function resolved(row: CandidateRow, quantity: number, day: string, currencyCode: string): ResolvedPrice | null {
    const { chosen, steps } = choosePrice(row.candidates, quantity, day);
    if (chosen === null) return null;
    const net = fromSafeNumber(chosen.unitNet);
    return {
        unitNet: chosen.unitNet,
        taxRate: row.taxRate,
        unitGross: toSafeNumber(net + percentOf(net, row.taxRate, 'half-up')),
        currencyCode,
        source: chosen.listId === null ? 'contract' : 'list',
        listId: chosen.listId,
        priceVersion: chosen.version,
        trace: steps,
    };
}
