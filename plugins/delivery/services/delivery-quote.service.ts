import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { fromSafeNumber } from '../../../kernel/money';
import { sql } from '../../../kernel/vendure-sql';
import { deliveryCost, type DeliveryCost, type DeliveryGoods, type DeliveryTerms } from '../domain/delivery-cost';
import { type DeliveryWay, offeredWays } from '../domain/delivery-ways';
import { storedTerms, type StoredTerms, type VariantSize, variantSizes } from '../queries/delivery-facts.sql';

/** What is bought, as the buyer pays for it. */
export interface GoodsToDeliver {
    variantId: number;
    quantity: number;
    lineNet: number;
    taxRate: number;
}

export interface DeliveryAsked {
    companyId: number;
    currencyCode: string;
    /** Where it goes; null while that is not chosen yet: then the tariff of all other countries holds. */
    countryCode: string | null;
    goods: readonly GoodsToDeliver[];
}

/** All that the cost of delivery follows from, to be asked for one or several parts of the goods. */
export interface DeliveryOffer {
    ways: DeliveryWay[];
    goods: DeliveryGoods[];
    terms: DeliveryTerms;
}

/** What delivering goods to a company costs: two statements, however many goods. */
@Injectable()
export class DeliveryQuoteService {
    constructor(private connection: TransactionalConnection) {}

    async offer(ctx: RequestContext, asked: DeliveryAsked): Promise<DeliveryOffer> {
        const [stored] = await sql<StoredTerms>(this.connection, ctx, storedTerms, [asked.companyId]);
        if (stored === undefined) throw new Error('One row is always there');
        const sizes = await this.sizes(ctx, asked);
        return {
            ways: offeredWays(stored.ways),
            terms: termsFor(stored, asked.currencyCode, asked.countryCode),
            goods: asked.goods.map(({ variantId, quantity, lineNet, taxRate }) => {
                const size = sizes.get(variantId);
                return {
                    ...{ variantId, quantity, taxRate, net: fromSafeNumber(lineNet) },
                    weightG: size?.weightG ?? 0,
                    volumeMm3: Number(size?.volumeMm3 ?? 0),
                    unitsPerPallet: size?.unitsPerPallet ?? null,
                    oversizeNet: size?.oversizeNet == null ? null : BigInt(size.oversizeNet),
                };
            }),
        };
    }

    async quote(ctx: RequestContext, way: DeliveryWay, asked: DeliveryAsked): Promise<{ isOffered: boolean; cost: DeliveryCost }> {
        const { ways, goods, terms } = await this.offer(ctx, asked);
        return { isOffered: ways.includes(way), cost: deliveryCost(way, goods, terms) };
    }

    private async sizes(ctx: RequestContext, { goods, currencyCode }: DeliveryAsked): Promise<Map<number, VariantSize>> {
        if (goods.length === 0) return new Map();
        const rows = await sql<VariantSize>(this.connection, ctx, variantSizes, [[...new Set(goods.map(one => one.variantId))], currencyCode]);
        return new Map(rows.map(row => [row.variantId, row]));
    }
}

/** A country with rows of its own has only those; all others share the rows without a country. */
function termsFor(stored: StoredTerms, currencyCode: string, countryCode: string | null): DeliveryTerms {
    const ofCurrency = stored.currencies.find(one => one.currencyCode === currencyCode);
    const minimumNet = stored.minimumNet === null ? (ofCurrency?.minimumNet ?? null) : Number(stored.minimumNet);
    const inCurrency = <Row extends { countryCode: string | null; currencyCode: string }>(rows: readonly Row[]): Row[] => {
        const all = rows.filter(row => row.currencyCode === currencyCode);
        const own = all.filter(row => row.countryCode === countryCode);
        return own.length > 0 ? own : all.filter(row => row.countryCode === null);
    };
    const pallet = inCurrency(stored.pallets)[0];
    return {
        minimumNet: minimumNet === null ? null : fromSafeNumber(minimumNet),
        fixedNet: ofCurrency?.fixedNet == null ? null : fromSafeNumber(ofCurrency.fixedNet),
        volumetricDivisor: stored.volumetricDivisor,
        parcels: inCurrency(stored.parcels).map(({ upToG, net }) => ({ upToG, net: fromSafeNumber(net) })),
        palletNet: pallet === undefined ? null : fromSafeNumber(pallet.net),
    };
}
