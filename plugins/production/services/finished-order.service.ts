import { Injectable } from '@nestjs/common';
import { ForbiddenError, type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { ensureLocalPlaces, lockStock } from '../../availability';
import { CompanyOrderService } from '../../purchasing';
import { isProductionFinished, missingOf } from '../domain/line-shortage';
import { WorkOrder } from '../entities/work-order.entity';
import { lockOrder } from '../queries/order-to-plan.query';
import { receiveMade } from '../queries/shelf-work.query';
import { linesInProduction } from '../queries/shortage.query';
import { ProductionNoticeService } from './production-notice.service';

/** The end of an order's production: it goes on by itself when all of it is made, and waits for a decision when something is missing. */
@Injectable()
export class FinishedOrderService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly orders: CompanyOrderService,
        private readonly notices: ProductionNoticeService,
    ) {}

    /** A work order is done or was stopped. Call it under its lock. */
    async workEnded(ctx: RequestContext, scope: Scope, { id, orderId }: { id: number; orderId: number | null }, now: Date): Promise<void> {
        if (orderId === null) await this.toShelf(ctx, id);
        else await this.finish(ctx, scope, orderId, now, id);
    }

    /** Moves the order on when nothing is left to be made for it. Call it under the order's lock; `workOrderId` is the one that has just ended. */
    async finish(ctx: RequestContext, scope: Scope, orderId: number, now: Date, workOrderId: number | null = null): Promise<void> {
        const lines = await linesInProduction(this.connection, ctx, orderId);
        const head = await lockOrder(this.connection, ctx, orderId);
        if (head?.state !== 'InProduction') return;
        if (isProductionFinished(lines)) {
            await this.move(ctx, scope, orderId, 'ReadyToShip');
            await this.notices.readyToShip(ctx, orderId, head.orderCode, now);
        } else if (workOrderId !== null && lines.some(line => missingOf(line) > 0)) {
            await this.notices.shortage(ctx, workOrderId, lines);
        }
    }

    /** What came out of work for the shelf lies there from now on. */
    private async toShelf(ctx: RequestContext, workOrderId: number): Promise<void> {
        const manager = this.connection.getRepository(ctx, WorkOrder).manager;
        const { variantId } = await this.connection.getRepository(ctx, WorkOrder).findOneByOrFail({ id: workOrderId });
        await ensureLocalPlaces(manager, [variantId]);
        await lockStock(manager, [variantId]);
        await receiveMade(this.connection, ctx, workOrderId);
    }

    /** Something was written before, so a refusal of the order's own rules undoes it all. */
    async move(ctx: RequestContext, scope: Scope, orderId: number, to: 'InProduction' | 'ReadyToShip'): Promise<void> {
        const answer = await this.orders.transition(ctx, orderId, to, scope);
        if (answer !== 'done') {
            throw answer.reason === 'not-allowed' ? new ForbiddenError() : new UserInputError(`orderId: ${answer.reason}`);
        }
    }
}
