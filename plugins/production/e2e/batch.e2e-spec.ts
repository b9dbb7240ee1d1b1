import { EntityNotFoundError, type RequestContext, RequestContextService } from '@vendure/core';
import gql from 'graphql-tag';

import { type MemberScope, type StaffScope, systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { visualLines } from '../../../test/pdf-text';
import { orderInState, staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { CompanyOrderService } from '../../purchasing';
import { BatchService, OperationService, RoutingService, StageService, StationService, StepBatchService, WorkOrderService } from '..';
import { ticketCode } from '../domain/ticket-code';
import { ProductionBatchRefusal, ProductionPlanRefusal } from '../errors';
import { BatchListService } from '../services/batch-list.service';
import { ProblemService } from '../services/problem.service';
import { ProductionBoardService } from '../services/production-board.service';
import { ProductionPlanService } from '../services/production-plan.service';

const makeBatch = gql`mutation ($input: MakeProductionBatchInput!) { makeProductionBatch(input: $input) { ... on ProductionBatchChange { batchId left } ... on ProductionBatchRefusal { reason field } } }`;
const workOrder = gql`query ($id: ID!) { workOrder(id: $id) { batchId batch { id size quantity workOrders { id orderCode companyName quantity } } } }`;

const myCards = gql`query { myOperations { id batch { id members { ticketCode orderCode } } } }`;

const minute = 60_000;
const hour = 60 * minute;
/** A morning far from weekends and holidays, so that what is planned takes the minutes that it takes. */
const monday = new Date('2027-07-12T04:30:00Z');

interface Made {
    id: number;
    code: string;
    workOrderId: number;
    tuft: number;
    cut: number;
}

/** An article with stations of its own, so that no case waits for another's machines. */
interface Article {
    variantId: number;
    tuftId: number;
}

describe('work orders made at once', () => {
    let running: RunningServer;
    let facts: Factory;
    let ctx: RequestContext;
    let company: MadeCompany;
    let member: MemberScope;
    let planner: StaffScope;
    let operator: StaffScope;
    let second: StaffScope;
    let operatorMail: string;
    let batches: BatchService;
    let operations: OperationService;
    let count = 0;

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        facts = await Factory.of(running);
        ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        batches = app.get(BatchService);
        operations = app.get(OperationService);
        company = await facts.company();
        member = await facts.member(company.id);
        const scope = async (...permissions: string[]): Promise<StaffScope> => {
            const { id, emailAddress } = await staffMember(running, permissions);
            if (permissions.includes('OperateWork')) operatorMail = emailAddress;
            return { kind: 'staff', administratorId: id, userId: 0, permissions: new Set(permissions), reach: null };
        };
        planner = await scope('ReadWorkOrder', 'CreateWorkOrder', 'UpdateWorkOrder');
        operator = await scope('OperateWork');
        second = await scope('OperateWork');
        await running.adminClient.asSuperAdmin();
    });
    afterAll(() => running.stop());

    const article = async (): Promise<Article> => {
        const { app } = running.server;
        const [variantId = 0] = await facts.variants(company.id, [{}]);
        const name = { en: 'Weaving', fa: 'بافت' };
        const station = async (code: string) => (await app.get(StationService).create(ctx, planner, {
            code: `${code}-${++count}`, name, openMinute: 0, closeMinute: 1440, parallelOperations: 1, operatorIds: [operator.administratorId, second.administratorId],
        })).id;
        const tuftId = await station('tuft');
        const steps = [{ kind: 'tuft', stationId: tuftId, setupMinutes: 60, minutesPerUnit: 1 }, { kind: 'cut', stationId: await station('cut'), setupMinutes: 10, minutesPerUnit: 0.5 }];
        await app.get(RoutingService).create(ctx, planner, { title: `Rug ${count}`, variantId, operations: steps.map(step => ({ ...step, name })) });
        return { variantId, tuftId };
    };
    const ordered = async ({ variantId }: Article, quantity: number, day: string, release = true): Promise<Made> => {
        const order = await orderInState(running, 'Approved', member, [{ variantId, quantity }]);
        await running.server.app.get(WorkOrderService).planForOrder(ctx, planner, order.id, { release }, monday);
        await running.sql('UPDATE production_order_promise SET day = $2 WHERE "orderId" = $1', [order.id, day]);
        await running.sql('UPDATE production_work_order SET "dueDate" = $2 WHERE "orderId" = $1', [order.id, day]);
        const rows = await running.sql<{ workOrderId: number; id: number }>(
            'SELECT o."workOrderId", o.id FROM production_operation o JOIN production_work_order w ON w.id = o."workOrderId" WHERE w."orderId" = $1 ORDER BY o.sequence', [order.id]);
        return { id: order.id, code: order.code, workOrderId: rows[0]!.workOrderId, tuft: rows[0]!.id, cut: rows[1]!.id };
    };
    /** The second has the earliest day, the third the latest. */
    const three = async (on?: Article): Promise<[Made, Made, Made]> => {
        const rug = on ?? (await article());
        return [await ordered(rug, 20, '2035-05-10'), await ordered(rug, 30, '2035-05-03'), await ordered(rug, 40, '2035-05-20')];
    };
    const make = (work: readonly Made[], scope = planner) =>
        batches.make(ctx, scope, { workOrderIds: work.map(one => one.workOrderId), idempotencyKey: `batch-spec-${++count}` }, monday);
    const batched = async (work: readonly Made[]): Promise<number> => {
        const made = await make(work);
        if (made instanceof ProductionBatchRefusal) throw new Error(made.reason);
        return made.batchId;
    };
    const operationRows = (ids: readonly number[]) => running.sql<{ state: string; good: number; scrap: number; start: Date; until: Date; stationId: number }>(
        `SELECT state, "goodQuantity" AS good, "scrapQuantity" AS scrap, "plannedStart" AS start, "plannedEnd" AS until, "stationId" FROM production_operation WHERE id = ANY($1) ORDER BY id`, [ids]);
    const statesOf = async (ids: readonly number[]) => (await operationRows(ids)).map(one => one.state);
    const minutesOf = async (ids: readonly number[]) => (await running.sql<{ minutes: number }>(
        `SELECT round(COALESCE(sum(extract(epoch FROM t."endedAt" - t."startedAt")), 0) / 60)::int AS minutes FROM unnest($1::int[]) WITH ORDINALITY AS o(id, n)
         LEFT JOIN production_time_entry t ON t."operationId" = o.id GROUP BY o.n ORDER BY o.n`, [ids])).map(row => row.minutes);
    const orderState = async (orderId: number) => (await running.sql<{ state: string }>('SELECT state FROM "order" WHERE id = $1', [orderId]))[0]?.state;
    const batchOf = async (work: readonly Made[]) =>
        (await running.sql<{ batchId: number | null }>('SELECT "batchId" FROM production_work_order WHERE id = ANY($1) ORDER BY id', [work.map(one => one.workOrderId)])).map(row => row.batchId);
    const cancel = async (orderId: number) => running.server.app.get(CompanyOrderService).transition(await facts.context(), orderId, 'Cancelled', systemScope, 'not wanted');
    const later = (minutes: number) => new Date(base + minutes * minute);
    const base = Date.now();

    it('have one place in the plan at each step, of one set-up and all pieces, in each plan anew', async () => {
        const rug = await article();
        const work = await three(rug);
        const asked = await running.adminClient.query<{ makeProductionBatch: { batchId: string; left: number } }>(makeBatch, {
            input: { workOrderIds: work.map(one => one.workOrderId), idempotencyKey: 'batch-spec-first' },
        });
        const batchId = Number(asked.makeProductionBatch.batchId);
        expect(asked.makeProductionBatch.left).toBe(3);
        const oneBlock = async () => {
            const tufts = await operationRows(work.map(one => one.tuft));
            const cuts = await operationRows(work.map(one => one.cut));
            expect(new Set(tufts.map(one => `${one.start.getTime()} ${one.until.getTime()} ${one.stationId}`)).size).toBe(1);
            expect(new Set(cuts.map(one => `${one.start.getTime()} ${one.until.getTime()} ${one.stationId}`)).size).toBe(1);
            expect(tufts[0]!.until.getTime() - tufts[0]!.start.getTime()).toBe((60 + 90) * minute);
            expect(cuts[0]!.until.getTime() - cuts[0]!.start.getTime()).toBe((10 + 45) * minute);
            expect(cuts[0]!.start.getTime()).toBeGreaterThanOrEqual(tufts[0]!.until.getTime());
            const ends = await running.sql<{ at: Date }>('SELECT "plannedEnd" AS at FROM production_work_order WHERE "batchId" = $1', [batchId]);
            expect(ends.map(row => row.at)).toEqual([cuts[0]!.until, cuts[0]!.until, cuts[0]!.until]);
            return tufts[0]!;
        };
        await oneBlock();
        const { workOrder: shown } = await running.adminClient.query<{ workOrder: object }>(workOrder, { id: work[0].workOrderId });
        expect(shown).toMatchObject({ batch: { size: 3, quantity: 90, workOrders: [work[1], work[0], work[2]].map(({ code }) => ({ orderCode: code })) } });

        const plans = running.server.app.get(ProductionPlanService);
        const plan = await plans.start(ctx, planner, monday);
        if (plan instanceof ProductionPlanRefusal) throw new Error(plan.reason);
        const start = new Date(monday.getTime() + 200 * hour);
        const placed = await plans.place(ctx, planner, { planId: plan.id, version: 1, operationId: work[1].tuft, start }, monday);
        expect(placed).toMatchObject({ version: 2 });
        const asBars = async (planId: number | null) => (await running.server.app.get(ProductionBoardService).board(
            ctx, planner, { from: new Date(monday.getTime() - hour), until: new Date(monday.getTime() + 30 * 24 * hour), planId }, monday)).bars.filter(bar => bar.stationId === rug.tuftId);
        expect(await asBars(plan.id)).toMatchObject([{ operationId: work[0].tuft, start, isPinned: true, quantity: 90, plannedMinutes: 150, dueDate: '2035-05-03', batch: { id: batchId, size: 3 } }]);
        expect(await plans.publish(ctx, planner, { planId: plan.id, version: 2 }, monday)).toMatchObject({ state: 'published' });
        expect((await oneBlock()).start).toEqual(start);
        expect(await asBars(null)).toHaveLength(1);
    });

    it('leave their place to an order that is planned beside them, once', async () => {
        const rug = await article();
        await batched(await three(rug));
        const other = await ordered(rug, 30, '2035-05-01');
        const [tuft] = await operationRows([other.tuft]);
        const overlapping = await running.sql(
            `SELECT 1 FROM production_operation o JOIN production_operation n ON n.id = $1 WHERE o."stationId" = $2 AND o.id <> n.id AND o."plannedStart" < n."plannedEnd" AND o."plannedEnd" > n."plannedStart"`,
            [other.tuft, rug.tuftId]);
        expect(overlapping).toEqual([]);
        expect(tuft!.until.getTime() - tuft!.start.getTime()).toBe(90 * minute);
    });

    it('are one card: started, paused and finished once, the pieces by the turn of the orders, the time counted once', async () => {
        const [first, early, late] = await three();
        await batched([first, early, late]);
        const queue = async () => (await operations.queue(ctx, operator)).filter(task => task.batch?.members.some(one => one.orderCode === first.code));
        expect(await queue()).toMatchObject([
            { id: first.tuft, state: 'ready', quantity: 90, readyQuantity: 90, plannedMinutes: 150, dueDate: '2035-05-03', batch: { members: [{ orderCode: early.code, quantity: 30 }, { orderCode: first.code }, { orderCode: late.code }] } },
            { id: first.cut, state: 'waiting', predecessorOpen: true, openBeforeIds: [first.tuft] },
        ]);
        await running.adminClient.asUserWithCredentials(operatorMail, testPassword);
        const { myOperations } = await running.adminClient.query<{ myOperations: { batch: { members: { ticketCode: string }[] } | null }[] }>(myCards);
        expect(myOperations.flatMap(task => task.batch?.members.map(one => one.ticketCode) ?? [])).toContain(ticketCode(late.tuft));
        await running.adminClient.asSuperAdmin();
        const tufts = [first.tuft, early.tuft, late.tuft];
        const cuts = [first.cut, early.cut, late.cut];
        expect(await operations.start(ctx, operator, late.tuft, later(0))).toMatchObject({ id: first.tuft, state: 'running', runningSince: later(0) });
        expect(await statesOf(tufts)).toEqual(['running', 'running', 'running']);
        expect(await operations.pause(ctx, operator, first.tuft, { reason: 'Break' }, later(90))).toMatchObject({ state: 'paused', pauseReason: 'Break', workedSeconds: 90 * 60, operatorName: expect.stringContaining('Worker') as string });
        expect(await minutesOf(tufts)).toEqual([20, 30, 40]);
        await operations.resume(ctx, operator, early.tuft, later(100));
        const scope = operator;
        const record = (key: string, operationId: number, step: object) => running.server.app.get(StepBatchService).record(ctx, scope, [{ key, operationId, at: later(110), ...step }], later(110));
        const output = { kind: 'output', good: 45 };
        expect((await record('batch-output-1', late.tuft, output)).map(answer => answer.outcome)).toEqual(['done']);
        expect((await record('batch-output-1', late.tuft, output)).map(answer => answer.outcome)).toEqual(['repeated']);
        expect((await operationRows(tufts)).map(one => one.good)).toEqual([15, 30, 0]);
        const shown = await running.server.app.get(StageService).productionOf(ctx, early.id);
        expect(shown.stages[0]).toMatchObject({ state: 'running', quantity: 30, goodQuantity: 30 });
        expect(shown.progressPercent).toBe(Math.floor((90 * 100) / (90 + 25)));

        expect(await operations.finish(ctx, operator, first.tuft, { good: 50 }, later(130))).toMatchObject({ reason: 'more-than-handed-on', quantity: 45 });
        expect(await operations.finish(ctx, operator, first.tuft, { good: 40 }, later(130))).toMatchObject({ reason: 'quantity-missing', quantity: 5 });
        expect(await statesOf(tufts)).toEqual(['running', 'running', 'running']);
        expect(await operations.finish(ctx, operator, first.tuft, { good: 43, scrap: 2, scrapReasonCode: 'damaged' }, later(190))).toMatchObject({ state: 'done', goodQuantity: 88, scrapQuantity: 2, workedSeconds: 180 * 60 });
        expect((await operationRows(tufts)).map(one => [one.state, one.good, one.scrap])).toEqual([['done', 20, 0], ['done', 30, 0], ['done', 38, 2]]);
        expect(await minutesOf(tufts)).toEqual([40, 60, 80]);
        expect(await running.sql('SELECT 1 FROM production_time_entry WHERE "operationId" = ANY($1) AND "endedAt" IS NULL', [tufts])).toEqual([]);

        expect(await statesOf(cuts)).toEqual(['ready', 'ready', 'ready']);
        await operations.start(ctx, second, first.cut, later(200));
        expect(await operations.finish(ctx, second, early.cut, { good: 88 }, later(244))).toMatchObject({ state: 'done' });
        expect((await operationRows(cuts)).map(one => [one.state, one.good])).toEqual([['done', 20], ['done', 30], ['done', 38]]);
        // Two pieces of the order that could wait longest are missing: its planner decides, the others go on.
        expect([await orderState(first.id), await orderState(early.id), await orderState(late.id)]).toEqual(['ReadyToShip', 'ReadyToShip', 'InProduction']);
        const told = await running.sql<{ aggregate: string }>(`SELECT DISTINCT aggregate FROM notification_message WHERE template = 'production-finished' AND aggregate = ANY($1)`, [[first, early, late].map(one => `order:${one.id}`)]);
        expect(told.map(row => row.aggregate).sort()).toEqual([`order:${first.id}`, `order:${early.id}`].sort());
        const audited = await running.sql<{ action: string }>(`SELECT action FROM audit_entry WHERE entity = 'Operation' AND "entityId" = $1 ORDER BY id`, [late.tuft]);
        expect(audited.map(one => one.action)).toEqual(['operation.start', 'operation.pause', 'operation.resume', 'operation.output', 'operation.finish']);
    });

    it('let one of two operators win, at whichever of them each begins, and take one place of the station', async () => {
        const rug = await article();
        const [first, early, late] = await three(rug);
        await batched([first, early, late]);
        const alone = await ordered(rug, 5, '2035-06-01');
        const answers = await Promise.all([operations.start(ctx, operator, late.tuft, new Date()), operations.start(ctx, second, first.tuft, new Date())]);
        expect(answers.map(one => ('state' in one ? one.state : one.reason)).sort()).toEqual(['already-running', 'running']);
        expect(await running.sql('SELECT 1 FROM production_time_entry WHERE "operationId" = ANY($1)', [[first.tuft, early.tuft, late.tuft]])).toHaveLength(1);
        expect(await operations.start(ctx, second, alone.tuft, new Date())).toMatchObject({ reason: 'station-full' });
        await running.sql('UPDATE production_station SET "parallelOperations" = 2 WHERE id = $1', [rug.tuftId]);
        expect(await operations.start(ctx, second, alone.tuft, new Date())).toMatchObject({ state: 'running', batch: null });
    });

    it('lose and double no piece of reports that come at once from everywhere, and end once', async () => {
        const work = await three();
        await batched(work);
        const tufts = work.map(one => one.tuft);
        await operations.start(ctx, operator, tufts[0]!, later(0));
        const steps = running.server.app.get(StepBatchService);
        const report = (n: number) => steps.record(ctx, n % 2 === 0 ? operator : second, [{ key: `flood-${work[0].id}-${n}`, operationId: tufts[n % 3]!, kind: 'output', at: later(n), good: 10 }], later(60));
        const answers = (await Promise.all(Array.from({ length: 10 }, (_, n) => report(n)))).flat();
        expect(answers.filter(answer => answer.outcome === 'done')).toHaveLength(9);
        expect(answers.filter(answer => answer.outcome === 'refused')).toMatchObject([{ reason: 'more-than-handed-on', quantity: 0 }]);
        expect((await operationRows(tufts)).map(one => one.good)).toEqual([20, 30, 40]);
        const [one, two] = await Promise.all([operations.finish(ctx, operator, tufts[2]!, {}, later(90)), operations.finish(ctx, second, tufts[1]!, {}, later(90))]);
        expect([one, two].map(answer => ('state' in answer ? answer.state : answer.reason)).sort()).toEqual(['already-done', 'done']);
        expect(await running.sql('SELECT sum(good)::int AS good FROM production_output WHERE "operationId" = ANY($1)', [tufts])).toEqual([{ good: 90 }]);
    });

    it('are put into one batch by one of two planners, while an operator begins one of them alone or all', async () => {
        for (let round = 0; round < 4; round++) {
            const work = await three();
            const [one, two, begun] = await Promise.all([make(work.slice(0, 2)), make([work[2], work[1]]), operations.start(ctx, operator, work[1].tuft, new Date())]);
            expect([one, two].filter(answer => 'batchId' in answer).length).toBeLessThanOrEqual(1);
            expect(begun).toMatchObject({ state: 'running' });
            const states = await statesOf(work.map(each => each.tuft));
            const members = await batchOf(work);
            // Begun with its batch or without any: never in a batch of which a part has begun.
            expect(states.map((state, index) => state === 'running' || (members[index] === members[1] && members[1] !== null))).toEqual(states.map(state => state === 'running'));
            expect(await running.sql('SELECT 1 FROM production_time_entry WHERE "operationId" = ANY($1) AND "endedAt" IS NULL', [work.map(each => each.tuft)])).toHaveLength(1);
        }
    });

    it('are parted while nothing has begun, each with a place of its own again; of two the other goes too', async () => {
        const rug = await article();
        const [first, early, late] = await three(rug);
        const batchId = await batched([first, early, late]);
        expect(await batches.dissolve(ctx, planner, { batchId, workOrderIds: [early.workOrderId] }, monday)).toEqual({ batchId, left: 2 });
        expect(await batchOf([first, early, late])).toEqual([batchId, null, batchId]);
        const [one, alone, two] = await operationRows([first.tuft, early.tuft, late.tuft]);
        expect([one!.start, one!.until]).toEqual([two!.start, two!.until]);
        expect(one!.until.getTime() - one!.start.getTime()).toBe((60 + 60) * minute);
        expect(alone!.until <= one!.start || alone!.start >= one!.until).toBe(true);
        expect(await batches.dissolve(ctx, planner, { batchId, workOrderIds: [early.workOrderId] }, monday)).toMatchObject({ reason: 'not-in-batch' });
        expect(await batches.dissolve(ctx, planner, { batchId, workOrderIds: [late.workOrderId] }, monday)).toEqual({ batchId, left: 0 });
        expect(await batchOf([first, early, late])).toEqual([null, null, null]);
        const spans = (await operationRows([first.tuft, early.tuft, late.tuft])).sort((a, b) => a.start.getTime() - b.start.getTime());
        for (const [index, span] of spans.entries()) if (index > 0) expect(span.start.getTime()).toBeGreaterThanOrEqual(spans[index - 1]!.until.getTime());

        const again = await batched([first, late]);
        await operations.start(ctx, operator, first.tuft, new Date());
        expect(await batches.dissolve(ctx, planner, { batchId: again }, monday)).toMatchObject({ reason: 'batch-begun' });
        expect(await running.server.app.get(WorkOrderService).replan(ctx, planner, first.workOrderId, { operations: [] }, new Date())).toMatchObject({ reason: 'in-batch' });
        await expect(batches.dissolve(ctx, planner, { batchId: 2_000_000_000 }, monday)).rejects.toThrow(EntityNotFoundError);
    });

    it('go on without an order that is cancelled, with the time and the problems that were at it', async () => {
        const [first, early, late] = await three();
        await batched([first, early, late]);
        await cancel(early.id);
        expect(await batchOf([early])).toEqual([null]);
        await operations.start(ctx, operator, first.tuft, later(0));
        await operations.reportProblem(ctx, operator, first.tuft, { kind: 'machine', text: 'Smoke', stopsWork: true }, `batch-smoke-${first.id}`, later(10));
        expect(await statesOf([first.tuft, late.tuft])).toEqual(['blocked', 'blocked']);
        await cancel(first.id);
        const [problem] = await running.sql<{ id: number; operationId: number }>(`SELECT id, "operationId" FROM production_problem WHERE "operationId" = ANY($1)`, [[first.tuft, late.tuft]]);
        expect(problem).toMatchObject({ operationId: late.tuft });
        await running.server.app.get(ProblemService).resolve(ctx, planner, problem?.id ?? 0, { resolution: 'Put out' }, later(20));
        expect(await operations.resume(ctx, operator, late.tuft, later(30))).toMatchObject({ id: late.tuft, state: 'running', quantity: 40 });
        expect(await operations.finish(ctx, operator, late.tuft, { good: 40 }, later(60))).toMatchObject({ state: 'done' });
        expect(await statesOf([late.cut])).toEqual(['ready']);

        const others = await three();
        await batched(others);
        await operations.start(ctx, operator, others[0].tuft, later(0));
        await cancel(others[0].id);
        expect(await operations.finish(ctx, operator, others[0].tuft, { good: 20 }, later(50))).toMatchObject({ reason: 'work-order-closed' });
        expect(await operations.finish(ctx, operator, others[2].tuft, { good: 70 }, later(70))).toMatchObject({ state: 'done', workedSeconds: 70 * 60 });
        expect(await minutesOf(others.map(one => one.tuft))).toEqual([0, 30, 40]);
    });

    it('are refused when they are not of one kind, begun, gone, or in another batch', async () => {
        const rug = await article();
        const work = await three(rug);
        const foreign = await ordered(await article(), 5, '2035-05-01');
        expect(await make([...work, foreign])).toMatchObject({ reason: 'other-article', field: 'workOrderIds' });
        const gone = await ordered(rug, 5, '2035-05-01');
        await cancel(gone.id);
        expect(await make([work[0], gone])).toMatchObject({ reason: 'batch-closed' });
        const odd = await ordered(rug, 5, '2035-05-01');
        await running.sql('UPDATE production_operation SET "operatorId" = $2 WHERE id = $1', [odd.cut, operator.administratorId]);
        expect(await make([work[0], odd])).toMatchObject({ reason: 'other-routing' });
        const begun = await ordered(rug, 5, '2035-05-01');
        await operations.start(ctx, operator, begun.tuft, new Date());
        expect(await make([work[0], begun])).toMatchObject({ reason: 'batch-begun' });
        await batched(work.slice(0, 2));
        expect(await make([work[1], work[2]])).toMatchObject({ reason: 'other-batch' });
        await expect(batches.make(ctx, planner, { workOrderIds: [work[2].workOrderId, 2_000_000_000], idempotencyKey: 'batch-spec-nobody' }, monday)).rejects.toThrow(EntityNotFoundError);
        expect(await batchOf([work[2], gone, odd, begun])).toEqual([null, null, null, null]);
        const input = { workOrderIds: [work[2].workOrderId, (await ordered(rug, 8, '2035-05-02')).workOrderId], idempotencyKey: 'batch-spec-twice' };
        expect(await batches.make(ctx, planner, input, monday)).toEqual(await batches.make(ctx, planner, input, monday));
    });

    it('wait until all of them are released', async () => {
        const rug = await article();
        const ready = await ordered(rug, 20, '2035-05-01');
        const planned = await ordered(rug, 20, '2035-05-02', false);
        await batched([ready, planned]);
        expect(await operations.findTask(ctx, operator, ready.tuft)).toMatchObject({ state: 'waiting', quantity: 40 });
        expect(await operations.start(ctx, operator, ready.tuft, new Date())).toMatchObject({ reason: 'batch-not-released' });
        await running.server.app.get(WorkOrderService).releaseOrder(ctx, planner, planned.id, monday);
        expect(await operations.start(ctx, operator, planned.tuft, new Date())).toMatchObject({ id: ready.tuft, state: 'running' });
    });

    it('are proposed with the set-up that is saved, and make a draft of the plan that did not know of them a thing to be planned again', async () => {
        const work = await three();
        const lists = running.server.app.get(BatchListService);
        const ofUs = async (days: number, scope = planner) => (await lists.proposals(ctx, scope, days)).filter(one => one.workOrders.some(each => work.some(made => made.workOrderId === each.id)));
        expect(await ofUs(17)).toMatchObject([{ savedMinutes: 140, quantity: 90, workOrders: [{ id: work[1].workOrderId, day: '2035-05-03' }, { id: work[0].workOrderId }, { id: work[2].workOrderId }] }]);
        expect(await ofUs(7)).toMatchObject([{ savedMinutes: 70, quantity: 50 }]);
        expect(await ofUs(17, { ...planner, reach: [planner.administratorId] })).toEqual([]);
        const plans = running.server.app.get(ProductionPlanService);
        const plan = await plans.start(ctx, planner, monday);
        if (plan instanceof ProductionPlanRefusal) throw new Error(plan.reason);
        const batchId = await batched(work);
        expect(await ofUs(17)).toEqual([]);
        expect(await plans.publish(ctx, planner, { planId: plan.id, version: 1 }, monday)).toMatchObject({ reason: 'floor-changed' });
        expect(await plans.refresh(ctx, planner, { planId: plan.id, version: 1 }, monday)).toMatchObject({ version: 2 });
        expect(await plans.publish(ctx, planner, { planId: plan.id, version: 2 }, monday)).toMatchObject({ state: 'published' });
        expect(await lists.view(ctx, { ...planner, reach: [planner.administratorId] }, batchId)).toMatchObject({ size: 3, quantity: 90, workOrders: [] });

        const answer = await fetch(`${running.url}/work-tickets/${work[0].workOrderId}?lang=en`, { headers: { Authorization: `Bearer ${running.adminClient.getAuthToken()}` } });
        const text = visualLines(Buffer.from(await answer.arrayBuffer())).join(' ');
        expect(text).toContain('Made at once with');
        for (const mate of [work[1], work[2]]) expect(text.replaceAll(',', '')).toContain(String(mate.workOrderId));
    });
});
