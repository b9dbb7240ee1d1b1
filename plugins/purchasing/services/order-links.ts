import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';

/** Makes the link by which an order is followed without signing in. */
export type OrderLinkMaker = (ctx: RequestContext, orderId: number) => Promise<string>;

/** Where a buyer without an account follows his order. The plugin that has the page registers at start. */
@Injectable()
export class OrderLinks {
    private maker: OrderLinkMaker | null = null;

    register(maker: OrderLinkMaker): void {
        this.maker = maker;
    }

    /** Null for whoever signs in to see his orders. */
    async of(ctx: RequestContext, order: { orderId: number; isGuestOrder: boolean }): Promise<string | null> {
        return order.isGuestOrder && this.maker !== null ? this.maker(ctx, order.orderId) : null;
    }
}
