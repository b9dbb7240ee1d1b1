import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { fromSafeNumber, percentOf, toSafeNumber } from '../../../kernel/money';
import { localDateOf } from '../../../kernel/time';
import { sql } from '../../../kernel/vendure-sql';
import { type Buyer, type CatalogueOffer, type CataloguePriceSource, type CatalogueQuote, SqlParams } from '../../assortment';
import { chainPrices, type ChainStep, type DistributorChain, DistributorChainService } from '../../distributors';
import { FirmSettingsService } from '../../organizations';
import { chooseDiscount, type DiscountCandidate, discounted, type DiscountStep, discountSteps } from '../domain/category-discount';
import { choosePrice, type PriceCandidate, priceBreaks, type PriceStep } from '../domain/price-choice';
import { candidatesWithTax, ownPrices, type PriceView } from '../queries/own-prices.sql';
import { CategoryDiscountService } from './category-discount.service';

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
    /** The youngest of what the price is made of, rows, discount and mark-ups: a changed price has another number than the one that was shown. */
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
    /** What of the company's discounts speaks of the variant, the most specific first. */
    discounts: DiscountStep[];
    /** After the discount, before mark-ups. */
    discountedNet: number | null;
    /** From the root distributor down; none for a company that buys from the merchant. */
    markups: MarkupStep[];
}

interface CandidateRow {
    variantId: number;
    taxRate: number;
    candidates: PriceCandidate[];
    /** Those of the variant's categories that a discount reaches. */
    collectionIds: number[];
}

/** What holds for a buyer on a day, whatever he buys. */
interface Terms {
    day: string;
    chain: DistributorChain;
    discounts: DiscountCandidate[];
}

/** The one way to a price. */
@Injectable()
export class PriceService implements CataloguePriceSource {
    constructor(
        private connection: TransactionalConnection,
        private firmSettings: FirmSettingsService,
        private distributors: DistributorChainService,
        private discounts: CategoryDiscountService,
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
        const { terms, rows } = await this.candidates(ctx, buyer, [...quantities.keys()], at);
        const prices = new Map<number, ResolvedPrice>();
        for (const row of rows) {
            const price = resolved(row, quantities.get(row.variantId) ?? 0, buyer.currencyCode, terms);
            if (price !== null) prices.set(row.variantId, price);
        }
        return prices;
    }

    async offer(ctx: RequestContext, buyer: Buyer, day: string): Promise<CatalogueOffer> {
        const terms = await this.terms(ctx, buyer, day);
        const view = viewOf(buyer, terms);
        return {
            companyId: terms.chain.rootCompanyId,
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
        const { terms, rows } = await this.candidates(ctx, buyer, [...quantities.keys()], at);
        const quotes = new Map<number, CatalogueQuote>();
        for (const row of rows) {
            const price = resolved(row, quantities.get(row.variantId) ?? 0, buyer.currencyCode, terms);
            if (price === null) continue;
            const selling = (chosen: PriceCandidate) => countable(levels(row, chosen, terms).at(-1) ?? 0n);
            quotes.set(row.variantId, { price, breaks: priceBreaks(row.candidates, terms.day, selling) });
        }
        return quotes;
    }

    /** Why a price is what it is, with the rows that do not hold on the day too. For staff: it names the distributor's price. */
    async trace(ctx: RequestContext, buyer: Buyer, variantId: number, quantity: number, at: Date): Promise<PriceTrace> {
        const { terms, rows } = await this.candidates(ctx, buyer, [variantId], at, true);
        const { day, chain, discounts } = terms;
        const row = rows[0];
        const { chosen, steps } = choosePrice(row?.candidates ?? [], quantity, day);
        const amounts = row === undefined || chosen === null ? [] : levels(row, chosen, terms);
        const amountAt = (level: number) => (amounts[level] === undefined ? null : countable(amounts[level]));
        return {
            day,
            price: row === undefined ? null : resolved(row, quantity, buyer.currencyCode, terms),
            steps,
            discounts: discountSteps(discounts, row?.collectionIds ?? [], day, chosen?.takesDiscount ?? true),
            discountedNet: amountAt(0),
            markups: chain.steps.map((step, i) => ({ ...step, unitNet: amountAt(i + 1) })),
        };
    }

    private async terms(ctx: RequestContext, buyer: Buyer, day: string): Promise<Terms> {
        const chain = await this.distributors.chainOf(ctx, buyer.companyId);
        return { day, chain, discounts: await this.discounts.of(ctx, chain.rootCompanyId) };
    }

    private async candidates(ctx: RequestContext, buyer: Buyer, variantIds: readonly number[], at: Date, anyDay = false) {
        const { timeZone } = await this.firmSettings.get(ctx);
        const terms = await this.terms(ctx, buyer, localDateOf(at, timeZone));
        if (variantIds.length === 0) return { terms, rows: [] };
        const params = new SqlParams();
        const channelZoneId = Number(ctx.channel.defaultTaxZone?.id ?? 0);
        const text = candidatesWithTax(viewOf(buyer, terms), buyer.companyId, channelZoneId, variantIds, params, anyDay);
        return { terms, rows: await sql<CandidateRow>(this.connection, ctx, text, params.values) };
    }
}

function viewOf({ currencyCode }: Buyer, { day, chain: { rootCompanyId, markups, isOpen }, discounts }: Terms): PriceView {
    return { companyId: rootCompanyId, currencyCode, day, discounts, markups, isOpen };
}

function countable(amount: bigint): number | null {
    return amount <= BigInt(Number.MAX_SAFE_INTEGER) ? toSafeNumber(amount) : null;
}

/** The net price at each level of the tree: less the discount for the one who buys from the merchant, then what each mark-up makes of it. */
function levels(row: CandidateRow, chosen: PriceCandidate, terms: Terms): bigint[] {
    const points = discountOf(row, chosen, terms)?.basisPoints ?? 0;
    return chainPrices(terms.chain, toSafeNumber(discounted(fromSafeNumber(chosen.unitNet), points)));
}

function discountOf(row: CandidateRow, chosen: PriceCandidate, { day, discounts }: Terms): DiscountCandidate | null {
    return chosen.takesDiscount ? chooseDiscount(discounts, row.collectionIds, day) : null;
}

function resolved(row: CandidateRow, quantity: number, currencyCode: string, terms: Terms): ResolvedPrice | null {
    const { day, chain } = terms;
    const { chosen } = choosePrice(row.candidates, quantity, day);
    const unitNet = chosen === null ? null : countable(levels(row, chosen, terms).at(-1) ?? 0n);
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
        priceVersion: Math.max(chosen.version, discountOf(row, chosen, terms)?.version ?? 0, ...chain.steps.map(step => step.priceVersion)),
    };
}
