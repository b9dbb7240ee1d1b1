import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { fromSafeNumber, percentOf, toSafeNumber } from '../../../kernel/money';
import { addDays, localDateOf } from '../../../kernel/time';
import { keptMark, sql } from '../../../kernel/vendure-sql';
import { type Buyer, type CatalogueBonus, type CatalogueOffer, type CataloguePriceSource, type CatalogueQuote, SqlParams } from '../../assortment';
import { chainPrices, type ChainStep, DistributorChainService } from '../../distributors';
import { FirmSettingsService } from '../../organizations';
import { type DiscountStep, discountSteps } from '../domain/category-discount';
import { discountedPrice } from '../domain/discounted-price';
import { discountedPacks, type Goods, type Pack, packTrace, type PackTraceStep, speaksOfGoods } from '../domain/pack-discount';
import { choosePrice, mostUnitNet, type PriceCandidate, priceBreaks, type PriceStep } from '../domain/price-choice';
import { type PriceTurn, priceTurns } from '../domain/price-outlook';
import { ladderOf, quantityTrace, type QuantityTraceStep } from '../domain/quantity-discount';
import { categoryNames } from '../queries/discounts.sql';
import { candidatesWithTax, ownPrices, pricedVariants, type PriceView } from '../queries/own-prices.sql';
import { type BuyerTerms, BuyerTermsService } from './buyer-terms.service';
import { OrderTermsService } from './order-terms.service';
import { OfferedPricesService } from './offered-prices.service';

export interface ResolvedPrice {
    /** Minor units, of one base unit; with a roll's width, of one square metre. */
    unitNet: number;
    /** Set for what is cut from a roll: its quantities are centimetres of length. */
    rollWidthCm: number | null;
    /** In percent, of the company's tax zone. */
    taxRate: number;
    unitGross: number;
    currencyCode: string;
    /** `distributor`: marked up; from which of the distributor's prices is his own business. */
    source: 'contract' | 'list' | 'distributor';
    /** Discounts of the whole order come off it, and bonuses are given with it: of a company's own price that is not final. */
    takesDiscount: boolean;
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
    discounts: (DiscountStep & { categoryName: string })[];
    /** After it, before that by quantity. */
    afterCategoryDiscount: number | null;
    /** Everybody's steps by quantity that speak of the variant, the most specific first. */
    quantityDiscounts: (QuantityTraceStep & { categoryName: string | null })[];
    /** After that by quantity, before that on whole packs. */
    afterQuantityDiscount: number | null;
    /** Everybody's on whole packs that speak of the variant, the most specific first. */
    packDiscounts: (PackTraceStep & { categoryName: string | null })[];
    /** After all discounts, before mark-ups. */
    discountedNet: number | null;
    /** From the root distributor down; none for a company that buys from the merchant. */
    markups: MarkupStep[];
    /** What would change it. */
    turns: PriceTurn[];
}

/** A price at a quantity, and the quantities from which it is another one. */
export interface PriceQuote extends CatalogueQuote {
    price: ResolvedPrice;
    /** What a base unit costs when so many are bought, whole packs included; null is not for sale. */
    unitNetAt: (quantity: number) => number | null;
}

interface CandidateRow {
    variantId: number;
    rollWidthCm: number | null;
    taxRate: number;
    candidates: PriceCandidate[];
    /** Those of the variant's categories that a discount reaches. */
    collectionIds: number[];
    /** Its units, when there are discounts on packs at all. */
    packs: Pack[];
}

/** The one way to a price. */
@Injectable()
export class PriceService implements CataloguePriceSource {
    constructor(
        private connection: TransactionalConnection,
        private firmSettings: FirmSettingsService,
        private distributors: DistributorChainService,
        private buyerTerms: BuyerTermsService,
        private orderTerms: OrderTermsService,
        private offered: OfferedPricesService,
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
        const terms = await this.buyerTerms.of(ctx, buyer, await this.dayOf(ctx, at));
        const rows = await this.candidates(ctx, buyer, [...quantities.keys()], terms);
        const prices = new Map<number, ResolvedPrice>();
        for (const row of rows) {
            const price = resolved(row, quantities.get(row.variantId) ?? 0, buyer.currencyCode, terms);
            if (price !== null) prices.set(row.variantId, price);
        }
        return prices;
    }

    async offer(ctx: RequestContext, buyer: Buyer, day: string): Promise<CatalogueOffer> {
        const terms = await this.buyerTerms.of(ctx, buyer, day);
        const view = viewOf(buyer, terms);
        return {
            companyId: terms.chain.rootCompanyId,
            ownPrices: (params, { variantIds, which } = {}) => (which ? pricedVariants : ownPrices)(view, params, variantIds),
            priced: (asking, withPrices) => this.offered.priced(asking, view, withPrices),
            quote: (asking, lines) => this.quoteOn(asking, buyer, lines, terms),
        };
    }

    async quote(ctx: RequestContext, buyer: Buyer, lines: readonly { variantId: number; quantity: number }[], at: Date): Promise<Map<number, PriceQuote>> {
        return this.quoteOn(ctx, buyer, lines, await this.buyerTerms.of(ctx, buyer, await this.dayOf(ctx, at)));
    }

    private async quoteOn(ctx: RequestContext, buyer: Buyer, lines: readonly { variantId: number; quantity: number }[], terms: BuyerTerms): Promise<Map<number, PriceQuote>> {
        const quantities = new Map(lines.map(({ variantId, quantity }) => [variantId, quantity]));
        const rows = await this.candidates(ctx, buyer, [...quantities.keys()], terms);
        const quotes = new Map<number, PriceQuote>();
        for (const row of rows) {
            const price = resolved(row, quantities.get(row.variantId) ?? 0, buyer.currencyCode, terms);
            if (price === null) continue;
            const steps = ladderOf(terms.discounts.quantity, row.collectionIds, terms.day).map(step => step.minQuantity);
            const breaks = (packs: readonly Pack[], step: number) => {
                const goods = { ...row, packs: [...packs] };
                const selling = (chosen: PriceCandidate, quantity: number) => countable(levels(goods, chosen, quantity, terms).at(-1) ?? 0n);
                return priceBreaks(row.candidates, terms.day, selling, steps, step);
            };
            const packs = discountedPacks(terms.discounts.pack, row, terms.day);
            quotes.set(row.variantId, {
                price,
                unitNetAt: quantity => resolved(row, quantity, buyer.currencyCode, terms)?.unitNet ?? null,
                breaks: breaks([], 1),
                packs: new Map(packs.map(pack => [pack.code, breaks([pack], pack.factor)])),
            });
        }
        return quotes;
    }

    /**
     * What amounts that are the firm's last word, the prices of sets, are for the buyer: an end customer pays the mark-ups down to
     * him on top. Null is not for sale, or too large to count.
     */
    async finalPrices(ctx: RequestContext, buyer: Buyer, amounts: readonly number[]): Promise<Array<number | null>> {
        const chain = await this.distributors.chainOf(ctx, buyer.companyId);
        return amounts.map(amount => (chain.isOpen ? countable(chainPrices(chain, amount).at(-1) ?? 0n) : null));
    }

    async bonuses(ctx: RequestContext, buyer: Buyer, variantIds: readonly number[], at: Date): Promise<Map<number, CatalogueBonus>> {
        const { bonuses } = await this.orderTerms.of(ctx, buyer, variantIds, at);
        return new Map(bonuses.map(({ variantId, buyQuantity, bonusQuantity, unitNet }) => [variantId, { buyQuantity, bonusQuantity, unitNet }]));
    }

    /** Why a price is what it is, with the rows that do not hold on the day too. For staff: it names the distributor's price. */
    async trace(ctx: RequestContext, buyer: Buyer, variantId: number, quantity: number, at: Date, onDay: string | null = null): Promise<PriceTrace> {
        const terms = await this.buyerTerms.of(ctx, buyer, onDay ?? (await this.dayOf(ctx, at)));
        const rows = await this.candidates(ctx, buyer, [variantId], terms, true);
        const { day, chain, discounts } = terms;
        const row = rows[0];
        const { chosen, steps } = choosePrice(row?.candidates ?? [], quantity, day);
        const goods: Goods = { variantId, collectionIds: row?.collectionIds ?? [], packs: row?.packs ?? [] };
        const { collectionIds } = goods;
        const takesDiscount = chosen?.takesDiscount ?? true;
        const own = chosen === null ? null : discountedPrice(chosen, discounts, goods, quantity, day);
        const amounts = row === undefined || chosen === null ? [] : levels(row, chosen, quantity, terms);
        const ofCategories = discountSteps(discounts.category, collectionIds, day, takesDiscount);
        const byQuantity = quantityTrace(discounts.quantity, collectionIds, quantity, day, takesDiscount);
        const ofPacks = packTrace(discounts.pack, goods, quantity, day, takesDiscount);
        const names = await this.categoryNames(ctx, [...ofCategories, ...byQuantity, ...ofPacks]);
        const named = <Step extends { collectionId: number | null }>(step: Step) => ({ ...step, categoryName: step.collectionId === null ? null : (names.get(step.collectionId) ?? '') });
        const amountAt = (level: number) => (amounts[level] === undefined ? null : countable(amounts[level]));
        return {
            day,
            price: row === undefined ? null : resolved(row, quantity, buyer.currencyCode, terms),
            steps,
            discounts: ofCategories.map(step => ({ ...step, categoryName: names.get(step.collectionId) ?? '' })),
            afterCategoryDiscount: own?.afterCategory ?? null,
            quantityDiscounts: byQuantity.map(named),
            afterQuantityDiscount: own?.afterQuantity ?? null,
            packDiscounts: ofPacks.map(named),
            discountedNet: amountAt(0),
            markups: chain.steps.map((step, i) => ({ ...step, unitNet: amountAt(i + 1) })),
            turns: row === undefined ? [] : turnsOf(row, quantity, buyer.currencyCode, terms),
        };
    }

    private async categoryNames(ctx: RequestContext, steps: { collectionId: number | null }[]): Promise<Map<number, string>> {
        const ids = steps.flatMap(step => step.collectionId ?? []);
        const rows = ids.length === 0 ? [] : await sql<{ id: number; name: string }>(this.connection, ctx, categoryNames, [ids, ctx.languageCode]);
        return new Map(rows.map(({ id, name }) => [id, name]));
    }

    /** The firm's calendar day. */
    private async dayOf(ctx: RequestContext, at: Date): Promise<string> {
        return localDateOf(at, (await this.firmSettings.get(ctx)).timeZone);
    }

    private async candidates(ctx: RequestContext, buyer: Buyer, variantIds: readonly number[], terms: BuyerTerms, traced = false): Promise<CandidateRow[]> {
        if (variantIds.length === 0) return [];
        const params = new SqlParams();
        const channelZoneId = Number(ctx.channel.defaultTaxZone?.id ?? 0);
        const text = candidatesWithTax(viewOf(buyer, terms), buyer.companyId, channelZoneId, variantIds, params, traced);
        return sql<CandidateRow>(this.connection, ctx, `${keptMark} ${text}`, params.values);
    }
}

function viewOf({ currencyCode }: Buyer, { day, chain: { rootCompanyId, markups, isOpen }, discounts }: BuyerTerms): PriceView {
    return { companyId: rootCompanyId, currencyCode, day, discounts, markups, isOpen };
}

function countable(amount: bigint): number | null {
    return amount <= BigInt(mostUnitNet) ? toSafeNumber(amount) : null;
}

/** The net price at each level of the tree: less the discounts for the one who buys from the merchant, then what each mark-up makes of it. */
function levels(row: CandidateRow, chosen: PriceCandidate, quantity: number, { day, chain, discounts }: BuyerTerms): bigint[] {
    return chainPrices(chain, discountedPrice(chosen, discounts, row, quantity, day).unitNet);
}

function resolved(row: CandidateRow, quantity: number, currencyCode: string, terms: BuyerTerms): ResolvedPrice | null {
    const { day, chain, discounts } = terms;
    const { chosen } = choosePrice(row.candidates, quantity, day);
    if (chosen === null) return null;
    const own = discountedPrice(chosen, discounts, row, quantity, day);
    const unitNet = countable(chainPrices(chain, own.unitNet).at(-1) ?? 0n);
    if (unitNet === null) return null;
    const net = fromSafeNumber(unitNet);
    const isOwn = chain.steps.length === 0;
    return {
        unitNet,
        rollWidthCm: row.rollWidthCm,
        taxRate: row.taxRate,
        unitGross: toSafeNumber(net + percentOf(net, row.taxRate, 'half-up')),
        currencyCode,
        source: isOwn ? (chosen.listId === null ? 'contract' : 'list') : 'distributor',
        takesDiscount: isOwn && chosen.takesDiscount,
        listId: chosen.listId,
        priceVersion: Math.max(chosen.version, own.category?.version ?? 0, own.quantity?.version ?? 0, own.pack?.version ?? 0, ...chain.steps.map(step => step.priceVersion)),
    };
}

/**
 * What begins later, or ends, or is for more of it, among all that speaks of the variant. Larger quantities are told without packs, as the
 * tiers of its page are: a discount on packs does not hold from a quantity on.
 */
function turnsOf(row: CandidateRow, quantity: number, currencyCode: string, terms: BuyerTerms): PriceTurn[] {
    const { category, quantity: steps, pack } = terms.discounts;
    const own = [...category, ...steps].filter(one => one.collectionIds === null || one.collectionIds.some(id => row.collectionIds.includes(id)));
    const ofPacks = pack.filter(one => speaksOfGoods(one, row));
    const days = [...row.candidates, ...own, ...ofPacks].flatMap(({ validFrom, validUntil }) => [...(validFrom === null ? [] : [validFrom]), ...(validUntil === null ? [] : [addDays(validUntil, 1)])]);
    const quantities = [...row.candidates, ...steps].map(one => one.minQuantity);
    const unitAt = (goods: CandidateRow) => (many: number, day: string) => resolved(goods, many, currencyCode, { ...terms, day })?.unitNet ?? null;
    return [
        ...priceTurns(unitAt({ ...row, packs: [] }), quantity, terms.day, { quantities, days: [] }),
        ...priceTurns(unitAt(row), quantity, terms.day, { quantities: [], days }),
    ];
}
