import { EntityNotFoundError, type RequestContext, RequestContextService } from '@vendure/core';
import gql from 'graphql-tag';

import { type MemberScope, type StaffScope, systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { staffMember } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { CartService, CompanyOrderService, PlacementService } from '../../purchasing';
import { OperationRefusal, OperationService, RoutingService, StationService, WorkOrderRefusal, WorkOrderService } from '..';
import { ShortageService } from '../services/shortage.service';

const shortages = gql`query { productionShortages { items { orderCode missing made ordered } totalItems } }`;

describe('an order of which less was made than ordered', () => {
    let running: RunningServer;
    let facts: Factory;
    let ctx: RequestContext;
    let company: MadeCompany;
    let member: MemberScope;
    let variantId: number;
    let planner: StaffScope;
    let operator: StaffScope;
    let service: ShortageService;
    let keys = 0;

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        facts = await Factory.of(running);
        ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        service = app.get(ShortageService);
        company = await facts.company();
        member = await facts.member(company.id);
        [variantId = 0] = await facts.variants(company.id, [{ units: { box: 5 } }]);
        const permissions = ['ReadWorkOrder', 'CreateWorkOrder', 'UpdateWorkOrder', 'DeleteWorkOrder', 'ApproveOrder', 'OperateWork'];
        const scope = async (): Promise<StaffScope> =>
            ({ kind: 'staff', administratorId: (await staffMember(running, ['ReadWorkOrder'])).id, userId: 0, permissions: new Set(permissions), reach: null });
        [planner, operator] = [await scope(), await scope()];
        const name = { en: 'Cutting', fa: 'برش' };
        const { id: stationId } = await app.get(StationService).create(ctx, planner, {
            code: 'cut', name, openMinute: 0, closeMinute: 1440, parallelOperations: 100, operatorIds: [operator.administratorId],
        });
        await app.get(RoutingService).create(ctx, planner, { title: 'Rug', variantId, operations: [{ kind: 'cut', name, stationId, setupMinutes: 0, minutesPerUnit: 1 }] });
        await running.adminClient.asSuperAdmin();
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    const openWork = (orderId: number) => running.sql<{ id: number; workOrderId: number; quantity: number }>(
        `SELECT o.id, w.id AS "workOrderId", w.quantity FROM production_operation o JOIN production_work_order w ON w.id = o."workOrderId" WHERE w."orderId" = $1 AND w.state IN ('released', 'running')`, [orderId]);
    /** Makes what is open of the order, with so many lost on the way. */
    const make = async (orderId: number, scrap: number) => {
        const operations = running.server.app.get(OperationService);
        for (const { id, quantity } of await openWork(orderId)) {
            await operations.start(ctx, operator, id, new Date());
            const answer = await operations.finish(ctx, operator, id, { good: quantity - scrap, scrap, scrapReasonCode: 'damaged' }, new Date());
            if (answer instanceof OperationRefusal) throw new Error(answer.reason);
        }
    };
    const plan = (orderId: number) => running.server.app.get(WorkOrderService).planForOrder(ctx, planner, orderId, { release: true }, new Date());
    /** A placed order of four boxes of five, of which so many pieces were lost. */
    const short = async (scrap = 2) => {
        const { app } = running.server;
        const fresh = await facts.context();
        const { cart } = await app.get(CartService).setLines(fresh, member, { lines: [{ variantId, unit: 'box', quantity: 4 }] });
        const placed = await app.get(PlacementService).place(fresh, member, { branchId: company.branchId, shownTotalGross: cart.totalGross, idempotencyKey: `shortage-spec-${++keys}` });
        if (!('orderId' in placed)) throw new Error(placed.reason);
        const { orderId } = placed;
        expect(await app.get(CompanyOrderService).transition(fresh, orderId, 'Approved', systemScope)).toBe('done');
        await plan(orderId);
        await make(orderId, scrap);
        const [line] = await running.sql<{ id: number; code: string }>('SELECT l.id, o.code FROM order_line l JOIN "order" o ON o.id = l."orderId" WHERE o.id = $1', [orderId]);
        return { id: orderId, code: line?.code, input: { orderId, orderLineId: line?.id ?? 0, missing: scrap, reason: 'The blade broke' } };
    };
    const stateOf = async (orderId: number) => (await running.sql<{ state: string }>('SELECT state FROM "order" WHERE id = $1', [orderId]))[0]?.state;
    const told = (template: string, orderId: number) => running.sql('SELECT 1 FROM notification_message WHERE template = $1 AND aggregate = $2', [template, `order:${orderId}`]);

    it('waits for a decision, which its planner is asked for, and goes on by itself when nothing is missing', async () => {
        const order = await short();
        expect(await stateOf(order.id)).toBe('InProduction');
        expect(await told('production-shortage', order.id)).toHaveLength(1);
        expect(await told('production-finished', order.id)).toEqual([]);
        const answer = await running.adminClient.query<{ productionShortages: { items: object[] } }>(shortages);
        expect(answer.productionShortages.items).toContainEqual({ orderCode: order.code, missing: 2, made: 18, ordered: 20 });
        const whole = await short(0);
        expect(await stateOf(whole.id)).toBe('ReadyToShip');
    });

    it('gets its rest made, again where that is short too, and is ready after that', async () => {
        const order = await short(3);
        const remade = await service.settle(ctx, planner, { ...order.input, decision: 'remake' }, new Date());
        expect(remade).toMatchObject({ orderState: 'InProduction' });
        expect(await openWork(order.id)).toMatchObject([{ quantity: 3 }]);
        expect(await service.settle(ctx, planner, { ...order.input, decision: 'remake' }, new Date())).toMatchObject({ reason: 'nothing-missing' });
        await make(order.id, 1);
        expect(await stateOf(order.id)).toBe('InProduction');
        expect(await service.settle(ctx, planner, { ...order.input, decision: 'remake' }, new Date())).toMatchObject({ reason: 'shortage-changed' });
        await service.settle(ctx, planner, { ...order.input, missing: 1, decision: 'remake' }, new Date());
        await make(order.id, 0);
        expect(await stateOf(order.id)).toBe('ReadyToShip');
        expect(await running.sql('SELECT round, quantity FROM production_work_order WHERE "orderId" = $1 ORDER BY round', [order.id])).toEqual([
            { round: 0, quantity: 20 }, { round: 1, quantity: 3 }, { round: 2, quantity: 1 },
        ]);
    });

    it('is asked about again when the making of its rest is cancelled, and can be left at that', async () => {
        const order = await short();
        await service.settle(ctx, planner, { ...order.input, decision: 'remake' }, new Date());
        const [rest] = await openWork(order.id);
        await running.server.app.get(WorkOrderService).cancel(ctx, planner, rest!.workOrderId, { reason: 'no yarn' }, new Date());
        expect(await stateOf(order.id)).toBe('InProduction');
        expect(await service.settle(ctx, planner, { ...order.input, decision: 'write-off' }, new Date())).toMatchObject({ orderState: 'ReadyToShip' });
        expect(await told('production-finished', order.id)).toHaveLength(1);
    });

    it('is decided on once by two at the same time', async () => {
        const order = await short();
        const answers = await Promise.all(['remake', 'write-off', 'remake', 'write-off'].map(decision =>
            service.settle(ctx, planner, { ...order.input, decision }, new Date())));
        expect(answers.filter(answer => answer instanceof WorkOrderRefusal)).toHaveLength(3);
        expect(await running.sql('SELECT 1 FROM production_shortage_decision WHERE "orderLineId" = $1', [order.input.orderLineId])).toHaveLength(1);
    });

    it('gives up what is missing at the prices agreed, and tells the buyer', async () => {
        const order = await short(7);
        const orders = running.server.app.get(CompanyOrderService);
        const before = await orders.find(await facts.context(), systemScope, order.id);
        const input = { ...order.input, decision: 'ship-short' };
        // 13 are no whole boxes.
        expect(await service.settle(ctx, planner, input, new Date())).toMatchObject({ reason: 'quantity' });
        await service.settle(ctx, planner, { ...order.input, decision: 'remake' }, new Date());
        await make(order.id, 5);
        const clerk = { ...planner, permissions: new Set(['UpdateWorkOrder']) };
        expect(await service.settle(ctx, clerk, { ...input, missing: 5 }, new Date())).toMatchObject({ reason: 'not-allowed' });
        expect(await stateOf(order.id)).toBe('InProduction');
        expect(await service.settle(ctx, planner, { ...input, missing: 5 }, new Date())).toMatchObject({ orderState: 'ReadyToShip' });
        const after = await orders.find(await facts.context(), systemScope, order.id);
        expect((after.totalNet - after.deliveryNet) * 4).toBe((before.totalNet - before.deliveryNet) * 3);
        expect(after.deliveryNet).toBe(before.deliveryNet);
        expect(await running.sql('SELECT quantity FROM order_line WHERE id = $1', [input.orderLineId])).toEqual([{ quantity: 15 }]);
        expect((await told('order-shortened', order.id)).length).toBeGreaterThan(0);
    });

    it('is nobody’s else: what is not there, is not found', async () => {
        const order = await short();
        const other = await short();
        await expect(service.settle(ctx, planner, { ...order.input, orderLineId: other.input.orderLineId, decision: 'write-off' }, new Date())).rejects.toThrow(EntityNotFoundError);
        expect(() => service.settle(ctx, planner, { ...order.input, reason: ' ', decision: 'write-off' }, new Date())).toThrow(/reason/);
    });
});
