import gql from 'graphql-tag';

import { systemScope } from '../../../kernel/scope';
import { importDemoFile } from '../../../test/demo-catalogue';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { AcceptanceService, MemberService } from '../../organizations';

const password = 'a good long passphrase 12';
const setLines = gql`
    mutation ($input: SetCartLinesInput!) {
        setCartLines(input: $input) {
            cart { totalNet totalGross lines { id variantId unit unitQuantity quantity rollWidthCm unitNet lineNet lineGross units { code factor perUnits } } }
            answers { outcome reason message nearest }
        }
    }
`;
const placeOrder = gql`
    mutation ($input: PlaceOrderInput!) {
        placeOrder(input: $input) { __typename ... on MyOrder { totalGross lines { unit unitQuantity quantity rollWidthCm unitNet lineNet } } }
    }
`;
const coreOrder = gql`query { activeOrder { subTotal subTotalWithTax lines { quantity unitPrice proratedLinePrice proratedLinePriceWithTax } } }`;
const setGroup = gql`
    mutation ($input: SetUnitGroupInput!) { setUnitGroup(input: $input) { id version variantCount units { code factor perUnits } } }
`;
const setSales = gql`
    mutation ($input: VariantSalesInput!) { setVariantSales(input: $input) { baseUnit version unitGroupId rollWidthCm units { code factor perUnits } } }
`;
const readSales = gql`query ($id: ID!) { variantSales(variantId: $id) { version unitGroupId units { code factor perUnits } } }`;

interface Cart {
    totalNet: number;
    totalGross: number;
    lines: Array<Record<string, unknown>>;
}

describe('units and rolls', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let branchId: number;
    let [bags, carpet, pens, pencils]: number[] = [];

    const shop = <T>(document: Parameters<RunningServer['shopClient']['query']>[0], variables?: Record<string, unknown>) =>
        running.shopClient.query<T, Record<string, unknown>>(document, variables);
    const admin = <T>(document: Parameters<RunningServer['adminClient']['query']>[0], variables?: Record<string, unknown>) =>
        running.adminClient.query<T, Record<string, unknown>>(document, variables);
    const put = (variantId: number | undefined, unit: string, quantity: number) =>
        shop<{ setCartLines: { cart: Cart; answers: Array<{ outcome: string; nearest: number[] }> } }>(setLines, { input: { lines: [{ variantId, unit, quantity }] } });
    const sales = (variantId: number | undefined, more: object) => ({
        input: { variantId, baseUnit: 'piece', weightG: 10, madeToOrder: false, minQuantity: 1, increment: 1, units: [], ...more },
    });

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        company = await factory.company();
        [bags, carpet, pens, pencils] = await factory.variants(company.id, [
            { unitNet: 10_000, baseUnit: 'kg', units: { bag: [5, 2] } },
            { unitNet: 3_599, baseUnit: 'cm', rollWidthCm: 400, minQuantity: 50, increment: 10, units: { metre: 100 }, stock: 100_000 },
            { unitNet: 700, baseUnit: 'piece' },
            { unitNet: 900, baseUnit: 'piece' },
        ]);
        await running.adminClient.asSuperAdmin();
        const { app } = running.server;
        const member = await app.get(MemberService).add(factory.ctx, systemScope, { companyId: company.id, firstName: 'Sara', lastName: 'Karimi', emailAddress: 'sara@units.example', role: 'admin', language: 'en' });
        await app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, member.id, password);
        await running.shopClient.asUserWithCredentials('sara@units.example', password);
        branchId = (await running.sql<{ id: number }>('SELECT id FROM company_branch WHERE "companyId" = $1 ORDER BY id LIMIT 1', [company.id]))[0]?.id ?? 0;
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    it('refuses what does not come out whole, with the nearest that does, and keeps the unit that was asked for', async () => {
        const { setCartLines: refused } = await put(bags, 'bag', 3);
        expect(refused.answers).toMatchObject([{ outcome: 'rejected', reason: 'not-whole', nearest: [5, 10] }]);
        const { setCartLines: taken } = await put(bags, 'bag', 4);
        expect(taken.cart.lines).toMatchObject([{ unit: 'bag', unitQuantity: 4, quantity: 10, lineNet: 100_000, units: [{ code: 'kg' }, { code: 'bag', factor: 5, perUnits: 2 }] }]);
    });

    it('sells a cut from a roll by its exact area, in our totals as in core’s, and in the order', async () => {
        await put(bags, 'kg', 0);
        const { setCartLines } = await put(carpet, 'cm', 345);
        expect(setCartLines.answers).toMatchObject([{ outcome: 'corrected', reason: 'rounded-to-increment', nearest: [340, 350] }]);
        // 3.5 m of 4 m are 14 m², at 35.99 a square metre.
        const [line] = setCartLines.cart.lines;
        expect(line).toMatchObject({ quantity: 350, rollWidthCm: 400, unitNet: 3_599, lineNet: 50_386, lineGross: 55_425 });
        const { activeOrder } = await shop<{ activeOrder: { subTotal: number; lines: object[] } }>(coreOrder);
        expect(activeOrder).toMatchObject({ subTotal: 50_386, subTotalWithTax: 55_425, lines: [{ quantity: 350, proratedLinePrice: 50_386, proratedLinePriceWithTax: 55_425 }] });
        const input = { idempotencyKey: 'units-place-1', branchId, shownTotalGross: setCartLines.cart.totalGross };
        const { placeOrder: order } = await shop<{ placeOrder: object }>(placeOrder, { input });
        expect(order).toMatchObject({ __typename: 'MyOrder', totalGross: 55_425, lines: [{ unit: 'cm', unitQuantity: 350, rollWidthCm: 400, unitNet: 3_599, lineNet: 50_386 }] });
    });

    it('gives a group’s units to its articles, all of them when it changes, and leaves them what they have when it goes', async () => {
        const dozen = [{ code: 'sixpack', factor: 6 }, { code: 'twelvepack', factor: 12 }];
        const { setUnitGroup: group } = await admin<{ setUnitGroup: { id: string } }>(setGroup, { input: { name: 'Pens', baseUnit: 'piece', units: dozen } });
        for (const id of [pens, pencils]) {
            const { setVariantSales } = await admin<{ setVariantSales: object }>(setSales, sales(id, { unitGroupId: group.id }));
            expect(setVariantSales).toMatchObject({ unitGroupId: group.id, version: 2, units: [{ code: 'sixpack', factor: 6 }, { code: 'twelvepack', factor: 12 }] });
        }
        await expect(admin(setSales, sales(pens, { version: 1 }))).rejects.toThrow(/version 2/);
        const changed = { id: group.id, name: 'Pens', baseUnit: 'piece', version: 1, units: [{ code: 'box', factor: 144 }] };
        expect(await admin(setGroup, { input: changed })).toMatchObject({ setUnitGroup: { version: 2, variantCount: 2 } });
        await expect(admin(setGroup, { input: changed })).rejects.toThrow(/version 2/);
        await expect(admin(setGroup, { input: { ...changed, version: 2, baseUnit: 'kg' } })).rejects.toThrow(/baseUnit/);
        await expect(admin(setGroup, { input: { name: 'Pens', baseUnit: 'piece', units: [] } })).rejects.toThrow(/name/);
        expect(await admin(readSales, { id: pencils })).toMatchObject({ variantSales: { units: [{ code: 'box', factor: 144, perUnits: 1 }] } });
        await admin(gql`mutation ($id: ID!) { deleteUnitGroup(id: $id) { result } }`, { id: group.id });
        expect(await admin(readSales, { id: pencils })).toMatchObject({ variantSales: { unitGroupId: null, units: [{ code: 'box', factor: 144 }] } });
    });

    it('takes units from a file, and answers row by row for what it cannot take', async () => {
        const [pen] = await running.sql<{ sku: string }>('SELECT sku FROM product_variant WHERE id = $1', [pens]);
        const file = (rows: string[]) => Buffer.from(['sku,unit,factor,min_quantity,increment', ...rows].join('\n'));
        const rows = [`${pen?.sku},box,"1,44",2,2`, `${pen?.sku},ell,3,,`, `${pen?.sku},pack,-2,,`, `${pen?.sku},pallet,0,,`, 'no-such-code,box,6,,', `${pen?.sku},box,7,,`, `${pen?.sku},piece,7,,`];
        const report = await importDemoFile(running, 'units', file(rows));
        expect(report).toMatchObject({ created: 0, updated: 1, rejected: 6 });
        for (const reason of ['must be a unit', 'must be a positive number', 'no article of this code', 'stands in row 2 already', 'is the base unit']) expect(report.rejectsCsv).toContain(reason);
        expect(await importDemoFile(running, 'units', file(rows.slice(0, 1)))).toMatchObject({ unchanged: 1, updated: 0, rejected: 0 });
        const [stored] = await running.sql('SELECT u.factor, u."perUnits", s."minQuantity", s.increment FROM variant_unit u JOIN variant_sales s USING ("productVariantId") WHERE u.code = $1 AND u."productVariantId" = $2', ['box', pens]);
        expect(stored).toEqual({ factor: 36, perUnits: 25, minQuantity: 2, increment: 2 });
    });
});
