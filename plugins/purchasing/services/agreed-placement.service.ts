import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import type { DeliveryWay } from '../../delivery';
import { agreedPrice, agreedSource } from '../domain/agreed-price';
import { lineTotals } from '../domain/line-totals';
import { PlacementRefusal, refuse } from '../errors';
import { writeLines } from '../queries/cart.query';
import { CartService, priced } from './cart.service';
import { CheckoutDelivery, type DeliveryOption, type DeliveryPlace } from './checkout-delivery.service';
import { PlacementService } from './placement.service';

/** What was agreed of one article. */
export interface AgreedLine {
    variantId: number;
    /** In base units. */
    quantity: number;
    unit: string;
    unitQuantity: number;
    remark: string;
    /** Of one base unit, or of one square metre of what is cut from a roll. */
    unitNet: number;
    taxRate: number;
    rollWidthCm: number | null;
}

export interface AgreedWish {
    branchId: number;
    addressId: number | null;
    deliveryWay: DeliveryWay;
    wishedDate: string | null;
    remarks: string | null;
    /** What the buyer had before his eyes; another total is refused, and he decides on that one. */
    shownTotalGross: number;
}

/**
 * Orders at prices that were agreed beforehand. Whoever keeps the agreement calls this in the transaction in which he locks it, so that it is ordered
 * once. Everything but the price is as for every order: who may see the goods, stock, credit, approval, number and news. A refusal ends the transaction.
 */
@Injectable()
export class AgreedPlacement {
    constructor(
        private connection: TransactionalConnection,
        private carts: CartService,
        private placement: PlacementService,
        private checkout: CheckoutDelivery,
    ) {}

    /** Each way of delivery that the buyer is offered, with all that an order of these lines would come to: what `shownTotalGross` has to be. */
    async delivery(ctx: RequestContext, scope: MemberScope, lines: readonly AgreedLine[], place: DeliveryPlace): Promise<DeliveryOption[]> {
        const now = await this.carts.pricesOf(ctx, scope, new Map(lines.map(line => [line.variantId, line])));
        const goods = lines.map(({ variantId, quantity, ...line }, id) => {
            const price = agreedPrice({ ...line, priceSource: agreedSource }, now.get(variantId)) ?? line;
            const { net, gross } = lineTotals(price, quantity);
            return { id, variantId, quantity, orderSetId: null, taxRate: price.taxRate, lineNet: net, lineGross: gross };
        });
        const sum = (of: 'lineNet' | 'lineGross') => goods.reduce((total, line) => total + line[of], 0);
        return this.checkout.optionsFor(ctx, scope, place, { goods, totalNet: sum('lineNet'), totalGross: sum('lineGross') }, null);
    }

    async place(ctx: RequestContext, scope: MemberScope, lines: readonly AgreedLine[], { shownTotalGross, ...wish }: AgreedWish): Promise<number> {
        if (!scope.permissions.has('order')) {
            refuse(new PlacementRefusal('ordering-disabled'));
        }
        const cart = await this.carts.openBeside(ctx, scope);
        await writeLines(
            this.connection.getRepository(ctx, Order).manager,
            cart.orderId,
            lines.flatMap(line => priced(line.variantId, line, agreedPrice({ ...line, priceSource: agreedSource }, undefined) ?? undefined)),
        );
        return this.placement.placeCart(ctx, scope, scope, cart, { ...wish, specialTerms: null, paymentMethod: null }, { shownTotalGross, shownPriceStamp: null, isSplit: false });
    }
}
