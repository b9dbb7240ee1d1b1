import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import { toSafeNumber } from '../../../kernel/money';
import type { Buyer } from '../../assortment';
import { deliveryCost, type DeliveryCost, type DeliveryOffer, DeliveryQuoteService, type DeliveryWay, type GoodsToDeliver } from '../../delivery';
import { DistributorChainService } from '../../distributors';
import type { AgreedDelivery } from '../domain/agreed-delivery';
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

    /** For an order that is being placed: a way that the company is not offered ends it. */
    async agree(ctx: RequestContext, buyer: Buyer, way: DeliveryWay, countryCode: string, goods: readonly GoodsToDeliver[]): Promise<DeliveryCharge> {
        const offer = await this.offer(ctx, buyer, countryCode, goods);
        return offer.ways.includes(way) ? chargeOf(offer, way) : refuse(new PlacementRefusal('way-not-offered', 'deliveryWay'));
    }
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
