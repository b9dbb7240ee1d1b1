import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { brokenInvariants } from '../../../test/invariants';
import { staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { ApprovalRuleService } from '../../approvals';
import { CompanyTermsService, DeliverySettingsService, VariantDeliveryService } from '../../delivery';
import { DistributorTreeService } from '../../distributors';
import { ImportService } from '../../documents';
import { AcceptanceService, CompanyRoleService, MemberService } from '../../organizations';
import { CartService, OrderApprovalService, PlacementService } from '..';

const money = 'net tax gross';
const cart = `{ cart { totalNet totalGross delivery { minimumNet missingNet pallets { fillBasisPoints count lastPercent isPartial lines { variantId basisPoints } } } } }`;
const options = `query ($input: DeliveryPlaceInput!) { deliveryOptions(input: $input) { options { way transport transportNet oversizeNet ${money} totalNet totalTax totalGross } } }`;
const place = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename
    ... on MyOrder { id code totalNet totalGross delivery { way transport ${money} } } ... on PlacementRefusal { reason field } ... on PriceChangedRefusal { shownTotal currentTotal } } }`;

interface Option {
    way: string;
    transport: string | null;
    net: number | null;
    gross: number | null;
    totalGross: number | null;
}

/** Goods of the factory cost 1,000 net with 10 % tax, and weigh 1,500 g. */
describe('what delivery costs', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let scope: MemberScope;
    let portal: Caller;
    let staff: Caller;
    let keys = 0;
    const key = () => `delivery-e2e-${++keys}`;
    const get = <T>(service: new (...args: never[]) => T): T => running.server.app.get(service);

    const portalOf = async (member: MemberScope) => {
        await get(AcceptanceService).acceptFor(factory.ctx, systemScope, member.memberId, testPassword);
        const { customer } = await get(MemberService).find(factory.ctx, member.memberId);
        return new Caller(running.url, 'shop-api').signIn(customer.emailAddress, testPassword);
    };
    const goods = (count = 1, companyId = company.id) => factory.variants(companyId, Array.from({ length: count }, () => ({ unitNet: 1_000 })));
    const setTariff = async (change: object = {}) =>
        get(DeliverySettingsService).update(await factory.context(), systemScope, {
            ...{ volumetricDivisor: 5000, currencies: [{ currencyCode: 'IRR', minimumNet: 10_000, fixedNet: null }], pallets: [{ countryCode: null, currencyCode: 'IRR', net: 900 }] },
            parcels: [{ countryCode: null, currencyCode: 'IRR', upToG: 5_000, net: 1_500 }, { countryCode: null, currencyCode: 'IRR', upToG: 30_000, net: 4_000 }],
            ...change,
        });
    const fill = async (member: MemberScope, quantities: ReadonlyMap<number, number>) => {
        await get(CartService).clear(await factory.context(), member);
        await get(CartService).setLines(await factory.context(), member, { lines: [...quantities].map(([variantId, quantity]) => ({ variantId, quantity, unit: 'm2' })) });
    };
    const offered = async (caller: Caller, branchId: number): Promise<Option[]> =>
        (await caller.ask<{ deliveryOptions: { options: Option[] } }>(options, { input: { branchId } })).deliveryOptions.options;
    const placed = async (caller: Caller, input: object) => (await caller.ask<{ placeOrder: Record<string, unknown> }>(place, { input: { idempotencyKey: key(), ...input } })).placeOrder;
    const stored = async (orderId: unknown) =>
        (await running.sql<Record<string, unknown>>(
            `SELECT o.shipping::int AS net, o."shippingWithTax"::int AS gross, o."subTotalWithTax"::int AS goods, co."deliveryWay" AS way, co."shownTotalGross"::int AS shown,
                    (SELECT r."amountMinor"::int FROM credit_reservation r WHERE r."orderId" = o.id) AS credit, (SELECT p.amount::int FROM payment p WHERE p."orderId" = o.id) AS paid
               FROM "order" o JOIN company_order co ON co."orderId" = o.id WHERE o.id = $1`, [orderId]))[0];

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        company = await factory.company();
        scope = await factory.member(company.id);
        portal = await portalOf(scope);
        const { emailAddress } = await staffMember(running, ['ReadSettings', 'UpdateSettings', 'ReadCompany', 'UpdateCompany', 'ReadAssortment', 'UpdateAssortment', 'CreateCompanyOrder', 'ReadCompanyOrder']);
        staff = await new Caller(running.url, 'admin-api').signIn(emailAddress, testPassword);
    });
    afterAll(async () => {
        const broken = await brokenInvariants(text => running.sql(text));
        await running.stop();
        expect(broken).toEqual([]);
    });

    it('costs nothing as long as the firm sets nothing', async () => {
        const [variantId = 0] = await goods();
        await fill(scope, new Map([[variantId, 1]]));
        expect(await offered(portal, company.branchId)).toMatchObject([{ way: 'firm', transport: 'none', net: 0, totalGross: 1_100 }, { way: 'courier' }, { way: 'pick-up' }]);
        expect(await portal.ask(cart)).toMatchObject({ cart: { delivery: { minimumNet: null, missingNet: null, pallets: null } } });
        expect(await placed(portal, { branchId: company.branchId, shownTotalGross: 1_100 })).toMatchObject({ totalGross: 1_100, delivery: { way: 'firm', net: 0 } });
    });

    it('is seen before choosing, agreed to with the total, and owed once', async () => {
        await setTariff();
        const [variantId = 0] = await goods();
        await fill(scope, new Map([[variantId, 3]]));
        expect(await portal.ask(cart)).toMatchObject({ cart: { totalGross: 3_300, delivery: { minimumNet: 10_000, missingNet: 7_000 } } });
        expect(await offered(portal, company.branchId)).toMatchObject([
            { way: 'firm', transport: 'parcels', net: 1_500, gross: 1_650, totalGross: 4_950 }, { way: 'courier', net: 0, totalGross: 3_300 }, { way: 'pick-up', net: 0, totalGross: 3_300 },
        ]);
        const input = { branchId: company.branchId, shownTotalGross: 4_950 };
        await setTariff({ parcels: [{ countryCode: null, currencyCode: 'IRR', upToG: 5_000, net: 2_000 }] });
        expect(await placed(portal, input)).toMatchObject({ __typename: 'PriceChangedRefusal', shownTotal: 4_950, currentTotal: 5_500 });
        await setTariff();
        const order = await placed(portal, input);
        expect(order).toMatchObject({ totalNet: 4_500, totalGross: 4_950, delivery: { way: 'firm', transport: 'parcels', net: 1_500, tax: 150, gross: 1_650 } });
        expect(await stored(order.id)).toEqual({ net: 1_500, gross: 1_650, goods: 3_300, way: 'firm', shown: 4_950, credit: 4_950, paid: 4_950 });
    });

    it('is free from the minimum on, oversized goods apart; the company has its own minimum and ways', async () => {
        const [variantId = 0, largeId = 0] = await goods(2);
        await get(VariantDeliveryService).set(await factory.context(), systemScope, { variantId: largeId, volumeCm3: 0, oversize: [{ currencyCode: 'IRR', net: 700 }] });
        await fill(scope, new Map([[variantId, 9], [largeId, 2]]));
        expect(await offered(portal, company.branchId)).toMatchObject([{ way: 'firm', transport: 'free', transportNet: 0, oversizeNet: 1_400, net: 1_400 }, { way: 'courier', net: 0, oversizeNet: 0 }, {}]);
        const asked = 'companyDeliveryTerms(companyId: $id) { minimumNet ways version currencyCode }';
        expect(await staff.ask(`query ($id: ID!) { ${asked} }`, { id: company.id })).toMatchObject({ companyDeliveryTerms: { minimumNet: null, ways: null, version: 0, currencyCode: 'IRR' } });
        const set = 'mutation ($input: CompanyDeliveryTermsInput!) { setCompanyDeliveryTerms(input: $input) { minimumNet ways version } }';
        expect(await staff.ask(set, { input: { companyId: company.id, minimumNet: 20_000, ways: ['pick-up', 'firm'], version: 0 } })).toMatchObject({ setCompanyDeliveryTerms: { ways: ['firm', 'pick-up'], version: 1 } });
        await expect(staff.ask(set, { input: { companyId: company.id, minimumNet: 1, version: 0 } })).rejects.toThrow(/now version 1/);
        expect(await offered(portal, company.branchId)).toMatchObject([{ way: 'firm', transport: 'parcels', net: 5_400 }, { way: 'pick-up' }]);
        expect(await placed(portal, { branchId: company.branchId, deliveryWay: 'courier', shownTotalGross: 12_100 })).toMatchObject({ reason: 'way-not-offered', field: 'deliveryWay' });
        expect(await placed(portal, { branchId: company.branchId, deliveryWay: 'pick-up', shownTotalGross: 12_100 })).toMatchObject({ totalGross: 12_100, delivery: { way: 'pick-up', net: 0 } });
        await staff.ask(set, { input: { companyId: company.id } });
    });

    it('sums different goods up to pallets, and takes them where they are cheaper', async () => {
        const [one = 0, other = 0] = await factory.variants(company.id, [{ unitNet: 10 }, { unitNet: 10 }]);
        const packed = (variantId: number, unitsPerPallet: number) => ({ variantId, volumeCm3: 1_000, unitsPerPallet, oversize: [] });
        for (const given of [packed(one, 20), packed(other, 60)]) await get(VariantDeliveryService).set(await factory.context(), systemScope, given);
        await fill(scope, new Map([[one, 18], [other, 30]]));
        expect(await portal.ask(cart)).toMatchObject({ cart: { delivery: { pallets: { fillBasisPoints: 14_000, count: 2, lastPercent: 40, isPartial: false, lines: [{ basisPoints: 9_000 }, { basisPoints: 5_000 }] } } } });
        expect(await offered(portal, company.branchId)).toMatchObject([{ transport: 'pallets', net: 1_800 }, {}, {}]);
    });

    it('stays what was agreed while the order waits for approval, and counts for the limit', async () => {
        const approver = await factory.member(company.id, 'approver');
        await running.sql('UPDATE company_member SET "acceptedAt" = now() WHERE id = $1', [approver.memberId]);
        const buyer = await factory.member(company.id, 'buyer');
        await get(ApprovalRuleService).create(await factory.context(), scope, company.id, { name: 'From 3,000', amountFrom: 3_000, levels: [{ memberIds: [approver.memberId], needed: 1 }], idempotencyKey: key() });
        const [variantId = 0] = await goods();
        await fill(buyer, new Map([[variantId, 2]]));
        const preview = (deliveryWay: string) => factory.context().then(ctx => get(OrderApprovalService).preview(ctx, buyer, { branchId: company.branchId, deliveryWay }));
        expect((await preview('pick-up')).steps).toEqual([]);
        expect((await preview('firm')).steps).toHaveLength(1);
        const order = await get(PlacementService).place(await factory.context(), buyer, { branchId: company.branchId, shownTotalGross: 3_850, idempotencyKey: key() });
        const orderId = 'orderId' in order ? order.orderId : 0;
        await setTariff({ parcels: [{ countryCode: null, currencyCode: 'IRR', upToG: 5_000, net: 9_000 }] });
        const { items } = await get(OrderApprovalService).list(await factory.context(), approver, { view: 'WAITING' });
        expect(items).toMatchObject([{ totalNet: 3_500, totalGross: 3_850 }]);
        const decision = { orderCode: items[0]?.order.code ?? '', decision: 'APPROVE', level: items[0]?.progress.level ?? 0, idempotencyKey: key() };
        expect(await get(OrderApprovalService).decide(await factory.context(), approver, { ...decision, shownTotalGross: 2_200 })).toMatchObject({ reason: 'price-changed' });
        expect(await get(OrderApprovalService).decide(await factory.context(), approver, { ...decision, shownTotalGross: 3_850, idempotencyKey: key() })).toHaveProperty('orderCode');
        expect(await stored(orderId)).toMatchObject({ gross: 1_650, shown: 3_850, credit: 3_850, paid: 3_850 });
        await setTariff();
        const [later = 0] = await factory.variants(company.id, [{ unitNet: 1_000, madeToOrder: true }]);
        await fill(buyer, new Map([[variantId, 2], [later, 2]]));
        const split = { branchId: company.branchId, isSplit: true, shownTotalGross: 7_700, idempotencyKey: key() };
        expect(await get(PlacementService).place(await factory.context(), buyer, split)).toMatchObject({ reason: 'split-waits', field: 'isSplit' });
        await running.sql('UPDATE approval_rule SET active = false');
    });

    it('is in the draft of staff as in the order that they place', async () => {
        const [variantId = 0] = await goods();
        const lines = [{ variantId, unit: 'm2', quantity: 3 }];
        const quote = 'query ($input: CompanyQuoteInput!) { companyQuote(input: $input) { totalGross ways delivery { way net } } }';
        expect(await staff.ask(quote, { input: { companyId: company.id, lines } })).toMatchObject({ companyQuote: { totalGross: 3_300, delivery: null, ways: ['firm', 'courier', 'pick-up'] } });
        expect(await staff.ask(quote, { input: { companyId: company.id, branchId: company.branchId, lines } })).toMatchObject({ companyQuote: { totalGross: 4_950, delivery: { way: 'firm', net: 1_500 } } });
        const input = { companyId: company.id, branchId: company.branchId, lines, idempotencyKey: key() };
        const made = await staff.ask('mutation ($input: PlaceOrderForCompanyInput!) { placeOrderForCompany(input: $input) { ... on CompanyOrder { totalGross delivery { way net gross } } } }', { input });
        expect(made).toMatchObject({ placeOrderForCompany: { totalGross: 4_950, delivery: { way: 'firm', net: 1_500, gross: 1_650 } } });
    });

    it('tells who may not see prices the ways and no amount', async () => {
        const role = await get(CompanyRoleService).create(await factory.context(), systemScope, company.id, { name: 'Keeper', permissions: ['order'] });
        const member = await factory.member(company.id);
        const keeper = await portalOf(member);
        await get(MemberService).update(await factory.context(), systemScope, member.memberId, { ownRoleId: (role as { id: number }).id });
        const [variantId = 0] = await goods();
        await keeper.ask('mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { id } } }', { input: { lines: [{ variantId, unit: 'm2', quantity: 1 }] } });
        const none = { transport: null, transportNet: null, oversizeNet: null, net: null, tax: null, gross: null, totalNet: null, totalTax: null, totalGross: null };
        expect(await offered(keeper, company.branchId)).toEqual(['firm', 'courier', 'pick-up'].map(way => ({ way, ...none })));
        expect(await keeper.ask(cart)).toMatchObject({ cart: { delivery: { minimumNet: null, missingNet: null } } });
        expect(await placed(keeper, { branchId: company.branchId })).toMatchObject({ totalGross: null, delivery: { way: 'firm', transport: null, net: null } });
    });

    it('is his distributor\'s matter for an end customer, and another company\'s branch is not found', async () => {
        const root = await factory.company();
        const customer = await factory.company();
        const sales: StaffScope = await factory.staff('UpdateCompany');
        await get(DistributorTreeService).setIsDistributor(await factory.context(), sales, { companyId: root.id, isDistributor: true });
        await get(DistributorTreeService).setDistributor(await factory.context(), sales, { companyId: customer.id, distributorCompanyId: root.id, markupBasisPoints: 1_000, acceptance: 'automatic', active: true });
        const member = await factory.member(customer.id);
        const [variantId = 0] = await goods(1, root.id);
        await fill(member, new Map([[variantId, 1]]));
        const caller = await portalOf(member);
        expect(await offered(caller, customer.branchId)).toMatchObject([{ way: 'firm', transport: 'none', net: 0 }, {}, {}]);
        expect(await caller.ask(cart)).toMatchObject({ cart: { delivery: { minimumNet: null } } });
        await expect(offered(caller, company.branchId)).rejects.toThrow(/No CompanyBranch/);
    });

    it('is split in two where some of it comes later, each with its own minimum, and keeps every unit and cent', async () => {
        const [here = 0] = await goods();
        const [later = 0] = await factory.variants(company.id, [{ unitNet: 1_000, madeToOrder: true }]);
        await fill(scope, new Map([[here, 9], [later, 2]]));
        const asked = `query ($input: DeliveryPlaceInput!) { deliveryOptions(input: $input) { options { way net totalGross split { net totalGross parts { isNow variantIds net } } } } }`;
        const { deliveryOptions } = await portal.ask<{ deliveryOptions: { options: object[] } }>(asked, { input: { branchId: company.branchId } });
        expect(deliveryOptions.options[0]).toMatchObject({
            way: 'firm', net: 0, totalGross: 12_100,
            split: { net: 5_500, totalGross: 18_150, parts: [{ isNow: true, variantIds: [String(here)], net: 4_000 }, { isNow: false, variantIds: [String(later)], net: 1_500 }] },
        });
        const input = { branchId: company.branchId, isSplit: true, remarks: 'By lorry', shownTotalGross: 18_150, idempotencyKey: key() };
        expect(await placed(portal, { ...input, shownTotalGross: 12_100, idempotencyKey: key() })).toMatchObject({ shownTotal: 12_100, currentTotal: 18_150 });
        const order = await placed(portal, input);
        expect(order).toMatchObject({ __typename: 'MyOrder', delivery: { net: 4_000 } });
        expect(await placed(portal, input)).toEqual(order);
        const rows = await running.sql<Record<string, unknown>>(
            `SELECT o.id, o.code, o.state, o."subTotal"::int AS net, o.shipping::int AS delivery, co.remarks, co."placedByMemberId" AS member, array_agg(l."productVariantId") AS variants, sum(l.quantity)::int AS units,
                    (SELECT sum(m.quantity)::int FROM stock_movement m JOIN order_line x ON x.id = m."orderLineId" WHERE x."orderId" = o.id AND m.type = 'ALLOCATION') AS held
               FROM "order" o JOIN company_order co ON co."orderId" = o.id JOIN order_line l ON l."orderId" = o.id
              WHERE o.id = $1 OR co."splitOfOrderId" = $1 GROUP BY o.id, co.remarks, co."placedByMemberId" ORDER BY o.id`, [order.id]);
        const same = { state: 'Submitted', remarks: 'By lorry', member: scope.memberId };
        expect(rows).toEqual([
            expect.objectContaining({ ...same, net: 9_000, delivery: 4_000, variants: [here], units: 9, held: 9 }),
            expect.objectContaining({ ...same, net: 2_000, delivery: 1_500, variants: [later], units: 2, held: null }),
        ]);
        expect(await portal.ask('query ($code: String!) { myOrder(code: $code) { splitWith } }', { code: order.code })).toEqual({ myOrder: { splitWith: rows[1]?.code } });
        expect(await portal.ask('query ($code: String!) { myOrder(code: $code) { splitWith } }', { code: rows[1]?.code })).toEqual({ myOrder: { splitWith: order.code } });
        expect(await portal.ask('{ cart { lines { id } } }')).toEqual({ cart: { lines: [] } });
        await fill(scope, new Map([[here, 1]]));
        expect(await placed(portal, { branchId: company.branchId, isSplit: true, shownTotalGross: 2_750 })).toMatchObject({ reason: 'nothing-to-split', field: 'isSplit' });
    });

    it('has a part for each category that sends its goods from a warehouse of its own', async () => {
        const [one = 0, other = 0, third = 0] = await goods(3);
        const [depot] = await running.sql<{ id: number }>(`INSERT INTO stock_location (name, description) VALUES ('Depot', '') RETURNING id`);
        const [category] = await running.sql<{ id: number }>(`INSERT INTO collection ("isRoot", "isPrivate", position, filters, "inheritFilters") VALUES (false, false, 1, '[]', true) RETURNING id`);
        await running.sql(`INSERT INTO collection_translation ("languageCode", name, slug, description, "baseId") VALUES ('en', 'Rugs', 'rugs-e2e', '', $1)`, [category?.id]);
        await running.sql('INSERT INTO collection_closure (id_ancestor, id_descendant) VALUES ($1, $1)', [category?.id]);
        await running.sql('INSERT INTO collection_product_variants_product_variant ("collectionId", "productVariantId") SELECT $1, unnest($2::int[])', [category?.id, [one, other]]);
        const set = 'mutation ($input: CategoryWarehouseInput!) { setCategoryWarehouse(input: $input) { stockLocationId version } }';
        expect(await staff.ask(set, { input: { collectionId: category?.id, stockLocationId: depot?.id, version: 0 } })).toEqual({ setCategoryWarehouse: { stockLocationId: String(depot?.id), version: 1 } });
        await fill(scope, new Map([[one, 4], [third, 4], [other, 4]]));
        const order = await placed(portal, { branchId: company.branchId, deliveryWay: 'pick-up', shownTotalGross: 13_200 });
        const asked = 'query ($id: ID!) { companyOrder(id: $id) { lines { id variantId } parts { groupName warehouseName lineIds } } }';
        const { companyOrder } = await staff.ask<{ companyOrder: { lines: { id: string; variantId: string }[]; parts: object[] } }>(asked, { id: order.id });
        const linesOf = (...ids: number[]) => companyOrder.lines.filter(line => ids.includes(Number(line.variantId))).map(line => line.id);
        expect(companyOrder.parts).toEqual([
            { groupName: 'Rugs', warehouseName: 'Depot', lineIds: linesOf(one, other) },
            { groupName: null, warehouseName: null, lineIds: linesOf(third) },
        ]);
        await staff.ask(set, { input: { collectionId: category?.id, stockLocationId: null, version: 1 } });
    });

    it('takes minimums and sizes from files, with an answer for each row', async () => {
        const file = async (name: string, text: string) => get(ImportService).run(await factory.context(), name, Buffer.from(text), `${name}.csv`, { dryRun: false, scope: systemScope });
        const code = `T-${process.pid}`;
        await running.sql('UPDATE company SET code = $2 WHERE id = $1', [company.id, code]);
        const terms = await file('delivery-terms', `companyCode,minimum,ways\n${code},"1,234.50",firm|pick-up\nnobody,1,\n${code},2,\n`);
        expect(terms).toMatchObject({ created: 0, updated: 1, rejected: 2 });
        expect(await get(CompanyTermsService).find(await factory.context(), company.id)).toMatchObject({ minimumNet: 123_450, ways: ['firm', 'pick-up'] });
        const [variantId = 0] = await goods();
        const [variant] = await running.sql<{ sku: string }>('SELECT sku FROM product_variant WHERE id = $1', [variantId]);
        const sizes = await file('variant-delivery', `sku,volume_cm3,units_per_pallet,oversize_currency,oversize_net\n${variant?.sku},12.5,20,IRR,7\n${variant?.sku},,,IRR,\n`);
        expect(sizes).toMatchObject({ created: 1, rejected: 1 });
        expect(await get(VariantDeliveryService).find(await factory.context(), variantId)).toMatchObject({ volumeCm3: 12.5, unitsPerPallet: 20, oversize: [{ currencyCode: 'IRR', net: 700 }] });
    });
});
