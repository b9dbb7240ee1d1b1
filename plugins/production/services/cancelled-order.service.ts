import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus, OrderStateTransitionEvent, type RequestContext, TransactionalConnection } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { OrderHolds } from '../../purchasing';
import { leaveBatch } from '../queries/batch-lock.query';

const reason = 'The order was cancelled';

/** Nobody makes what nobody wants any more: work ends with its order, in the transaction that cancels it. */
@Injectable()
export class CancelledOrderService implements OnModuleInit {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly events: EventBus,
        private readonly audit: AuditService,
        private readonly holds: OrderHolds,
    ) {}

    onModuleInit(): void {
        this.holds.register({
            holds: async (ctx, orderId) => {
                const found = await sql(this.connection, ctx, `SELECT 1 FROM production_work_order WHERE "orderId" = $1 AND state <> 'cancelled' LIMIT 1`, [orderId]);
                return found.length > 0;
            },
        });
        this.events.registerBlockingEventHandler({
            event: OrderStateTransitionEvent,
            id: 'stop-work-of-cancelled-order',
            handler: async ({ ctx, order, toState }) => {
                if (toState === 'Cancelled') await this.stopWork(ctx, Number(order.id));
            },
        });
    }

    /** The order's row is locked by whoever cancels it. Work under way ends now, so that its station is free again; what is made at once with it goes on without it. */
    private async stopWork(ctx: RequestContext, orderId: number): Promise<void> {
        const stopped = await sql<{ id: number; companyId: number }>(
            this.connection,
            ctx,
            `UPDATE production_work_order SET state = 'cancelled', "updatedAt" = now()
             WHERE "orderId" = $1 AND state IN ('planned', 'released', 'running') RETURNING id, "companyId"`,
            [orderId],
        );
        const ids = stopped.map(workOrder => workOrder.id);
        await leaveBatch(this.connection, ctx, ids);
        await sql(
            this.connection,
            ctx,
            `WITH stopped AS (
                UPDATE production_operation SET state = 'paused', "updatedAt" = now()
                WHERE "workOrderId" = ANY($1::int[]) AND state = 'running' RETURNING id)
             UPDATE production_time_entry t SET "endedAt" = GREATEST(now(), t."startedAt"), "pauseReason" = $2, "updatedAt" = now()
             FROM stopped WHERE t."operationId" = stopped.id AND t."endedAt" IS NULL`,
            [ids, reason],
        );
        for (const { id, companyId } of stopped) {
            await this.audit.record(ctx, { scope: systemScope, action: 'work-order.cancel', entity: 'WorkOrder', entityId: id, companyId, reason });
        }
    }
}
