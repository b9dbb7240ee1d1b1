import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { fromSafeNumber, percentOf, toSafeNumber } from '../../../kernel/money';
import { localDateOf } from '../../../kernel/time';
import { sql } from '../../../kernel/vendure-sql';
import { type Buyer, type CatalogueOffer, type CataloguePriceSource, type CatalogueQuote, SqlParams } from '../../assortment';
import { chainPrices, type ChainStep, type DistributorChain, DistributorChainService } from '../../distributors';
import { FirmSettingsService } from '../../organizations';
import { choosePrice, type PriceCandidate, priceBreaks, type PriceStep, type SellingPrice } from '../domain/price-choice';
import { candidatesWithTax, ownPrices, type PriceView } from '../queries/own-prices.sql';

export interface ResolvedPrice {
    /** Minor units. */
    unitNet: number;
    /** In percent, of the company's tax zone. */
    taxRate: number;
    unitGross: number;
    currencyCode: string;
    /** `distributor`: marked up; from which of the distributor's prices is his own business. */
    source: 'contract' | 'list' | 'distributor';
    /** Null for a contract price. */
    listId: number | null;
    /** The youngest of what the price is made of, rows and mark-ups: a changed price has another number than the one that was shown. */
    priceVersion: number;
}

/** What one distributor puts on top, and what comes of it. */
export interface MarkupStep extends Pick<ChainStep, 'companyId' | 'companyName' | 'distributorCompanyId' | 'distributorName' | 'markupBasisPoints' | 'isOpen'> {
    unitNet: number | null;
}

export interface PriceTrace {
    day: string;
    price: ResolvedPrice | null;
    steps: PriceStep[];
    /** From the root distributor down; none for a company that buys from the merchant. */
    markups: MarkupStep[];
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
        private distributors: DistributorChainService,
    ) {}

    /**
     * What the buyer pays for each variant at the moment `at`. A variant that is absent from the answer is not for sale to
     * him. A variant named twice is priced at the sum of its quantities. A fixed
     * number of queries, however many lines and however deep the tree of distributors above him.
     */
    async resolvePrices(
        ctx: RequestContext,
        buyer: Buyer,
        lines: readonly { variantId: number; quantity: number }[],
        at: Date,
    ): Promise<Map<number, ResolvedPrice>> {
        const quantities = new Map<number, number>();
        for (const { variantId, quantity } of lines) quantities.set(variantId, (quantities.get(variantId) ?? 0) + quantity);
        const { day, chain, rows } = await this.candidates(ctx, buyer, [...quantities.keys()], at);
        const prices = new Map<number, ResolvedPrice>();
        for (const row of rows) {
            const price = resolved(row, quantities.get(row.variantId) ?? 0, day, buyer.currencyCode, chain);
            if (price !== null) prices.set(row.variantId, price);
        }
        return prices;
    }

    async offer(ctx: RequestContext, buyer: Buyer, day: string): Promise<CatalogueOffer> {
        const chain = await this.distributors.chainOf(ctx, buyer.companyId);
        const view = viewOf(buyer, day, chain);
        return {
            companyId: chain.rootCompanyId,
            ownPrices: (params, variantIds) => ownPrices(view, params, variantIds === undefined ? {} : { variantIds }),
        };
    }

    async quote(
        ctx: RequestContext,
        buyer: Buyer,
        lines: readonly { variantId: number; quantity: number }[],
        at: Date,
    ): Promise<Map<number, CatalogueQuote>> {
        const quantities = new Map(lines.map(({ variantId, quantity }) => [variantId, quantity]));
        const { day, chain, rows } = await this.candidates(ctx, buyer, [...quantities.keys()], at);
        const quotes = new Map<number, CatalogueQuote>();
        for (const row of rows) {
            const price = resolved(row, quantities.get(row.variantId) ?? 0, day, buyer.currencyCode, chain);
            if (price !== null) quotes.set(row.variantId, { price, breaks: priceBreaks(row.candidates, day, sellingPrice(chain)) });
        }
        return quotes;
    }

    /** Why a price is what it is, with the rows that do not hold on the day too. For staff: it names the distributor's price. */
    async trace(ctx: RequestContext, buyer: Buyer, variantId: number, quantity: number, at: Date): Promise<PriceTrace> {
        const { day, chain, rows } = await this.candidates(ctx, buyer, [variantId], at, true);
        const row = rows[0];
        const { chosen, steps } = choosePrice(row?.candidates ?? [], quantity, day);
        const levels = chosen === null ? [] : chainPrices(chain, chosen.unitNet);
        const markups = chain.steps.map((step, i) => ({ ...step, unitNet: levels[i + 1] === undefined ? null : countable(levels[i + 1] ?? 0n) }));
        return { day, price: row === undefined ? null : resolved(row, quantity, day, buyer.currencyCode, chain), steps, markups };
    }

    private async candidates(ctx: RequestContext, buyer: Buyer, variantIds: readonly number[], at: Date, anyDay = false) {
        const { timeZone } = await this.firmSettings.get(ctx);
        const day = localDateOf(at, timeZone);
        const chain = await this.distributors.chainOf(ctx, buyer.companyId);
        if (variantIds.length === 0) return { day, chain, rows: [] };
        const params = new SqlParams();
        const channelZoneId = Number(ctx.channel.defaultTaxZone?.id ?? 0);
        const text = candidatesWithTax(viewOf(buyer, day, chain), buyer.companyId, channelZoneId, variantIds, params, anyDay);
        return { day, chain, rows: await sql<CandidateRow>(this.connection, ctx, text, params.values) };
    }
}

function viewOf({ currencyCode }: Buyer, day: string, { rootCompanyId, markups, isOpen }: DistributorChain): PriceView {
    return { companyId: rootCompanyId, currencyCode, day, markups, isOpen };
}

function countable(amount: bigint): number | null {
    return amount <= BigInt(Number.MAX_SAFE_INTEGER) ? toSafeNumber(amount) : null;
}

function sellingPrice(chain: DistributorChain): SellingPrice {
    return unitNet => countable(chainPrices(chain, unitNet).at(-1) ?? 0n);
}

function resolved(row: CandidateRow, quantity: number, day: string, currencyCode: string, chain: DistributorChain): ResolvedPrice | null {
    const { chosen } = choosePrice(row.candidates, quantity, day);
    const unitNet = chosen === null ? null : sellingPrice(chain)(chosen.unitNet);
    if (chosen === null || unitNet === null) return null;
    const net = fromSafeNumber(unitNet);
    const isOwn = chain.steps.length === 0;
    return {
        unitNet,
        taxRate: row.taxRate,
        unitGross: toSafeNumber(net + percentOf(net, row.taxRate, 'half-up')),
        currencyCode,
        source: isOwn ? (chosen.listId === null ? 'contract' : 'list') : 'distributor',
        listId: chosen.listId,
        priceVersion: Math.max(chosen.version, ...chain.steps.map(step => step.priceVersion)),
    };
}
