import type { MemberScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { CartService, PlacementService } from '..';

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
});
