import { TransactionalConnection } from '@vendure/core';

import { type MemberScope, systemScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { withTx } from '../../../kernel/with-tx';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { ApprovalLinks, ApprovalRuleService, DeputyService } from '../../approvals';
import { MemberService } from '../../organizations';
import { CartService, CompanyOrderService, CustomerOrderService, type GateOrder, OrderApprovalService, type PlacementGate, PlacementGates, PlacementService, WaitingOrderService } from '..';
import { answering, OrderTransitionRefusal, PlacementRefusal, PriceChangedRefusal } from '../errors';
import { ApprovalByLink } from './approval-by-link.service';

/** Holds back what costs as much as it says, and writes down what it was told. */
class TollGate implements PlacementGate {
    readonly told: string[] = [];
    constructor(
        readonly name: string,
        readonly position: number,
        private from: number,
    ) {}

    ask = (_ctx: unknown, order: GateOrder) => {
        if (order.totalNet >= 1_000_000) return Promise.resolve({ refused: new PlacementRefusal('no-approver') });
        return Promise.resolve(order.totalNet >= this.from ? { steps: [{ approvers: [this.name], needed: 1 }] } : ('pass' as const));
    };
    opened = (_ctx: unknown, _scope: unknown, order: { orderId: number }) => Promise.resolve(void this.told.push(`opened ${order.orderId}`));
    closed = (_ctx: unknown, _scope: unknown, order: { orderId: number }) => Promise.resolve(void this.told.push(`closed ${order.orderId}`));
}

describe('placement gates', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let buyer: MemberScope;
    let carts: CartService;
    let placement: PlacementService;
    let waiting: WaitingOrderService;
    let orders: CompanyOrderService;
    const second = new TollGate('second', 902, 50_000);
    const first = new TollGate('first', 901, 30_000);
    let keys = 0;

    const place = async (variantId: number, quantity: number, scope = buyer) => {
        const ctx = await factory.context();
        const { cart } = await carts.setLines(ctx, scope, { lines: [{ variantId, unit: 'm2', quantity }] });
        return placement.place(ctx, scope, { branchId: company.branchId, shownTotalGross: cart.totalGross, idempotencyKey: `gates-spec-${++keys}` });
    };
    const placed = async (variantId: number, quantity: number): Promise<number> => {
        const answer = await place(variantId, quantity);
        if (!('orderId' in answer)) throw new Error(answer.reason);
        return answer.orderId;
    };
    const deciding = async <T>(work: (tx: Awaited<ReturnType<Factory['context']>>) => Promise<T>) => {
        const ctx = await factory.context();
        const connection = running.server.app.get(TransactionalConnection);
        return answering<T, OrderTransitionRefusal | PlacementRefusal | PriceChangedRefusal>([OrderTransitionRefusal, PlacementRefusal, PriceChangedRefusal], () => withTx(connection, ctx, work));
    };
    const look = async (orderId: number) => {
        const [row] = await running.sql<{ state: string; gate: string | null; payments: number; credit: number }>(
            `SELECT o.state, co.gate, (SELECT count(*) FROM payment p WHERE p."orderId" = o.id)::int AS payments,
                    (SELECT count(*) FROM credit_reservation r WHERE r."orderId" = o.id)::int AS credit
               FROM "order" o JOIN company_order co ON co.id = o.id WHERE o.id = $1`,
            [orderId],
        );
        return row;
    };
    const allocated = async (variantId: number) =>
        (await running.sql<{ n: number }>('SELECT "stockAllocated" AS n FROM stock_level WHERE "productVariantId" = $1', [variantId]))[0]?.n;

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        const { app } = running.server;
        [carts, placement, waiting, orders] = [app.get(CartService), app.get(PlacementService), app.get(WaitingOrderService), app.get(CompanyOrderService)];
        company = await factory.company();
        buyer = await factory.member(company.id);
        app.get(PlacementGates).register(second);
        app.get(PlacementGates).register(first);
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    it('places an order that no gate holds as before', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        expect(await look(await placed(variantId, 2))).toEqual({ state: 'Submitted', gate: null, payments: 1, credit: 1 });
    });

    it('takes nothing for an order that waits, and everything when the last gate lets it pass', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{ stock: 10 }]);
        const orderId = await placed(variantId, 6);
        expect(await look(orderId)).toEqual({ state: 'AwaitingApproval', gate: 'first', payments: 0, credit: 0 });
        expect(await allocated(variantId)).toBe(0);
        expect(await deciding(tx => waiting.letPass(tx, buyer, orderId, 'second'))).toMatchObject({ reason: 'wrong-state' });
        await deciding(tx => waiting.letPass(tx, buyer, orderId, 'first'));
        expect(await look(orderId)).toEqual({ state: 'AwaitingApproval', gate: 'second', payments: 0, credit: 0 });
        await deciding(tx => waiting.letPass(tx, buyer, orderId, 'second'));
        expect(await look(orderId)).toEqual({ state: 'Submitted', gate: null, payments: 1, credit: 1 });
        expect(await allocated(variantId)).toBe(6);
        expect([first.told, second.told].map(told => told.filter(t => t.endsWith(` ${orderId}`)))).toEqual([[`opened ${orderId}`], [`opened ${orderId}`]]);
    });

    it('does not let pass what the shelf cannot give any more, and keeps the order waiting', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{ stock: 6 }]);
        const orderId = await placed(variantId, 4);
        expect(await look(await placed(variantId, 2))).toMatchObject({ state: 'Submitted' });
        await running.sql('UPDATE stock_level SET "stockOnHand" = 5 WHERE "productVariantId" = $1', [variantId]);
        expect(await deciding(tx => waiting.letPass(tx, buyer, orderId, 'first'))).toMatchObject({ reason: 'insufficient-stock' });
        expect(await look(orderId)).toEqual({ state: 'AwaitingApproval', gate: 'first', payments: 0, credit: 0 });
    });

    it('wants a price that changed meanwhile to be agreed to', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const orderId = await placed(variantId, 4);
        await factory.setPrice(company.id, variantId, 11_000);
        const agree = (total: number) =>
            deciding(async tx => {
                await waiting.reprice(tx, await waiting.lock(tx, orderId, 'first'), total);
                await waiting.letPass(tx, buyer, orderId, 'first');
            });
        expect(await agree(44_000)).toMatchObject({ reason: 'price-changed', currentTotal: 48_400 });
        expect(await orders.find(await factory.context(), buyer, orderId)).toMatchObject({ totalGross: 44_000, state: 'AwaitingApproval' });
        await agree(48_400);
        expect(await orders.find(await factory.context(), buyer, orderId)).toMatchObject({ totalGross: 48_400, state: 'Submitted' });
    });

    it('refuses at once what a gate would refuse, and leaves the cart', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{ unitNet: 1_000_000 }]);
        expect(await place(variantId, 1)).toMatchObject({ reason: 'no-approver' });
        expect(await carts.find(await factory.context(), buyer)).toMatchObject({ totalNet: 1_000_000 });
        await carts.clear(await factory.context(), buyer);
    });

    it('tells the gate of an order that was rejected there, or cancelled by the buyer', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{}]);
        const rejected = await placed(variantId, 3);
        expect(await deciding(tx => waiting.reject(tx, buyer, rejected, 'first', ' '))).toMatchObject({ reason: 'reason-missing' });
        await deciding(tx => waiting.reject(tx, buyer, rejected, 'first', 'too dear'));
        expect(await look(rejected)).toEqual({ state: 'Rejected', gate: 'first', payments: 0, credit: 0 });
        const cancelled = await placed(variantId, 3);
        const { code } = await orders.find(await factory.context(), buyer, cancelled);
        const customers = running.server.app.get(CustomerOrderService);
        const input = { code, reason: 'changed my mind', idempotencyKey: `gates-spec-${++keys}` };
        expect(await customers.cancel(await factory.context(), buyer, input)).toMatchObject({ state: 'Cancelled' });
        expect(first.told).toEqual(expect.arrayContaining([`closed ${rejected}`, `closed ${cancelled}`]));
        expect(await deciding(tx => waiting.letPass(tx, buyer, cancelled, 'first'))).toMatchObject({ reason: 'wrong-state' });
    });

    describe('the gate of the buyer, by the link of the mail', () => {
        let company: MadeCompany;
        let approvals: OrderApprovalService;
        let deputies: DeputyService;
        const key = () => `link-spec-${++keys}`;
        const fresh = () => factory.context();
        /** Only who has taken up his invitation counts as an approver, and has a login. */
        const member = async (role: 'admin' | 'buyer' | 'approver') => {
            const scope = await factory.member(company.id, role);
            await running.sql(
                `WITH person AS (INSERT INTO "user" (identifier, verified) VALUES ('member-' || $1::int || '@spec.example', true) RETURNING id),
                      joined AS (UPDATE company_member SET "acceptedAt" = now() WHERE id = $1::int RETURNING "customerId")
                 UPDATE customer c SET "userId" = person.id FROM person, joined WHERE c.id = joined."customerId"`,
                [scope.memberId],
            );
            return scope;
        };
        const rule = async (levels: Array<{ memberIds: number[]; needed: number }>) =>
            running.server.app.get(ApprovalRuleService).create(await fresh(), systemScope, company.id, { idempotencyKey: key(), name: `Rule ${keys}`, levels });
        const placedBy = async (scope: MemberScope, variantId: number) => {
            const ctx = await fresh();
            const { cart } = await carts.setLines(ctx, scope, { lines: [{ variantId, unit: 'm2', quantity: 1 }] });
            const answer = await placement.place(ctx, scope, { branchId: company.branchId, shownTotalGross: cart.totalGross, idempotencyKey: key() });
            if (!('orderId' in answer)) throw new Error(answer.reason);
            return orders.find(await fresh(), systemScope, answer.orderId);
        };
        const stateOf = async (code: string) => (await orders.find(await fresh(), systemScope, code)).state;
        const decide = async (who: MemberScope, orderCode: string, shownTotalGross = 11_000) =>
            approvals.decide(await fresh(), who, { orderCode, decision: 'APPROVE', level: 0, shownTotalGross, idempotencyKey: key() });

        const linkOf = async (who: MemberScope, orderId: number, level = 0): Promise<string> => {
            const rows = await running.sql<{ body: string }>(
                `SELECT n.body FROM notification_message n JOIN company_member m ON m.id = $1 JOIN customer c ON c.id = m."customerId"
                  WHERE n.template = 'approval-asked' AND n."dedupeKey" = $2 AND n.recipient = lower(c."emailAddress") AND n.confidential`,
                [who.memberId, `order:${orderId}:approval:${level}`],
            );
            const token = /\/approve\/([A-Za-z0-9_-]{43})/.exec(rows[0]?.body ?? '')?.[1];
            if (token === undefined) throw new Error('no link was mailed');
            return token;
        };
        const byLink = () => running.server.app.get(ApprovalByLink);
        const look = async (token: string) => byLink().open(await fresh(), token);
        const answer = async (token: string, more: object = {}) =>
            byLink().decide(await fresh(), { token, decision: 'APPROVE', shownTotalGross: 11_000, idempotencyKey: key(), ...more });
        beforeAll(() => {
            [approvals, deputies] = [running.server.app.get(OrderApprovalService), running.server.app.get(DeputyService)];
        });
        beforeEach(async () => {
            company = await factory.company();
        });

        /** An order of 11,000 that waits for the one who is asked, in a company of its own. */
        const asking = async (levels = 1) => {
            company = await factory.company();
            const [buyer, approver, admin] = [await member('buyer'), await member('approver'), await member('admin')];
            await rule(Array.from({ length: levels }, () => ({ memberIds: [approver.memberId], needed: 1 })));
            const [variantId = 0] = await factory.variants(company.id, [{}]);
            const { code, orderId } = await placedBy(buyer, variantId);
            return { buyer, approver, admin, variantId, code, orderId, token: await linkOf(approver, orderId) };
        };

        it('shows the order, and decides only when asked to: in the name of the member, once, as the trail says', async () => {
            const { approver, code, orderId, token } = await asking();
            for (let times = 0; times < 2; times++) {
                expect(await look(token)).toMatchObject({ orderCode: code, refusal: null, item: { totalGross: 11_000, mayDecide: true, showsPrices: true, lines: [{ quantity: 1 }] } });
            }
            expect(await stateOf(code)).toBe('AwaitingApproval');
            const sent = { idempotencyKey: key(), comment: 'fine' };
            expect(await answer(token, sent)).toEqual({ orderCode: code });
            expect(await answer(token, sent)).toEqual({ orderCode: code });
            expect(await stateOf(code)).toBe('Submitted');
            expect(await answer(token)).toMatchObject({ reason: 'link-used' });
            expect(await answer(token, { decision: 'REJECT', comment: 'no' })).toMatchObject({ reason: 'link-used' });
            expect(await look(token)).toMatchObject({ orderCode: code, item: null, refusal: { reason: 'link-used' } });
            const trail = await running.sql(`SELECT actor, after FROM audit_entry WHERE action = 'order-approval.approve' AND "entityId" = $1`, [String(orderId)]);
            expect(trail).toMatchObject([{ actor: `member:${approver.memberId}`, after: { byLink: true } }]);
            const kept = await running.sql<{ tokenHash: string }>('SELECT "tokenHash" FROM approval_link WHERE "memberId" = $1', [approver.memberId]);
            expect(kept.map(row => row.tokenHash)).not.toContain(token);
        });

        it('happens once, however many clicks come together, with one key or with many', async () => {
            const one = await asking();
            const idempotencyKey = key();
            const same = await Promise.all(Array.from({ length: 5 }, () => answer(one.token, { idempotencyKey })));
            expect(same).toEqual(Array.from({ length: 5 }, () => ({ orderCode: one.code })));
            const other = await asking();
            const many = await Promise.all([answer(other.token), answer(other.token), answer(other.token, { decision: 'REJECT', comment: 'no' })]);
            expect(many.filter(given => 'orderCode' in given)).toHaveLength(1);
            expect(many.filter(given => 'reason' in given && given.reason === 'link-used')).toHaveLength(2);
            const voices = 'SELECT s.id FROM approval_step s JOIN approval_request r ON r.id = s."requestId" WHERE r."orderId" = ANY($1::int[])';
            expect(await running.sql(voices, [[one.orderId, other.orderId]])).toHaveLength(2);
            const board = await asking();
            const both = await Promise.all([answer(board.token), decide(board.approver, board.code)]);
            expect(both.filter(given => 'orderCode' in given)).toHaveLength(1);
        });

        it('rejects with a reason, and asks for one', async () => {
            const { code, token } = await asking();
            expect(await answer(token, { decision: 'REJECT' })).toMatchObject({ reason: 'reason-missing', field: 'comment' });
            expect(await answer(token, { decision: 'REJECT', comment: 'not this year' })).toEqual({ orderCode: code });
            expect(await stateOf(code)).toBe('Rejected');
        });

        it('is for its own level, and the next level has a link of its own', async () => {
            const { approver, code, orderId, token } = await asking(2);
            expect(await answer(token)).toEqual({ orderCode: code });
            expect(await stateOf(code)).toBe('AwaitingApproval');
            expect(await answer(token)).toMatchObject({ reason: 'link-used' });
            expect(await answer(await linkOf(approver, orderId, 1))).toEqual({ orderCode: code });
            expect(await stateOf(code)).toBe('Submitted');
        });

        it('goes by what its member may do at this moment', async () => {
            const { approver, admin, code, token } = await asking();
            const members = running.server.app.get(MemberService);
            const give = (role: string) => running.sql('UPDATE company_member SET role = $2 WHERE id = $1', [approver.memberId, role]);
            await give('buyer');
            expect(await answer(token)).toMatchObject({ reason: 'not-approver' });
            expect(await look(token)).toMatchObject({ orderCode: code, item: null, refusal: { reason: 'not-approver' } });
            await give('approver');
            await running.sql('UPDATE company SET active = false WHERE id = $1', [company.id]);
            expect(await answer(token)).toMatchObject({ reason: 'no-access' });
            await running.sql('UPDATE company SET active = true WHERE id = $1', [company.id]);
            await running.sql('UPDATE company SET "orderingEnabled" = false WHERE id = $1', [company.id]);
            expect(await answer(token)).toMatchObject({ reason: 'ordering-disabled' });
            await running.sql('UPDATE company SET "orderingEnabled" = true WHERE id = $1', [company.id]);
            await members.update(await fresh(), systemScope, approver.memberId, { active: false });
            expect(await look(token)).toEqual({ orderCode: null, item: null, refusal: expect.objectContaining({ reason: 'no-access' }) as unknown });
            expect(await answer(token)).toMatchObject({ reason: 'no-access' });
            expect(await stateOf(code)).toBe('AwaitingApproval');
            expect(await decide(admin, code)).toEqual({ orderCode: code });
        });

        it('says what happened meanwhile: cancelled, decided by others, dearer, too old, unknown', async () => {
            const cancelled = await asking();
            await running.server.app.get(CustomerOrderService).cancel(await fresh(), cancelled.buyer, { code: cancelled.code, reason: 'not needed', idempotencyKey: key() });
            expect(await answer(cancelled.token)).toMatchObject({ reason: 'order-ended' });
            company = await factory.company();
            const [buyer, first, second] = [await member('buyer'), await member('approver'), await member('approver')];
            await rule([{ memberIds: [], needed: 1 }]);
            const [variantId = 0] = await factory.variants(company.id, [{}]);
            const { code, orderId } = await placedBy(buyer, variantId);
            await factory.setPrice(company.id, variantId, 12_000);
            const token = await linkOf(second, orderId);
            expect(await look(token)).toMatchObject({ item: { totalGross: 13_200, notices: [{ code: 'price-changed' }] } });
            expect(await answer(token)).toMatchObject({ reason: 'price-changed', currentTotal: 13_200 });
            await running.sql(`UPDATE approval_link SET "expiresAt" = now()`);
            expect(await answer(token, { shownTotalGross: 13_200 })).toMatchObject({ reason: 'link-expired' });
            expect(await look(token)).toMatchObject({ orderCode: code, item: null, refusal: { reason: 'link-expired' } });
            await running.sql(`UPDATE approval_link SET "expiresAt" = now() + interval '1 day'`);
            expect(await decide(first, code, 13_200)).toEqual({ orderCode: code });
            expect(await answer(token, { shownTotalGross: 13_200 })).toMatchObject({ reason: 'already-decided' });
            for (const wrong of ['x'.repeat(43), `${token.slice(0, 42)}!`, token.slice(1)]) {
                expect(await look(wrong)).toEqual({ orderCode: null, item: null, refusal: expect.objectContaining({ reason: 'link-unknown' }) as unknown });
                expect(await answer(wrong)).toMatchObject({ reason: 'link-unknown' });
            }
        });

        it('shows no sums to an approver who may not see prices, in the mail and behind the link', async () => {
            const [buyer, approver] = [await member('buyer'), await member('buyer')];
            const [role] = await running.sql<{ id: number }>(
                `INSERT INTO company_role ("companyId", name, "nameKey", permissions, version) VALUES ($1, 'Site', 'site', '{approve}', 1) RETURNING id`,
                [company.id],
            );
            await running.sql('UPDATE company_member SET "ownRoleId" = $2 WHERE id = $1', [approver.memberId, role?.id]);
            await rule([{ memberIds: [approver.memberId], needed: 1 }]);
            const [variantId = 0] = await factory.variants(company.id, [{}]);
            const { code, orderId } = await placedBy(buyer, variantId);
            const token = await linkOf(approver, orderId);
            expect(await look(token)).toMatchObject({ orderCode: code, item: { showsPrices: false } });
            expect(await answer(token, { shownTotalGross: null })).toEqual({ orderCode: code });
            expect(await stateOf(code)).toBe('Submitted');
        });

        it('asks the deputy of the day with a link of his own, which ends with his days', async () => {
            const [buyer, approver, deputy] = [await member('buyer'), await member('approver'), await member('buyer')];
            await rule([{ memberIds: [approver.memberId], needed: 1 }]);
            const today = localDateOf(new Date(), 'Asia/Tehran');
            const named = await deputies.create(await fresh(), approver, { companyId: company.id, memberId: approver.memberId }, {
                idempotencyKey: key(), deputyMemberId: deputy.memberId, from: today, until: today,
            });
            const [variantId = 0] = await factory.variants(company.id, [{}]);
            const { code, orderId } = await placedBy(buyer, variantId);
            const token = await linkOf(deputy, orderId);
            expect(await look(token)).toMatchObject({ item: { standsInFor: expect.stringContaining('Karimi') as unknown } });
            await deputies.remove(await fresh(), approver, company.id, named.id, 1);
            expect(await answer(token)).toMatchObject({ reason: 'not-approver' });
            expect(await stateOf(code)).toBe('AwaitingApproval');
        });

        it('is forgotten a month after its end', async () => {
            const { token } = await asking();
            const links = running.server.app.get(ApprovalLinks);
            await running.sql(`UPDATE approval_link SET "expiresAt" = now() - interval '29 days'`);
            await links.forgetDead(await fresh());
            expect(await look(token)).toMatchObject({ refusal: { reason: 'link-expired' } });
            await running.sql(`UPDATE approval_link SET "expiresAt" = now() - interval '31 days'`);
            await links.forgetDead(await fresh());
            expect(await look(token)).toMatchObject({ refusal: { reason: 'link-unknown' } });
        });
    });
});
