import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';

import { orderParts } from '../domain/order-parts';
import { groupsOfLines, hasCategoryWarehouses, type OrderPartView, partsOfOrder, writeParts } from '../queries/order-parts.query';

/** By which warehouses an order leaves: for staff, and for the ERP, to which each part is an order of its own. */
@Injectable()
export class OrderParts {
    constructor(private connection: TransactionalConnection) {}

    /** As the order is placed; where no category has a warehouse of its own, orders have no parts. */
    async write(ctx: RequestContext, orderId: number): Promise<void> {
        const { manager } = this.connection.getRepository(ctx, Order);
        if (!(await hasCategoryWarehouses(manager))) return;
        const parts = orderParts(await groupsOfLines(manager, orderId));
        if (parts.length > 0) await writeParts(manager, orderId, parts);
    }

    of(ctx: RequestContext, orderId: number): Promise<OrderPartView[]> {
        return partsOfOrder(this.connection.getRepository(ctx, Order).manager, orderId, ctx.languageCode);
    }
}
