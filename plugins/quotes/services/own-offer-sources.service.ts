import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

import type { MemberScope } from '../../../kernel/scope';
import { ListRows, ShoppingListService } from '../../lists';
import { CustomerOrderService } from '../../purchasing';
import { CartToAsk } from './cart-to-ask.service';
import type { OwnOfferStart } from './own-offer-input';
import type { SourceRow } from './own-offer-lines.service';

/** What an offer may begin with: a cart, a shopping list or an order that he sees. They stay as they are. */
@Injectable()
export class OwnOfferSources {
    constructor(
        private carts: CartToAsk,
        private lists: ShoppingListService,
        private listRows: ListRows,
        private orders: CustomerOrderService,
    ) {}

    async rows(ctx: RequestContext, scope: MemberScope, { cartId, listId, orderCode }: OwnOfferStart): Promise<SourceRow[]> {
        if (cartId !== null) return this.carts.lines(ctx, scope, cartId, []);
        if (listId !== null) {
            await this.lists.found(ctx, scope, listId);
            return this.listRows.of(ctx, listId);
        }
        if (orderCode !== null) {
            const order = await this.orders.find(ctx, scope, orderCode);
            const lines = await order.batch.linesOf(order.orderId);
            return lines.map(({ variantId, unit, unitQuantity }) => ({ variantId, unit, quantity: unitQuantity }));
        }
        return [];
    }
}
