import gql from 'graphql-tag';

import { systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { CatalogueIndexService } from '../../assortment';
import { AcceptanceService, MemberService } from '../../organizations';

const password = 'a good long passphrase 12';

const cartFields = `
    id version currencyCode totalNet totalTax totalGross totalWeightKg notices { code lineId message }
    lines { id variantId productSlug name sku imageUrl unit unitQuantity quantity baseUnit unitNet lineNet lineGross taxRate remark increment minQuantity }
`;
const setLines = gql`
    mutation ($input: SetCartLinesInput!) {
        setCartLines(input: $input) { cart { ${cartFields} } answers { variantId outcome reason message nearest } }
    }
`;
const orderFields = `
    id code state placedAt placedBy branchName wishedDate remarks specialTerms currencyCode totalNet totalTax totalGross mayCancel
    lines { id variantId name sku quantity baseUnit unit unitQuantity unitNet lineNet remark } history { at state by note }
`;
const placeOrder = gql`
    mutation ($input: PlaceOrderInput!) {
        placeOrder(input: $input) {
            __typename
            ... on MyOrder { ${orderFields} }
            ... on PriceChangedRefusal { shownTotal currentTotal message }
            ... on PlacementRefusal { reason field message errorCode }
        }
    }
`;
const approve = gql`
    mutation ($input: OrderStepInput!) {
        approveOrder(input: $input) { __typename ... on CompanyOrder { state mayBecome } ... on OrderTransitionRefusal { reason message } }
    }
`;

interface CartAnswer {
    id: string;
    totalNet: number;
    totalGross: number;
    lines: Array<{ id: string; quantity: number; name: string }>;
    notices: Array<{ code: string; message: string }>;
}

describe('ordering over GraphQL', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let variants: number[];

    const signIn = async (companyId: number, emailAddress: string) => {
        const { app } = running.server;
        const input = { companyId, firstName: 'Sara', lastName: 'Karimi', emailAddress, role: 'admin', language: 'en' };
        await app.get(MemberService).invite(factory.ctx, systemScope, input);
        const [row] = await running.sql<{ body: string }>(`SELECT body FROM notification_message WHERE recipient = $1 ORDER BY id DESC LIMIT 1`, [emailAddress]);
        await app.get(AcceptanceService).accept(factory.ctx, /\/([\w-]{43})\b/.exec(row?.body ?? '')?.[1] ?? '', password);
        await running.shopClient.asUserWithCredentials(emailAddress, password);
    };
    const shop = <T>(document: Parameters<RunningServer['shopClient']['query']>[0], variables?: Record<string, unknown>) =>
        running.shopClient.query<T, Record<string, unknown>>(document, variables);
    const admin = <T>(document: Parameters<RunningServer['adminClient']['query']>[0], variables?: Record<string, unknown>) =>
        running.adminClient.query<T, Record<string, unknown>>(document, variables);

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        company = await factory.company();
        variants = await factory.variants(company.id, [{ unitNet: 10_000, units: { roll: 120 }, madeToOrder: true }, { unitNet: 5_000, stock: 50 }]);
        await running.adminClient.asSuperAdmin();
        await signIn(company.id, 'sara@ordering.example');
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    it('takes a cart from the first roll to an approved order', async () => {
        const { setCartLines } = await shop<{ setCartLines: { cart: CartAnswer; answers: object[] } }>(setLines, {
            input: { lines: [{ variantId: variants[0], unit: 'roll', quantity: 1, remark: 'no seam' }, { variantId: variants[1], unit: 'm2', quantity: 2 }] },
        });
        expect(setCartLines.answers).toMatchObject([{ outcome: 'ok' }, { outcome: 'ok' }]);
        expect(setCartLines.cart).toMatchObject({ totalNet: 1_210_000, totalGross: 1_331_000, totalWeightKg: 183, notices: [] });
        expect(setCartLines.cart.lines).toMatchObject([{ unit: 'roll', unitQuantity: 1, quantity: 120, remark: 'no seam' }, { quantity: 2 }]);
        const { cart: part } = await shop<{ cart: object }>(
            gql`query ($only: [ID!]) { cart { totalNet lineCount lines(variantIds: $only) { variantId units { code } stock { status } } all: lines { lineNet } page: lines(skip: 1, take: 5) { variantId } } }`,
            { only: [variants[1]] },
        );
        const second = String(variants[1]);
        expect(part).toMatchObject({
            totalNet: 1_210_000, lineCount: 2, lines: [{ variantId: second, units: [{ code: 'm2' }] }], all: [{ lineNet: 1_200_000 }, { lineNet: 10_000 }], page: [{ variantId: second }],
        });
        const { checkoutOptions } = await shop<{ checkoutOptions: { branches: Array<{ id: string }>; earliestDate: string } }>(gql`
            query { checkoutOptions { branches { id name city isHeadOffice } earliestDate leadWorkingDays weekendDays holidays paymentTermDays
                credit { limit exposure available currencyCode } } }
        `);
        const input = {
            idempotencyKey: 'e2e-place-1',
            branchId: checkoutOptions.branches[0]?.id,
            wishedDate: checkoutOptions.earliestDate,
            remarks: 'ring the bell',
            shownTotalGross: 1_331_000,
        };
        const refused = await shop<{ placeOrder: object }>(placeOrder, { input: { ...input, shownTotalGross: 1 } });
        expect(refused.placeOrder).toMatchObject({ __typename: 'PriceChangedRefusal', shownTotal: 1, currentTotal: 1_331_000 });
        const { placeOrder: order } = await shop<{ placeOrder: { id: string; code: string; lines: object[] } }>(placeOrder, { input });
        expect(order).toMatchObject({ __typename: 'MyOrder', state: 'Submitted', placedBy: 'Sara Karimi', mayCancel: true, remarks: 'ring the bell' });
        expect(order.lines).toHaveLength(2);
        const { placeOrder: again } = await shop<{ placeOrder: { id: string } }>(placeOrder, { input });
        expect(again.id).toBe(order.id);
        const { placeOrder: empty } = await shop<{ placeOrder: object }>(placeOrder, { input: { ...input, idempotencyKey: 'e2e-place-2' } });
        expect(empty).toMatchObject({ __typename: 'PlacementRefusal', reason: 'cart-empty', errorCode: 'PLACEMENT_REFUSAL', message: 'The cart is empty.' });

        const step = { orderId: order.id, idempotencyKey: 'e2e-approve-1' };
        const { approveOrder } = await admin<{ approveOrder: object }>(approve, { input: step });
        expect(approveOrder).toMatchObject({ __typename: 'CompanyOrder', state: 'Approved', mayBecome: expect.arrayContaining(['Cancelled']) as string[] });
        const { myOrder } = await shop<{ myOrder: object }>(gql`query ($code: String!) { myOrder(code: $code) { ${orderFields} } }`, { code: order.code });
        expect(myOrder).toMatchObject({ state: 'Approved', mayCancel: false, history: [{ state: 'Submitted' }, { state: 'Approved', by: 'Super Admin' }] });
    });

    it('tells of prices that changed against each other under one total, when it is told what was shown', async () => {
        const goods = (await factory.variants(company.id, [{ unitNet: 1_000 }, { unitNet: 2_000 }])).map(variantId => ({ variantId, unit: 'm2', quantity: 1 }));
        await shop(setLines, { input: { lines: goods } });
        const { cart, checkoutOptions } = await shop<{ cart: { totalGross: number; priceStamp: string }; checkoutOptions: { branches: { id: string }[] } }>(
            gql`query { cart { totalGross priceStamp } checkoutOptions { branches { id } } }`,
        );
        const input = { branchId: checkoutOptions.branches[0]?.id, shownTotalGross: cart.totalGross, shownPriceStamp: cart.priceStamp };
        for (const [index, unitNet] of [1_100, 1_900].entries()) await factory.setPrice(company.id, goods[index]?.variantId ?? 0, unitNet);
        const { placeOrder: told } = await shop<{ placeOrder: object }>(placeOrder, { input: { ...input, idempotencyKey: 'e2e-stamp-1' } });
        expect(told).toMatchObject({ __typename: 'PriceChangedRefusal', shownTotal: cart.totalGross, currentTotal: cart.totalGross });
        const { cart: seen } = await shop<{ cart: { totalGross: number; priceStamp: string } }>(gql`query { cart { totalGross priceStamp } }`);
        expect([seen.totalGross, seen.priceStamp === cart.priceStamp]).toEqual([cart.totalGross, false]);
        await shop(gql`mutation { clearCart { version } }`, {});
    });

    it('tells of a changed price and of an item that is gone, and changes nothing by itself', async () => {
        await shop(setLines, { input: { lines: [{ variantId: variants[1], unit: 'm2', quantity: 3 }] } });
        await factory.setPrice(company.id, variants[1] ?? 0, 6_000);
        const read = gql`query { cart { ${cartFields} } }`;
        const { cart } = await shop<{ cart: CartAnswer }>(read);
        expect(cart).toMatchObject({ totalNet: 18_000, notices: [{ code: 'price-changed' }] });
        expect(cart.notices[0]?.message).toMatch(/60|۶۰/);
        await running.sql('UPDATE product_variant SET enabled = false WHERE id = $1', [variants[1]]);
        expect((await shop<{ cart: CartAnswer }>(read)).cart.notices).toMatchObject([{ code: 'not-available' }]);
        await running.sql('UPDATE product_variant SET enabled = true WHERE id = $1', [variants[1]]);
        const { clearCart } = await shop<{ clearCart: CartAnswer }>(gql`mutation { clearCart { ${cartFields} } }`);
        expect(clearCart).toMatchObject({ lines: [], totalNet: 0 });
    });

    it("keeps the contract of core's cart operations, and closes the rest of core's order mutations", async () => {
        const add = gql`
            mutation ($id: ID!, $quantity: Int!) {
                addItemToOrder(productVariantId: $id, quantity: $quantity) {
                    __typename
                    ... on Order { id state totalQuantity subTotal lines { id quantity unitPrice linePriceWithTax } }
                    ... on ErrorResult { errorCode message }
                }
            }
        `;
        interface CoreOrder { __typename: string; lines: Array<{ id: string }> }
        const { addItemToOrder } = await shop<{ addItemToOrder: CoreOrder }>(add, { id: variants[1], quantity: 4 });
        expect(addItemToOrder).toMatchObject({ __typename: 'Order', state: 'AddingItems', totalQuantity: 4, subTotal: 24_000, lines: [{ unitPrice: 6_000, linePriceWithTax: 26_400 }] });
        expect((await shop<{ addItemToOrder: object }>(add, { id: variants[1], quantity: 47 })).addItemToOrder).toMatchObject({ errorCode: 'INSUFFICIENT_STOCK_ERROR' });
        expect((await shop<{ addItemToOrder: object }>(add, { id: variants[1], quantity: -1 })).addItemToOrder).toMatchObject({ errorCode: 'NEGATIVE_QUANTITY_ERROR' });
        const adjust = gql`mutation ($id: ID!) { adjustOrderLine(orderLineId: $id, quantity: 6) { ... on Order { totalQuantity } } }`;
        expect(await shop<object>(adjust, { id: addItemToOrder.lines[0]?.id })).toEqual({ adjustOrderLine: { totalQuantity: 6 } });
        const remove = gql`mutation { removeAllOrderLines { ... on Order { totalQuantity subTotal } } }`;
        expect(await shop<object>(remove)).toEqual({ removeAllOrderLines: { totalQuantity: 0, subTotal: 0 } });
        expect(await shop<object>(gql`query { activeOrder { state } }`)).toEqual({ activeOrder: { state: 'AddingItems' } });
        await expect(shop(gql`mutation { addPaymentToOrder(input: { method: "on-account", metadata: {} }) { __typename } }`)).rejects.toThrow(/authorized/i);
        await expect(shop(gql`mutation { transitionOrderToState(state: "Submitted") { __typename } }`)).rejects.toThrow(/authorized/i);
    });

    it('lists orders for staff, filtered, counted, with their lines and credit', async () => {
        const list = gql`
            query ($options: CompanyOrderListOptions) {
                companyOrders(options: $options) { totalItems items { id orderId code state companyName branchName placedBy totalGross currencyCode specialReasons } }
                companyOrderCounts { state count }
            }
        `;
        const options = { filter: { state: { eq: 'Approved' }, companyName: { contains: 'Test Company' } }, sort: { placedAt: 'DESC' }, take: 5 };
        const { companyOrders } = await admin<{ companyOrders: { totalItems: number; items: Array<{ id: string; orderId: string }> } }>(list, { options });
        expect(companyOrders).toMatchObject({ totalItems: 1, items: [{ state: 'Approved', placedBy: 'Sara Karimi', totalGross: 1_331_000 }] });
        const id = companyOrders.items[0]?.id;
        const detail = gql`
            query ($id: ID!) { companyOrder(id: $id) { code lines { name unit unitQuantity lineGross priceSource } history { state by } companyId mayBecome } }
        `;
        const { companyOrder } = await admin<{ companyOrder: { companyId: string } }>(detail, { id });
        expect(companyOrder).toMatchObject({ lines: [{ unit: 'roll', unitQuantity: 1, priceSource: 'list' }, {}] });
        const terms = gql`mutation ($input: SetCreditTermsInput!) { setCreditTerms(input: $input) { limitMinor exposureMinor availableMinor termDays } }`;
        const input = { companyId: companyOrder.companyId, limitMinor: 5_000_000, termDays: 30, idempotencyKey: 'e2e-terms-1' };
        expect(await admin<object>(terms, { input })).toEqual({
            setCreditTerms: { limitMinor: 5_000_000, exposureMinor: 1_331_000, availableMinor: 3_669_000, termDays: 30 },
        });
        await expect(admin(terms, { input: { ...input, idempotencyKey: 'e2e-terms-2', termDays: 400 } })).rejects.toThrow(/termDays/);
        const credits = gql`query { companyCredits(take: 5) { totalItems items { companyName exposureMinor limitMinor } } }`;
        expect(await admin<object>(credits)).toMatchObject({ companyCredits: { items: [{ exposureMinor: 1_331_000, limitMinor: 5_000_000 }] } });
        const rules = gql`mutation ($input: OrderRulesInput!) { updateOrderRules(input: $input) { leadWorkingDays amounts { currencyCode amountMinor } } }`;
        const ruleInput = { leadWorkingDays: 2, changeDecisionDays: 2, amounts: [{ currencyCode: 'IRR', amountMinor: 100 }], discountPercent: 5, newCustomerIsSpecial: true };
        expect(await admin<object>(rules, { input: ruleInput })).toEqual({
            updateOrderRules: { leadWorkingDays: 2, amounts: [{ currencyCode: 'IRR', amountMinor: 100 }] },
        });
        await expect(admin(rules, { input: { ...ruleInput, leadWorkingDays: -1 } })).rejects.toThrow(/leadWorkingDays/);
    });

    it("shows a stranger nothing of another company's order", async () => {
        const other = await factory.company();
        await signIn(other.id, 'stranger@ordering.example');
        const [row] = await running.sql<{ code: string }>(`SELECT code FROM "order" WHERE state = 'Approved' LIMIT 1`);
        expect(await shop<object>(gql`query ($code: String!) { myOrder(code: $code) { id } }`, { code: row?.code })).toEqual({ myOrder: null });
        expect(await shop<object>(gql`query { myOrders(input: {}) { totalItems items { id } } }`)).toEqual({ myOrders: { totalItems: 0, items: [] } });
        await expect(shop(gql`mutation ($code: String!) { cancelMyOrder(code: $code, reason: "mine", idempotencyKey: "e2e-cancel-1") { __typename } }`, { code: row?.code })).rejects.toThrow(/found|No Order/i);
        await running.shopClient.asAnonymousUser();
        await expect(shop(gql`query { cart { id } }`)).rejects.toThrow(/authorized/i);
    });

    it('lets staff find what a company may be sold, see its prices and order on its behalf', async () => {
        await running.server.app.get(CatalogueIndexService).refresh(factory.ctx);
        const [row] = await running.sql<{ sku: string }>('SELECT sku FROM product_variant WHERE id = $1', [variants[0]]);
        const { companyVariants } = await admin<{ companyVariants: object[] }>(
            gql`query ($companyId: ID!, $term: String!) {
                companyVariants(companyId: $companyId, term: $term) { variantId sku units { code factor } minQuantity increment availability unitNet currencyCode }
            }`,
            { companyId: company.id, term: row?.sku ?? '' },
        );
        expect(companyVariants).toContainEqual({
            variantId: String(variants[0]), sku: row?.sku, units: [{ code: 'm2', factor: 1 }, { code: 'roll', factor: 120 }],
            minQuantity: 1, increment: 1, availability: 'made-to-order', unitNet: 10_000, currencyCode: 'IRR',
        });
        const lines = [{ variantId: variants[0], unit: 'roll', quantity: 1, remark: 'cut in two' }, { variantId: variants[1], unit: 'm2', quantity: 60 }];
        const quote = gql`query ($input: CompanyQuoteInput!) {
            companyQuote(input: $input) { currencyCode totalNet totalTax totalGross earliestDate lines { outcome reason nearest quantity unitNet lineNet } }
        }`;
        const { companyQuote } = await admin<{ companyQuote: { earliestDate: string } }>(quote, { input: { companyId: company.id, lines } });
        expect(companyQuote).toMatchObject({
            currencyCode: 'IRR', totalNet: 1_200_000, totalTax: 120_000, totalGross: 1_320_000,
            lines: [{ outcome: 'ok', quantity: 120, unitNet: 10_000, lineNet: 1_200_000 }, { outcome: 'rejected', reason: 'insufficient-stock', quantity: 0, unitNet: null }],
        });
        const [{ carts } = { carts: -1 }] = await running.sql<{ carts: number }>('SELECT count(*)::int AS carts FROM company_order WHERE "placedByAdministratorId" IS NOT NULL');
        expect(carts).toBe(0);

        const place = gql`mutation ($input: PlaceOrderForCompanyInput!) {
            placeOrderForCompany(input: $input) {
                __typename
                ... on CompanyOrder { code state totalGross placedBy remarks wishedDate lines { unit unitQuantity quantity remark } }
                ... on PlacementRefusal { reason field }
            }
        }`;
        const [branch] = await running.sql<{ id: number }>('SELECT id FROM company_branch WHERE "companyId" = $1 ORDER BY id LIMIT 1', [company.id]);
        const input = { companyId: company.id, branchId: branch?.id, lines: lines.slice(0, 1), remarks: 'by phone', wishedDate: companyQuote.earliestDate };
        await expect(admin(place, { input: { ...input, lines, idempotencyKey: 'desk-order-1' } })).rejects.toThrow(/lines\.1/);
        const { placeOrderForCompany: late } = await admin<{ placeOrderForCompany: object }>(place, { input: { ...input, wishedDate: '2020-01-01', idempotencyKey: 'desk-order-2' } });
        expect(late).toMatchObject({ __typename: 'PlacementRefusal', field: 'wishedDate' });
        const { placeOrderForCompany: placed } = await admin<{ placeOrderForCompany: object }>(place, { input: { ...input, idempotencyKey: 'desk-order-3' } });
        expect(placed).toMatchObject({
            __typename: 'CompanyOrder', state: 'Submitted', totalGross: 1_320_000, placedBy: 'Super Admin', remarks: 'by phone', wishedDate: companyQuote.earliestDate,
            lines: [{ unit: 'roll', unitQuantity: 1, quantity: 120, remark: 'cut in two' }],
        });
    });
});
