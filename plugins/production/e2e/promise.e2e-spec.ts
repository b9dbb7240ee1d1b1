import { EntityNotFoundError, type RequestContext, RequestContextService } from '@vendure/core';
import gql from 'graphql-tag';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { addDays } from '../../../kernel/time';
import { Factory } from '../../../test/factories';
import { openPortal, orderInState, staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { RoutingService, StationService, WorkOrderRefusal, WorkOrderService } from '..';
import { PromiseRefusalError } from '../errors';
import { ProductionPlanService } from '../services/production-plan.service';
import { PromiseService } from '../services/promise.service';

const myOrder = gql`query ($code: String!) { myOrder(code: $code) { promisedDay } }`;
const dayMs = 86_400_000;

describe('the day that a customer is promised', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let member: MemberScope;
    let planner: StaffScope;
    let variantId: number;
    let stationId: number;
    let promises: PromiseService;

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        const facts = await Factory.of(running);
        ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        promises = app.get(PromiseService);
        const company = await facts.company();
        member = await facts.member(company.id);
        [variantId = 0] = await facts.variants(company.id, [{}]);
        const permissions = new Set(['ReadWorkOrder', 'CreateWorkOrder', 'UpdateWorkOrder', 'UpdateRouting']);
        planner = { kind: 'staff', administratorId: (await staffMember(running, ['ReadWorkOrder'])).id, userId: 0, permissions, reach: null };
        const name = { en: 'Cutting', fa: 'برش' };
        stationId = (await app.get(StationService).create(ctx, planner, { code: 'cut', name, openMinute: 0, closeMinute: 1440, parallelOperations: 9, operatorIds: [] })).id;
        await app.get(RoutingService).create(ctx, planner, { title: 'Rug', variantId, operations: [{ kind: 'cut', name, stationId, setupMinutes: 0, minutesPerUnit: 1 }] });
        await promises.setSettings(ctx, planner, { promiseBufferDays: 1, version: 0 });
    });
    afterAll(() => running.stop());

    const planned = async () => {
        const order = await orderInState(running, 'Approved', member, [{ variantId, quantity: 5 }]);
        const works = await running.server.app.get(WorkOrderService).planForOrder(ctx, planner, order.id, { release: true }, new Date());
        if (works instanceof WorkOrderRefusal) throw new Error(works.reason);
        return { ...order, work: works[0]! };
    };
    const promiseOf = async (orderId: number) => {
        const found = await promises.find(ctx, orderId);
        if (found === null) throw new Error('Nothing is promised');
        return found;
    };
    /** Plans the work by hand for so many days after it was planned first. */
    const move = async (work: Awaited<ReturnType<typeof planned>>['work'], days: number) => {
        const operations = work.operations.map(({ id, kind, name, stationId: at, plannedMinutes, plannedStart, plannedEnd }) => ({
            id, kind, name, stationId: at, plannedMinutes, plannedStart: new Date(plannedStart.getTime() + days * dayMs), plannedEnd: new Date(plannedEnd.getTime() + days * dayMs),
        }));
        await running.server.app.get(WorkOrderService).replan(ctx, planner, work.id, { operations }, new Date());
    };
    const told = (orderId: number) => running.sql(`SELECT DISTINCT "dedupeKey" FROM notification_message WHERE template = 'production-moved' AND aggregate = $1`, [`order:${orderId}`]);

    it('is given when the work is released, stays while the plan ends by it, and moves once the plan has passed it', async () => {
        const order = await planned();
        const first = await promiseOf(order.id);
        expect(first.changes).toMatchObject([{ source: 'first', before: null, after: first.day }]);
        await move(order.work, 0);
        expect((await promiseOf(order.id)).day).toBe(first.day);
        expect(await told(order.id)).toEqual([]);
        await move(order.work, 40);
        const moved = await promiseOf(order.id);
        expect(moved.day > addDays(first.day, 30)).toBe(true);
        expect(moved.changes).toMatchObject([{ source: 'plan', before: first.day, after: moved.day }, { source: 'first' }]);
        expect(await told(order.id)).toHaveLength(1);
        await move(order.work, 0);
        expect((await promiseOf(order.id)).day).toBe(moved.day);
        expect(await told(order.id)).toHaveLength(1);
    });

    it('is moved for all orders of a published plan together, each told once', async () => {
        const orders = [await planned(), await planned(), await planned()];
        const before = await Promise.all(orders.map(order => promiseOf(order.id)));
        await running.sql(
            `INSERT INTO production_downtime ("stationId", "from", until, reason, "reportedByAdministratorId") VALUES ($1, now() - interval '1 hour', now() + interval '40 days', 'Repair', 1)`, [stationId],
        );
        const plans = running.server.app.get(ProductionPlanService);
        const plan = await plans.start(ctx, planner, new Date());
        if ('reason' in plan) throw new Error(plan.reason);
        await plans.publish(ctx, planner, { planId: plan.id, version: plan.version }, new Date());
        await running.sql('DELETE FROM production_downtime');
        const after = await Promise.all(orders.map(order => promiseOf(order.id)));
        expect(after.every((promise, index) => promise.day > before[index]!.day && promise.changes[0]?.source === 'plan')).toBe(true);
        for (const order of orders) expect(await told(order.id)).toHaveLength(1);
    });

    it('is what staff say, for a reason, but nothing that the plan does not give', async () => {
        const order = await planned();
        const first = await promiseOf(order.id);
        const input = { orderId: order.id, day: addDays(first.day, 9), reason: 'The customer asked', version: first.version };
        expect(await promises.set(ctx, planner, { ...input, day: '2026-01-01' }, new Date())).toMatchObject({ reason: 'before-plan' });
        expect(await promises.set(ctx, planner, { ...input, day: first.day }, new Date())).toMatchObject({ reason: 'same-day' });
        const [one, two] = await Promise.allSettled([promises.set(ctx, planner, input, new Date()), promises.set(ctx, planner, input, new Date())]);
        expect([one, two].map(answer => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(await promiseOf(order.id)).toMatchObject({ day: input.day, changes: [{ source: 'staff', reason: 'The customer asked' }, { source: 'first' }] });
        expect(await told(order.id)).toHaveLength(1);
        const early = await orderInState(running, 'Approved', member, [{ variantId, quantity: 5 }]);
        expect(await promises.set(ctx, planner, { ...input, orderId: early.id }, new Date())).toBeInstanceOf(PromiseRefusalError);
        await expect(promises.set(ctx, planner, { ...input, orderId: 987_654 }, new Date())).rejects.toThrow(EntityNotFoundError);
    });

    it('is told to whom the order belongs', async () => {
        const order = await planned();
        await running.shopClient.asUserWithCredentials(await openPortal(running, ctx, member.memberId), testPassword);
        const mine = await running.shopClient.query<{ myOrder: { promisedDay: string } }>(myOrder, { code: order.code });
        expect(mine.myOrder.promisedDay).toBe((await promiseOf(order.id)).day);
    });
});
