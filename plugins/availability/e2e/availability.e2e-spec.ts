import gql from 'graphql-tag';

import { systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { CatalogueIndexService } from '../../assortment';
import { ImportService } from '../../documents';
import { AcceptanceService, FirmSettingsService, MemberService } from '../../organizations';

const password = 'a good long passphrase 12';
const statement = `status local { from to } external { from to minDays maxDays } planned { day lead { minDays maxDays } } mayExceed`;
const ask = gql`query ($variantId: ID!, $quantity: Int!) { stockStatement(variantId: $variantId, quantity: $quantity) { ${statement} } }`;
const setLines = gql`
    mutation ($input: SetCartLinesInput!) {
        setCartLines(input: $input) { cart { totalGross lines { variantId stock { ${statement} } } } answers { outcome reason message nearest } }
    }
`;
const placeOrder = gql`
    mutation ($input: PlaceOrderInput!) {
        placeOrder(input: $input) { __typename ... on MyOrder { code lines { variantId quantity promise { ${statement} } } } ... on PlacementRefusal { reason } }
    }
`;
const setRules = gql`mutation ($input: AvailabilityRulesInput!) { setAvailabilityRules(input: $input) { showAs bands version } }`;
const setVariant = gql`mutation ($input: VariantAvailabilityInput!) { setVariantAvailability(input: $input) { policy leadMinDays leadMaxDays version } }`;
const setDelivery = gql`mutation ($input: ExpectedDeliveryInput!) { setExpectedDelivery(input: $input) { id day quantity reference version isOverdue } }`;
const rules = { showAs: 'bands', bands: [1, 10, 21, 51], policy: 'to-stock', leadMinDays: 5, leadMaxDays: 7, staleAfterHours: 24 };

interface Statement {
    status: string;
    local: { from: number; to: number | null } | null;
    external: object | null;
    planned: { day: string | null; lead: object | null } | null;
}
interface CartAnswer {
    setCartLines: { cart: { totalGross: number; lines: Array<{ variantId: string; stock: Statement }> }; answers: Array<{ outcome: string; reason: string | null; nearest: number[] }> };
}

describe('availability', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let supplier: number;

    const shop = <T>(document: Parameters<RunningServer['shopClient']['query']>[0], variables?: Record<string, unknown>) =>
        running.shopClient.query<T, Record<string, unknown>>(document, variables);
    const admin = <T>(document: Parameters<RunningServer['adminClient']['query']>[0], variables?: Record<string, unknown>) =>
        running.adminClient.query<T, Record<string, unknown>>(document, variables);
    const said = async (variantId: number, quantity: number) => (await shop<{ stockStatement: Statement | null }>(ask, { variantId, quantity })).stockStatement;
    const show = (change: object) => admin(setRules, { input: { ...rules, ...change } });
    const atSupplier = (variantId: number, quantity: number) => running.sql(
        `INSERT INTO stock_level ("productVariantId", "stockLocationId", "stockOnHand", "stockAllocated") VALUES ($1, $2, $3, 0)`, [variantId, supplier, quantity]);
    const take = (variantId: number, quantity: number) => shop<CartAnswer>(setLines, { input: { lines: [{ variantId, unit: 'm2', quantity }] } });
    const place = async (shownTotalGross: number, key: string) => {
        type Placed = { placeOrder: { __typename: string; code?: string; reason?: string; lines?: Array<{ promise: Statement }> } };
        return (await shop<Placed>(placeOrder, { input: { branchId: company.branchId, shownTotalGross, idempotencyKey: `availability-${key}` } })).placeOrder;
    };

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        company = await factory.company();
        await running.adminClient.asSuperAdmin();
        const { app } = running.server;
        await app.get(MemberService).invite(factory.ctx, systemScope, {
            companyId: company.id, firstName: 'Sara', lastName: 'Karimi', emailAddress: 'sara@availability.example', role: 'admin', language: 'en',
        });
        const [mail] = await running.sql<{ body: string }>(`SELECT body FROM notification_message WHERE recipient = 'sara@availability.example' ORDER BY id DESC LIMIT 1`);
        await app.get(AcceptanceService).accept(factory.ctx, /\/([\w-]{43})\b/.exec(mail?.body ?? '')?.[1] ?? '', password);
        await running.shopClient.asUserWithCredentials('sara@availability.example', password);
        const [place] = await running.sql<{ id: number }>(`INSERT INTO stock_location (name, description) VALUES ('Supplier', '') RETURNING id`);
        supplier = place?.id ?? 0;
        await admin(gql`mutation ($input: WarehouseInput!) { setWarehouse(input: $input) { kind } }`, { input: { stockLocationId: supplier, kind: 'external', leadMinDays: 3, leadMaxDays: 4 } });
    });
    afterEach(async () => {
        await show({});
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    it('shows bands, figures or only yes and no, as the firm says', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{ stock: 17 }]);
        expect(await said(variantId, 5)).toMatchObject({ status: 'in-stock', local: { from: 10, to: 20 } });
        await show({ showAs: 'exact' });
        expect(await said(variantId, 18)).toMatchObject({ status: 'short', local: { from: 17, to: 17 } });
        await show({ showAs: 'yes-no' });
        expect(await said(variantId, 5)).toMatchObject({ status: 'in-stock', local: null });
    });

    it('tells no figure where bands are shown: not in the list, the cart, the refusal, nor by core', async () => {
        const variants = await factory.variants(company.id, [{ stock: 17 }, { stock: 12 }]);
        const [first = 0, second = 0] = variants;
        await running.server.app.get(CatalogueIndexService).refresh(factory.ctx);
        for (const quantity of [1, 12, 13, 17, 18, 20, 21, 500]) expect(await said(first, quantity)).toEqual(await said(second, quantity));
        const { setCartLines } = await take(first, 18);
        expect(setCartLines.answers).toMatchObject([{ outcome: 'rejected', reason: 'insufficient-stock', nearest: [] }]);
        expect((await take(first, 3)).setCartLines.cart.lines[0]?.stock.local).toEqual({ from: 10, to: 20 });
        const core = await shop<{ addItemToOrder: object }>(gql`
            mutation ($id: ID!) { addItemToOrder(productVariantId: $id, quantity: 90) { __typename ... on InsufficientStockError { quantityAvailable } ... on Order { id } } }`, { id: first });
        expect(core.addItemToOrder).toMatchObject({ __typename: 'InsufficientStockError', quantityAvailable: 0 });
        const active = await shop<{ activeOrder: { lines: object[] } }>(gql`query { activeOrder { lines { productVariant { stockLevel } } } }`);
        expect(active.activeOrder.lines).toEqual([{ productVariant: { stockLevel: 'IN_STOCK' } }]);
        await shop(gql`mutation { clearCart { id } }`);
    });

    it('sells beyond the stock where the product says so, and promises when the rest is there', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{ stock: 12 }]);
        const { setVariantAvailability } = await admin<{ setVariantAvailability: { version: number } }>(setVariant, { input: { variantId, policy: 'beyond-stock', leadMinDays: 6, leadMaxDays: 9 } });
        await expect(admin(setVariant, { input: { variantId, policy: 'to-stock', version: setVariantAvailability.version - 1 } })).rejects.toThrow(/version: was changed meanwhile/);
        expect(await said(variantId, 40)).toMatchObject({ status: 'partly', planned: { day: null, lead: { minDays: 6, maxDays: 9 } } });
        const { cart } = (await take(variantId, 40)).setCartLines;
        expect(cart.lines[0]?.stock).toMatchObject({ status: 'partly' });
        const placed = await place(cart.totalGross, 'beyond');
        expect(placed.lines?.[0]?.promise).toMatchObject({ status: 'partly', local: null, planned: { lead: { minDays: 6, maxDays: 9 } } });
        const [level] = await running.sql<{ left: number }>('SELECT sum("stockOnHand" - "stockAllocated")::int AS left FROM stock_level WHERE "productVariantId" = $1', [variantId]);
        expect(level?.left).toBe(-28);
        // What is owed goes first: of 30 that arrive, 2 are left.
        const day = '2090-01-05';
        await admin(setDelivery, { input: { variantId, quantity: 30, day, reference: 'PO-1' } });
        await show({ showAs: 'exact' });
        expect((await said(variantId, 2))?.planned).toEqual({ day, lead: null });
        expect((await said(variantId, 3))?.planned).toMatchObject({ day: null });
    });

    it('shows the supplier beside the local stock; one order takes from both, the local one first', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{ stock: 5 }]);
        await atSupplier(variantId, 30);
        expect(await said(variantId, 20)).toMatchObject({ status: 'partly', local: { from: 1, to: 9 }, external: { from: 21, to: 50, minDays: 3, maxDays: 4 } });
        const { cart } = (await take(variantId, 20)).setCartLines;
        expect((await place(cart.totalGross, 'both')).lines?.[0]?.promise).toMatchObject({ status: 'partly', external: { from: null, minDays: 3, maxDays: 4 } });
        const levels = await running.sql('SELECT "stockAllocated" AS taken FROM stock_level WHERE "productVariantId" = $1 ORDER BY "stockLocationId"', [variantId]);
        expect(levels).toEqual([{ taken: 5 }, { taken: 15 }]);
        expect(await said(variantId, 1)).toMatchObject({ status: 'external', local: null, external: { from: 10, to: 20 } });
    });

    it('counts figures of a supplier that are too old as nothing', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{ stock: 0 }]);
        await atSupplier(variantId, 30);
        await running.sql(`UPDATE warehouse SET "countedAt" = now() - interval '23 hours' WHERE "stockLocationId" = $1`, [supplier]);
        expect(await said(variantId, 5)).toMatchObject({ status: 'external' });
        const { cart } = (await take(variantId, 5)).setCartLines;
        await running.sql(`UPDATE warehouse SET "countedAt" = now() - interval '25 hours' WHERE "stockLocationId" = $1`, [supplier]);
        expect(await said(variantId, 5)).toMatchObject({ status: 'out-of-stock', external: null });
        expect(await place(cart.totalGross, 'stale')).toMatchObject({ reason: 'insufficient-stock' });
        await running.sql(`UPDATE warehouse SET "countedAt" = NULL WHERE "stockLocationId" = $1`, [supplier]);
        await shop(gql`mutation { clearCart { id } }`);
    });

    it('says nothing of what a company does not see, and nothing at all to who is not signed in', async () => {
        const other = await factory.company();
        const [variantId = 0] = await factory.variants(other.id, [{ stock: 5 }]);
        expect(await said(variantId, 1)).toBeNull();
        expect(await said(2_000_000_000, 1)).toBeNull();
    });

    it('takes expected deliveries from a file, all rows at once, and changes nothing the second time', async () => {
        const [variantId = 0] = await factory.variants(company.id, [{ stock: 0 }]);
        const [variant] = await running.sql<{ sku: string }>('SELECT sku FROM product_variant WHERE id = $1', [variantId]);
        const file = Buffer.from(`sku,quantity,day,reference\n${variant?.sku},40,2090-02-03,PO-7\n${variant?.sku},9,2090-02-03,PO-7\nnobody,3,2090-02-03,\n${variant?.sku},x,2090-02-03,\n`);
        const send = async () => running.server.app.get(ImportService).run(await factory.context(), 'expected-deliveries', file, 'expected-deliveries.csv', { dryRun: false, scope: systemScope });
        expect(await send()).toMatchObject({ created: 1, rejected: 3 });
        expect(await send()).toMatchObject({ created: 0, unchanged: 1, rejected: 3 });
        expect(await said(variantId, 5)).toMatchObject({ status: 'out-of-stock', planned: { day: '2090-02-03' } });
        const { expectedDeliveries } = await admin<{ expectedDeliveries: object }>(gql`query { expectedDeliveries(input: { term: "PO-7" }) { totalItems items { id quantity isOverdue } } }`);
        expect(expectedDeliveries).toMatchObject({ totalItems: 1, items: [{ quantity: 40, isOverdue: false }] });
    });

    it('lets a day pass when it ends where the firm is, not where the database counts', async () => {
        type Overdue = { items: Array<{ day: string; isOverdue: boolean }> };
        const listed = gql`query ($late: ExpectedDeliveriesInput!, $early: PreSalesInput!) {
            expectedDeliveries(input: $late) { items { day isOverdue } } preSales(input: $early) { items { day isOverdue } }
        }`;
        // One of these is always on another day than UTC.
        const firm = running.server.app.get(FirmSettingsService);
        for (const zone of ['Pacific/Kiritimati', 'Pacific/Niue']) {
            await firm.update(await factory.context(), systemScope, { timeZone: zone });
            const [days] = await running.sql<{ today: string; yesterday: string }>(`SELECT (now() AT TIME ZONE $1)::date::text AS today, ((now() AT TIME ZONE $1)::date - 1)::text AS yesterday`, [zone]);
            const { today = '', yesterday = '' } = days ?? {};
            const [onDay = 0, dayAfter = 0] = await factory.variants(company.id, [{ stock: 0 }, { stock: 0 }]);
            for (const [variantId, day] of [[onDay, today], [dayAfter, yesterday]] as const) {
                await running.sql(`INSERT INTO expected_delivery ("productVariantId", quantity, day, reference) VALUES ($1, 5, $2, $3)`, [variantId, day, zone]);
                await running.sql(`INSERT INTO pre_sale ("productVariantId", quantity, day, "handOut") VALUES ($1, 5, $2, 'in-turn')`, [variantId, day]);
            }
            const { expectedDeliveries, preSales } = await admin<{ expectedDeliveries: Overdue; preSales: Overdue }>(listed, { late: { term: zone }, early: { take: 100 } });
            const expected = [{ day: yesterday, isOverdue: true }, { day: today, isOverdue: false }];
            expect(expectedDeliveries.items).toEqual(expected);
            expect(preSales.items).toEqual(expect.arrayContaining(expected));
            await running.sql('UPDATE pre_sale SET "endedAt" = now() WHERE "productVariantId" = ANY($1)', [[onDay, dayAfter]]);
        }
        await firm.update(await factory.context(), systemScope, { timeZone: 'Asia/Tehran' });
    });
});
