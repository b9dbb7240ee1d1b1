import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { localDateOf } from '../../../kernel/time';
import { sql } from '../../../kernel/vendure-sql';
import { type Buyer, SqlParams, VisibilityService } from '../../assortment';
import { orderable, stockFacts } from '../../availability';
import { FirmSettingsService } from '../../organizations';
import { type PriceQuote, PriceService } from '../../pricing';
import type { TaxedPart } from '../domain/set-lines';
import type { SetName } from '../domain/set-name';
import { faultOf, type SetFault, singlesNet } from '../domain/set-price';
import { type StockedPart, wholeSets } from '../domain/set-stock';
import { ProductSet } from '../entities/product-set.entity';
import { partUnits, type PartUnitRow, type SetChoice, type SetPartRow, type SetRow, setsOnSale } from '../queries/sets-on-sale.sql';

/** A part as a buyer may buy it; without a price when it has none for him. */
export interface JudgedPart extends SetPartRow, StockedPart {
    singleNet: number | null;
    taxRate: number;
    priceVersion: number;
    rollWidthCm: number | null;
    baseUnit: string;
}

export type SetRefusal = SetFault | 'part-not-visible' | 'not-for-sale';

/** What a set would be for a buyer, and why he is not offered it, if so. */
export interface JudgedSet {
    refusal: SetRefusal | null;
    /** Of one set: what the firm set, with the mark-ups of the distributors above an end customer on top. */
    unitNet: number | null;
    singlesNet: number | null;
    available: number | null;
    /** Whether the firm tells customers its stock in figures. */
    tellsStock: boolean;
    parts: JudgedPart[];
}

export interface SetOffer {
    setId: number;
    code: string;
    names: SetName;
    image: SetRow['image'];
    validUntil: string | null;
    version: number;
    /** What the firm set for one set, before mark-ups. */
    firmNet: number;
    unitNet: number;
    singlesNet: number;
    currencyCode: string;
    /** Whole sets that the parts' stock gives; null when all is made to order. */
    available: number | null;
    tellsStock: boolean;
    parts: Array<TaxedPart & StockedPart & { baseUnit: string }>;
}

/** Which sets are offered to whom, at which price. The number of queries does not depend on how many there are. */
@Injectable()
export class SetOfferService {
    constructor(
        private connection: TransactionalConnection,
        private visibility: VisibilityService,
        private prices: PriceService,
        private firmSettings: FirmSettingsService,
    ) {}

    /** Sets of which the buyer sees every part, and that are worth while for him. */
    async offers(ctx: RequestContext, buyer: Buyer, choice: SetChoice, at: Date): Promise<SetOffer[]> {
        const { timeZone } = await this.firmSettings.get(ctx);
        const params = new SqlParams();
        const text = setsOnSale(choice, buyer.currencyCode, localDateOf(at, timeZone), params);
        const rows = await sql<SetRow>(this.connection, ctx, text, params.values);
        const judged = await this.judge(ctx, buyer, rows.map(({ parts, unitNet }) => ({ parts, unitNet: Number(unitNet) })), at);
        return rows.flatMap((row, i) => asOffer(row, judged[i], buyer.currencyCode));
    }

    /** What the buyer would think of sets of these parts at these prices, saved or not. */
    async judge(ctx: RequestContext, buyer: Buyer, sets: ReadonlyArray<{ parts: readonly SetPartRow[]; unitNet: number }>, at: Date): Promise<JudgedSet[]> {
        const most = new Map<number, number>();
        for (const { variantId, quantity } of sets.flatMap(set => set.parts)) most.set(variantId, Math.max(quantity, most.get(variantId) ?? 0));
        const variantIds = [...most.keys()];
        if (variantIds.length === 0) return sets.map(() => ({ refusal: 'not-for-sale', unitNet: null, singlesNet: null, available: null, tellsStock: false, parts: [] }));
        const visible = await this.visibility.visibleVariantIds(ctx, buyer, variantIds, at);
        const quotes = await this.prices.quote(ctx, buyer, [...most].map(([variantId, quantity]) => ({ variantId, quantity })), at);
        const finals = await this.prices.finalPrices(ctx, buyer, sets.map(set => set.unitNet));
        const units = new Map((await sql<PartUnitRow>(this.connection, ctx, partUnits, [variantIds])).map(row => [row.variantId, row.baseUnit]));
        const { facts, showing } = await stockFacts(this.connection.getRepository(ctx, ProductSet).manager, variantIds);
        const tellsStock = showing.as === 'exact';
        return sets.map(({ parts }, i) => {
            const judged = parts.map(part => {
                const kept = facts.get(part.variantId);
                // What is sold before it is there is ordered by itself, and so in no set.
                const stock = { available: kept === undefined || kept.preSale !== null ? 0 : orderable(kept), baseUnit: units.get(part.variantId) ?? 'piece' };
                return { ...part, ...priceOf(quotes.get(part.variantId), part.quantity), ...stock };
            });
            return { ...verdict(finals[i] ?? null, judged, parts.every(part => visible.has(part.variantId))), tellsStock };
        });
    }
}

function priceOf(quote: PriceQuote | undefined, quantity: number): Pick<JudgedPart, 'singleNet' | 'taxRate' | 'priceVersion' | 'rollWidthCm'> {
    return { singleNet: quote?.unitNetAt(quantity) ?? null, taxRate: quote?.price.taxRate ?? 0, priceVersion: quote?.price.priceVersion ?? 0, rollWidthCm: quote?.price.rollWidthCm ?? null };
}

function verdict(unitNet: number | null, parts: JudgedPart[], isVisible: boolean): Omit<JudgedSet, 'tellsStock'> {
    const fault = unitNet === null ? 'not-for-sale' : faultOf(BigInt(unitNet), parts);
    const priced = parts.filter((part): part is JudgedPart & { singleNet: number } => part.singleNet !== null);
    const singles = priced.length === parts.length ? Number(singlesNet(priced)) : null;
    return { refusal: isVisible ? fault : 'part-not-visible', unitNet, singlesNet: singles, available: wholeSets(parts), parts };
}

function asOffer(row: SetRow, judged: JudgedSet | undefined, currencyCode: string): SetOffer[] {
    if (judged === undefined || judged.refusal !== null || judged.unitNet === null || judged.singlesNet === null) return [];
    const { id, code, names, image, validUntil, version } = row;
    const parts = judged.parts.map(part => ({ ...part, singleNet: part.singleNet ?? 0, priceVersion: Math.max(part.priceVersion, version) }));
    return [{
        ...{ setId: id, code, names, image, validUntil, version, currencyCode, parts },
        ...{ firmNet: Number(row.unitNet), unitNet: judged.unitNet, singlesNet: judged.singlesNet, available: judged.available, tellsStock: judged.tellsStock },
    }];
}
