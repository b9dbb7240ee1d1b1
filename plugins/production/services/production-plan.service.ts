import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { FirmSettingsService } from '../../organizations';
import { finitePlan, type PlannedSpan } from '../domain/finite-plan';
import { type Pin, taskOf } from '../domain/open-work';
import { hasBegun } from '../domain/operation-states';
import { isOutdated } from '../domain/outdated-plan';
import { type PlanBlock, planBlocks } from '../domain/plan-blocks';
import { planEffect, type PlanEffect } from '../domain/plan-effect';
import { ProductionPlan } from '../entities/production-plan.entity';
import { ProductionPlanRefusal } from '../errors';
import { openWork, type OpenWork } from '../queries/open-work.query';
import { carryOver, dropClosedSteps, earliestStart, endsByPlan, lockPlannedOrders, pinsOf, type PlanStep, unplannedCount, writePlanSteps } from '../queries/production-plan.query';
import { workOrderFacts, type WorkOrderFacts } from '../queries/work-order-facts.query';
import { placeOperationInput, planVersionInput } from './input-schemas';
import { PlanningService } from './planning.service';
import { PromiseService } from './promise.service';
import { StationService } from './station.service';

/** What is planned at once, so that one plan stays a matter of a second. */
const mostOperations = 20_000;
/** Of the work orders that a plan moves, those that are shown by name. */
const mostMoved = 50;

export interface PlanView extends ProductionPlan {
    operationCount: number;
    lateBefore: number;
    lateAfter: number;
    movedCount: number;
    moved: (PlanEffect['moved'][number] & WorkOrderFacts)[];
}

/** An operation that a planner puts somewhere, or with null lets go. */
interface Placed {
    operationId: number;
    pin: Pin | null;
}

/** A plan of the whole floor: made anew, tried out by moving operations, and published when it pleases. Nobody hears of a draft. */
@Injectable()
export class ProductionPlanService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly planning: PlanningService,
        private readonly stations: StationService,
        private readonly firm: FirmSettingsService,
        private readonly promises: PromiseService,
        private readonly audit: AuditService,
    ) {}

    /** The planner's own draft. */
    async draft(ctx: RequestContext, scope: StaffScope): Promise<PlanView | null> {
        const plan = await this.connection
            .getRepository(ctx, ProductionPlan)
            .findOneBy({ madeByAdministratorId: scope.administratorId, state: 'draft' });
        return plan && this.view(ctx, plan);
    }

    /** Plans all that is open from now on, the most urgent first. The planner's earlier draft is discarded. */
    start(ctx: RequestContext, scope: StaffScope, now: Date): Promise<PlanView | ProductionPlanRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const steps = await this.stepsFrom(inner, new Map(), now);
            if (steps instanceof ProductionPlanRefusal) return steps;
            const repository = this.connection.getRepository(inner, ProductionPlan);
            await repository.update({ madeByAdministratorId: scope.administratorId, state: 'draft' }, { state: 'discarded' });
            await dropClosedSteps(this.connection, inner, scope.administratorId);
            const plan = await repository.save(new ProductionPlan({ madeByAdministratorId: scope.administratorId, state: 'draft', version: 1, publishedAt: null }));
            await writePlanSteps(this.connection, inner, plan.id, steps);
            return this.view(inner, plan);
        });
    }

    /** Puts an operation where the planner wants it, or with no start lets it go where it fits; all others are planned around it. */
    place(ctx: RequestContext, scope: StaffScope, input: unknown, now: Date): Promise<PlanView | ProductionPlanRefusal> {
        const { planId, version, operationId, stationId, start } = checked(placeOperationInput, input);
        return withTx(this.connection, ctx, async inner => {
            const plan = await this.locked(inner, scope, planId, version);
            if (plan instanceof ProductionPlanRefusal) return plan;
            if (stationId !== null) await this.stations.active(inner, [stationId]);
            return this.rewrite(inner, plan, await this.pins(inner, planId), now, { operationId, pin: start === null ? null : { stationId, start } });
        });
    }

    /** Plans the draft anew by what has happened since, and keeps what the planner put somewhere himself. */
    refresh(ctx: RequestContext, scope: StaffScope, input: unknown, now: Date): Promise<PlanView | ProductionPlanRefusal> {
        const { planId, version } = checked(planVersionInput, input);
        return withTx(this.connection, ctx, async inner => {
            const plan = await this.locked(inner, scope, planId, version);
            return plan instanceof ProductionPlanRefusal ? plan : this.rewrite(inner, plan, await this.pins(inner, planId), now, null);
        });
    }

    /** Gives the floor the draft's times, and tells the customers to whom another day is promised by it. One that would begin in the past is looked at anew first. */
    publish(ctx: RequestContext, scope: StaffScope, input: unknown, now: Date): Promise<PlanView | ProductionPlanRefusal> {
        const { planId, version } = checked(planVersionInput, input);
        return withTx(this.connection, ctx, async inner => {
            await lockPlannedOrders(this.connection, inner, planId);
            const plan = await this.locked(inner, scope, planId, version);
            if (plan instanceof ProductionPlanRefusal) return plan;
            if ((await unplannedCount(this.connection, inner, planId)) > 0) return new ProductionPlanRefusal('floor-changed');
            if (isOutdated(await earliestStart(this.connection, inner, planId), now)) return new ProductionPlanRefusal('out-of-date');
            const ends = await this.endsOf(inner, planId);
            const view = await this.view(inner, plan, ends);
            const operations = await carryOver(this.connection, inner, planId);
            await this.connection.getRepository(inner, ProductionPlan).update({ id: planId }, { state: 'published', publishedAt: now, version: version + 1 });
            await this.audit.record(inner, {
                scope, action: 'production-plan.publish', entity: 'ProductionPlan', entityId: planId,
                after: { operations, lateBefore: view.lateBefore, lateAfter: view.lateAfter, moved: view.movedCount },
            });
            await this.promises.follow(inner, scope, ordersOf(ends), String(planId), now);
            await dropClosedSteps(this.connection, inner, scope.administratorId);
            return Object.assign(view, { state: 'published' as const, publishedAt: now, version: version + 1 });
        });
    }

    discard(ctx: RequestContext, scope: StaffScope, planId: number): Promise<void> {
        return withTx(this.connection, ctx, async inner => {
            const { affected } = await this.connection
                .getRepository(inner, ProductionPlan)
                .update({ id: planId, madeByAdministratorId: scope.administratorId, state: 'draft' }, { state: 'discarded' });
            if (affected !== 1) throw new EntityNotFoundError('ProductionPlan', planId);
            await dropClosedSteps(this.connection, inner, scope.administratorId);
        });
    }

    private async rewrite(
        ctx: RequestContext, plan: ProductionPlan, pins: Map<number, Pin>, now: Date, placed: Placed | null,
    ): Promise<PlanView | ProductionPlanRefusal> {
        const steps = await this.stepsFrom(ctx, pins, now, placed);
        if (steps instanceof ProductionPlanRefusal) return steps;
        await writePlanSteps(this.connection, ctx, plan.id, steps);
        const version = plan.version + 1;
        await this.connection.getRepository(ctx, ProductionPlan).update({ id: plan.id }, { version });
        return this.view(ctx, Object.assign(plan, { version }));
    }

    /** What is made at once is planned as one, and put somewhere as one. */
    private async stepsFrom(ctx: RequestContext, pins: Map<number, Pin>, now: Date, placed: Placed | null = null): Promise<PlanStep[] | ProductionPlanRefusal> {
        const open = await openWork(this.connection, ctx, now, mostOperations + 1);
        if (open.length > mostOperations) return new ProductionPlanRefusal('too-much');
        const blocks = planBlocks(open);
        if (placed !== null) {
            const asked = blocks.find(({ operations }) => operations.some(one => one.id === placed.operationId));
            if (asked === undefined || hasBegun(asked.together)) return new ProductionPlanRefusal('has-begun', 'operationId');
            for (const { id } of asked.operations) {
                if (placed.pin === null) pins.delete(id);
                else pins.set(id, placed.pin);
            }
        }
        const pinned = blocks.map(({ operations }) => operations.map(one => pins.get(one.id)).find(pin => pin !== undefined));
        const tasks = blocks.map((block, index) => taskOf(block.together, pinned[index], now));
        const stations = await this.stations.planStations(ctx, tasks.map(task => task.stationId), now);
        const spans = finitePlan(tasks, stations, [], await this.planning.calendar(ctx, now), now);
        return blocks.flatMap((block, index) => stepsOf(block, tasks[index]!.stationId, spans[index]!, pinned[index]));
    }

    /** Another's draft, or one that is no draft any more, looks like none. */
    private async locked(ctx: RequestContext, scope: StaffScope, planId: number, version: number): Promise<ProductionPlan | ProductionPlanRefusal> {
        const plan = await this.connection.getRepository(ctx, ProductionPlan).findOne({
            where: { id: planId, madeByAdministratorId: scope.administratorId, state: 'draft' },
            lock: { mode: 'pessimistic_write' },
        });
        if (plan === null) throw new EntityNotFoundError('ProductionPlan', planId);
        return plan.version === version ? plan : new ProductionPlanRefusal('stale-version', 'version');
    }

    private async pins(ctx: RequestContext, planId: number): Promise<Map<number, Pin>> {
        const rows = await pinsOf(this.connection, ctx, planId);
        return new Map(rows.map(({ operationId, ...pin }) => [operationId, pin]));
    }

    private async endsOf(ctx: RequestContext, planId: number) {
        const { timeZone } = await this.firm.get(ctx);
        const ends = await endsByPlan(this.connection, ctx, planId);
        return ends.map(one => ({ ...one, before: localDateOf(one.before, timeZone), after: localDateOf(one.after, timeZone) }));
    }

    private async view(ctx: RequestContext, plan: ProductionPlan, known?: Awaited<ReturnType<ProductionPlanService['endsOf']>>): Promise<PlanView> {
        const ends = known ?? (await this.endsOf(ctx, plan.id));
        const { lateBefore, lateAfter, moved } = planEffect(ends);
        const shown = moved.slice(0, mostMoved);
        const facts = await workOrderFacts(this.connection, ctx, shown.map(one => one.workOrderId), ctx.languageCode);
        return Object.assign(plan, {
            ...{ lateBefore, lateAfter, movedCount: moved.length },
            operationCount: ends.reduce((sum, one) => sum + one.operations, 0),
            moved: shown.flatMap(one => (facts.has(one.workOrderId) ? [{ ...one, ...facts.get(one.workOrderId)! }] : [])),
        });
    }
}

/** Those whose customers know of the work. What is for the shelf nobody waits for. */
function ordersOf(ends: ReadonlyArray<{ orderId: number | null; isKnown: boolean }>): number[] {
    return [...new Set(ends.flatMap(({ orderId, isKnown }) => (isKnown && orderId !== null ? [orderId] : [])))];
}

function stepsOf({ operations, together }: PlanBlock<OpenWork>, stationId: number, { start, end }: PlannedSpan, pin: Pin | undefined): PlanStep[] {
    const pinnedStart = pin === undefined || hasBegun(together) ? null : pin.start;
    return operations.map(({ id, batchId }) => ({ operationId: id, stationId, plannedStart: start, plannedEnd: end, pinnedStart, batchId }));
}
