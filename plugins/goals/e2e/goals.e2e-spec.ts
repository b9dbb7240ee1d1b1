import { systemScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { orderInState } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { AcceptanceService, CompanyRoleService, MemberService } from '../../organizations';

const password = 'correct horse battery 12';
const goalFields = '__typename ... on PurchaseGoal { id version state ownerName periods steps { fromNet basisPoints } } ... on PurchaseGoalRefusal { reason field message }';
const own = 'query { myPurchaseGoals { periodKind isRunning from lastDay salesNet discountNet missingNet progressPoints reachedSteps steps { fromNet basisPoints } } }';

interface Answer {
    __typename: string;
    id: string;
    version: number;
    reason?: string;
    field?: string;
}
interface Standing {
    isRunning: boolean;
    salesNet: number;
    discountNet: number;
    missingNet: number;
    progressPoints: number;
}

describe('purchase goals through the APIs', () => {
    let running: RunningServer;
    let factory: Factory;
    let companyId = 0;
    let people: { buyer: Caller; keeper: Caller; stranger: Caller };

    const staff = async <Data>(document: string, variables: Record<string, unknown>): Promise<Data> => {
        const response = await fetch(`${running.url}/admin-api`, {
            method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${running.adminClient.getAuthToken()}` }, body: JSON.stringify({ query: document, variables }),
        });
        const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
        if (errors) throw new Error(errors[0]?.message);
        return data;
    };
    const plan = async (more: object, key: string) =>
        (await staff<{ planPurchaseGoal: Answer }>(`mutation ($input: PlanPurchaseGoalInput!) { planPurchaseGoal(input: $input) { ${goalFields} } }`, {
            input: { companyId, periodKind: 'month', firstDay: new Date().toISOString().slice(0, 10), periods: 1, steps: [{ fromNet: 1000, basisPoints: 500 }], idempotencyKey: `goals-e2e-${key}`, ...more },
        })).planPurchaseGoal;

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        await running.adminClient.asSuperAdmin();
        const { app } = running.server;
        const [company, other] = [await factory.company(), await factory.company()];
        companyId = company.id;
        const person = async (of: number, change?: object) => {
            const { memberId } = await factory.member(of, 'admin');
            await app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, memberId, password);
            if (change) await app.get(MemberService).update(factory.ctx, systemScope, memberId, change);
            const { customer } = await app.get(MemberService).find(factory.ctx, memberId);
            return new Caller(running.url, 'shop-api').signIn(customer.emailAddress, password);
        };
        const role = await app.get(CompanyRoleService).create(factory.ctx, systemScope, companyId, { name: 'Accounts', permissions: ['see-finance'] });
        people = { buyer: await person(companyId), keeper: await person(companyId, { ownRoleId: (role as { id: number }).id }), stranger: await person(other.id) };
    });
    afterAll(() => running.stop());

    it('are planned, refused where they meet, seen by the company’s people with how far they are, and by nobody else', async () => {
        expect(await plan({}, 'first')).toMatchObject({ __typename: 'PurchaseGoal', state: 'running', periods: 1 });
        expect(await plan({}, 'again')).toMatchObject({ __typename: 'PurchaseGoalRefusal', reason: 'overlaps', field: 'firstDay', message: expect.stringContaining('already') as string });
        const { id } = await orderInState(running, 'Shipped', await factory.member(companyId), []);
        await running.sql('UPDATE company_order SET "fulfilledAt" = now() WHERE "orderId" = $1', [id]);
        await running.sql('UPDATE "order" SET "subTotal" = 750 WHERE id = $1', [id]);
        const seen = async (by: Caller) => (await by.ask<{ myPurchaseGoals: Standing[] }>(own)).myPurchaseGoals;
        expect(await seen(people.buyer)).toMatchObject([{ isRunning: true, salesNet: 750, missingNet: 250, progressPoints: 7500, discountNet: 0 }]);
        await running.sql('UPDATE "order" SET "subTotal" = 1000 WHERE id = $1', [id]);
        expect(await seen(people.buyer)).toMatchObject([{ salesNet: 1000, missingNet: 0, progressPoints: 10_000, discountNet: 50 }]);
        expect(await seen(people.stranger)).toEqual([]);
        expect(await seen(people.keeper)).toEqual([]);
    });

    it('are reported as a page and as a file', async () => {
        const { purchaseGoalReport } = await staff<{ purchaseGoalReport: { items: object[]; totals: object[] } }>(
            'query ($input: PurchaseGoalReportInput!) { purchaseGoalReport(input: $input) { kind from lastDay totalItems totals { currencyCode salesNet discountNet } items { companyId orders salesNet discountNet next { fromNet } steps { fromNet } } } }',
            { input: { kind: 'month', companyIds: [companyId] } });
        expect(purchaseGoalReport).toMatchObject({ kind: 'month', totals: [{ salesNet: 1000, discountNet: 50 }], items: [{ companyId: String(companyId), orders: 1, salesNet: 1000, next: null }] });
        const headers = { Authorization: `Bearer ${running.adminClient.getAuthToken()}` };
        const file = await (await fetch(`${running.url}/purchase-goals/report/csv?kind=month&companyIds=${companyId}`, { headers })).text();
        expect(file).toContain('sales_net');
        expect(file).toContain('"10.00","10.00","100.00","5.00","0.50"');
        expect((await fetch(`${running.url}/purchase-goals/report/csv?kind=month`)).status).toBe(403);
    });

    it('have whole periods to choose from, the running one among them', async () => {
        const { purchaseGoalPeriods: periods } = await staff<{ purchaseGoalPeriods: { isRunning: boolean }[] }>('query { purchaseGoalPeriods(kind: "quarter") { from lastDay isRunning } }', {});
        expect(periods.filter(period => period.isRunning)).toHaveLength(1);
        expect(periods).toHaveLength(17);
    });
});
