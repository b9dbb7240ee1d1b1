import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import type { StaffScope } from '../../../kernel/scope';
import { changesOfOrder, namesOfVariants, openChange, openChanges } from '../queries/order-change.query';

/** What was asked to have changed, as people read it. */
@Injectable()
export class OrderChangeReader {
    constructor(private connection: TransactionalConnection) {}

    /** All that was asked of an order that the caller has found, with what its lines are called. */
    async ofOrder(ctx: RequestContext, orderId: number) {
        const changes = await changesOfOrder(this.manager(ctx), orderId);
        const variantIds = changes.flatMap(change => change.lines.map(line => line.variantId));
        const names = await namesOfVariants(this.manager(ctx), variantIds, ctx.languageCode, ctx.channel.defaultLanguageCode);
        return changes.map(change => ({
            ...change,
            askedAt: change.createdAt,
            lines: change.lines.map(line => ({ ...line, sku: '', name: '', ...names.get(line.variantId) })),
        }));
    }

    async isOpen(ctx: RequestContext, orderId: number): Promise<boolean> {
        return (await openChange(this.manager(ctx), orderId)) !== null;
    }

    /** What waits for staff, of the companies that they see. */
    async waiting(ctx: RequestContext, scope: StaffScope) {
        return (await openChanges(this.manager(ctx), scope.reach)).map(change => ({ ...change, askedAt: change.createdAt }));
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}
