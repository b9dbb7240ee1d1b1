import { readTable, toXlsx } from '../../documents';
import { CatalogueIndexService } from '../../assortment';
import type { MemberScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { CartService } from '..';
import { OrderRowsService } from './order-rows.service';

describe('rows to order from', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let buyer: MemberScope;
    let rows: OrderRowsService;
    let skus: string[];
    let hiddenSku: string;
    let keys = 0;

    const fresh = () => factory.context();
    const look = async (text: string, scope = buyer) => {
        const ctx = await fresh();
        return rows.look(ctx, scope, rows.ofText(ctx, text), null);
    };
    const told = async (text: string, scope = buyer) => (await look(text, scope)).rows.map(row => [row.outcome, row.reason, row.taken]);

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        rows = running.server.app.get(OrderRowsService);
        company = await factory.company();
        buyer = await factory.member(company.id);
        const ids = await factory.variants(company.id, [
            { unitNet: 1000, units: { box: 12 } }, { unitNet: 2000, increment: 4, minQuantity: 8 }, { unitNet: 3000, stock: 7 }, { unitNet: 4000, units: { half: [1, 2] } }, {}, {},
        ]);
        const [foreign = 0] = await factory.variants((await factory.company()).id, [{}]);
        const codes = await running.sql<{ id: number; sku: string }>('SELECT id, sku FROM product_variant WHERE id = ANY($1) ORDER BY id', [[...ids, foreign]]);
        skus = ids.map(id => codes.find(one => one.id === id)?.sku ?? '');
        hiddenSku = codes.find(one => one.id === foreign)?.sku ?? '';
        await running.server.app.get(CatalogueIndexService).refresh(factory.ctx);
        await running.sql(`INSERT INTO customer_code ("companyId", "productVariantId", "ownCode", "ownCodeKey") VALUES ($1, $2, 'Red-1', 'red1'), ($1, $3, 'red 1', 'red1'), ($1, $4, 'Velvet 9', 'velvet9')`,
            [company.id, ids[4], ids[5], ids[0]]);
        await running.sql(`INSERT INTO variant_barcode ("productVariantId", gtin, unit) VALUES ($1, '04006381333931', NULL), ($1, '14006381333938', 'box')`, [ids[0]]);
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    it('are answered one by one, by whatever code, and say what was corrected and what is wrong', async () => {
        expect(await told(`code;quantity;unit\n${skus[0]};5;\nVelvet-9;2;box\n4006381333931;۱۰;\n14006381333938;1;`)).toEqual([
            // 5 and 10 are of the base unit and added up; 2 boxes and 1 box too.
            ['ok', null, 51], ['ok', null, 51], ['corrected', 'added-up', 51], ['corrected', 'added-up', 51],
        ]);
        // A figure of the stock is told only where the firm tells figures.
        expect(await told(`${skus[2]}\t50`)).toEqual([['rejected', 'insufficient-stock', 0]]);
        await running.sql(`UPDATE availability_settings SET "showAs" = 'exact'`);
        const wrong = [
            [`${skus[1]}\t5`, ['corrected', 'raised-to-minimum', 8]],
            [`${skus[1]}\t9`, ['corrected', 'rounded-to-increment', 12]],
            [`${skus[2]}\t50`, ['corrected', 'lowered-to-stock', 7]],
            [`${skus[3]}\t5 box`, ['rejected', 'unknown-unit', 0]],
            ['no-such-code\t5', ['rejected', 'unknown-code', 0]],
            // What is another company's does not exist.
            [`${hiddenSku}\t5`, ['rejected', 'unknown-code', 0]],
            [`${skus[0]}\tten`, ['rejected', 'quantity-not-a-number', 0]],
            [`${skus[0]}\t1000000000`, ['rejected', 'too-much', 0]],
            [`${skus[0]}\t2.5`, ['rejected', 'quantity-not-whole', 0]],
            [`${skus[0]}\t`, ['rejected', 'quantity-missing', 0]],
            [`\t5`, ['rejected', 'code-missing', 0]],
            ['RED1\t5', ['rejected', 'ambiguous-code', 0]],
            ['Red-1\t5', ['ok', null, 5]],
            [`${skus[4]}\t5\t2001-01-01`, ['corrected', 'date-not-possible', 5]],
        ] as const;
        for (const [text, answer] of wrong) expect([text, ...(await told(text))]).toEqual([text, answer]);
        await running.sql(`UPDATE availability_settings SET "showAs" = 'bands'`);
        const { rows: [ambiguous] } = await look('RED1\t5');
        expect(ambiguous?.candidates.map(one => one.sku).sort()).toEqual([skus[4], skus[5]].sort());
        await expect(told(' ')).rejects.toThrow(/rows/);
    });

    it('tell no price to who may not see any', async () => {
        const seen = await look(`${skus[0]} 5`);
        expect(seen).toMatchObject({ totalNet: 5000, rows: [{ lineNet: 5000 }] });
        expect(await look(`${skus[0]} 5`, { ...buyer, permissions: new Set(['order']) })).toMatchObject({ totalNet: null, totalGross: null, rows: [{ lineNet: null }] });
    });

    it('go into a cart once by one key, on top of what it holds, and leave what is rejected out', async () => {
        const carts = running.server.app.get(CartService);
        const ctx = await fresh();
        const written = rows.ofText(ctx, `${skus[0]} 5\nno-such-code 5\n${skus[1]} 9`);
        const key = `order-rows-spec-${++keys}`;
        const taken = await Promise.all([1, 2].map(async () => rows.take(await fresh(), buyer, written, { cartId: null, key })));
        expect(taken.map(one => one.cart)).toEqual([taken[0]?.cart, taken[0]?.cart]);
        expect(await carts.find(await fresh(), buyer)).toMatchObject({ totalNet: 5 * 1000 + 12 * 2000 });
        await rows.take(await fresh(), buyer, written, { cartId: taken[0]?.cart?.id ?? null, key: `order-rows-spec-${++keys}` });
        expect(await carts.find(await fresh(), buyer)).toMatchObject({ totalNet: 10 * 1000 + 24 * 2000 });
    });

    it('go into a cart by the hundred, and again on top of those', async () => {
        const ids = await factory.variants(company.id, Array.from({ length: 520 }, (_, i) => ({ unitNet: 100 + i })));
        await running.server.app.get(CatalogueIndexService).refresh(factory.ctx);
        const codes = await running.sql<{ sku: string }>('SELECT sku FROM product_variant WHERE id = ANY($1) ORDER BY id', [ids]);
        const carts = running.server.app.get(CartService);
        const other = await factory.member(company.id);
        const written = rows.ofText(await fresh(), codes.map(({ sku }) => `${sku}\t2`).join('\n'));
        const sum = ids.reduce((net, _, i) => net + 100 + i, 0);
        for (const times of [1, 2]) {
            expect(await rows.take(await fresh(), other, written, { cartId: null, key: `order-rows-spec-${++keys}` })).toMatchObject({ ok: 520, rejected: 0 });
            const cart = await carts.find(await fresh(), other);
            expect(cart?.totalNet).toBe(sum * 2 * times);
            const lines = await running.sql<{ variantId: number; quantity: number }>('SELECT "productVariantId" AS "variantId", quantity FROM order_line WHERE "orderId" = $1 ORDER BY id', [cart?.orderId]);
            expect(lines).toEqual(ids.map(variantId => ({ variantId, quantity: 2 * times })));
        }
    });

    it('come as tables too, and what is rejected goes back as a table that can be read again', async () => {
        const table = await toXlsx([{ code: '4006381333931', quantity: 3 }, { code: '=HYPERLINK("x")', quantity: 1 }], [
            { header: 'EAN', value: row => row.code }, { header: 'Quantity', value: row => row.quantity },
        ]);
        const ctx = await fresh();
        const written = await rows.ofFile(ctx, table, 'order.xlsx');
        expect(written.map(row => [row.row, row.quantity])).toEqual([[2, '3'], [3, '1']]);
        const file = await rows.rejects(ctx, buyer, written, null, 'csv');
        expect(String(file)).toContain(`"'=HYPERLINK`);
        const cells: Record<string, string>[] = [];
        for await (const row of readTable(Buffer.from(String(file)), 'rejected.csv')) cells.push(row.cells);
        expect(cells).toMatchObject([{ code: '=HYPERLINK("x")', quantity: '1' }]);
        expect(await rows.ofFile(ctx, Buffer.from(String(file)), 'rejected.csv')).toMatchObject([{ code: '=HYPERLINK("x")', quantity: '1' }]);
    });
});
