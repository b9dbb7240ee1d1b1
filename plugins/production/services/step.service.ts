import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ForbiddenError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';

import type { StaffScope } from '../../../kernel/scope';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { divideOutput, type Pieces } from '../domain/batch-division';
import { asOne, sameStep } from '../domain/batch-step';
import { decideStep, type FloorEvent } from '../domain/floor-step';
import type { OperationState } from '../domain/operation-states';
import { type Output, quantityReady } from '../domain/quantities';
import { WorkOrder } from '../entities/work-order.entity';
import { OperationRefusal } from '../errors';
import { lockTogether } from '../queries/batch-lock.query';
import { writeStep } from '../queries/floor-writing.query';
import { type FloorOperation, floorOperations, hasFreePlace, type OwnOperation, ownOperation } from '../queries/floor.query';
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

/** What a step is of: one operation, or that of each work order of a batch, with the pieces that fall to it. */
type Part = FloorOperation & { given: Pieces };

/**
 * One step of an operator, of all work orders of a batch at once. It holds the orders' rows, so of two operators at once one wins and the other is told why not;
 * it is done for all of them or for none.
 */
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

    /** Null when it is done. Of a batch any of its operations may be named. */
    take(ctx: RequestContext, scope: StaffScope, id: number, step: Step, time: StepTime): Promise<OperationRefusal | null> {
        const { event, output = noOutput } = step;
        return withTx(this.connection, ctx, async inner => {
            const own = await this.own(inner, scope, id);
            await this.reasons.refuseUnknown(inner, 'pause', event === 'pause' ? step.reasonCode : null);
            await this.reasons.refuseUnknown(inner, 'scrap', output.scrapReasonCode);
            const all = await floorOperations(this.connection, inner, await lockTogether(this.connection, inner, own.workOrderId));
            const asked = all.find(one => one.id === id);
            if (asked === undefined) {
                throw new EntityNotFoundError('Operation', id);
            }
            const members = sameStep(asked, all);
            const together = asOne(all);
            const operation = together.find(one => one.id === (members[0] ?? asked).id) ?? asked;
            const { workOrderState, quantity } = operation;
            const next = decideStep({ event, operation, all: together, quantity, workOrderState, isBatch: members.length > 1, kinds: own.kinds, output });
            if (typeof next !== 'string') {
                return new OperationRefusal(next.reason, next.quantity);
            }
            const at = time.when?.(operation.lastEventAt) ?? latest(time.now, operation.lastEventAt);
            if (next === 'running' && operation.state !== 'running' && time.isPast !== true && !(await hasFreePlace(this.connection, inner, operation.stationId))) {
                return new OperationRefusal('station-full');
            }
            const parts = divided(members, all, output);
            await writeStep(this.connection, inner, parts.map(part => ({ operationId: part.id, state: part.state, quantity: part.quantity, ...part.given })), {
                administratorId: scope.administratorId, next, at, scrapReasonCode: output.scrapReasonCode, reason: step.reason ?? null, reasonCode: step.reasonCode ?? null,
            });
            await this.record(inner, scope, parts, { ...step, output }, next, at);
            await this.moveWorkOrders(inner, scope, parts, next, at);
            for (const part of parts) {
                if (event === 'start') await this.notices.stage(inner, part, part.id, 'stage-started');
                if (next === 'done' && part.state !== 'done') await this.notices.stage(inner, part, part.id, 'stage-finished');
            }
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

    private async record(ctx: RequestContext, scope: StaffScope, parts: readonly Part[], step: Step & { output: Output }, next: OperationState, at: Date): Promise<void> {
        const { event, output } = step;
        for (const { id, state, companyId, given } of parts) {
            const pieces = output === noOutput ? {} : { ...given, scrapReasonCode: given.scrap > 0 ? output.scrapReasonCode : null };
            await this.audit.record(ctx, {
                scope, action: `operation.${event}`, entity: 'Operation', entityId: id, companyId: companyId ?? undefined,
                before: { state }, after: { state: next, ...pieces, at }, reason: step.reason ?? step.reasonCode ?? null,
            });
        }
    }

    private async moveWorkOrders(ctx: RequestContext, scope: StaffScope, parts: readonly Part[], next: OperationState, at: Date): Promise<void> {
        const ids = parts.map(part => part.workOrderId);
        const repository = this.connection.getRepository(ctx, WorkOrder);
        if (next === 'running' && parts.some(part => part.workOrderState === 'released')) {
            await repository.update({ id: In(ids), state: 'released' }, { state: 'running' });
        }
        const isReport = parts.every(part => part.state === next);
        if (next !== 'done' && !isReport) {
            return;
        }
        await this.workOrders.makeReady(ctx, ids);
        if (isReport) {
            return;
        }
        const open = await sql(this.connection, ctx, `SELECT 1 FROM production_operation WHERE "workOrderId" = ANY($1::int[]) AND state <> 'done' LIMIT 1`, [ids]);
        if (open.length > 0) return;
        await repository.update({ id: In(ids) }, { state: 'done' });
        for (const { workOrderId: id, orderId } of parts) {
            await this.finished.workEnded(ctx, scope, { id, orderId }, at);
        }
    }
}

/** Who gets how many of the pieces. Of one work order alone they are all his. */
function divided(members: readonly FloorOperation[], all: readonly FloorOperation[], { good, scrap }: Output): Part[] {
    const shares = members.map(one => {
        const own = all.filter(other => other.workOrderId === one.workOrderId);
        return { workOrderId: one.workOrderId, day: one.day, owed: Math.max(0, quantityReady(one, own, one.quantity)) };
    });
    const given = divideOutput(shares, { good, scrap });
    return members.map((one, index) => ({ ...one, given: given[index] ?? { good: 0, scrap: 0 } }));
}

/** Two servers' clocks may differ: nothing is written before what was written last. */
function latest(now: Date, lastEventAt: Date | null): Date {
    return lastEventAt !== null && lastEventAt > now ? lastEventAt : now;
}
