import { systemScope } from '../../../kernel/scope';
import { addDays, type LocalDate, localDateOf, periodOf, shiftPeriod, startOfDay } from '../../../kernel/time';
import { Factory } from '../../../test/factories';
import { orderInState } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { CompanyGroupService, FirmSettingsService } from '../../organizations';
import { CompanyOrderService } from '../../purchasing';
import { PurchaseGoalRefusal } from '../errors';
import { CreditNoteService } from './credit-note.service';
import { GoalDeskService, type GoalView } from './goal-desk.service';
import { GoalReportService } from './goal-report.service';
import { MyGoalsService } from './my-goals.service';

const zone = 'Asia/Tehran';
const steps = [{ fromNet: 1_000_000, basisPoints: 200 }, { fromNet: 2_000_000, basisPoints: 300 }];
let keys = 0;
const key = () => `goals-spec-${++keys}`;

let running: RunningServer;
let factory: Factory;
let desk: GoalDeskService;
let reports: GoalReportService;
let mine: MyGoalsService;
let staff: Awaited<ReturnType<Factory['staff']>>;
const today: LocalDate = localDateOf(new Date(), zone);
const month = periodOf(today, 'month', 'jalali');
const next = shiftPeriod(month, 'month', 'jalali', 1);

beforeAll(async () => {
    running = await startServer();
    factory = await Factory.of(running);
    const { app } = running.server;
    [desk, reports, mine] = [app.get(GoalDeskService), app.get(GoalReportService), app.get(MyGoalsService)];
    staff = await factory.staff();
    await app.get(FirmSettingsService).update(factory.ctx, systemScope, { calendar: 'jalali', timeZone: zone });
});
afterAll(() => running.stop());

const plan = (wish: object) => desk.plan(factory.ctx, staff, { periodKind: 'month', firstDay: today, periods: 1, steps, idempotencyKey: key(), ...wish });
async function planned(wish: object): Promise<GoalView> {
    const goal = await plan(wish);
    if (goal instanceof PurchaseGoalRefusal) throw new Error(goal.defaultValue);
    return goal;
}
const reasonOf = (answer: unknown) => (answer instanceof PurchaseGoalRefusal ? answer.reason : 'done');

/** An order of the company that was fulfilled at an instant. */
async function bought(companyId: number, net: number, at: Date | null, state = 'Shipped'): Promise<number> {
    const { id } = await orderInState(running, state, await factory.member(companyId), []);
    await running.sql('UPDATE "order" SET "subTotal" = $2, "subTotalWithTax" = $2 WHERE id = $1', [id, net]);
    await running.sql('UPDATE company_order SET "fulfilledAt" = $2 WHERE "orderId" = $1', [id, at]);
    return id;
}
const report = (more: object = {}) => reports.report(factory.ctx, staff, { kind: 'month', ...more });

async function groupOf(...companies: number[]): Promise<number> {
    const id = await running.server.app.get(CompanyGroupService).create(factory.ctx, systemScope, { name: `Dealers ${key()}` });
    await running.sql('UPDATE company SET "groupName" = (SELECT name FROM company_group WHERE id = $1) WHERE id = ANY($2::int[])', [id, companies]);
    return id;
}

describe('a goal', () => {
    it('is of whole months of the firm’s calendar, is audited, and does not meet another one of the same company', async () => {
        const { id } = await factory.company();
        const goal = await planned({ companyId: id, firstDay: next.from, periods: 2 });
        expect(goal).toMatchObject({ state: 'planned', startsOn: next.from, endsOn: shiftPeriod(next, 'month', 'jalali', 1).until, periods: 2, version: 1, steps });
        expect(reasonOf(await plan({ companyId: id, firstDay: addDays(next.until, 3), periods: null }))).toBe('overlaps');
        expect(reasonOf(await plan({ companyId: id, periods: null }))).toBe('overlaps');
        expect(reasonOf(await plan({ companyId: id, firstDay: addDays(month.from, -1) }))).toBe('in-the-past');
        expect(reasonOf(await plan({ companyId: id, periodKind: 'quarter' }))).toBe('done');
        const [entry] = await running.sql<{ action: string; companyId: number }>(`SELECT action, "companyId" FROM audit_entry WHERE entity = 'PurchaseGoal' AND "entityId" = $1`, [String(goal.id)]);
        expect(entry).toEqual({ action: 'purchase-goal.plan', companyId: id });
    });

    it('is planned once by two who plan it at the same time, and once by one who sends it twice', async () => {
        const { id } = await factory.company();
        const answers = await Promise.all([plan({ companyId: id }), plan({ companyId: id })]);
        expect(answers.map(reasonOf).sort()).toEqual(['done', 'overlaps']);
        const { id: other } = await factory.company();
        const wish = { companyId: other, idempotencyKey: key() };
        expect((await planned(wish)).id).toBe((await planned(wish)).id);
    });

    it('is changed and deleted until it begins, by whoever has read it', async () => {
        const { id: companyId } = await factory.company();
        const { id, version } = await planned({ companyId, firstDay: next.from });
        const wish = { id, periodKind: 'month', firstDay: next.from, periods: 3, steps: steps.slice(0, 1) };
        const changed = await desk.change(factory.ctx, staff, { ...wish, version });
        expect(changed).toMatchObject({ periods: 3, steps: steps.slice(0, 1), version: 2 });
        await expect(desk.change(factory.ctx, staff, { ...wish, version })).rejects.toThrow(/now version 2/);
        expect(await desk.remove(factory.ctx, staff, { id, version: 2 })).toBeNull();
        expect(await desk.find(factory.ctx, staff, id)).toBeNull();
    });

    it('that has begun is ended, not changed; what was promised for the running period holds or not, as was said', async () => {
        const { id: companyId } = await factory.company();
        const { id, version } = await planned({ companyId, periods: null });
        const wish = { id, version, periodKind: 'month', firstDay: next.from, periods: 1, steps };
        expect(reasonOf(await desk.change(factory.ctx, staff, wish))).toBe('begun');
        expect(reasonOf(await desk.remove(factory.ctx, staff, { id, version }))).toBe('begun');
        const ended = await desk.end(factory.ctx, staff, { id, version, ending: 'running', reason: 'The terms changed' });
        expect(ended).toMatchObject({ endsOn: month.until, state: 'running', version: 2 });
        expect(reasonOf(await desk.end(factory.ctx, staff, { id, version: 2, ending: 'running', reason: 'again' }))).toBe('ends-anyway');
        expect(await desk.end(factory.ctx, staff, { id, version: 2, ending: 'previous', reason: 'A typing error' })).toMatchObject({ endsOn: month.from, state: 'ended', periods: 0 });
        expect(reasonOf(await plan({ companyId }))).toBe('done');
    });

    it('is not of a company that buys from a distributor, nor of nobody', async () => {
        const [root, customer] = [await factory.company(), await factory.company()];
        await running.sql(
            `INSERT INTO distributor_customer ("companyId", "distributorCompanyId", "markupBasisPoints", acceptance, "priceVersion") VALUES ($1, $2, 0, 'automatic', 1)`,
            [customer.id, root.id],
        );
        expect(reasonOf(await plan({ companyId: customer.id }))).toBe('end-customer');
        await expect(plan({ companyId: 999_999 })).rejects.toThrow('entity-with-id-not-found');
        await expect(plan({ groupId: 999_999, currencyCode: 'IRR' })).rejects.toThrow('entity-with-id-not-found');
        await expect(plan({})).rejects.toThrow(/companyId/);
    });

    it('of a group is planned by nobody who does not see all companies', async () => {
        const groupId = await groupOf((await factory.company()).id);
        const rep = { ...staff, reach: [staff.administratorId] };
        await expect(desk.plan(factory.ctx, rep, { groupId, currencyCode: 'IRR', periodKind: 'month', firstDay: today, periods: 1, steps, idempotencyKey: key() })).rejects.toThrow(/permitted|FORBIDDEN/i);
    });
});

describe('what counts', () => {
    it('is what was fulfilled within the period on the firm’s clocks, less what was credited in it', async () => {
        const { id } = await factory.company();
        await planned({ companyId: id });
        const begin = startOfDay(month.from, zone);
        await bought(id, 600_000, begin);
        await bought(id, 700_000, new Date(startOfDay(month.until, zone).getTime() - 1), 'Completed');
        await bought(id, 5_000_000, new Date(begin.getTime() - 1));
        await bought(id, 5_000_000, startOfDay(month.until, zone));
        await bought(id, 5_000_000, null, 'InProduction');
        await bought(id, 5_000_000, null, 'Cancelled');
        expect((await report({ companyIds: [id] })).items).toMatchObject([{ orders: 2, salesNet: 1_300_000, reachedSteps: 1, basisPoints: 200, discountNet: 26_000, missingNet: 700_000, progressPoints: 6500 }]);
        const notes = running.server.app.get(CreditNoteService);
        const note = { companyId: id, number: 'KS/12', issuedOn: month.from, amountNet: 300_001 };
        const made = await notes.record(factory.ctx, staff, { ...note, idempotencyKey: key() });
        await expect(notes.record(factory.ctx, staff, { ...note, idempotencyKey: key() })).rejects.toThrow(/number/);
        await expect(notes.record(factory.ctx, staff, { ...note, number: 'KS/13', issuedOn: addDays(today, 1), idempotencyKey: key() })).rejects.toThrow(/issuedOn/);
        expect((await report({ companyIds: [id] })).items).toMatchObject([{ orders: 2, salesNet: 999_999, reachedSteps: 0, discountNet: 0 }]);
        await notes.remove(factory.ctx, staff, made.id);
        expect((await report({ companyIds: [id] })).items).toMatchObject([{ salesNet: 1_300_000 }]);
    });

    it('is written down when the last goods of an order leave, and stays', async () => {
        const { id: companyId } = await factory.company();
        const { id } = await orderInState(running, 'ReadyToShip', await factory.member(companyId), []);
        const orders = running.server.app.get(CompanyOrderService);
        const at = async () => (await running.sql<{ at: Date | null }>('SELECT "fulfilledAt" AS at FROM company_order WHERE "orderId" = $1', [id]))[0]?.at;
        expect(await at()).toBeNull();
        await orders.transition(factory.ctx, id, 'Shipped', systemScope);
        const shipped = await at();
        expect(shipped).toBeInstanceOf(Date);
        await orders.transition(factory.ctx, id, 'Delivered', systemScope);
        expect(await at()).toEqual(shipped);
    });

    it('of an end customer’s order is the root distributor’s, at his own price', async () => {
        const [root, customer] = [await factory.company(), await factory.company()];
        await planned({ companyId: root.id });
        const orderId = await bought(customer.id, 9_000_000, startOfDay(month.from, zone));
        await running.sql(
            `INSERT INTO distributor_earning ("orderId", level, "companyId", "customerCompanyId", "isDirect", "costNet", "paidNet", "needsApproval") VALUES ($1, 0, $2, $3, true, 1500000, 9000000, false)`,
            [orderId, root.id, customer.id],
        );
        expect((await report({ companyIds: [root.id, customer.id] })).items).toMatchObject([{ companyId: root.id, orders: 1, salesNet: 1_500_000, discountNet: 30_000 }]);
    });
});

describe('the report', () => {
    it('gives each company of a group, its own goal first, those of another currency not', async () => {
        const [a, b, other] = [await factory.company(), await factory.company(), await factory.company({ currencyCode: 'PLN' })];
        const groupId = await groupOf(a.id, b.id, other.id);
        const ofGroup = await planned({ groupId, currencyCode: 'IRR', periods: null });
        const own = await planned({ companyId: b.id, steps: [{ fromNet: 10, basisPoints: 1000 }] });
        expect(ofGroup.companies).toBe(2);
        await bought(a.id, 2_000_000, startOfDay(month.from, zone));
        await bought(b.id, 1_000, startOfDay(month.from, zone));
        const { items, totals, totalItems } = await report({ groupId });
        expect(items).toMatchObject([
            { companyId: a.id, goalId: ofGroup.id, isOwn: false, discountNet: 60_000, progressPoints: 10_000, next: null },
            { companyId: b.id, goalId: own.id, isOwn: true, discountNet: 100 },
        ]);
        expect(totals).toEqual([{ currencyCode: 'IRR', companies: 2, reached: 2, salesNet: 2_001_000, discountNet: 60_100 }]);
        expect(totalItems).toBe(2);
        expect((await report({ groupId, sort: 'name', skip: 1, take: 1 })).items).toHaveLength(1);
        expect((await report({ groupId, day: next.from })).items).toMatchObject([{ isOwn: false, salesNet: 0 }, { isOwn: false }]);
        expect(await reports.report(factory.ctx, { ...staff, reach: [0] }, { kind: 'month', groupId })).toMatchObject({ totalItems: 0, totals: [] });
    });

    it('is one that ten thousand companies do not make slow', async () => {
        const groupId = await groupOf();
        await running.sql(
            `INSERT INTO company (name, "searchKey", "groupName", "currencyCode", language) SELECT 'Many ' || n, 'many ' || n, (SELECT name FROM company_group WHERE id = $1), 'IRR', 'en' FROM generate_series(1, 10000) n`,
            [groupId],
        );
        await planned({ groupId, currencyCode: 'IRR' });
        const before = Date.now();
        const { totalItems, items } = await report({ groupId, take: 25 });
        expect([totalItems, items.length]).toEqual([10_000, 25]);
        expect(Date.now() - before).toBeLessThan(5000);
    });
});

describe('what the customer sees', () => {
    it('is the goal of the running month and quarter with how far he is, the nearest one where none runs', async () => {
        const { id } = await factory.company();
        const member = await factory.member(id);
        expect(await mine.list(factory.ctx, member)).toEqual([]);
        await planned({ companyId: id, firstDay: next.from });
        expect(await mine.list(factory.ctx, member)).toMatchObject([{ periodKind: 'month', from: next.from, isRunning: false, salesNet: 0, missingNet: 1_000_000 }]);
        await planned({ companyId: id });
        await planned({ companyId: id, periodKind: 'quarter' });
        await bought(id, 1_250_000, startOfDay(month.from, zone));
        const list = await mine.list(factory.ctx, member);
        expect(list).toMatchObject([{ periodKind: 'month', isRunning: true, salesNet: 1_250_000, discountNet: 25_000, missingNet: 750_000 }, { periodKind: 'quarter', isRunning: true, salesNet: 1_250_000 }]);
        const [inReport] = (await report({ companyIds: [id] })).items;
        expect(inReport).toMatchObject({ salesNet: list[0]?.salesNet, discountNet: list[0]?.discountNet, goalId: list[0]?.id });
    });

    it('is nothing without both permissions, and nothing for who buys from a distributor', async () => {
        const { id } = await factory.company();
        await planned({ companyId: id });
        const member = await factory.member(id);
        const without = (permission: string) => ({ ...member, permissions: new Set([...member.permissions].filter(one => one !== permission)) });
        expect(await mine.list(factory.ctx, member)).toHaveLength(1);
        expect(await mine.list(factory.ctx, without('see-prices'))).toEqual([]);
        expect(await mine.list(factory.ctx, without('see-finance'))).toEqual([]);
        const groupId = await groupOf(id);
        await planned({ groupId, currencyCode: 'IRR' });
        const root = await factory.company();
        await running.sql(
            `INSERT INTO distributor_customer ("companyId", "distributorCompanyId", "markupBasisPoints", acceptance, "priceVersion") VALUES ($1, $2, 0, 'automatic', 1)`,
            [id, root.id],
        );
        expect(await mine.list(factory.ctx, member)).toEqual([]);
        expect((await report({ companyIds: [id] })).items).toEqual([]);
    });
});
