import type { ActiveOrderStrategy, Injector, Order, RequestContext } from '@vendure/core';
import { OrderService } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { CartService } from '../services/cart.service';

let scopes: ScopeService;
let carts: CartService;
let orders: OrderService;

/** Core's active order is the member's cart. Only our cart service makes one, under its lock. */
export const memberCartStrategy: ActiveOrderStrategy = {
    name: 'member-cart',
    init(injector: Injector) {
        scopes = injector.get(ScopeService);
        carts = injector.get(CartService);
        orders = injector.get(OrderService);
    },
    async determineActiveOrder(ctx: RequestContext): Promise<Order | undefined> {
        const scope = await scopes.tryMember(ctx);
        const cart = scope && (await carts.find(ctx, scope));
        return cart ? orders.findOne(ctx, cart.orderId) : undefined;
    },
};
