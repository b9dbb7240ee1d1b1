import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { fromSafeNumber, toSafeNumber } from '../../../kernel/money';
import type { MemberScope } from '../../../kernel/scope';
import { checked, optional, recordId } from '../../../kernel/vendure-input';
import { AddressService } from '../../addresses';
import { type DeliveryWay, missingToMinimum, palletFill } from '../../delivery';
import { CompanyBranch } from '../../organizations';
import { withDelivery } from '../domain/agreed-delivery';
import type { Split } from '../domain/split';
import { CartReader } from './cart-reader.service';
import type { CartView } from './cart-view';
import { CartService } from './cart.service';
import { chargeOf, type DeliveryCharge, OrderDelivery, partOf } from './order-delivery.service';
import { OrderSplit } from './order-split';

const placeInput = z.object({ branchId: recordId, addressId: optional(recordId), cartId: optional(recordId) });
export interface DeliveryPlace {
    branchId: ID;
    addressId?: ID | null;
    /** The current one when left out. */
    cartId?: ID | null;
}

export interface DeliverySums {
    net: number;
    tax: number;
    gross: number;
    /** Of goods and delivery. */
    totalNet: number;
    totalTax: number;
    totalGross: number;
}

export interface DeliveryParts {
    /** Null for who may not see prices: that it is free tells something of them. */
    transport: string | null;
    transportNet: number;
    oversizeNet: number;
}

/** One of the two orders of a split. */
export interface SplitPart extends DeliveryParts {
    isNow: boolean;
    variantIds: number[];
    net: number;
}

export interface DeliveryOption extends DeliverySums, DeliveryParts {
    way: DeliveryWay;
    /** In two: what is here at once, the rest later; null where all of it comes at one time. */
    split: (DeliverySums & { parts: SplitPart[] }) | null;
}

/** What is to be delivered, and what the goods cost. */
export type DeliveredGoods = Pick<CartView, 'totalNet' | 'totalGross' | 'goods'>;

export interface CartDelivery {
    minimumNet: number | null;
    missingNet: number | null;
    pallets: { fillBasisPoints: number; count: number; lastPercent: number; isPartial: boolean; lines: { variantId: number; basisPoints: number }[] } | null;
}

/** What a buyer is told of delivery before he orders. */
@Injectable()
export class CheckoutDelivery {
    constructor(
        private connection: TransactionalConnection,
        private carts: CartService,
        private reader: CartReader,
        private addresses: AddressService,
        private delivery: OrderDelivery,
        private splits: OrderSplit,
    ) {}

    /** Each way that his company is offered, with all of its cost, for his cart of now. */
    async options(ctx: RequestContext, scope: MemberScope, place: DeliveryPlace): Promise<{ options: DeliveryOption[] }> {
        const cart = await this.reader.view(ctx, scope, await this.carts.find(ctx, scope, place.cartId));
        return { options: await this.optionsFor(ctx, scope, place, cart, await this.splits.of(ctx, cart.goods)) };
    }

    /** The same for goods that are ordered as they are, in no cart. */
    async optionsFor(ctx: RequestContext, scope: MemberScope, place: DeliveryPlace, cart: DeliveredGoods, split: Split | null): Promise<DeliveryOption[]> {
        const countryCode = await this.countryOf(ctx, scope, place);
        const offer = await this.delivery.offer(ctx, scope, countryCode, cart.goods);
        const partsOf = ({ delivery }: DeliveryCharge): DeliveryParts => {
            const { transport, transportNet, oversizeNet } = delivery ?? { transport: 'none', transportNet: 0, oversizeNet: 0 };
            return { transport: scope.permissions.has('see-prices') ? transport : null, transportNet, oversizeNet };
        };
        const sumsOf = (charges: readonly DeliveryCharge[]): DeliverySums => {
            const [net, gross] = [charges.reduce((sum, one) => sum + one.deliveryNet, 0), charges.reduce((sum, one) => sum + one.deliveryGross, 0)];
            const { totalNet, totalGross } = withDelivery({ ...cart, deliveryNet: net, deliveryGross: gross });
            return { net, gross, tax: gross - net, totalNet, totalGross, totalTax: totalGross - totalNet };
        };
        return offer.ways.map((way): DeliveryOption => {
            const whole = chargeOf(offer, way);
            const parts = split && [split.now, split.later].map(ids => {
                const places = cart.goods.flatMap((line, place) => (ids.includes(line.id) ? [place] : []));
                const charge = chargeOf(partOf(offer, places), way);
                return { charge, variantIds: [...new Set(places.map(place => cart.goods[place]?.variantId ?? 0))] };
            });
            return {
                ...{ way, ...partsOf(whole), ...sumsOf([whole]) },
                split: parts && {
                    ...sumsOf(parts.map(one => one.charge)),
                    parts: parts.map(({ charge, variantIds }, place) => ({ ...partsOf(charge), net: charge.deliveryNet, isNow: place === 0, variantIds })),
                },
            };
        });
    }

    /** What is missing to free delivery, and how full his pallets are. */
    async hint(ctx: RequestContext, scope: MemberScope, cart: CartView): Promise<CartDelivery> {
        const { goods, terms } = await this.delivery.offer(ctx, scope, null, cart.goods);
        const missing = missingToMinimum(fromSafeNumber(cart.totalNet), terms.minimumNet);
        const filled = palletFill(goods);
        const lines = goods.flatMap(({ variantId }, i) => (filled.shares[i] == null ? [] : [{ variantId, basisPoints: filled.shares[i] }]));
        const { fill, count, lastPercent, isPartial } = filled;
        return {
            minimumNet: terms.minimumNet === null ? null : toSafeNumber(terms.minimumNet),
            missingNet: missing === null ? null : toSafeNumber(missing),
            pallets: lines.length === 0 ? null : { fillBasisPoints: Number((fill.numerator * 10_000n) / fill.denominator), count: Number(count), lastPercent, isPartial, lines },
        };
    }

    private async countryOf(ctx: RequestContext, scope: MemberScope, place: DeliveryPlace): Promise<string> {
        const { branchId, addressId } = checked(placeInput, place);
        const branch = await this.connection.getRepository(ctx, CompanyBranch).findOne({ where: { id: branchId, companyId: scope.companyId, active: true } });
        const isForeign = scope.branchId !== null && scope.branchId !== branchId && !scope.permissions.has('see-whole-company');
        if (branch === null || isForeign) throw new EntityNotFoundError('CompanyBranch', branchId);
        if (addressId === null) return branch.countryCode;
        const address = (await this.addresses.usableFor(ctx, scope.companyId, [branchId])).find(one => one.id === addressId);
        if (address === undefined) throw new EntityNotFoundError('CompanyAddress', addressId);
        return address.countryCode;
    }
}
