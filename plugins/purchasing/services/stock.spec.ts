import { type MemberScope, type StaffScope, systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { PreSaleService } from '../../availability';
import { CreditService } from '../../finance';
import { QuotaDeskService } from '../../quotas';
import { CartService, CompanyOrderService, CustomerOrderService, OrderChangeService, OrderHolds, OrderReviewService, PlacementGates, PlacementService } from '..';
import { lastDayToDecide } from '../domain/order-change';
import { OrderChangeExpiry } from './order-change-expiry.service';
import { OrderChangeReader } from './order-change-reader.service';
import { OrderRulesService } from './order-rules.service';
import { PreSaleArrivals } from './pre-sale-arrivals.service';

describe('stock that orders take and give back', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let keys = 0;

    const tryToBuy = async (buyer: MemberScope): Promise<string> => {
        const ctx = await factory.context();
        const { app } = running.server;
        const shownTotalGross = (await app.get(CartService).find(ctx, buyer))?.totalGross ?? 0;
        const answer = await app.get(PlacementService).place(ctx, buyer, { branchId: company.branchId, shownTotalGross, idempotencyKey: `stock-spec-${++keys}` });
        return 'orderId' in answer ? 'placed' : answer.reason;
    };
    /** Each of so many buyers has the quantity in his cart, and all order together. */
    const rush = async (buyers: number, variantId: number, quantity: number) => {
        const members = await Promise.all(Array.from({ length: buyers }, () => factory.member(company.id)));
        for (const member of members) {
            await running.server.app.get(CartService).setLines(await factory.context(), member, { lines: [{ variantId, unit: 'm2', quantity }] });
        }
        const answers = await Promise.all(members.map(tryToBuy));
        return answers.filter(answer => answer === 'placed').length;
    };
    const taken = async (variantId: number) =>
        (await running.sql<{ taken: number }>('SELECT "stockAllocated" AS taken FROM stock_level WHERE "productVariantId" = $1 ORDER BY "stockLocationId"', [variantId])).map(row => row.taken);

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        company = await factory.company();
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    it('sells what lies here and at a supplier to the last piece, and no piece twice', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{ stock: 7 }]);
        await running.sql(
            `WITH o AS (INSERT INTO stock_location (name, description) VALUES ('Supplier', '') RETURNING id),
                  w AS (INSERT INTO warehouse ("stockLocationId", kind, "leadMinDays", "leadMaxDays") SELECT id, 'external', 2, 3 FROM o)
             INSERT INTO stock_level ("productVariantId", "stockLocationId", "stockOnHand", "stockAllocated") SELECT $1, id, 5, 0 FROM o`, [variantId]);
        expect(await rush(16, variantId, 1)).toBe(12);
        expect(await taken(variantId)).toEqual([7, 5]);
    });

    it('beyond the stock takes every order, first from the shelf, and owes the rest', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{ stock: 10 }]);
        await running.sql(`INSERT INTO variant_availability ("productVariantId", policy) VALUES ($1, 'beyond-stock')`, [variantId]);
        expect(await rush(8, variantId, 4)).toBe(8);
        expect(await taken(variantId)).toEqual([32]);
        const promises = await running.sql<{ status: string; count: number }>(
            `SELECT c.promise ->> 'status' AS status, count(*)::int AS count FROM company_order_line c JOIN order_line l ON l.id = c.id WHERE l."productVariantId" = $1 GROUP BY 1 ORDER BY 1`, [variantId]);
        expect(promises).toEqual([{ status: 'in-stock', count: 2 }, { status: 'partly', count: 1 }, { status: 'planned', count: 5 }]);
    });

    describe('before it is there', () => {
        const service = <T>(of: abstract new (...args: never[]) => T): T => running.server.app.get(of as never);
        const fill = async (member: MemberScope, variantId: number, quantity: number) =>
            (await service(CartService).setLines(await factory.context(), member, { lines: [{ variantId, unit: 'm2', quantity }] })).answers[0];
        const preSale = async (quantity: number, more: object = {}) => {
            const [variantId = 0] = await factory.variants(company.id, [{ stock: 0 }]);
            const { id } = await service(PreSaleService).set(await factory.context(), systemScope, { variantId, quantity, day: '2090-02-03', ...more });
            return { id, variantId };
        };
        const order = async (variantId: number, quantity: number): Promise<number> => {
            const member = await factory.member(company.id);
            await fill(member, variantId, quantity);
            const ctx = await factory.context();
            const shownTotalGross = (await service(CartService).find(ctx, member))?.totalGross ?? 0;
            const answer = await service(PlacementService).place(ctx, member, { branchId: company.branchId, shownTotalGross, idempotencyKey: `stock-spec-${++keys}` });
            if (!('orderId' in answer)) throw new Error(answer.reason);
            return answer.orderId;
        };
        const facts = async (orderId: number) => {
            const { state, awaitsGoods, goodsDay } = await service(CompanyOrderService).find(await factory.context(), systemScope, orderId);
            return { state, awaitsGoods, goodsDay };
        };
        const move = async (orderId: number, to: 'Approved' | 'ReadyToShip' | 'Cancelled') =>
            service(CompanyOrderService).transition(await factory.context(), orderId, to, systemScope, 'a reason');
        const lay = (variantId: number, quantity: number) => running.sql('UPDATE stock_level SET "stockOnHand" = "stockOnHand" + $2 WHERE "productVariantId" = $1', [variantId, quantity]);
        const serve = async () => service(PreSaleArrivals).serveDue(await factory.context());
        const ended = async (id: number) => (await running.sql<{ isEnded: boolean }>('SELECT "endedAt" IS NOT NULL AS "isEnded" FROM pre_sale WHERE id = $1', [id]))[0]?.isEnded;

        it('is sold to the last piece of what is to come, whoever orders together, and nothing is sold twice', async () => {
            const { id, variantId } = await preSale(10);
            expect(await rush(14, variantId, 1)).toBe(10);
            expect(await running.sql('SELECT sold FROM pre_sale WHERE id = $1', [id])).toEqual([{ sold: 10 }]);
            expect(await fill(await factory.member(company.id), variantId, 1)).toMatchObject({ outcome: 'rejected', reason: 'insufficient-stock' });
            await lay(variantId, 10);
            expect([await serve(), await ended(id)]).toEqual([10, true]);
            expect(await taken(variantId)).toEqual([10]);
        });

        it('waits for its goods in a place of its own, and goes on in turn as they come', async () => {
            const { id, variantId } = await preSale(100);
            const orders = [await order(variantId, 30), await order(variantId, 50), await order(variantId, 10)];
            const [first = 0, second = 0, third = 0] = orders;
            expect(await facts(first)).toEqual({ state: 'Submitted', awaitsGoods: true, goodsDay: '2090-02-03' });
            await move(first, 'Approved');
            await move(second, 'Approved');
            expect(await move(first, 'ReadyToShip')).toMatchObject({ reason: 'goods-awaited' });
            await lay(variantId, 45);
            expect(await serve()).toBe(1);
            expect([await facts(first), await facts(third)]).toMatchObject([{ state: 'ReadyToShip', awaitsGoods: false }, { state: 'Submitted', awaitsGoods: true }]);
            await move(second, 'Cancelled');
            expect([await serve(), await ended(id)]).toEqual([1, true]);
            expect(await facts(third)).toMatchObject({ state: 'Submitted', awaitsGoods: false });
            const mails = await running.sql<{ count: number }>(`SELECT count(*)::int AS count FROM notification_message WHERE template = 'pre-sale-arrived' AND body LIKE '%' || (SELECT code FROM "order" WHERE id = $1) || '%'`, [first]);
            expect(mails).toEqual([{ count: 1 }]);
            // What is left of it is stock now, and mixes with everything.
            const [other = 0] = await factory.variants(company.id, [{ stock: 5 }]);
            const member = await factory.member(company.id);
            expect([await fill(member, variantId, 5), await fill(member, other, 1)]).toMatchObject([{ outcome: 'ok' }, { outcome: 'ok' }]);
        });

        it('goes where staff want, when they choose and there is too little', async () => {
            const { variantId } = await preSale(100, { handOut: 'by-hand' });
            const [first, second] = [await order(variantId, 30), await order(variantId, 20)];
            const staff = await factory.staff();
            const handOut = async (orderId: number) => service(OrderReviewService).handOut(await factory.context(), staff, { orderId, idempotencyKey: `stock-spec-${++keys}` });
            expect(await handOut(second)).toMatchObject({ reason: 'goods-awaited' });
            await lay(variantId, 25);
            expect(await serve()).toBe(0);
            expect(await handOut(first)).toMatchObject({ reason: 'goods-awaited' });
            expect(await handOut(second)).toEqual({ orderId: second });
            expect(await handOut(second)).toMatchObject({ reason: 'wrong-state' });
            expect([(await facts(first)).awaitsGoods, (await facts(second)).awaitsGoods]).toEqual([true, false]);
        });

        it('is ordered by itself, within its days, and not for a day before it comes', async () => {
            const { variantId } = await preSale(100);
            const [stocked = 0] = await factory.variants(company.id, [{ stock: 50 }]);
            const member = await factory.member(company.id);
            expect(await fill(member, stocked, 2)).toMatchObject({ outcome: 'ok' });
            expect(await fill(member, variantId, 2)).toMatchObject({ outcome: 'rejected', reason: 'pre-sale-apart' });
            // Put into the cart before its pre-sale began, it is told of when the cart is placed.
            const late = await factory.variants(company.id, [{ stock: 3 }]);
            await fill(member, late[0] ?? 0, 2);
            await running.sql('UPDATE stock_level SET "stockOnHand" = 0 WHERE "productVariantId" = $1', [late[0]]);
            await service(PreSaleService).set(await factory.context(), systemScope, { variantId: late[0], quantity: 9, day: '2090-02-03' });
            expect(await tryToBuy(member)).toBe('pre-sale-apart');
            const closed = await preSale(100, { fromDay: '2089-01-01' });
            expect(await fill(await factory.member(company.id), closed.variantId, 2)).toMatchObject({ outcome: 'rejected', reason: 'insufficient-stock' });
            const early = await factory.member(company.id);
            await fill(early, variantId, 2);
            const ctx = await factory.context();
            const shownTotalGross = (await service(CartService).find(ctx, early))?.totalGross ?? 0;
            const calendar = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
            const answer = await service(PlacementService).place(ctx, early, { branchId: company.branchId, shownTotalGross, wishedDate: calendar, idempotencyKey: `stock-spec-${++keys}` });
            expect(answer).toMatchObject({ field: 'wishedDate' });
        });

        it('is set up for what is not there only, and keeps what was sold of it', async () => {
            const { id, variantId } = await preSale(100);
            await order(variantId, 30);
            const set = async (input: object) => service(PreSaleService).set(await factory.context(), systemScope, { variantId, quantity: 100, day: '2090-02-03', ...input });
            await expect(set({ id, quantity: 29 })).rejects.toThrow(/quantity/);
            await expect(set({})).rejects.toThrow(/variantId/);
            await expect(set({ id, day: '2020-01-01' })).rejects.toThrow(/day/);
            const [stocked = 0] = await factory.variants(company.id, [{ stock: 1 }]);
            await expect(set({ variantId: stocked })).rejects.toThrow(/variantId/);
            expect((await set({ id, quantity: 30, day: '2090-03-01' })).day).toBe('2090-03-01');
            expect(await service(PreSaleService).remove(await factory.context(), systemScope, id)).toBe(false);
        });
    });

    describe('a change of an order that the firm has', () => {
        let changes: OrderChangeService;
        let credit: CreditService;
        let manager: StaffScope;
        let carts: CartService;
        let placement: PlacementService;
        let orders: CompanyOrderService;
        let buyer: MemberScope;
        const planned = new Set<number>();

        const key = () => `change-spec-${++keys}`;
        const order = async (orderId: number) => orders.find(await factory.context(), systemScope, orderId);
        const newest = async (orderId: number) => {
            const [row] = await running.sql<{ id: number; version: number; state: string; total: string }>('SELECT id, version, state, "newTotalGross" AS total FROM order_change WHERE "orderId" = $1 ORDER BY id DESC LIMIT 1', [orderId]);
            return row ?? { id: 0, version: 1, state: '', total: '0' };
        };
        /** Quantities by the place of the line. */
        const ask = async (orderId: number, quantities: Record<number, number>, more: object = {}, scope = buyer) => {
            const { code, version, wishedDate, remarks } = await order(orderId);
            const ids = await running.sql<{ id: number }>('SELECT id FROM order_line WHERE "orderId" = $1 ORDER BY id', [orderId]);
            const lines = Object.entries(quantities).map(([place, unitQuantity]) => ({ lineId: ids[Number(place)]?.id ?? 0, unitQuantity }));
            return changes.ask(await factory.context(), scope, { code, version, kind: 'change', reason: 'the hall is another', wishedDate, remarks, lines, idempotencyKey: key(), ...more });
        };
        const decide = async (orderId: number, more: object = {}, who = manager) => {
            const { id, version, total } = await newest(orderId);
            return changes.decide(await factory.context(), who, { orderId, id, version, accept: true, shownTotalGross: Number(total), idempotencyKey: key(), ...more });
        };
        const placed = async (variantId: number, quantity: number): Promise<number> => {
            const ctx = await factory.context();
            const { cart } = await carts.setLines(ctx, buyer, { lines: [{ variantId, unit: 'm2', quantity }] });
            const answer = await placement.place(ctx, buyer, { branchId: company.branchId, shownTotalGross: cart.totalGross, idempotencyKey: key() });
            if (!('orderId' in answer)) throw new Error(answer.reason);
            return answer.orderId;
        };
        const allocated = async (variantId: number) => (await taken(variantId))[0];
        const cheap = async (stock = 100) => (await factory.variants(company.id, [{ unitNet: 1_000, stock }]))[0] ?? 0;
        const approved = async (orderId: number) => running.server.app.get(OrderReviewService).approve(await factory.context(), manager, { orderId, idempotencyKey: key() });
        const mails = async (orderId: number) => (await running.sql<{ template: string }>(`SELECT template FROM notification_message WHERE aggregate = $1 AND template LIKE 'order-c%' ORDER BY id`, [`order:${orderId}`])).map(row => row.template);

        beforeAll(async () => {
            const { app } = running.server;
            [changes, credit, carts, placement, orders] = [app.get(OrderChangeService), app.get(CreditService), app.get(CartService), app.get(PlacementService), app.get(CompanyOrderService)];
            buyer = await factory.member(company.id);
            manager = await factory.staff('ApproveOrder', 'ReleaseHeldOrder', 'CancelCompanyOrder');
            app.get(PlacementGates).register({
                name: 'toll', position: 903, opened: () => Promise.resolve(), closed: () => Promise.resolve(),
                ask: (_ctx, { totalNet }) => Promise.resolve(totalNet >= 30_000 ? { steps: [{ approvers: ['toll'], needed: 1 }] } : 'pass'),
            });
            app.get(OrderHolds).register({ holds: (_ctx, orderId) => Promise.resolve(planned.has(orderId)) });
        });

        it('gives back stock and credit of what is wanted less of, at the agreed price, and tells the buyer', async () => {
            const variantId = await cheap();
            const orderId = await placed(variantId, 20);
            await factory.setPrice(company.id, variantId, 9_000);
            const { exposureMinor } = await credit.standing(await factory.context(), company.id);
            const idempotencyKey = key();
            expect(await ask(orderId, { 0: 15 }, { idempotencyKey, remarks: 'gate 2' })).toEqual({ orderId });
            expect(await ask(orderId, { 0: 15 }, { idempotencyKey, remarks: 'gate 2' })).toEqual({ orderId });
            expect(await ask(orderId, { 0: 14 })).toMatchObject({ reason: 'open-already' });
            expect([await allocated(variantId), await order(orderId)]).toMatchObject([20, { totalNet: 20_000, remarks: '' }]);
            const effect = await changes.effect(await factory.context(), manager, orderId);
            expect(effect).toMatchObject({ before: { totalGross: 22_000 }, after: { totalNet: 15_000, totalGross: 16_500 }, creditMinor: -5_500, isSpecial: false, refusal: null });
            expect(await decide(orderId, { shownTotalGross: 16_499 })).toMatchObject({ reason: 'total-changed' });
            await expect(decide(orderId, { version: 7 })).rejects.toThrow(/version/);
            expect(await decide(orderId)).toEqual({ orderId });
            expect(await decide(orderId, { version: 1 })).toMatchObject({ reason: 'not-open' });
            expect([await allocated(variantId), await order(orderId)]).toMatchObject([15, { totalNet: 15_000, totalGross: 16_500, remarks: 'gate 2', state: 'Submitted' }]);
            expect((await credit.standing(await factory.context(), company.id)).exposureMinor).toBe(exposureMinor - 5_500);
            expect(await mails(orderId)).toEqual(['order-change-accepted']);
            expect(await running.sql(`SELECT 1 FROM audit_entry WHERE entity = 'Order' AND "entityId" = $1::text AND action = 'order-change.accepted'`, [orderId])).toHaveLength(1);
            expect(await decide(orderId, { accept: false })).toMatchObject({ reason: 'not-open' });
        });

        it('takes more of the shelf if it has it, and asks those again who would have to approve so much', async () => {
            const variantId = await cheap(25);
            const orderId = await placed(variantId, 20);
            expect(await ask(orderId, { 0: 26 })).toMatchObject({ __typename: 'PlacementRefusal', reason: 'insufficient-stock' });
            expect(await ask(orderId, { 0: 25 })).toEqual({ orderId });
            expect(await decide(orderId)).toEqual({ orderId });
            expect([await allocated(variantId), (await order(orderId)).totalNet]).toEqual([25, 25_000]);
            const other = await placed(await cheap(), 20);
            expect(await ask(other, { 0: 30 })).toMatchObject({ reason: 'needs-approval' });
            expect(await ask(other, { 0: 0 })).toMatchObject({ reason: 'nothing-left' });
            expect(await ask(other, { 0: 20 })).toMatchObject({ reason: 'nothing-changed' });
            expect(await ask(other, {}, { kind: 'cancel' })).toMatchObject({ reason: 'may-cancel' });
            planned.add(other);
            expect(await ask(other, { 0: 10 })).toMatchObject({ reason: 'work-planned' });
            await expect(ask(other, {}, { lines: [{ lineId: 2_000_000_000, unitQuantity: 1 }] })).rejects.toThrow(/not-found/);
            await expect(ask(other, { 0: 10 }, { version: 1 })).rejects.toThrow(/version/);
        });

        it('takes no more than a quota leaves, and what is less at any time', async () => {
            const variantId = await cheap();
            const orderId = await placed(variantId, 10);
            const quotas = running.server.app.get(QuotaDeskService);
            await quotas.create(factory.ctx, manager, { companyId: company.id, productVariantId: variantId, period: 'month', maxQuantity: 12, idempotencyKey: key() });
            expect(await ask(orderId, { 0: 13 })).toMatchObject({ __typename: 'PlacementRefusal', reason: 'over-quota' });
            expect(await ask(orderId, { 0: 12 })).toEqual({ orderId });
            expect(await decide(orderId)).toEqual({ orderId });
            expect(await ask(orderId, { 0: 8 })).toEqual({ orderId });
        });

        it('takes a line out for good', async () => {
            const [one, two] = [await cheap(), await cheap()];
            const ctx = await factory.context();
            const rows = [one, two].map(variantId => ({ variantId, unit: 'm2', quantity: 5 }));
            const { cart } = await carts.setLines(ctx, buyer, { lines: rows });
            const answer = await placement.place(ctx, buyer, { branchId: company.branchId, shownTotalGross: cart.totalGross, idempotencyKey: key() });
            const orderId = 'orderId' in answer ? answer.orderId : 0;
            await ask(orderId, { 0: 0 });
            expect(await decide(orderId)).toEqual({ orderId });
            const left = await running.server.app.get(CustomerOrderService).batch(ctx, [orderId]).linesOf(orderId);
            expect([left.map(line => line.variantId), await allocated(one), await allocated(two), (await order(orderId)).totalNet]).toEqual([[two], 0, 5, 5_000]);
        });

        it('goes not beyond the credit limit, which staff are told, and not past a refusal with its reason', async () => {
            const limited = await factory.company();
            await credit.setTerms(factory.ctx, manager, limited.id, { limitMinor: 11_500, termDays: 30 });
            const [variantId = 0] = await factory.variants(limited.id, [{ unitNet: 1_000 }]);
            const member = await factory.member(limited.id);
            const ctx = await factory.context();
            const { cart } = await carts.setLines(ctx, member, { lines: [{ variantId, unit: 'm2', quantity: 10 }] });
            const answer = await placement.place(ctx, member, { branchId: limited.branchId, shownTotalGross: cart.totalGross, idempotencyKey: key() });
            const orderId = 'orderId' in answer ? answer.orderId : 0;
            expect(await ask(orderId, { 0: 11 }, {}, member)).toEqual({ orderId });
            expect(await changes.effect(ctx, manager, orderId)).toMatchObject({ after: null, refusal: { reason: 'over-limit' } });
            expect(await decide(orderId)).toMatchObject({ reason: 'over-limit' });
            expect([await allocated(variantId), (await newest(orderId)).state]).toEqual([10, 'open']);
            expect(await decide(orderId, { accept: false })).toMatchObject({ reason: 'reason-missing', field: 'reason' });
            expect(await decide(orderId, { accept: false, reason: 'beyond your limit' }, { ...manager, permissions: new Set(['CancelCompanyOrder']) })).toMatchObject({ reason: 'not-allowed' });
            expect(await decide(orderId, { accept: false, reason: 'beyond your limit' })).toEqual({ orderId });
            expect(await mails(orderId)).toEqual(['order-change-refused']);
        });

        it('is withdrawn by the company that asked, is nothing to others, and is not decided by who asked in its place', async () => {
            const orderId = await placed(await cheap(), 10);
            const acting = { ...buyer, acting: { administratorId: manager.administratorId, reason: 'on the phone' } };
            expect(await ask(orderId, { 0: 9 }, {}, acting)).toEqual({ orderId });
            expect(await decide(orderId)).toMatchObject({ reason: 'same-person' });
            const { id, version } = await newest(orderId);
            const stranger = await factory.member((await factory.company()).id);
            const withdraw = async (scope: MemberScope, of = version) => changes.withdraw(await factory.context(), scope, { id, version: of, idempotencyKey: key() });
            await expect(withdraw(stranger)).rejects.toThrow(/not-found/);
            await expect(ask(orderId, { 0: 9 }, {}, stranger)).rejects.toThrow(/not-found/);
            await expect(withdraw(buyer, 9)).rejects.toThrow(/version/);
            expect(await withdraw(buyer)).toEqual({ orderId });
            expect(await decide(orderId)).toMatchObject({ reason: 'not-open' });
            expect(await ask(orderId, { 0: 8 })).toEqual({ orderId });
        });

        it('is not decided after its last day, ends by itself, and can then be asked for again', async () => {
            const { app } = running.server;
            const calendar = await app.get(OrderRulesService).calendar(await factory.context());
            const [early, late] = [await placed(await cheap(), 10), await placed(await cheap(), 10)];
            for (const orderId of [early, late]) expect(await ask(orderId, { 0: 9 })).toEqual({ orderId });
            const answerBy = async (orderId: number) => (await running.sql<{ day: string }>(`SELECT "answerBy"::text AS day FROM order_change WHERE "orderId" = $1 AND state = 'open'`, [orderId])).map(row => row.day);
            expect(await answerBy(early)).toEqual([lastDayToDecide(calendar.today, 3, calendar)]);
            // One still has its last day, of the other it was yesterday.
            await running.sql(`UPDATE order_change SET "answerBy" = $2::date - CASE WHEN "orderId" = $1 THEN 1 ELSE 0 END WHERE "orderId" = ANY($3)`, [early, calendar.today, [early, late]]);
            expect(await decide(early)).toMatchObject({ reason: 'expired' });
            const reader = app.get(OrderChangeReader);
            expect([await reader.isOpen(await factory.context(), early), (await reader.ofOrder(await factory.context(), early)).map(change => change.state)]).toEqual([false, ['expired']]);
            expect((await reader.waiting(await factory.context(), manager)).map(change => change.orderId)).not.toContain(early);
            expect(await app.get(OrderChangeExpiry).run()).toBe(1);
            expect(await app.get(OrderChangeExpiry).run()).toBe(0);
            expect([(await newest(early)).state, await mails(early), (await newest(late)).state]).toEqual(['expired', ['order-change-expired'], 'open']);
            expect(await running.sql(`SELECT 1 FROM audit_entry WHERE entity = 'Order' AND "entityId" = $1::text AND action = 'order-change.expired'`, [early])).toHaveLength(1);
            expect(await decide(late)).toEqual({ orderId: late });
            // Who asks again before the clock comes by is not held up by what has run out.
            expect(await ask(early, { 0: 8 })).toEqual({ orderId: early });
            await running.sql(`UPDATE order_change SET "answerBy" = $2::date - 1 WHERE "orderId" = $1 AND state = 'open'`, [early, calendar.today]);
            expect(await ask(early, { 0: 7 })).toEqual({ orderId: early });
            expect([(await newest(early)).state, await mails(early)]).toEqual(['open', ['order-change-expired', 'order-change-expired']]);
        });

        it('cancels what the buyer may not cancel any more, with all that follows', async () => {
            const variantId = await cheap();
            const orderId = await placed(variantId, 10);
            await approved(orderId);
            expect(await ask(orderId, {}, { kind: 'cancel', reason: 'the house is sold' })).toEqual({ orderId });
            expect(await decide(orderId, {}, { ...manager, permissions: new Set(['ApproveOrder']) })).toMatchObject({ reason: 'not-allowed' });
            expect(await decide(orderId)).toEqual({ orderId });
            expect([(await order(orderId)).state, await allocated(variantId), (await newest(orderId)).state]).toEqual(['Cancelled', 0, 'accepted']);
            expect(await mails(orderId)).toEqual(['order-cancelled']);
        });

        it('is decided once, however many decide together, and before production or not at all', async () => {
            const variantId = await cheap();
            const orderId = await placed(variantId, 10);
            await approved(orderId);
            await ask(orderId, { 0: 7 });
            const { id, version, total } = await newest(orderId);
            const input = (accept: boolean) => ({ orderId, id, version, accept, reason: 'so be it', shownTotalGross: Number(total), idempotencyKey: key() });
            const answers = await Promise.all(Array.from({ length: 6 }, async (_, i) => changes.decide(await factory.context(), manager, input(i % 2 === 0))));
            expect(answers.map(answer => ('orderId' in answer ? 'done' : answer.reason)).sort()).toEqual(['done', 'not-open', 'not-open', 'not-open', 'not-open', 'not-open']);
            for (let round = 0; round < 4; round++) {
                const raced = await placed(variantId, 10);
                await approved(raced);
                await ask(raced, { 0: 6 });
                const [decided, started] = await Promise.all([decide(raced), orders.transition(await factory.context(), raced, 'InProduction', systemScope)]);
                const isFirst = 'orderId' in decided;
                expect(started).toBe('done');
                expect([(await order(raced)).totalNet, (await newest(raced)).state, await mails(raced)]).toEqual(
                    isFirst ? [6_000, 'accepted', ['order-change-accepted']] : [10_000, 'overtaken', ['order-change-overtaken']],
                );
            }
            const late = await placed(variantId, 10);
            await approved(late);
            await ask(late, { 0: 6 });
            await orders.transition(await factory.context(), late, 'InProduction', systemScope);
            expect([(await newest(late)).state, await ask(late, { 0: 6 })]).toMatchObject(['overtaken', { reason: 'wrong-state' }]);
        });
    });
});
