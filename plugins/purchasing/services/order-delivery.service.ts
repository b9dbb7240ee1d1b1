import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { toSafeNumber } from '../../../kernel/money';
import type { Buyer } from '../../assortment';
import { deliveryCost, type DeliveryCost, type DeliveryOffer, DeliveryQuoteService, type DeliveryWay, type GoodsToDeliver } from '../../delivery';
import { DistributorChainService } from '../../distributors';
import type { AgreedDelivery } from '../domain/agreed-delivery';
import type { Split } from '../domain/split';
import { PlacementRefusal, refuse } from '../errors';

export interface DeliveryCharge {
    deliveryWay: DeliveryWay;
    delivery: AgreedDelivery | null;
    deliveryNet: number;
    deliveryGross: number;
}

/** What the delivery of a cart or draft costs its buyer. A distributor's end customers settle it with him: here it costs them nothing. */
@Injectable()
export class OrderDelivery {
    constructor(
        private quotes: DeliveryQuoteService,
        private distributors: DistributorChainService,
    ) {}

    async offer(ctx: RequestContext, { companyId, currencyCode }: Buyer, countryCode: string | null, goods: readonly GoodsToDeliver[]): Promise<DeliveryOffer> {
        const offer = await this.quotes.offer(ctx, { companyId, currencyCode, countryCode, goods });
        const { steps } = await this.distributors.chainOf(ctx, companyId);
        if (steps.length === 0) return offer;
        const terms = { ...offer.terms, minimumNet: null, fixedNet: null, parcels: [], palletNet: null };
        return { ...offer, terms, goods: offer.goods.map(one => ({ ...one, oversizeNet: null, unitsPerPallet: null })) };
    }

    /** For an order that is being placed, or the two of a split, each with its own minimum. A way that the company is not offered ends it. */
    async agree(
        ctx: RequestContext, buyer: Buyer, way: DeliveryWay, countryCode: string, goods: readonly (GoodsToDeliver & { id: number })[], split: Split | null,
    ): Promise<{ all: DeliveryCharge; parts: DeliveryCharge[] }> {
        const offer = await this.offer(ctx, buyer, countryCode, goods);
        if (!offer.ways.includes(way)) refuse(new PlacementRefusal('way-not-offered', 'deliveryWay'));
        if (split === null) return { all: chargeOf(offer, way), parts: [] };
        const placesOf = (ids: readonly number[]) => goods.flatMap((line, place) => (ids.includes(line.id) ? [place] : []));
        const parts = [split.now, split.later].map(ids => chargeOf(partOf(offer, placesOf(ids)), way));
        return { all: sumOf(way, parts), parts };
    }
}

function sumOf(way: DeliveryWay, parts: readonly DeliveryCharge[]): DeliveryCharge {
    const sum = (of: (one: DeliveryCharge) => number) => parts.reduce((total, one) => total + of(one), 0);
    return { deliveryWay: way, delivery: null, deliveryNet: sum(one => one.deliveryNet), deliveryGross: sum(one => one.deliveryGross) };
}

/** The same terms for the goods at these places: of one of several orders that a cart is split into. */
export function partOf(offer: DeliveryOffer, places: readonly number[]): DeliveryOffer {
    return { ...offer, goods: places.flatMap(place => offer.goods[place] ?? []) };
}

export function chargeOf({ goods, terms }: DeliveryOffer, way: DeliveryWay): DeliveryCharge {
    const cost = deliveryCost(way, goods, terms);
    return { deliveryWay: way, delivery: agreedDelivery(cost), deliveryNet: toSafeNumber(cost.net), deliveryGross: toSafeNumber(cost.gross) };
}

/** Null where nothing is charged and nothing was waived. */
function agreedDelivery({ transport, oversizeNet, taxRate }: DeliveryCost): AgreedDelivery | null {
    if (transport.kind === 'none' && oversizeNet === 0n) return null;
    return { transport: transport.kind, transportNet: toSafeNumber(transport.net), oversizeNet: toSafeNumber(oversizeNet), taxRate };
}
