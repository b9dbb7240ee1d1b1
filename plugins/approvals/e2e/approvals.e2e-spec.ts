import gql from 'graphql-tag';

import { systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { type RunningServer, startServer } from '../../../test/server';
import { AcceptanceService } from '../../organizations';

const password = 'a good long passphrase 12';
let keys = 0;
const key = () => `approvals-e2e-${++keys}`;

const policy = gql`
    query {
        approvalPolicy {
            currencyCode people { id name mayApprove isActive } branches { id name } categories { id name }
            rules { id version name active amountFrom categoryId branchId levels { memberIds needed } }
            limits { id version memberId memberName period amount } deputies { id }
        }
    }
`;
const createRule = gql`mutation ($input: CreateApprovalRuleInput!) { createApprovalRule(input: $input) { id version } }`;
const updateRule = gql`mutation ($input: UpdateApprovalRuleInput!) { updateApprovalRule(input: $input) { id version name } }`;
const deleteRule = gql`mutation ($id: ID!, $version: Int!) { deleteApprovalRule(id: $id, version: $version) { success } }`;
const setLimit = gql`mutation ($input: SetSpendingLimitInput!) { setSpendingLimit(input: $input) { id version amount memberName } }`;
const createDeputy = gql`mutation ($input: CreateDeputyInput!) { createDeputy(input: $input) { id version deputyName holdsToday } }`;
const deleteDeputy = gql`mutation ($id: ID!, $version: Int!) { deleteDeputy(id: $id, version: $version) { success } }`;
const deputies = gql`query { myDeputies { mine { id deputyName } standingInFor { id memberName } colleagues { id } } }`;
const setLines = gql`mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { totalGross } } }`;
const preview = gql`query ($branchId: ID!) { cartApproval(branchId: $branchId) { steps { approvers needed } refusal { reason } } }`;
const place = gql`
    mutation ($input: PlaceOrderInput!) {
        placeOrder(input: $input) { ... on MyOrder { code state mayCancel approval { state levels { state approvers } } } ... on PlacementRefusal { reason } }
    }
`;
const inbox = gql`
    query ($input: MyApprovalsInput!) {
        myApprovals(input: $input) {
            totalItems
            items {
                orderCode placedBy totalGross mayDecide standsInFor lines { name unitNet lineNet } notices { message }
                approval { state level passedLimits levels { state approvers needed ruleName decisions { by for decision comment } } }
            }
        }
    }
`;
const decide = gql`
    mutation ($input: DecideApprovalInput!) {
        decideApproval(input: $input) {
            __typename ... on ApprovalDecided { orderCode } ... on ApprovalRefusal { reason field message } ... on PriceChangedRefusal { currentTotal }
        }
    }
`;
const limits = gql`query { mySpendingLimits { period amount spent } }`;
const companyPolicy = gql`query ($companyId: ID!) { companyApprovalPolicy(companyId: $companyId) { rules { id version } deputies { id version } } }`;

describe('approvals over GraphQL', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let emails: Record<'admin' | 'buyer' | 'approver' | 'stranger', string>;
    let ids: Record<'admin' | 'buyer' | 'approver', string>;

    const shop = <T>(document: Parameters<RunningServer['shopClient']['query']>[0], variables?: Record<string, unknown>) =>
        running.shopClient.query<T, Record<string, unknown>>(document, variables);
    const admin = <T>(document: Parameters<RunningServer['adminClient']['query']>[0], variables?: Record<string, unknown>) =>
        running.adminClient.query<T, Record<string, unknown>>(document, variables);
    const as = (who: keyof typeof emails) => running.shopClient.asUserWithCredentials(emails[who], password);

    const join = async (companyId: number, role: 'admin' | 'buyer' | 'approver') => {
        const { memberId } = await factory.member(companyId, role);
        await running.server.app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, memberId, password);
        const [row] = await running.sql<{ email: string }>(
            'SELECT c."emailAddress" AS email FROM customer c JOIN company_member m ON m."customerId" = c.id WHERE m.id = $1',
            [memberId],
        );
        return { memberId, email: row?.email ?? '' };
    };

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        company = await factory.company();
        const [boss, buyer, approver] = [await join(company.id, 'admin'), await join(company.id, 'buyer'), await join(company.id, 'approver')];
        const stranger = await join((await factory.company()).id, 'admin');
        emails = { admin: boss.email, buyer: buyer.email, approver: approver.email, stranger: stranger.email };
        ids = { admin: String(boss.memberId), buyer: String(buyer.memberId), approver: String(approver.memberId) };
        await running.adminClient.asSuperAdmin();
    });
    afterAll(() => running.stop());

    it("lets who manages the members edit the company's rules, and nobody else see them", async () => {
        await as('admin');
        const input = { name: 'Large', amountFrom: 100_000, levels: [{ memberIds: [ids.approver], needed: 1 }], idempotencyKey: key() };
        const { createApprovalRule: made } = await shop<{ createApprovalRule: { id: string; version: number } }>(createRule, { input });
        expect((await shop<{ createApprovalRule: { id: string } }>(createRule, { input })).createApprovalRule.id).toBe(made.id);
        const changed = { id: made.id, version: 1, name: 'Large orders', amountFrom: 20_000, levels: [{ memberIds: [ids.approver], needed: 1 }] };
        await shop(updateRule, { input: changed });
        await expect(shop(updateRule, { input: changed })).rejects.toThrow(/now version 2/);
        await shop(setLimit, { input: { memberId: ids.buyer, period: 'month', amount: 500_000 } });
        const { approvalPolicy } = await shop<{ approvalPolicy: { rules: object[]; limits: object[]; people: object[] } }>(policy);
        expect(approvalPolicy).toMatchObject({
            currencyCode: 'IRR',
            rules: [{ id: made.id, version: 2, name: 'Large orders', amountFrom: 20_000, levels: [{ memberIds: [ids.approver], needed: 1 }] }],
            limits: [{ memberId: ids.buyer, period: 'month', amount: 500_000, version: 1 }],
        });
        expect(approvalPolicy.people).toHaveLength(3);
        for (const who of ['buyer', 'approver'] as const) {
            await as(who);
            await expect(shop(policy)).rejects.toThrow(/authorized|forbidden/i);
            await expect(shop(deleteRule, { id: made.id, version: 2 })).rejects.toThrow(/authorized|forbidden/i);
        }
        await as('stranger');
        expect((await shop<{ approvalPolicy: { rules: object[] } }>(policy)).approvalPolicy.rules).toEqual([]);
        await expect(shop(deleteRule, { id: made.id, version: 2 })).rejects.toThrow(/No ApprovalRule/i);
        await expect(shop(createRule, { input: { ...input, idempotencyKey: key() } })).rejects.toThrow(/levels.0.memberIds/);
    });

    it('tells the buyer whom his order will wait for, and takes it to the approver and on to the firm', async () => {
        await as('buyer');
        const [variantId] = await factory.variants(company.id, [{ unitNet: 10_000 }]);
        const { setCartLines } = await shop<{ setCartLines: { cart: { totalGross: number } } }>(setLines, { input: { lines: [{ variantId, unit: 'm2', quantity: 2 }] } });
        expect(await shop(preview, { branchId: company.branchId })).toMatchObject({ cartApproval: { steps: [{ needed: 1, approvers: [expect.stringContaining('Karimi')] }], refusal: null } });
        const input = { branchId: company.branchId, shownTotalGross: setCartLines.cart.totalGross, idempotencyKey: key() };
        const { placeOrder } = await shop<{ placeOrder: { code: string } }>(place, { input });
        expect(placeOrder).toMatchObject({ state: 'AwaitingApproval', mayCancel: true, approval: { state: 'waiting', levels: [{ state: 'current' }] } });
        expect(await shop(limits)).toMatchObject({ mySpendingLimits: [{ period: 'month', amount: 500_000, spent: 22_000 }] });
        const asked = { orderCode: placeOrder.code, decision: 'APPROVE', level: 0, shownTotalGross: 22_000, idempotencyKey: key() };
        expect(await shop(decide, { input: asked })).toMatchObject({ decideApproval: { __typename: 'ApprovalRefusal', reason: 'own-order' } });
        expect(await shop(inbox, { input: { view: 'WAITING' } })).toMatchObject({ myApprovals: { totalItems: 0 } });
        await as('stranger');
        await expect(shop(decide, { input: { ...asked, idempotencyKey: key() } })).rejects.toThrow(/No Order/i);
        await as('approver');
        expect(await shop(inbox, { input: { view: 'WAITING' } })).toMatchObject({
            myApprovals: {
                totalItems: 1,
                items: [{ orderCode: placeOrder.code, mayDecide: true, totalGross: 22_000, lines: [{ unitNet: 10_000 }], approval: { levels: [{ ruleName: 'Large orders' }] } }],
            },
        });
        expect(await shop(decide, { input: { ...asked, decision: 'REJECT', idempotencyKey: key() } })).toMatchObject({ decideApproval: { reason: 'reason-missing', field: 'comment' } });
        const right = { ...asked, comment: 'all right', idempotencyKey: key() };
        expect(await shop(decide, { input: right })).toMatchObject({ decideApproval: { orderCode: placeOrder.code } });
        expect(await shop(decide, { input: right })).toMatchObject({ decideApproval: { orderCode: placeOrder.code } });
        expect(await shop(inbox, { input: { view: 'DECIDED' } })).toMatchObject({
            myApprovals: { items: [{ mayDecide: false, approval: { state: 'approved', levels: [{ decisions: [{ decision: 'approve', comment: 'all right', for: null }] }] } }] },
        });
    });

    it('lets an approver name a deputy, who sees for whom he stands in', async () => {
        await as('approver');
        const from = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
        const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
        const input = { deputyMemberId: ids.admin, from, until, idempotencyKey: key() };
        const { createDeputy: made } = await shop<{ createDeputy: { id: string } }>(createDeputy, { input });
        expect(made).toMatchObject({ version: 1, holdsToday: true });
        expect(await shop(deputies)).toMatchObject({ myDeputies: { mine: [{ id: made.id }], standingInFor: [] } });
        await expect(shop(createDeputy, { input: { ...input, from: until, until: from, idempotencyKey: key() } })).rejects.toThrow(/until/);
        await as('admin');
        expect(await shop(deputies)).toMatchObject({ myDeputies: { mine: [], standingInFor: [{ id: made.id }] } });
        await expect(shop(deleteDeputy, { id: made.id, version: 1 })).rejects.toThrow(/No ApprovalDeputy/i);
        await as('buyer');
        await expect(shop(createDeputy, { input: { ...input, idempotencyKey: key() } })).rejects.toThrow(/authorized|forbidden/i);
        const { companyApprovalPolicy } = await admin<{ companyApprovalPolicy: { deputies: object[] } }>(companyPolicy, { companyId: company.id });
        expect(companyApprovalPolicy.deputies).toEqual([{ id: made.id, version: 1 }]);
    });

    it("lets staff edit a company's rules, which its history tells", async () => {
        const input = { companyId: company.id, name: 'By staff', levels: [{ memberIds: [], needed: 1 }], idempotencyKey: key() };
        const { createCompanyApprovalRule: made } = await admin<{ createCompanyApprovalRule: { id: string } }>(
            gql`mutation ($input: CreateCompanyApprovalRuleInput!) { createCompanyApprovalRule(input: $input) { id } }`,
            { input },
        );
        await admin(gql`mutation ($id: ID!) { deleteCompanyApprovalRule(id: $id, version: 1) { success } }`, { id: made.id });
        await admin(gql`mutation ($input: SetCompanySpendingLimitInput!) { setCompanySpendingLimit(input: $input) { id } }`, {
            input: { companyId: company.id, period: 'order', amount: 9_000_000 },
        });
        await expect(admin(companyPolicy, { companyId: 999_999 })).rejects.toThrow(/No Company/i);
        const actions = await running.sql<{ action: string }>(
            `SELECT action FROM audit_entry WHERE entity = 'Company' AND "entityId" = $1 AND actor LIKE 'staff:%' ORDER BY id`,
            [String(company.id)],
        );
        expect(actions.map(entry => entry.action)).toEqual(['approval-rule.create', 'approval-rule.delete', 'spending-limit.set']);
    });
});
