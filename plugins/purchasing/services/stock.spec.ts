import { type MemberScope, systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { PreSaleService } from '../../availability';
import { CartService, CompanyOrderService, OrderReviewService, PlacementService } from '..';
import { PreSaleArrivals } from './pre-sale-arrivals.service';

describe('the stock of many buyers at once', () => {
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
});
