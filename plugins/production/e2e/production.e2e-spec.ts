import { type RequestContext, RequestContextService } from '@vendure/core';
import gql from 'graphql-tag';

import { type MemberScope, type StaffScope, systemScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { openPortal, orderInState, staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { CompanyOrderService } from '../../purchasing';
import { OperationRefusal, OperationService, StageService } from '..';
import { WorkOrderListService } from '../services/work-order-list.service';
import { floorCases } from './floor.spec';

const stationInput = (code: string, operatorIds: number[], parallelOperations = 5) => ({
    code, name: { en: `Station ${code}`, fa: 'ایستگاه' }, openMinute: 0, closeMinute: 1440, parallelOperations, operatorIds,
});

const createStation = gql`mutation ($input: ProductionStationInput!) { createProductionStation(input: $input) { id code operators { id } } }`;
const createRouting = gql`mutation ($input: ProductionRoutingInput!) { createProductionRouting(input: $input) { id operations { sequence name { fa } } } }`;
const planOrder = gql`
    mutation ($orderId: ID!, $input: PlanOrderInput) {
        planOrder(orderId: $orderId, input: $input) {
            ... on PlannedOrder { workOrders { id state companyName productName progressPercent late operations { id state name { en } stationId plannedMinutes plannedStart plannedEnd } } }
            ... on WorkOrderRefusal { reason field message }
        }
    }
`;
const proposed = gql`query ($orderId: ID!) { proposedPlan(orderId: $orderId) { orderCode lines { orderLineId routingId operations { kind name { en fa } stationId plannedMinutes plannedStart plannedEnd } } } }`;
const myOperations = gql`query { myOperations { id state orderCode quantity runningSince workedSeconds } }`;
const start = gql`mutation ($id: ID!) { startOperation(id: $id) { ... on OperatorTask { id state } ... on OperationRefusal { reason message } } }`;
const finish = gql`mutation ($id: ID!, $good: Int, $scrap: Int, $scrapReasonCode: String) { finishOperation(id: $id, good: $good, scrap: $scrap, scrapReasonCode: $scrapReasonCode) { ... on OperatorTask { id state } ... on OperationRefusal { reason message quantity } } }`;
const pause = gql`mutation ($id: ID!, $reason: String) { pauseOperation(id: $id, reason: $reason) { ... on OperatorTask { id state pauseReason } ... on OperationRefusal { reason } } }`;
const resume = gql`mutation ($id: ID!) { resumeOperation(id: $id) { ... on OperatorTask { id state } ... on OperationRefusal { reason } } }`;
const replan = gql`mutation ($id: ID!, $input: ReplanWorkOrderInput!) { replanWorkOrder(id: $id, input: $input) { ... on WorkOrder { id operations { id state name { en } } } ... on WorkOrderRefusal { reason } } }`;
const settle = gql`mutation ($input: SettleShortageInput!) { settleShortage(input: $input) { ... on SettledShortage { orderState } ... on WorkOrderRefusal { reason } } }`;
const myOrder = gql`query ($code: String!) { myOrder(code: $code) { code state progressPercent stages { id lineId name state } } }`;
const myOrders = gql`query { myOrders(input: {}) { items { code progressPercent stages { id } } } }`;

interface Planned {
    workOrders: Array<{
        id: string;
        state: string;
        progressPercent: number;
        companyName: string;
        operations: Array<{ id: string; state: string; name: { en: string }; stationId: string; plannedMinutes: number; plannedStart: string; plannedEnd: string }>;
    }>;
    reason?: string;
    field?: string;
}

describe('production', () => {
    let running: RunningServer;
    let facts: Factory;
    let ctx: RequestContext;
    let member: MemberScope;
    let variants: number[];
    let stationIds: Record<string, string>;
    let operator: { id: number; emailAddress: string };
    let second: { id: number; emailAddress: string };

    beforeAll(async () => {
        running = await startServer();
        facts = await Factory.of(running);
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        const company = await facts.company();
        member = await facts.member(company.id);
        variants = await facts.variants(company.id, [{}, {}]);
        operator = await staffMember(running, ['OperateWork']);
        second = await staffMember(running, ['OperateWork']);
        await running.adminClient.asSuperAdmin();
        stationIds = {};
        for (const code of ['cut', 'sew', 'pack']) {
            const { createProductionStation } = await running.adminClient.query<{ createProductionStation: { id: string } }>(createStation, {
                input: stationInput(code, [operator.id, second.id]),
            });
            stationIds[code] = createProductionStation.id;
        }
        await running.adminClient.query(createRouting, { input: routing(variants[0]) });
    });
    afterAll(() => running.stop());

    const routing = (variantId: number | undefined) => ({
        title: `Moquette ${variantId}`,
        variantId,
        operations: [
            { kind: 'cut', name: { en: 'Cutting', fa: 'برش', pl: 'Cięcie' }, stationId: stationIds.cut, setupMinutes: 10, minutesPerUnit: 0.5 },
            { kind: 'sew', name: { en: 'Sewing', fa: 'دوخت' }, stationId: stationIds.sew, setupMinutes: 5, minutesPerUnit: 1 },
            { kind: 'pack', name: { en: 'Packing', fa: 'بسته‌بندی' }, stationId: stationIds.pack, setupMinutes: 0, minutesPerUnit: 0.1 },
        ],
    });
    const approvedOrder = (quantity = 20, variantId = variants[0] ?? 0) => orderInState(running, 'Approved', member, [{ variantId, quantity }]);
    const plan = async (orderId: number, input: object | null = null): Promise<Planned> =>
        (await running.adminClient.query<{ planOrder: Planned }>(planOrder, { orderId, input })).planOrder;
    const operationsOf = (planned: Planned) => (planned.workOrders[0]?.operations ?? []).map(one => Number(one.id));
    const stateOf = async (orderId: number) => (await running.sql<{ state: string }>('SELECT state FROM "order" WHERE id = $1', [orderId]))[0]?.state;
    const scopeOf = (administratorId: number): StaffScope => ({ kind: 'staff', administratorId, userId: 0, permissions: new Set(['OperateWork']), reach: null });
    const asOperator = () => running.adminClient.asUserWithCredentials(operator.emailAddress, testPassword);
    const step = async (document: typeof start, id: number, more: object = {}) => {
        const answer = await running.adminClient.query<Record<string, { state?: string; reason?: string; pauseReason?: string; quantity?: number }>>(document, { id, ...more });
        return Object.values(answer)[0];
    };

    it('goes from the plan to an order that is ready to ship', async () => {
        const order = await approvedOrder();
        await running.adminClient.asSuperAdmin();
        const planned = await plan(order.id);
        expect(planned.workOrders.map(one => one.state)).toEqual(['released']);
        expect(planned.workOrders[0]?.operations.map(one => [one.name.en, one.state, one.plannedMinutes])).toEqual([
            ['Cutting', 'ready', 20], ['Sewing', 'waiting', 25], ['Packing', 'waiting', 2],
        ]);
        expect(await stateOf(order.id)).toBe('InProduction');

        await asOperator();
        const [cut = 0, sew = 0, pack = 0] = operationsOf(planned);
        expect(await step(start, sew)).toMatchObject({ reason: 'not-ready' });
        expect(await step(start, cut)).toMatchObject({ state: 'running' });
        expect(await step(pause, cut, { reason: 'Break' })).toMatchObject({ state: 'paused', pauseReason: 'Break' });
        expect(await step(resume, cut)).toMatchObject({ state: 'running' });
        expect(await step(finish, cut)).toMatchObject({ reason: 'quantity-missing', quantity: 20 });
        expect(await step(finish, cut, { good: 20 })).toMatchObject({ state: 'done' });
        expect(await step(start, cut)).toMatchObject({ reason: 'already-done' });
        expect(await step(start, sew)).toMatchObject({ state: 'running' });
        expect(await step(finish, sew, { good: 19, scrap: 1 })).toMatchObject({ reason: 'scrap-without-reason' });
        expect(await step(finish, sew, { good: 19, scrap: 1, scrapReasonCode: 'damaged' })).toMatchObject({ state: 'done' });
        expect(await stateOf(order.id)).toBe('InProduction');
        await step(start, pack);
        expect(await step(finish, pack, { good: 20 })).toMatchObject({ reason: 'more-than-handed-on', quantity: 19 });
        expect(await step(finish, pack, { good: 19 })).toMatchObject({ state: 'done' });

        const [workOrder] = planned.workOrders;
        const short = await running.server.app.get(WorkOrderListService).findOne(ctx, Number(workOrder?.id), new Date());
        expect(short).toMatchObject({ shortage: 1, progressPercent: 100 });
        expect(await stateOf(order.id)).toBe('InProduction');
        await running.adminClient.asSuperAdmin();
        const input = { orderId: order.id, orderLineId: order.lineIds[0], missing: 1, decision: 'write-off', reason: 'Within the tolerance' };
        expect(await running.adminClient.query(settle, { input })).toEqual({ settleShortage: { orderState: 'ReadyToShip' } });
        await asOperator();
        const told = await running.sql('SELECT template FROM notification_message WHERE aggregate = $1', [`order:${order.id}`]);
        expect(told).toEqual(expect.arrayContaining([{ template: 'work-released' }, { template: 'production-finished' }]));
        // Of single stages customers are told where the firm wants it.
        expect(told).not.toContainEqual({ template: 'stage-started' });
        const audited = await running.sql<{ action: string }>(`SELECT action FROM audit_entry WHERE entity = 'Operation' AND "entityId" = $1 ORDER BY id`, [cut]);
        expect(audited.map(one => one.action)).toEqual(['operation.start', 'operation.pause', 'operation.resume', 'operation.finish']);
    });

    it('stops work, and frees its station, when the order is cancelled', async () => {
        const order = await approvedOrder();
        await running.adminClient.asSuperAdmin();
        const [cut = 0] = operationsOf(await plan(order.id));
        await asOperator();
        expect(await step(start, cut)).toMatchObject({ state: 'running' });
        const orders = running.server.app.get(CompanyOrderService);
        expect(await orders.transition(await facts.context(), order.id, 'Cancelled', systemScope, 'not wanted')).toBe('done');
        expect(await step(finish, cut)).toMatchObject({ reason: 'work-order-closed' });
        const { myOperations: queue } = await running.adminClient.query<{ myOperations: { id: string }[] }>(myOperations);
        expect(queue.map(task => Number(task.id))).not.toContain(cut);
        expect(await running.sql('SELECT state FROM production_work_order WHERE "orderId" = $1', [order.id])).toEqual([{ state: 'cancelled' }]);
        expect(await running.sql('SELECT state FROM production_operation WHERE id = $1', [cut])).toEqual([{ state: 'paused' }]);
        expect(await running.sql('SELECT 1 FROM production_time_entry WHERE "operationId" = $1 AND "endedAt" IS NULL', [cut])).toEqual([]);
    });

    it('plans the same order once, however often it is asked', async () => {
        const order = await approvedOrder();
        await running.adminClient.asSuperAdmin();
        const [one, two] = await Promise.all([plan(order.id), plan(order.id)]);
        expect(one).toEqual(two);
        expect(await running.sql('SELECT count(*)::int AS n FROM production_work_order WHERE "orderId" = $1', [order.id])).toEqual([{ n: 1 }]);
    });

    it('lets the planner change the proposed stages, save them, and change them again', async () => {
        const order = await approvedOrder();
        await running.adminClient.asSuperAdmin();
        interface Line { orderLineId: string; operations: object[] }
        const { proposedPlan } = await running.adminClient.query<{ proposedPlan: { lines: Line[] } }>(proposed, { orderId: order.id });
        const [line] = proposedPlan.lines;
        const lines = [{ orderLineId: line?.orderLineId, operations: line?.operations.slice(0, 2) }];
        const planned = await plan(order.id, { release: false, lines });
        expect(planned.workOrders[0]).toMatchObject({ state: 'planned' });
        expect(planned.workOrders[0]?.operations.map(one => one.state)).toEqual(['waiting', 'waiting']);
        expect(await stateOf(order.id)).toBe('Approved');

        const [first] = planned.workOrders[0]?.operations ?? [];
        const wanted = { id: null, kind: 'test', name: { en: 'Testing', fa: 'آزمون' }, stationId: stationIds.pack, plannedMinutes: 5, plannedStart: first?.plannedEnd, plannedEnd: first?.plannedEnd };
        const sent = Object.entries(first ?? {}).filter(([key]) => key !== 'state');
        const kept = { ...Object.fromEntries(sent), kind: 'cut', name: { en: 'Cutting', fa: 'برش' } };
        const changed = await running.adminClient.query<{ replanWorkOrder: { operations: Array<{ name: { en: string } }> } }>(replan, {
            id: planned.workOrders[0]?.id, input: { operations: [kept, wanted] },
        });
        expect(changed.replanWorkOrder.operations.map(one => one.name.en)).toEqual(['Cutting', 'Testing']);
    });

    it('tells the customer of each stage where the firm wants it, and of a promised day that moves', async () => {
        await running.sql(`INSERT INTO notification_settings (id, "smsPerNumberPerDay", "smsPerDay", "switchedOff", version) VALUES (1, 20, 5000, '{}', 1)`);
        const order = await approvedOrder();
        await running.adminClient.asSuperAdmin();
        const planned = await plan(order.id);
        const later = (at: unknown) => new Date(Date.parse(String(at)) + 30 * 86_400_000).toISOString();
        const stages = [{ kind: 'cut', name: { en: 'Cutting', fa: 'برش' } }, { kind: 'sew', name: { en: 'Sewing', fa: 'دوخت' } }, { kind: 'pack', name: { en: 'Packing', fa: 'بسته‌بندی' } }];
        const operations = (planned.workOrders[0]?.operations ?? []).map((one, place) => {
            const sent: Record<string, unknown> = Object.fromEntries(Object.entries(one).filter(([key]) => key !== 'state'));
            return { ...sent, ...stages[place], plannedStart: later(sent.plannedStart), plannedEnd: later(sent.plannedEnd) };
        });
        const id = planned.workOrders[0]?.id;
        for (let time = 0; time < 2; time++) expect(await running.adminClient.query(replan, { id, input: { operations } })).toMatchObject({ replanWorkOrder: { id } });
        await asOperator();
        const [cut = 0] = operationsOf(planned);
        await step(start, cut);
        await step(pause, cut, { reason: 'Break' });
        await step(resume, cut);
        await step(finish, cut, { good: 20 });
        const told = await running.sql<{ template: string }>(
            `SELECT template FROM notification_message WHERE aggregate = $1 AND channel = 'mail' AND (template LIKE 'stage%' OR template = 'production-moved') ORDER BY id`, [`order:${order.id}`]);
        expect(told.map(({ template }) => template)).toEqual(['production-moved', 'stage-started', 'stage-finished']);
        await running.sql('DELETE FROM notification_settings');
    });

    it('lets one of two operators win', async () => {
        const order = await approvedOrder();
        await running.adminClient.asSuperAdmin();
        const [cut = 0] = operationsOf(await plan(order.id));
        const operations = running.server.app.get(OperationService);
        const now = new Date();
        const answers = await Promise.all([operator, second].map(one => operations.start(ctx, scopeOf(one.id), cut, now)));
        const refused = answers.filter(answer => answer instanceof OperationRefusal);
        expect(refused).toHaveLength(1);
        expect(refused[0]).toMatchObject({ reason: 'already-running' });
        expect(await running.sql('SELECT count(*)::int AS n FROM production_time_entry WHERE "operationId" = $1', [cut])).toEqual([{ n: 1 }]);
    });

    it('finishes the order once when its two last operations end at the same moment', async () => {
        await running.adminClient.asSuperAdmin();
        await running.adminClient.query(createRouting, { input: routing(variants[1]) });
        const order = await orderInState(running, 'Approved', member, variants.map(variantId => ({ variantId, quantity: 1 })));
        const planned = await plan(order.id);
        const operations = running.server.app.get(OperationService);
        const scope = scopeOf(operator.id);
        const last: number[] = [];
        for (const workOrder of planned.workOrders) {
            const ids = workOrder.operations.map(one => Number(one.id));
            for (const id of ids) {
                await operations.start(ctx, scope, id, new Date());
                if (id !== ids.at(-1)) {
                    await operations.finish(ctx, scope, id, { good: 1 }, new Date());
                }
            }
            last.push(ids.at(-1) ?? 0);
        }
        await Promise.all(last.map(id => operations.finish(ctx, scope, id, { good: 1 }, new Date())));
        expect(await stateOf(order.id)).toBe('ReadyToShip');
        const told = await running.sql(`SELECT count(DISTINCT "dedupeKey")::int AS n FROM notification_message WHERE aggregate = $1 AND template = 'production-finished'`, [`order:${order.id}`]);
        expect(told).toEqual([{ n: 1 }]);
    });

    it('shows an operator the work of his stations, and nobody else', async () => {
        const order = await approvedOrder();
        await running.adminClient.asSuperAdmin();
        const [cut = 0] = operationsOf(await plan(order.id));
        await asOperator();
        const { myOperations: queue } = await running.adminClient.query<{ myOperations: Array<{ id: string }> }>(myOperations);
        expect(queue.map(task => Number(task.id))).toContain(cut);

        const stranger = await staffMember(running, ['OperateWork']);
        await running.adminClient.asUserWithCredentials(stranger.emailAddress, testPassword);
        expect(await running.adminClient.query(myOperations)).toEqual({ myOperations: [] });
        await expect(step(start, cut)).rejects.toThrow(/No Operation/);

        const clerk = await staffMember(running, ['ReadWorkOrder']);
        await running.adminClient.asUserWithCredentials(clerk.emailAddress, testPassword);
        await expect(step(start, cut)).rejects.toThrow(/not currently authorized/);
        await expect(running.adminClient.query(myOperations)).rejects.toThrow(/not currently authorized/);
        await expect(plan(order.id)).rejects.toThrow(/not currently authorized/);
    });

    it('keeps a station from more operations than it has places', async () => {
        await running.adminClient.asSuperAdmin();
        await running.sql('UPDATE production_station SET "parallelOperations" = 1 WHERE id = $1', [stationIds.cut]);
        await running.sql(`UPDATE production_operation SET state = 'paused' WHERE state = 'running'`);
        const orders = [await approvedOrder(), await approvedOrder()];
        const cuts: number[] = [];
        for (const order of orders) {
            cuts.push(operationsOf(await plan(order.id))[0] ?? 0);
        }
        const operations = running.server.app.get(OperationService);
        const answers = await Promise.all(cuts.map(id => operations.start(ctx, scopeOf(operator.id), id, new Date())));
        expect(answers.filter(answer => answer instanceof OperationRefusal)).toMatchObject([{ reason: 'station-full' }]);
        await running.sql('UPDATE production_station SET "parallelOperations" = 5 WHERE id = $1', [stationIds.cut]);
    });

    it('shows the customer his own stages in his language, and nobody else anything', async () => {
        const order = await approvedOrder();
        await running.adminClient.asSuperAdmin();
        const hidden = await plan(order.id, { release: false });
        const stages = running.server.app.get(StageService);
        expect(await stages.stagesOfOrder(ctx, order.id)).toEqual([]);
        await running.adminClient.query(gql`mutation ($orderId: ID!) { releaseWorkOrders(orderId: $orderId) { ... on PlannedOrder { workOrders { id } } } }`, { orderId: order.id });

        await running.shopClient.asUserWithCredentials(await openPortal(running, ctx, member.memberId), testPassword);
        const mine = await running.shopClient.query<{ myOrder: { progressPercent: number; stages: Array<{ id: string; name: string; state: string }> } }>(
            myOrder, { code: order.code }, { languageCode: 'fa' },
        );
        expect(mine.myOrder).toMatchObject({ progressPercent: 0, stages: [{ name: 'برش', state: 'waiting' }, { name: 'دوخت' }, { name: 'بسته‌بندی' }] });
        expect(mine.myOrder.stages.map(one => Number(one.id))).toEqual(operationsOf(hidden));
        const list = await running.shopClient.query<{ myOrders: { items: Array<{ code: string; progressPercent: number }> } }>(myOrders);
        expect(list.myOrders.items.find(one => one.code === order.code)).toMatchObject({ progressPercent: 0 });

        const other = await facts.company();
        const stranger = await facts.member(other.id);
        await running.shopClient.asUserWithCredentials(await openPortal(running, ctx, stranger.memberId), testPassword);
        const foreign = await running.shopClient.query<{ myOrder: null }>(myOrder, { code: order.code }).catch((error: unknown) => ({ myOrder: null, error }));
        expect(foreign.myOrder).toBeNull();
    });

    it('tells the planner of a problem once', async () => {
        const order = await approvedOrder();
        await running.adminClient.asSuperAdmin();
        const [cut = 0] = operationsOf(await plan(order.id));
        const operations = running.server.app.get(OperationService);
        const report = () => operations.reportProblem(ctx, scopeOf(operator.id), cut, { kind: 'machine', text: 'The knife is blunt' }, 'problem-key-1', new Date());
        await report();
        expect(await report()).toMatchObject({ openProblems: 1 });
        const told = await running.sql(`SELECT recipient FROM notification_message WHERE template = 'production-problem' AND aggregate = $1`, [`order:${order.id}`]);
        expect(told).toHaveLength(1);
    });

    it('refuses to plan what is not approved, and says so of goods from stock', async () => {
        await running.adminClient.asSuperAdmin();
        const early = await orderInState(running, 'Submitted', member, [{ variantId: variants[0] ?? 0, quantity: 1 }]);
        expect(await plan(early.id)).toMatchObject({ reason: 'order-not-approved', field: 'orderId' });
        const [fromStock = 0] = await facts.variants(member.companyId, [{}]);
        const stock = await approvedOrder(1, fromStock);
        expect(await plan(stock.id)).toMatchObject({ reason: 'no-routing', field: 'orderId' });
        await running.adminClient.query(gql`mutation ($orderId: ID!) { skipProduction(orderId: $orderId) { __typename } }`, { orderId: stock.id });
        expect(await stateOf(stock.id)).toBe('ReadyToShip');
    });

    it('names the field of bad input and changes nothing', async () => {
        await running.adminClient.asSuperAdmin();
        const refused = (input: object) => expect(running.adminClient.query(createStation, { input: { ...stationInput('bad', []), ...input } })).rejects;
        await refused({ code: 'Bad Code' }).toThrow(/code: must be lower-case/);
        await refused({ name: { en: ' ', fa: 'x' } }).toThrow(/name\.en: is required/);
        await refused({ openMinute: 600, closeMinute: 600 }).toThrow(/closeMinute: must be after openMinute/);
        await refused({ parallelOperations: 0 }).toThrow(/parallelOperations/);
        await refused({ code: 'cut' }).toThrow(/code: another station/);
        await refused({ operatorIds: ['99999'] }).toThrow(/operatorId/);
        await expect(running.adminClient.query(createRouting, { input: { title: 'x', operations: [] } })).rejects.toThrow(/operations: needs at least 1/);
        await expect(running.adminClient.query(createRouting, { input: { ...routing(undefined), variantId: '1', categoryId: '1' } })).rejects.toThrow(/categoryId/);
        await expect(plan(99_999)).rejects.toThrow(/No Order/);
        const order = await approvedOrder();
        const [cut = 0] = operationsOf(await plan(order.id));
        await asOperator();
        await expect(step(pause, cut, { reason: '  ' })).rejects.toThrow(/reason: is required/);
        expect(await running.sql(`SELECT count(*)::int AS n FROM production_station WHERE code = 'bad'`)).toEqual([{ n: 0 }]);
    });

    floorCases(() => ({
        running, ctx, stationIds, operator, second,
        /** The operations of a planned and released order of twenty. */
        released: async () => {
            const order = await approvedOrder();
            await running.adminClient.asSuperAdmin();
            const planned = await plan(order.id);
            return { orderId: order.id, workOrderId: Number(planned.workOrders[0]?.id), ids: operationsOf(planned) };
        },
        scopeOf, asOperator,
        start: id => step(start, id),
    }));
});
