import { systemScope } from '../../../kernel/scope';
import { Factory } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { type RunningServer, startServer } from '../../../test/server';
import { CatalogueIndexService } from '../../assortment';
import { CreditService } from '../../finance';
import { AcceptanceService, CompanyRoleService, MemberService } from '../../organizations';

const password = 'correct horse battery 12';
/** In minor units; prime, so that no other figure is made of them by chance. */
const unitNet = 7_654_327;
const limitMinor = 98_765_432_111;
const [two, three] = [2 * unitNet, 3 * unitNet];
const gross = (net: number) => Math.round(net * 1.1);

describe('a member who may order and not see prices', () => {
    let running: RunningServer;
    let keeper: Caller;
    let admin: Caller;
    let variantId = 0;
    let otherId = 0;
    let branchId = 0;
    let slug = '';
    /** Every answer that he got, as it came. */
    const heard: string[] = [];

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        const factory = await Factory.of(running);
        const company = await factory.company();
        branchId = company.branchId;
        [variantId = 0, otherId = 0] = await factory.variants(company.id, [{ unitNet, stock: 500 }, { unitNet: 1, stock: 500 }]);
        await app.get(CatalogueIndexService).refresh(factory.ctx);
        await app.get(CreditService).setTerms(factory.ctx, systemScope, company.id, { limitMinor, termDays: 30 });
        const [product] = await running.sql<{ slug: string }>(
            'SELECT t.slug FROM product_variant v JOIN product_translation t ON t."baseId" = v."productId" WHERE v.id = $1', [variantId]);
        slug = product?.slug ?? '';
        const role = await app.get(CompanyRoleService).create(factory.ctx, systemScope, company.id, { name: 'Warehouse keeper', permissions: ['order'] });
        const person = async (change?: object) => {
            const { memberId } = await factory.member(company.id, 'admin');
            await app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, memberId, password);
            if (change) await app.get(MemberService).update(factory.ctx, systemScope, memberId, change);
            const { customer } = await app.get(MemberService).find(factory.ctx, memberId);
            return new Caller(running.url, 'shop-api').signIn(customer.emailAddress, password);
        };
        admin = await person();
        keeper = await person({ ownRoleId: (role as { id: number }).id });
    });
    afterAll(() => running.stop());

    const ask = async <T = Record<string, never>>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
        const response = await fetch(`${running.url}/shop-api`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${keeper.bearer ?? ''}` },
            body: JSON.stringify({ query, variables }),
        });
        const body = await response.text();
        heard.push(body);
        return JSON.parse(body) as T;
    };
    const put = (quantity: number) => ({ input: { lines: [{ variantId, unit: 'm2', quantity }] } });
    const cartAmounts = 'totalNet totalTax totalGross lines { quantity unitNet lineNet lineGross } notices { code message }';
    const orderAmounts = 'code totalNet totalTax totalGross lines { quantity unitNet lineNet }';

    it('finds goods and no price, whatever he sorts and filters by', async () => {
        const price = 'price { unitNet unitGross currencyCode }';
        const found = await ask(`{ catalogue(input: { sort: PRICE_ASC }) { items { variantId ${price} } } }`);
        expect(found).toMatchObject({ data: { catalogue: { items: [{ price: null }, { price: null }] } } });
        const above = await ask(`{ catalogue(input: { priceFrom: ${unitNet + 1} }) { totalItems } }`);
        expect(above).toEqual({ data: { catalogue: { totalItems: 2 } } });
        await ask(`query ($slug: String!) { catalogueProduct(slug: $slug) { variants { ${price} priceBreaks { minQuantity unitNet } } } }`, { slug });
        await ask(`query ($ids: [ID!]!) { compareVariants(variantIds: $ids) { ${price} } }`, { ids: [variantId, otherId] });
        expect(heard.filter(body => body.includes('"errors"'))).toEqual([]);
    });

    it('fills and empties a cart whose amounts are empty, in core\'s own way too', async () => {
        const set = await ask(`mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { ${cartAmounts} } answers { outcome message } } }`, put(2));
        expect(set).toMatchObject({
            data: { setCartLines: { answers: [{ outcome: 'ok' }], cart: { totalNet: null, totalTax: null, totalGross: null, lines: [{ quantity: 2, unitNet: null, lineNet: null, lineGross: null }] } } },
        });
        await running.sql('UPDATE price_list_item SET "unitNet" = $1 WHERE "productVariantId" = $2', [unitNet + 1, variantId]);
        expect(await ask(`{ cart { ${cartAmounts} } }`)).toMatchObject({ data: { cart: { totalGross: null, notices: [] } } });
        await running.sql('UPDATE price_list_item SET "unitNet" = $1 WHERE "productVariantId" = $2', [unitNet, variantId]);
        expect(await ask('{ activeOrder { code lines { quantity } } }')).toMatchObject({ data: { activeOrder: { lines: [{ quantity: 2 }] } } });
        for (const amount of ['total', 'totalWithTax', 'subTotal', 'taxSummary { taxBase }', 'lines { linePriceWithTax }', 'lines { unitPrice }', 'lines { productVariant { price } }']) {
            const answer = await ask<{ errors?: Array<{ extensions: { code: string } }> }>(`{ activeOrder { ${amount} } }`);
            expect([amount, answer.errors?.[0]?.extensions.code]).toEqual([amount, 'FORBIDDEN']);
        }
        const add = await ask(`mutation ($id: ID!) { addItemToOrder(productVariantId: $id, quantity: 1) { ... on Order { code totalQuantity } } }`, { id: variantId });
        expect(add).toMatchObject({ data: { addItemToOrder: { totalQuantity: 3 } } });
        await ask(`mutation ($id: ID!) { addItemToOrder(productVariantId: $id, quantity: 900) { ... on Order { total } ... on InsufficientStockError { message order { totalWithTax } } } }`, { id: variantId });
    });

    it('places the order without a total, and learns none from trying one', async () => {
        const place = (key: string, more: object) =>
            ask<{ data: { placeOrder: { __typename: string; code: string } } }>(
                `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename ... on MyOrder { ${orderAmounts} }
                    ... on PriceChangedRefusal { message } ... on PlacementRefusal { reason message } } }`,
                { input: { idempotencyKey: `hidden-prices-${key}`, branchId, ...more } },
            );
        const tried = await place('1', { shownTotalGross: 1 });
        expect(tried.data.placeOrder).toMatchObject({ __typename: 'MyOrder', totalGross: null, totalNet: null, lines: [{ quantity: 3, unitNet: null, lineNet: null }] });
        const { code } = tried.data.placeOrder;
        expect(await ask(`query ($code: String!) { myOrder(code: $code) { ${orderAmounts} } }`, { code })).toMatchObject({ data: { myOrder: { totalGross: null } } });
        await ask(`{ myOrders(input: { take: 10 }) { items { ${orderAmounts} } } }`);
        await ask(`mutation ($code: String!) { reorder(code: $code) { cart { ${cartAmounts} } } }`, { code });
        expect((await place('2', {})).data.placeOrder).toMatchObject({ __typename: 'MyOrder' });
        const options = await ask(`{ checkoutOptions { earliestDate credit { limit exposure available } } }`);
        expect(options).toMatchObject({ data: { checkoutOptions: { credit: null } } });
        const mails = await running.sql<{ body: string }>(`SELECT body FROM notification_message WHERE template LIKE 'order-%' AND recipient LIKE '%buyer%'`);
        expect(mails.length).toBeGreaterThan(0);
        heard.push(...mails.map(({ body }) => body));
    });

    it('has not been told an amount in any answer', () => {
        const amounts = [unitNet, unitNet + 1, two, three, gross(unitNet), gross(two), gross(three), limitMinor, limitMinor - gross(three)];
        const forms = amounts.flatMap(minor => [String(minor), (minor / 100).toLocaleString('en-US'), Math.round(minor / 100).toLocaleString('en-US')]);
        expect(heard.length).toBeGreaterThan(20);
        expect(forms.filter(form => heard.some(body => body.includes(form)))).toEqual([]);
    });

    it('is another than his colleague who may, for whom the total that he saw still counts', async () => {
        const cart = await admin.ask<{ setCartLines: { cart: object } }>(
            `mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { totalNet lines { unitNet } } } }`, put(2));
        expect(cart.setCartLines.cart).toEqual({ totalNet: two, lines: [{ unitNet }] });
        expect(await admin.ask('{ activeOrder { subTotal } }')).toEqual({ activeOrder: { subTotal: two } });
        await expect(admin.ask('mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }', { input: { idempotencyKey: 'hidden-prices-3', branchId } }))
            .rejects.toThrow(/shownTotalGross: is required/);
        expect(await admin.ask('{ checkoutOptions { credit { limit } } }')).toEqual({ checkoutOptions: { credit: { limit: limitMinor } } });
    });
});
