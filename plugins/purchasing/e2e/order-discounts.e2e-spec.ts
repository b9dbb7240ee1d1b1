import gql from 'graphql-tag';

import { systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { AcceptanceService, MemberService } from '../../organizations';

const password = 'a good long passphrase 12';
const cartFields = `totalNet totalTax totalGross goodsNet orderDiscount { net basisPoints } nextOrderDiscount { basisPoints fromNet missingNet }
    lines { variantId quantity unitNet lineNet lineGross bonusQuantity bonusOffNet orderOffNet bonus { buyQuantity bonusQuantity unitNet } }`;
const setLines = gql`mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { ${cartFields} } answers { outcome } } }`;
const readCart = gql`query { cart { ${cartFields} } }`;
const coreOrder = gql`query { activeOrder { subTotal subTotalWithTax lines { proratedLinePrice proratedLinePriceWithTax } } }`;
const placeOrder = gql`
    mutation ($input: PlaceOrderInput!) {
        placeOrder(input: $input) {
            __typename
            ... on MyOrder { id code version totalNet totalGross lines { lineNet bonusQuantity bonusOffNet orderOffNet } }
            ... on PriceChangedRefusal { shownTotal currentTotal }
        }
    }
`;
const setPack = gql`mutation ($input: SetPackDiscountInput!) { setPackDiscount(input: $input) { id version } }`;
const setStep = gql`mutation ($input: SetOrderValueDiscountInput!) { setOrderValueDiscount(input: $input) { id version groupName fromNet } }`;
const setBonus = gql`mutation ($input: SetBonusOfferInput!) { setBonusOffer(input: $input) { id version unitNet } }`;
const removeStep = gql`mutation ($id: ID!) { deleteOrderValueDiscount(id: $id) { result } }`;
const quote = gql`query ($input: CompanyQuoteInput!) {
    companyQuote(input: $input) { totalNet totalGross orderOffNet orderOffBasisPoints lines { outcome quantity lineNet bonusQuantity orderOffNet } }
}`;
const askChange = gql`mutation ($input: AskForOrderChangeInput!) { askForOrderChange(input: $input) {
    __typename ... on MyOrder { mayAskForChange changes { id version state oldTotalGross newTotalGross lines { name oldUnitQuantity newUnitQuantity } } }
    ... on OrderChangeRefusal { reason field message } ... on PlacementRefusal { reason } } }`;
const effectOf = gql`query ($orderId: ID!) { orderChangeEffect(orderId: $orderId) {
    before { goodsNet bonusOffNet orderOffNet totalNet totalGross } after { goodsNet bonusOffNet orderOffNet deliveryNet totalNet totalTax totalGross } creditMinor refusal { reason } } }`;
const waitingChanges = gql`query { waitingOrderChanges { orderId kind companyName } }`;
const decideChange = gql`mutation ($input: DecideOrderChangeInput!) { decideOrderChange(input: $input) {
    __typename ... on CompanyOrder { totalNet totalGross changes { state decidedBy } lines { lineNet bonusQuantity bonusOffNet orderOffNet } } ... on OrderChangeRefusal { reason } } }`;
const trace = gql`query ($companyId: ID!, $variantId: ID!, $quantity: Int!) {
    priceTrace(companyId: $companyId, variantId: $variantId, quantity: $quantity) { price { unitNet } afterQuantityDiscount discountedNet packDiscounts { unit isOfArticle basisPoints outcome } }
}`;

interface Cart {
    totalNet: number;
    totalGross: number;
    orderDiscount: { net: number } | null;
    lines: Array<{ lineNet: number; orderOffNet: number }>;
}

describe('discounts of packs and whole orders', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let branchId: number;
    let [boxed, loose, contracted]: number[] = [];
    const steps: string[] = [];
    let order: { id: string; code: string; version: number; totalGross: number };

    const shop = <T>(document: Parameters<RunningServer['shopClient']['query']>[0], variables?: Record<string, unknown>) =>
        running.shopClient.query<T, Record<string, unknown>>(document, variables);
    const admin = <T>(document: Parameters<RunningServer['adminClient']['query']>[0], variables?: Record<string, unknown>) =>
        running.adminClient.query<T, Record<string, unknown>>(document, variables);
    const put = async (quantities: Record<number, number>) => {
        const lines = Object.entries(quantities).map(([variantId, quantity]) => ({ variantId, unit: 'piece', quantity }));
        return (await shop<{ setCartLines: { cart: Cart } }>(setLines, { input: { lines } })).setCartLines.cart;
    };
    const agreesWithCore = async (cart: Cart) => {
        const { activeOrder } = await shop<{ activeOrder: { subTotal: number; lines: Array<{ proratedLinePrice: number }> } }>(coreOrder);
        expect(activeOrder).toMatchObject({ subTotal: cart.totalNet, subTotalWithTax: cart.totalGross });
        expect(activeOrder.lines.map(line => line.proratedLinePrice)).toEqual(cart.lines.map(line => line.lineNet));
    };

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        company = await factory.company();
        const wish = { baseUnit: 'piece', stock: 100_000 };
        [boxed, loose, contracted] = await factory.variants(company.id, [{ ...wish, unitNet: 10_000, units: { box: 12 } }, { ...wish, unitNet: 1_001 }, { ...wish, unitNet: 5_000 }]);
        await running.sql(`INSERT INTO contract_price ("companyId", "productVariantId", "currencyCode", "minQuantity", "unitNet") VALUES ($1, $2, 'IRR', 1, 4000)`, [company.id, contracted]);
        await running.sql(`INSERT INTO company_group (name) VALUES ('dealers') ON CONFLICT DO NOTHING`);
        await running.sql(`UPDATE company SET "groupName" = 'dealers' WHERE id = $1`, [company.id]);
        await running.adminClient.asSuperAdmin();
        const { app } = running.server;
        const member = await app.get(MemberService).add(factory.ctx, systemScope, { companyId: company.id, firstName: 'Sara', lastName: 'Karimi', emailAddress: 'sara@discounts.example', role: 'admin', language: 'en' });
        await app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, member.id, password);
        await running.shopClient.asUserWithCredentials('sara@discounts.example', password);
        branchId = (await running.sql<{ id: number }>('SELECT id FROM company_branch WHERE "companyId" = $1 ORDER BY id LIMIT 1', [company.id]))[0]?.id ?? 0;
    });
    afterEach(async () => {
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(() => running.stop());

    it('gives whole boxes their discount, in the cart and in the trace, and 13 pieces none', async () => {
        await admin(setPack, { input: { productVariantId: boxed, unit: 'box', basisPoints: 500 } });
        await expect(admin(setPack, { input: { productVariantId: boxed, unit: 'box', basisPoints: 300 } })).rejects.toThrow(/unit/);
        expect((await put({ [boxed ?? 0]: 24 })).lines).toMatchObject([{ quantity: 24, unitNet: 9_500, lineNet: 228_000 }]);
        expect((await put({ [boxed ?? 0]: 13 })).lines).toMatchObject([{ unitNet: 10_000, lineNet: 130_000 }]);
        const why = (quantity: number) => admin(trace, { companyId: company.id, variantId: boxed, quantity });
        expect(await why(24)).toEqual({ priceTrace: { price: { unitNet: 9_500 }, afterQuantityDiscount: 10_000, discountedNet: 9_500, packDiscounts: [{ unit: 'box', isOfArticle: true, basisPoints: 500, outcome: 'chosen' }] } });
        expect(await why(13)).toMatchObject({ priceTrace: { price: { unitNet: 10_000 }, packDiscounts: [{ outcome: 'not-whole' }] } });
    });

    it('takes a step off the whole order, shared to the cent, none of it off a contract price, and says what is missing', async () => {
        for (const [groupName, fromNet, basisPoints] of [[null, 1, 9_000], ['dealers', 100_000, 300], ['dealers', 500_000, 500]] as const) {
            const { setOrderValueDiscount } = await admin<{ setOrderValueDiscount: { id: string } }>(setStep, { input: { groupName, currencyCode: 'IRR', fromNet, basisPoints } });
            steps.push(setOrderValueDiscount.id);
        }
        await expect(admin(setStep, { input: { groupName: 'nobody', currencyCode: 'IRR', fromNet: 5, basisPoints: 1 } })).rejects.toThrow(/groupName/);
        expect(await put({ [boxed ?? 0]: 0, [loose ?? 0]: 10 })).toMatchObject({ totalNet: 10_010, orderDiscount: null, nextOrderDiscount: { basisPoints: 300, fromNet: 100_000, missingNet: 89_990 } });
        const cart = await put({ [boxed ?? 0]: 5, [loose ?? 0]: 31, [contracted ?? 0]: 20 });
        // 50,000 + 31,031 take discounts, 80,000 by contract do not: 3 % of 81,031 is 2,431.
        expect(cart).toMatchObject({ goodsNet: 161_031, totalNet: 158_600, orderDiscount: { net: 2_431, basisPoints: 300 }, nextOrderDiscount: { missingNet: 338_969 } });
        const offs = cart.lines.map(line => line.orderOffNet);
        expect(offs.reduce((sum, off) => sum + off, 0)).toBe(2_431);
        expect(offs).toContain(0);
        await agreesWithCore(cart);
        expect(await shop(readCart)).toMatchObject({ cart: { totalNet: 158_600, totalGross: cart.totalGross } });
    });

    it('gives the eleventh for next to nothing, never below what the rules allow', async () => {
        const offer = { productVariantId: loose, currencyCode: 'IRR', buyQuantity: 10, bonusQuantity: 1, unitNet: 1 };
        await expect(admin(setBonus, { input: { ...offer, unitNet: 0 } })).rejects.toThrow(/unitNet/);
        await admin(setBonus, { input: offer });
        const cart = await put({ [boxed ?? 0]: 0, [contracted ?? 0]: 0, [loose ?? 0]: 22 });
        expect(cart).toMatchObject({ totalNet: 20_022, lines: [{ quantity: 22, bonusQuantity: 2, bonusOffNet: 2_000, lineNet: 20_022, bonus: { buyQuantity: 10, bonusQuantity: 1, unitNet: 1 } }] });
        await agreesWithCore(cart);
    });

    it('quotes staff the same, places at what was shown, and refuses when a step has changed since', async () => {
        const cart = await put({ [boxed ?? 0]: 24, [loose ?? 0]: 22 });
        const lines = [{ variantId: boxed, unit: 'box', quantity: 2 }, { variantId: loose, unit: 'piece', quantity: 22 }];
        const { companyQuote } = await admin<{ companyQuote: object }>(quote, { input: { companyId: company.id, lines } });
        expect(companyQuote).toMatchObject({ totalNet: cart.totalNet, totalGross: cart.totalGross, orderOffNet: 7_441, orderOffBasisPoints: 300, lines: [{ quantity: 24 }, { quantity: 22, bonusQuantity: 2 }] });
        await admin(removeStep, { id: steps[1] });
        const input = { idempotencyKey: 'discount-place-1', branchId, shownTotalGross: cart.totalGross };
        expect(await shop(placeOrder, { input })).toMatchObject({ placeOrder: { __typename: 'PriceChangedRefusal', shownTotal: cart.totalGross } });
        const { cart: now } = await shop<{ cart: Cart }>(readCart);
        expect(now).toMatchObject({ totalNet: 248_022, orderDiscount: null });
        const { placeOrder: placed } = await shop<{ placeOrder: object }>(placeOrder, { input: { ...input, shownTotalGross: now.totalGross } });
        expect(placed).toMatchObject({ __typename: 'MyOrder', totalNet: 248_022, lines: [{ lineNet: 20_022, bonusQuantity: 2, bonusOffNet: 2_000 }, { lineNet: 228_000, orderOffNet: 0 }] });
        order = placed as typeof order;
    });

    it('counts bonuses and steps of a changed order anew: staff see to the minor unit what accepting it makes of them', async () => {
        await admin(setStep, { input: { groupName: 'dealers', currencyCode: 'IRR', fromNet: 100_000, basisPoints: 300 } });
        const { id: orderId, code, version } = order;
        const rows = await running.sql<{ id: number; variantId: number }>('SELECT id, "productVariantId" AS "variantId" FROM order_line WHERE "orderId" = $1', [orderId]);
        const lineOf = (variantId: number | undefined) => String(rows.find(row => row.variantId === variantId)?.id);
        const wish = { code, version, kind: 'change', reason: 'half of it', remarks: 'by the back door' };
        const odd = [{ lineId: lineOf(boxed), unitQuantity: -1 }];
        await expect(shop(askChange, { input: { ...wish, lines: odd, idempotencyKey: 'discount-change-0' } })).rejects.toThrow(/lines\.0\.unitQuantity/);
        const lines = [{ lineId: lineOf(boxed), unitQuantity: 12 }, { lineId: lineOf(loose), unitQuantity: 11 }];
        const { askForOrderChange: asked } = await shop<{ askForOrderChange: { changes: Array<{ id: string; version: number; newTotalGross: number }> } }>(askChange, { input: { ...wish, lines, idempotencyKey: 'discount-change-1' } });
        expect(asked).toMatchObject({ __typename: 'MyOrder', mayAskForChange: false, changes: [{ state: 'open', oldTotalGross: order.totalGross, lines: [{ newUnitQuantity: 12 }, { newUnitQuantity: 11 }].reverse() }] });
        expect(await admin(waitingChanges)).toEqual({ waitingOrderChanges: [expect.objectContaining({ orderId: String(orderId), kind: 'change' })] });
        const { orderChangeEffect: effect } = await admin<{ orderChangeEffect: { after: { totalNet: number; totalGross: number }; creditMinor: number } }>(effectOf, { orderId });
        // 12 at 9,500 and 11 at 1,001, of which one is a bonus at 1: 3 % of 124,011 is 3,720.
        expect(effect).toMatchObject({ before: { bonusOffNet: 2_000, orderOffNet: 0, totalNet: 248_022 }, after: { goodsNet: 125_011, bonusOffNet: 1_000, orderOffNet: 3_720, deliveryNet: 0, totalNet: 120_291 }, refusal: null });
        expect(effect.creditMinor).toBe(effect.after.totalGross - order.totalGross);
        expect(asked.changes[0]?.newTotalGross).toBe(effect.after.totalGross);
        const input = { orderId, id: asked.changes[0]?.id, version: 1, accept: true, shownTotalGross: effect.after.totalGross, idempotencyKey: 'discount-change-2' };
        const { decideOrderChange: done } = await admin<{ decideOrderChange: { lines: Array<{ lineNet: number; orderOffNet: number }> } }>(decideChange, { input });
        expect(done).toMatchObject({ __typename: 'CompanyOrder', totalNet: 120_291, totalGross: effect.after.totalGross, changes: [{ state: 'accepted' }] });
        expect(done.lines.reduce((sum, line) => sum + line.orderOffNet, 0)).toBe(3_720);
        expect(done.lines.reduce((sum, line) => sum + line.lineNet, 0)).toBe(120_291);
        const [core] = await running.sql<{ amount: string }>('SELECT p.amount FROM payment p WHERE p."orderId" = $1', [orderId]);
        expect(Number(core?.amount)).toBe(effect.after.totalGross);
    });
});
