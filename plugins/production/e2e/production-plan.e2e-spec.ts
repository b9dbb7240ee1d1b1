import { EntityNotFoundError, type RequestContext, RequestContextService } from '@vendure/core';
import gql from 'graphql-tag';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { addWorkingDays, instantAt, localDateOf } from '../../../kernel/time';
import { Factory } from '../../../test/factories';
import { orderInState, staffMember } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { OperationRefusal, OperationService, RoutingService, StationService, WorkOrderService } from '..';
import { ProductionPlanRefusal } from '../errors';
import { PlanningService } from '../services/planning.service';
import { ProductionBoardService } from '../services/production-board.service';
import { ProductionPlanService } from '../services/production-plan.service';

const board = gql`
    query ($from: DateTime!, $until: DateTime!, $planId: ID) {
        productionBoard(from: $from, until: $until, planId: $planId) {
            stations { id } downtimes { stationId reason } hasMore bars { operationId stationId start end isPinned late orderCode companyName }
        }
    }
`;
const addDowntime = gql`mutation ($input: StationDowntimeInput!) { addStationDowntime(input: $input) { id } }`;
const endDowntime = gql`mutation ($id: ID!) { endStationDowntime(id: $id) { id until } }`;

const hour = 3_600_000;

describe('the plan of the whole floor', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let member: MemberScope;
    let variantId: number;
    let cutId: number;
    let planner: StaffScope;
    let another: StaffScope;
    let operator: StaffScope;
    let plans: ProductionPlanService;

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        const facts = await Factory.of(running);
        ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        plans = app.get(ProductionPlanService);
        const company = await facts.company();
        member = await facts.member(company.id);
        [variantId = 0] = await facts.variants(company.id, [{}]);
        const permissions = ['ReadWorkOrder', 'CreateWorkOrder', 'UpdateWorkOrder', 'OperateWork'];
        const scope = async (): Promise<StaffScope> =>
            ({ kind: 'staff', administratorId: (await staffMember(running, ['ReadWorkOrder', 'UpdateWorkOrder'])).id, userId: 0, permissions: new Set(permissions), reach: null });
        [planner, another, operator] = [await scope(), await scope(), await scope()];
        const name = { en: 'Station', fa: 'ایستگاه' };
        const station = async (code: string) => (await app.get(StationService).create(ctx, planner, {
            code, name, openMinute: 0, closeMinute: 1440, parallelOperations: 1, operatorIds: [operator.administratorId],
        })).id;
        cutId = await station('cut');
        const sewId = await station('sew');
        const operation = (kind: string, stationId: number) => ({ kind, name, stationId, setupMinutes: 0, minutesPerUnit: 1 });
        await app.get(RoutingService).create(ctx, planner, { title: 'Rug', variantId, operations: [operation('cut', cutId), operation('sew', sewId)] });
        // Every move is told.
        await running.sql('INSERT INTO production_settings (id, "promiseBufferDays", version) VALUES (1, 0, 1)');
        await running.adminClient.asSuperAdmin();
    });
    afterAll(() => running.stop());

    const make = async (quantity = 30) => {
        const order = await orderInState(running, 'Approved', member, [{ variantId, quantity }]);
        await running.server.app.get(WorkOrderService).planForOrder(ctx, planner, order.id, { release: true }, new Date());
        return order;
    };
    const started = async (scope = planner, now = new Date()) => {
        const plan = await plans.start(ctx, scope, now);
        if (plan instanceof ProductionPlanRefusal) throw new Error(plan.reason);
        return plan;
    };
    const operationsOf = (orderId: number) => running.sql<{ id: number; stationId: number; plannedStart: Date; plannedEnd: Date }>(
        `SELECT o.id, o."stationId", o."plannedStart", o."plannedEnd" FROM production_operation o JOIN production_work_order w ON w.id = o."workOrderId"
         WHERE w."orderId" = $1 ORDER BY o.sequence`, [orderId]);
    const barOf = async (planId: number, operationId: number, from: Date) => {
        const until = new Date(from.getTime() + 24 * hour);
        const { bars } = await running.server.app.get(ProductionBoardService).board(ctx, planner, { from, until, planId }, new Date());
        return bars.find(bar => bar.operationId === operationId);
    };
    /** After so many working days: stations stand still on the others, whenever this runs. */
    const noonOfWorkingDay = async (count: number) => {
        const calendar = await running.server.app.get(PlanningService).calendar(ctx, new Date());
        return instantAt(addWorkingDays(localDateOf(new Date(), calendar.timeZone), count, calendar), 720, calendar.timeZone);
    };
    const overfull = () => running.sql(
        `SELECT 1 FROM production_operation a JOIN production_operation b ON b."stationId" = a."stationId" AND b.id > a.id
         AND tstzrange(a."plannedStart", a."plannedEnd") && tstzrange(b."plannedStart", b."plannedEnd") WHERE a.state <> 'done' AND b.state <> 'done'`);

    it('is tried out around a downtime, and the floor and the customer hear of it when it is published', async () => {
        const orders = [await make(), await make()];
        const before = await operationsOf(orders[0]!.id);
        const { addStationDowntime } = await running.adminClient.query<{ addStationDowntime: { id: string } }>(addDowntime, {
            input: { stationId: String(cutId), from: new Date(Date.now() - hour), until: new Date(Date.now() + 240 * hour), reason: 'The blade is broken' },
        });
        const plan = await started();
        expect(plan).toMatchObject({ state: 'draft', version: 1, operationCount: 4, movedCount: 2 });
        expect(plan.moved.map(one => one.orderCode).sort()).toEqual(orders.map(one => one.code).sort());
        expect(await operationsOf(orders[0]!.id)).toEqual(before);

        const published = await plans.publish(ctx, planner, { planId: plan.id, version: 1 }, new Date());
        expect(published).toMatchObject({ state: 'published', movedCount: 2 });
        const [cut, sew] = await operationsOf(orders[0]!.id);
        expect(cut!.plannedStart.getTime()).toBeGreaterThan(Date.now() + 71 * hour);
        expect(sew!.plannedStart.getTime()).toBeGreaterThanOrEqual(cut!.plannedEnd.getTime());
        expect(await overfull()).toEqual([]);
        const [work] = await running.sql<{ plannedEnd: Date }>('SELECT "plannedEnd" FROM production_work_order WHERE "orderId" = $1', [orders[0]!.id]);
        expect(work?.plannedEnd).toEqual(sew!.plannedEnd);
        const told = await running.sql<{ aggregate: string }>(`SELECT DISTINCT aggregate FROM notification_message WHERE template = 'production-moved' ORDER BY aggregate`);
        expect(told.map(one => one.aggregate).sort()).toEqual(orders.map(one => `order:${one.id}`).sort());
        expect(await running.sql('SELECT 1 FROM production_plan_step')).toEqual([]);

        const { endStationDowntime } = await running.adminClient.query<{ endStationDowntime: { until: string } }>(endDowntime, { id: addStationDowntime.id });
        expect(new Date(endStationDowntime.until).getTime()).toBeLessThanOrEqual(Date.now());
    });

    it('keeps an operation where the planner puts it, shows it on his board only, and refuses an old version', async () => {
        const order = await make();
        const plan = await started();
        const [cut] = await operationsOf(order.id);
        const start = await noonOfWorkingDay(14);
        const placed = await plans.place(ctx, planner, { planId: plan.id, version: 1, operationId: cut!.id, start }, new Date());
        expect(placed).toMatchObject({ version: 2 });
        expect(await plans.place(ctx, planner, { planId: plan.id, version: 1, operationId: cut!.id, start: null }, new Date())).toMatchObject({ reason: 'stale-version' });
        const bar = await barOf(plan.id, cut!.id, start);
        expect(bar).toMatchObject({ isPinned: true, start });
        await expect(plans.place(ctx, another, { planId: plan.id, version: 2, operationId: cut!.id, start }, new Date())).rejects.toThrow(EntityNotFoundError);
        await expect(plans.discard(ctx, another, plan.id)).rejects.toThrow(EntityNotFoundError);
        expect(await plans.place(ctx, planner, { planId: plan.id, version: 2, operationId: cut!.id, start: null }, new Date())).toMatchObject({ version: 3 });
        expect(await barOf(plan.id, cut!.id, start)).toBeUndefined();
    });

    it('gives the board what is planned, and no draft of another', async () => {
        const order = await make();
        const plan = await started();
        const ask = (planId: string | null) => running.adminClient.query<{ productionBoard: { bars: { orderCode: string }[]; hasMore: boolean } }>(board, {
            from: new Date(Date.now() - 24 * hour), until: new Date(Date.now() + 60 * 24 * hour), planId,
        });
        const { productionBoard } = await ask(null);
        expect(productionBoard.hasMore).toBe(false);
        expect(productionBoard.bars.filter(one => one.orderCode === order.code)).toHaveLength(2);
        await expect(ask(String(plan.id))).rejects.toThrow('ProductionPlan');
    });

    it('is not published over work that came since, until it is planned again', async () => {
        const plan = await started();
        await make();
        expect(await plans.publish(ctx, planner, { planId: plan.id, version: 1 }, new Date())).toMatchObject({ reason: 'floor-changed' });
        expect(await plans.refresh(ctx, planner, { planId: plan.id, version: 1 }, new Date())).toMatchObject({ version: 2 });
        expect(await plans.publish(ctx, planner, { planId: plan.id, version: 2 }, new Date())).toMatchObject({ state: 'published' });
        expect(await overfull()).toEqual([]);
    });

    it('is planned anew from now before it is published, when it would begin work in the past', async () => {
        await make();
        const plan = await started(planner, new Date(Date.now() - 5 * hour));
        const before = await running.sql('SELECT id, "plannedStart" FROM production_operation ORDER BY id');
        expect(await plans.publish(ctx, planner, { planId: plan.id, version: 1 }, new Date())).toMatchObject({ reason: 'out-of-date' });
        expect(await running.sql('SELECT id, "plannedStart" FROM production_operation ORDER BY id')).toEqual(before);
        expect(await plans.refresh(ctx, planner, { planId: plan.id, version: 1 }, new Date())).toMatchObject({ version: 2 });
        expect(await plans.publish(ctx, planner, { planId: plan.id, version: 2 }, new Date())).toMatchObject({ state: 'published' });
    });

    it('is published once of two at once, while an operator begins: what has begun keeps its beginning', async () => {
        const order = await make();
        const plan = await started(planner, new Date(Date.now() + 48 * hour));
        const [cut] = await operationsOf(order.id);
        const operations = running.server.app.get(OperationService);
        const input = { planId: plan.id, version: 1 };
        const [one, two, begun] = await Promise.allSettled([
            plans.publish(ctx, planner, input, new Date()),
            plans.publish(ctx, planner, input, new Date()),
            operations.start(ctx, operator, cut!.id, new Date()),
        ]);
        expect([one, two].map(answer => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(begun.status === 'fulfilled' && !(begun.value instanceof OperationRefusal)).toBe(true);
        const anew = await started();
        expect(await plans.place(ctx, planner, { planId: anew.id, version: 1, operationId: cut!.id, start: new Date() }, new Date())).toMatchObject({ reason: 'has-begun' });
        await plans.publish(ctx, planner, { planId: anew.id, version: 1 }, new Date());
        const [after] = await operationsOf(order.id);
        expect(after!.plannedStart.getTime()).toBeLessThanOrEqual(Date.now());
        expect(await overfull()).toEqual([]);
    });
});
