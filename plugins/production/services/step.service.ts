import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ForbiddenError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { keptMark, sql, sqlCount } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { decideStep, type FloorEvent } from '../domain/floor-step';
import type { OperationState } from '../domain/operation-states';
import type { Output } from '../domain/quantities';
import { Operation } from '../entities/operation.entity';
import { Output as OutputRow } from '../entities/output.entity';
import { TimeEntry } from '../entities/time-entry.entity';
import { WorkOrder } from '../entities/work-order.entity';
import { OperationRefusal } from '../errors';
import { type FloorOperation, floorOperations, type OwnOperation, ownOperation } from '../queries/floor.query';
import { lockWork } from '../queries/order-to-plan.query';
import { FinishedOrderService } from './finished-order.service';
import { ProductionNoticeService } from './production-notice.service';
import { ReasonService } from './reason.service';
import { WorkOrderService } from './work-order.service';

export interface Step {
    event: FloorEvent;
    reason?: string | null;
    reasonCode?: string | null;
    output?: Output;
}

export interface StepTime {
    now: Date;
    /** When it took place, by the operation's last event; left out: now. */
    when?: (lastEventAt: Date | null) => Date;
    /** It is told afterwards: its station had a place for it, whoever has that now. */
    isPast?: boolean;
}

const noOutput: Output = { good: 0, scrap: 0, scrapReasonCode: null };

/** One step of an operator. It holds the order's row, so of two operators at once one wins and the other is told why not. */
@Injectable()
export class StepService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly workOrders: WorkOrderService,
        private readonly finished: FinishedOrderService,
        private readonly reasons: ReasonService,
        private readonly notices: ProductionNoticeService,
        private readonly audit: AuditService,
    ) {}

    /** Null when it is done. */
    take(ctx: RequestContext, scope: StaffScope, id: number, step: Step, time: StepTime): Promise<OperationRefusal | null> {
        const { event, output = noOutput } = step;
        return withTx(this.connection, ctx, async inner => {
            const own = await this.own(inner, scope, id);
            await this.reasons.refuseUnknown(inner, 'pause', event === 'pause' ? step.reasonCode : null);
            await this.reasons.refuseUnknown(inner, 'scrap', output.scrapReasonCode);
            await lockWork(this.connection, inner, own);
            const all = await floorOperations(this.connection, inner, own.workOrderId);
            const operation = all.find(one => one.id === id);
            if (operation === undefined) {
                throw new EntityNotFoundError('Operation', id);
            }
            const { workOrderState, quantity } = operation;
            const next = decideStep({ event, operation, all, quantity, workOrderState, kinds: own.kinds, output });
            if (typeof next !== 'string') {
                return new OperationRefusal(next.reason, next.quantity);
            }
            const at = time.when?.(operation.lastEventAt) ?? latest(time.now, operation.lastEventAt);
            if (next === 'running' && operation.state !== 'running' && time.isPast !== true && !(await this.hasFreePlace(inner, operation.stationId))) {
                return new OperationRefusal('station-full');
            }
            await this.write(inner, scope, operation, next, { ...step, output }, at);
            await this.audit.record(inner, {
                scope, action: `operation.${event}`, entity: 'Operation', entityId: id, companyId: own.companyId ?? undefined,
                before: { state: operation.state }, after: { state: next, ...(output === noOutput ? {} : output), at }, reason: step.reason ?? step.reasonCode ?? null,
            });
            await this.moveWorkOrder(inner, scope, own, operation, next, at);
            if (event === 'start') await this.notices.stage(inner, own, id, 'stage-started');
            if (next === 'done' && operation.state !== 'done') await this.notices.stage(inner, own, id, 'stage-finished');
            return null;
        });
    }

    /** A record of another station looks like one that does not exist; without the permission nobody comes this far. */
    async own(ctx: RequestContext, scope: StaffScope, id: number): Promise<OwnOperation> {
        if (!scope.permissions.has('OperateWork')) {
            throw new ForbiddenError();
        }
        const own = await ownOperation(this.connection, ctx, id, scope.administratorId);
        if (own === null) {
            throw new EntityNotFoundError('Operation', id);
        }
        return own;
    }

    /** Locks the station, so that two operators cannot both take its last place. */
    private async hasFreePlace(ctx: RequestContext, stationId: number): Promise<boolean> {
        const [station] = await sql<{ places: number }>(
            this.connection, ctx, `${keptMark} SELECT "parallelOperations" AS places FROM production_station WHERE id = $1 FOR UPDATE`, [stationId],
        );
        const running = await this.connection.getRepository(ctx, Operation).countBy({ stationId, state: 'running' });
        return running < (station?.places ?? 0);
    }

    private async write(ctx: RequestContext, scope: StaffScope, operation: FloorOperation, next: OperationState, step: Step & { output: Output }, at: Date): Promise<void> {
        const { administratorId } = scope;
        const { id: operationId } = operation;
        const { good, scrap, scrapReasonCode } = step.output;
        const changed = await sqlCount(
            this.connection,
            ctx,
            `UPDATE production_operation SET state = $3, "updatedAt" = now(), "lastEventAt" = $4,
                "startedAt" = CASE WHEN $3 = 'running' THEN COALESCE("startedAt", $4) ELSE "startedAt" END,
                "finishedAt" = CASE WHEN $3 = 'done' THEN GREATEST($4::timestamptz, "startedAt") ELSE NULL END,
                "goodQuantity" = "goodQuantity" + $5, "scrapQuantity" = "scrapQuantity" + $6
             WHERE id = $1 AND state = $2`,
            [operationId, operation.state, next, at, good, scrap],
        );
        if (changed !== 1) {
            throw new Error('An operation changed under the lock of its order');
        }
        if (good + scrap > 0) {
            await this.connection.getRepository(ctx, OutputRow).insert({ operationId, administratorId, at, good, scrap, scrapReasonCode: scrap > 0 ? scrapReasonCode : null });
        }
        if (next === operation.state) {
            return;
        }
        if (next === 'running') {
            await this.connection.getRepository(ctx, TimeEntry).insert({ operationId, administratorId, startedAt: at });
            return;
        }
        await sqlCount(
            this.connection,
            ctx,
            `UPDATE production_time_entry SET "endedAt" = GREATEST($2::timestamptz, "startedAt"), "pauseReason" = $3, "pauseReasonCode" = $4, "updatedAt" = now()
             WHERE "operationId" = $1 AND "endedAt" IS NULL`,
            [operationId, at, step.reason ?? null, step.reasonCode ?? null],
        );
    }

    private async moveWorkOrder(ctx: RequestContext, scope: StaffScope, own: OwnOperation, operation: FloorOperation, next: OperationState, at: Date): Promise<void> {
        const { workOrderId: id, orderId } = own;
        const repository = this.connection.getRepository(ctx, WorkOrder);
        if (next === 'running' && operation.workOrderState === 'released') {
            await repository.update({ id }, { state: 'running' });
        }
        const isReport = next === operation.state;
        if (next !== 'done' && !isReport) {
            return;
        }
        await this.workOrders.makeReady(ctx, id);
        if (isReport) {
            return;
        }
        const open = await sql(this.connection, ctx, `SELECT 1 FROM production_operation WHERE "workOrderId" = $1 AND state <> 'done' LIMIT 1`, [id]);
        if (open.length === 0) {
            await repository.update({ id }, { state: 'done' });
            await this.finished.workEnded(ctx, scope, { id, orderId }, at);
        }
    }
}

/** Two servers' clocks may differ: nothing is written before what was written last. */
function latest(now: Date, lastEventAt: Date | null): Date {
    return lastEventAt !== null && lastEventAt > now ? lastEventAt : now;
}
