import { type MemberScope, systemScope } from '../../../kernel/scope';
import { addDays, localDateOf } from '../../../kernel/time';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { ApprovalRuleService, DeputyService, SpendingLimitService } from '../../approvals';
import { CompanyRoleService, CompanyService, MemberService } from '../../organizations';
import { CartService, CompanyOrderService, CustomerOrderService, OrderApprovalService, PlacementService } from '..';

describe('approval by the buyer', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let carts: CartService;
    let placement: PlacementService;
    let orders: CompanyOrderService;
    let approvals: OrderApprovalService;
    let rules: ApprovalRuleService;
    let limits: SpendingLimitService;
    let deputies: DeputyService;
    let keys = 0;
    const key = () => `approval-spec-${++keys}`;
    const fresh = () => factory.context();

    /** Factories invite; only who has taken it up counts as an approver. */
    const member = async (role: 'admin' | 'buyer' | 'approver', of = company) => {
        const scope = await factory.member(of.id, role);
        await running.sql('UPDATE company_member SET "acceptedAt" = now() WHERE id = $1', [scope.memberId]);
        return scope;
    };
    const rule = async (levels: Array<{ memberIds: number[]; roles?: string[]; needed: number }>, more: object = {}, of = company) =>
        rules.create(await fresh(), systemScope, of.id, { idempotencyKey: key(), name: `Rule ${keys}`, levels, ...more });
    const place = async (buyer: MemberScope, variantId: number, quantity: number, of = company) => {
        const ctx = await fresh();
        const { cart } = await carts.setLines(ctx, buyer, { lines: [{ variantId, unit: 'm2', quantity }] });
        return placement.place(ctx, buyer, { branchId: of.branchId, shownTotalGross: cart.totalGross, idempotencyKey: key() });
    };
    const placed = async (buyer: MemberScope, variantId: number, quantity: number, of = company) => {
        const answer = await place(buyer, variantId, quantity, of);
        if (!('orderId' in answer)) throw new Error(answer.reason);
        return orders.find(await fresh(), systemScope, answer.orderId);
    };
    const decide = async (who: MemberScope, orderCode: string, more: object = {}) => {
        const { totalGross } = await orders.find(await fresh(), systemScope, orderCode);
        const input = { orderCode, decision: 'APPROVE', level: 0, shownTotalGross: totalGross, idempotencyKey: key(), ...more };
        return approvals.decide(await fresh(), who, input);
    };
    const stateOf = async (code: string) => (await orders.find(await fresh(), systemScope, code)).state;
    const waitingFor = async (who: MemberScope) => (await approvals.list(await fresh(), who, { view: 'WAITING' })).items.map(item => item.order.code);
    const counted = async (who: MemberScope) => approvals.count(await fresh(), who);
    const mailed = (template: string, orderId: number) =>
        running.sql<{ recipient: string }>('SELECT recipient FROM notification_message WHERE template = $1 AND aggregate = $2', [template, `order:${orderId}`]);

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        const { app } = running.server;
        [carts, placement, orders] = [app.get(CartService), app.get(PlacementService), app.get(CompanyOrderService)];
        approvals = app.get(OrderApprovalService);
        [rules, limits, deputies] = [app.get(ApprovalRuleService), app.get(SpendingLimitService), app.get(DeputyService)];
    });
    beforeEach(async () => {
        company = await factory.company();
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    it('asks two levels one after the other, tells each, and sends the order to the firm after the last', async () => {
        const [buyer, first, second] = [await member('buyer'), await member('approver'), await member('approver')];
        await rule([{ memberIds: [first.memberId], needed: 1 }, { memberIds: [second.memberId], needed: 1 }], { amountFrom: 22_000 });
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        expect((await placed(buyer, variantId, 1)).state).toBe('Submitted');
        const { code, orderId, state } = await placed(buyer, variantId, 2);
        expect(state).toBe('AwaitingApproval');
        expect(await mailed('approval-asked', orderId)).toHaveLength(1);
        expect([await waitingFor(first), await waitingFor(second), await waitingFor(buyer)]).toEqual([[code], [], []]);
        expect(await Promise.all([first, second, buyer].map(counted))).toEqual([1, 0, 0]);
        expect(await counted({ ...first, acting: { administratorId: 1, reason: 'called' } })).toBe(0);
        expect(await decide(second, code)).toMatchObject({ reason: 'not-approver' });
        expect(await decide(first, code)).toEqual({ orderCode: code });
        expect(await decide(first, code)).toMatchObject({ reason: 'already-decided' });
        expect(await decide(first, code, { level: 1 })).toMatchObject({ reason: 'not-approver' });
        expect([await waitingFor(first), await waitingFor(second)]).toEqual([[], [code]]);
        expect(await Promise.all([first, second].map(counted))).toEqual([0, 1]);
        expect(await mailed('approval-asked', orderId)).toHaveLength(2);
        expect(await decide(second, code, { level: 1, comment: 'go on' })).toEqual({ orderCode: code });
        expect(await stateOf(code)).toBe('Submitted');
        expect(await mailed('order-submitted', orderId)).toHaveLength(1);
        const decided = await approvals.list(await fresh(), second, { view: 'DECIDED' });
        expect(decided.items.map(item => item.progress.levels.map(level => [level.state, level.decisions.map(d => d.comment)]))).toEqual([
            [['done', ['']], ['done', ['go on']]],
        ]);
    });

    it('shows who manages all of the company first what waits for himself', async () => {
        const [buyer, first, boss] = [await member('buyer'), await member('approver'), await member('admin')];
        await rule([{ memberIds: [first.memberId], needed: 1 }, { memberIds: [boss.memberId], needed: 1 }]);
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const [earlier, later] = [await placed(buyer, variantId, 1), await placed(buyer, variantId, 2)];
        expect(await waitingFor(boss)).toEqual([earlier.code, later.code]);
        await decide(first, later.code);
        expect(await waitingFor(boss)).toEqual([later.code, earlier.code]);
        const page = await approvals.list(await fresh(), boss, { view: 'WAITING', skip: 1, take: 1 });
        expect([page.totalItems, page.items.map(item => [item.order.code, item.mayDecide])]).toEqual([2, [[earlier.code, false]]]);
    });

    it('asks the holders of a role, whoever has it by then, and the administrators when nobody has; a level that nobody could decide is not saved', async () => {
        const { app } = running.server;
        const role = await app.get(CompanyRoleService).create(await fresh(), systemScope, company.id, { name: 'Head of purchase', permissions: ['see-prices', 'order', 'approve'] });
        if ('reason' in role) throw new Error(role.reason);
        const [buyer, holder, admin] = [await member('buyer'), await member('buyer'), await member('admin')];
        const levels = [{ memberIds: [], roles: [String(role.id)], needed: 1 }];
        await expect(rule(levels)).rejects.toThrow(/^levels\.0\.roles: nobody who is asked here may approve now/);
        await expect(rule([{ memberIds: [], roles: ['buyer'], needed: 1 }])).rejects.toThrow(/^levels\.0\.roles: not a role/);
        await expect(rule([{ memberIds: [], roles: ['999999'], needed: 1 }])).rejects.toThrow(/^levels\.0\.roles: not a role/);
        const give = (memberId: number, ownRoleId: number | null) => running.sql('UPDATE company_member SET "ownRoleId" = $2 WHERE id = $1', [memberId, ownRoleId]);
        await give(holder.memberId, role.id);
        expect(await rule(levels)).toMatchObject({ levels });
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const { code, orderId } = await placed(buyer, variantId, 1);
        expect([await waitingFor(holder), await counted(admin)]).toEqual([[code], 0]);
        expect(await mailed('approval-asked', orderId)).toHaveLength(1);
        const own = await placed(holder, variantId, 1);
        expect(await decide(holder, own.code)).toMatchObject({ reason: 'own-order' });
        const [trail] = await running.sql<{ actor: string }>(`SELECT actor FROM audit_entry WHERE action = 'order-approval.to-administrators' AND "entityId" = $1::text`, [own.orderId]);
        expect(trail).toEqual({ actor: 'system' });
        expect((await approvals.list(await fresh(), admin, { view: 'WAITING' })).items.map(item => [item.order.code, item.progress.levels[0]?.toManagers])).toEqual(
            expect.arrayContaining([[code, false], [own.code, true]]),
        );
        expect(await decide(admin, own.code)).toEqual({ orderCode: own.code });
        await give(holder.memberId, null);
        expect(await decide(admin, code)).toEqual({ orderCode: code });
    });

    it('lets one of several decide once, however many answer together', async () => {
        const [buyer, ...some] = [await member('buyer'), await member('approver'), await member('approver'), await member('admin')];
        await rule([{ memberIds: [], needed: 1 }]);
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const { code } = await placed(buyer, variantId, 1);
        const answers = await Promise.all(some.map(who => decide(who, code)));
        expect(answers.filter(answer => 'orderCode' in answer)).toHaveLength(1);
        expect(answers.filter(answer => 'reason' in answer && answer.reason === 'already-decided')).toHaveLength(2);
    });

    it('needs as many voices as the level says', async () => {
        const [buyer, one, other] = [await member('buyer'), await member('approver'), await member('approver')];
        await rule([{ memberIds: [], needed: 2 }]);
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const { code } = await placed(buyer, variantId, 1);
        await decide(one, code);
        expect(await stateOf(code)).toBe('AwaitingApproval');
        expect(await decide(one, code)).toMatchObject({ reason: 'already-decided' });
        await decide(other, code);
        expect(await stateOf(code)).toBe('Submitted');
    });

    it('lets a deputy decide on his days in the name of the approver, and nobody in the name of a deputy', async () => {
        const [buyer, approver, deputy, third] = [await member('buyer'), await member('approver'), await member('buyer'), await member('approver')];
        await rule([{ memberIds: [approver.memberId], needed: 1 }]);
        const today = localDateOf(new Date(), 'Asia/Tehran');
        const owner = { companyId: company.id, memberId: approver.memberId };
        const named = await deputies.create(await fresh(), approver, owner, {
            idempotencyKey: key(), deputyMemberId: deputy.memberId, from: addDays(today, 1), until: addDays(today, 2),
        });
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const { code, orderId } = await placed(buyer, variantId, 1);
        await expect(decide(deputy, code)).rejects.toThrow(/not-found/);
        await deputies.update(await fresh(), approver, company.id, named.id, { version: 1, deputyMemberId: deputy.memberId, from: today, until: today });
        await deputies.create(await fresh(), systemScope, { companyId: company.id, memberId: third.memberId }, {
            idempotencyKey: key(), deputyMemberId: buyer.memberId, from: today, until: today,
        });
        const { items } = await approvals.list(await fresh(), deputy, { view: 'WAITING' });
        expect(items).toMatchObject([{ mayDecide: true, standsInFor: expect.stringContaining('Karimi') as unknown }]);
        expect(await decide(deputy, code)).toEqual({ orderCode: code });
        const steps = await running.sql('SELECT s."memberId", s."forMemberId" FROM approval_step s JOIN approval_request r ON r.id = s."requestId" WHERE r."orderId" = $1', [orderId]);
        expect(steps).toEqual([{ memberId: deputy.memberId, forMemberId: approver.memberId }]);
        const acting = { ...approver, acting: { administratorId: 1, reason: 'by telephone' } };
        await expect(deputies.remove(await fresh(), acting, company.id, named.id, 2)).rejects.toThrow(/forbidden/i);
        await expect(deputies.remove(await fresh(), third, company.id, named.id, 2)).rejects.toThrow(/not-found/);
        const own = { idempotencyKey: key(), deputyMemberId: approver.memberId, from: today, until: today };
        await expect(deputies.create(await fresh(), approver, owner, own)).rejects.toThrow(/deputyMemberId/);
    });

    it('lets nobody approve his own order: it falls to those who manage members, or is not placed', async () => {
        const approver = await member('approver');
        await rule([{ memberIds: [approver.memberId], needed: 1 }]);
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        expect(await place(approver, variantId, 1)).toMatchObject({ reason: 'no-approver' });
        expect(await approvals.preview(await fresh(), approver, { branchId: company.branchId })).toMatchObject({ steps: [], refused: { reason: 'no-approver' } });
        const admin = await member('admin');
        expect(await approvals.preview(await fresh(), approver, { branchId: company.branchId })).toMatchObject({ steps: [{ needed: 1, approvers: [expect.any(String)] }] });
        const { code } = await placed(approver, variantId, 1);
        expect(await decide(approver, code)).toMatchObject({ reason: 'own-order' });
        expect(await decide({ ...admin, acting: { administratorId: 1, reason: 'asked to' } }, code)).toMatchObject({ reason: 'not-while-acting' });
        expect(await decide(admin, code)).toEqual({ orderCode: code });
    });

    it('does not count an approver whose access has ended', async () => {
        const [buyer, gone, admin] = [await member('buyer'), await member('approver'), await member('admin')];
        await rule([{ memberIds: [gone.memberId], needed: 1 }]);
        await running.server.app.get(MemberService).update(await fresh(), systemScope, gone.memberId, { active: false });
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const { code } = await placed(buyer, variantId, 1);
        await expect(decide(gone, code)).rejects.toThrow(/not-found/);
        expect(await waitingFor(admin)).toEqual([code]);
    });

    it("goes by the company's own roles before the presets", async () => {
        const [buyer, deprived, raised] = [await member('buyer'), await member('approver'), await member('buyer')];
        const [may, mayNot] = await running.sql<{ id: number }>(
            `INSERT INTO company_role ("companyId", name, "nameKey", permissions, version)
             VALUES ($1, 'Chief', 'chief', '{approve,see-prices}', 1), ($1, 'Guest', 'guest', '{see-prices}', 1) RETURNING id`,
            [company.id],
        );
        await running.sql('UPDATE company_member SET "ownRoleId" = $2 WHERE id = $1', [deprived.memberId, mayNot?.id]);
        await running.sql('UPDATE company_member SET "ownRoleId" = $2 WHERE id = $1', [raised.memberId, may?.id]);
        await rule([{ memberIds: [], needed: 1 }]);
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const { code } = await placed(buyer, variantId, 1);
        await expect(decide(deprived, code)).rejects.toThrow(/not-found/);
        expect(await decide(raised, code)).toEqual({ orderCode: code });
    });

    it('asks by category, and by branch', async () => {
        const [buyer, approver] = [await member('buyer'), await member('approver')];
        const [carpet = 0, other = 0] = await factory.variants(company.id, [{}, {}]);
        const [collection] = await running.sql<{ id: number }>(
            `WITH c AS (INSERT INTO collection ("isRoot", "isPrivate", position, filters, "inheritFilters") VALUES (false, false, 0, '[]', true) RETURNING id)
             INSERT INTO collection_closure (id_ancestor, id_descendant) SELECT c.id, c.id FROM c RETURNING id_ancestor AS id`,
        );
        const collectionId = collection?.id ?? 0;
        await running.sql('INSERT INTO collection_product_variants_product_variant ("collectionId", "productVariantId") VALUES ($1, $2)', [collectionId, carpet]);
        const made = await rule([{ memberIds: [approver.memberId], needed: 1 }]);
        await running.sql('UPDATE approval_rule SET "collectionId" = $2 WHERE id = $1', [made.id, collectionId]);
        expect((await placed(buyer, other, 1)).state).toBe('Submitted');
        expect((await placed(buyer, carpet, 1)).state).toBe('AwaitingApproval');
        await expect(rule([{ memberIds: [], needed: 1 }], { categoryId: 999_999 })).rejects.toThrow(/categoryId/);
        await expect(rule([{ memberIds: [], needed: 1 }], { branchId: 999_999 })).rejects.toThrow(/branchId/);
        await expect(rule([{ memberIds: [buyer.memberId], needed: 1 }])).rejects.toThrow(/levels.0.memberIds/);
    });

    it('counts placed and waiting orders of the period one by one, so that no two pass the limit together', async () => {
        const [buyer, approver] = [await member('buyer'), await member('approver')];
        await limits.set(await fresh(), systemScope, company.id, { period: 'month', amount: 33_000 });
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const placing = async () => {
            for (;;) {
                const answer = await place(buyer, variantId, 1);
                if ('orderId' in answer) return orders.find(await fresh(), systemScope, answer.orderId);
                // The cart is one: who lost it to the other fills the next one.
                if (answer.reason !== 'cart-empty' && answer.reason !== 'price-changed') throw new Error(answer.reason);
            }
        };
        const states = (await Promise.all(Array.from({ length: 6 }, placing))).map(order => order.state);
        expect(states.filter(state => state === 'Submitted')).toHaveLength(3);
        expect(states.filter(state => state === 'AwaitingApproval')).toHaveLength(3);
        expect(await limits.standing(await fresh(), company.id, buyer.memberId)).toMatchObject([{ period: 'month', spentMinor: 66_000 }]);
        const [code = ''] = await waitingFor(approver);
        await decide(approver, code, { decision: 'REJECT', comment: 'next month' });
        expect(await limits.standing(await fresh(), company.id, buyer.memberId)).toMatchObject([{ spentMinor: 55_000 }]);
    });

    it('takes a limit of his own before the general one, and exactly at it nobody is asked', async () => {
        const [buyer, other] = [await member('buyer'), await member('buyer')];
        await member('admin');
        await limits.set(await fresh(), systemScope, company.id, { period: 'order', amount: 10_999 });
        const own = await limits.set(await fresh(), systemScope, company.id, { period: 'order', amount: 11_000, memberId: buyer.memberId });
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        expect((await placed(buyer, variantId, 1)).state).toBe('Submitted');
        expect((await placed(other, variantId, 1)).state).toBe('AwaitingApproval');
        await expect(limits.set(await fresh(), systemScope, company.id, { period: 'order', amount: 1, memberId: buyer.memberId })).rejects.toThrow(/version 1/);
        await limits.set(await fresh(), systemScope, company.id, { period: 'order', amount: 1, memberId: buyer.memberId, version: own.version });
        await expect(running.server.app.get(CompanyService).update(await fresh(), systemScope, company.id, { currencyCode: 'PLN' })).rejects.toThrow(/currencyCode/);
    });

    it('rejects with a reason, tells the buyer, and takes nothing', async () => {
        const [buyer, approver] = [await member('buyer'), await member('approver')];
        await rule([{ memberIds: [], needed: 1 }]);
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const { code, orderId } = await placed(buyer, variantId, 1);
        expect(await decide(approver, code, { decision: 'REJECT' })).toMatchObject({ reason: 'reason-missing', field: 'comment' });
        expect(await decide(approver, code, { decision: 'REJECT', comment: 'too dear' })).toEqual({ orderCode: code });
        expect(await stateOf(code)).toBe('Rejected');
        expect(await mailed('order-not-approved', orderId)).toHaveLength(1);
        expect(await mailed('order-rejected', orderId)).toHaveLength(0);
        const steps = await running.sql(`SELECT actor, reason FROM audit_entry WHERE action = 'order-approval.reject' AND "entityId" = $1`, [String(orderId)]);
        expect(steps).toEqual([{ actor: `member:${approver.memberId}`, reason: 'too dear' }]);
    });

    it('shows the approver the new total when prices changed, and asks the levels that it needs', async () => {
        const [buyer, approver, director] = [await member('buyer'), await member('approver'), await member('approver')];
        await rule([{ memberIds: [approver.memberId], needed: 1 }]);
        await rule([{ memberIds: [director.memberId], needed: 1 }], { amountFrom: 24_000 });
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const { code } = await placed(buyer, variantId, 2);
        await factory.setPrice(company.id, variantId, 12_000);
        expect((await approvals.list(await fresh(), approver, { view: 'WAITING' })).items).toMatchObject([{ totalGross: 26_400, notices: [{ code: 'price-changed' }] }]);
        expect(await decide(approver, code)).toMatchObject({ reason: 'price-changed', shownTotal: 22_000, currentTotal: 26_400 });
        expect(await decide(approver, code, { shownTotalGross: 26_400 })).toEqual({ orderCode: code });
        expect(await stateOf(code)).toBe('AwaitingApproval');
        expect(await waitingFor(director)).toEqual([code]);
        expect(await decide(director, code, { level: 1 })).toEqual({ orderCode: code });
        expect(await orders.find(await fresh(), systemScope, code)).toMatchObject({ state: 'Submitted', totalGross: 26_400 });
    });

    it('lets the buyer cancel while it waits, and nobody decide after that', async () => {
        const [buyer, approver] = [await member('buyer'), await member('approver')];
        await rule([{ memberIds: [], needed: 1 }]);
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const { code } = await placed(buyer, variantId, 1);
        const customers = running.server.app.get(CustomerOrderService);
        expect(await customers.cancel(await fresh(), buyer, { code, reason: 'not needed', idempotencyKey: key() })).toMatchObject({ state: 'Cancelled' });
        expect(await waitingFor(approver)).toEqual([]);
        expect(await decide(approver, code)).toMatchObject({ reason: 'already-decided' });
    });

    it("hides a company's approvals from everybody else, and from colleagues who have no part in them", async () => {
        const [buyer, approver, colleague] = [await member('buyer'), await member('approver'), await member('buyer')];
        const made = await rule([{ memberIds: [approver.memberId], needed: 1 }]);
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const { code } = await placed(buyer, variantId, 1);
        const stranger = await member('admin', await factory.company());
        await expect(decide(stranger, code)).rejects.toThrow(/not-found/);
        await expect(decide(colleague, code)).rejects.toThrow(/not-found/);
        expect([await waitingFor(stranger), await waitingFor(colleague)]).toEqual([[], []]);
        await expect(rules.remove(await fresh(), stranger, stranger.companyId, made.id, 1)).rejects.toThrow(/not-found/);
        await expect(rules.remove(await fresh(), stranger, company.id, made.id, 1)).rejects.toThrow(/not-found/);
        const elsewhere = { ...(await factory.staff('UpdateCompany')), reach: [] };
        await expect(rules.remove(await fresh(), elsewhere, company.id, made.id, 1)).rejects.toThrow(/not-found/);
        await expect(rules.update(await fresh(), systemScope, company.id, made.id, { version: 9, name: 'x', levels: [{ memberIds: [], needed: 1 }] })).rejects.toThrow(/now version 1/);
    });
});
