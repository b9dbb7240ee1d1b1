/** How a customer splits an order by what is here, comes for another one, and orders what is not there yet: in English on a wide screen, in Persian on a phone. */
import type { Browser } from 'playwright-core';

import type { Product } from '../product';
import { axeViolations, type OpenPage, shoot, sidewaysPixels } from './page';
import { visitPortal } from './portal';
import { portalTexts } from './portal-texts';

const people = [
    { language: 'en', login: 'anna@dywany-lodzkie.example', width: 1280, goods: ['GLS-R-PLM-012', 'GLS-R-CRM-012'], first: 'Jan', last: 'Nowak', phone: '+48 601 778 120' },
    { language: 'fa', login: 'hossein@toos-carpet.example', width: 390, goods: ['ACC-KCK', 'ACC-KNF'], first: 'نیما', last: 'رادمنش', phone: '۰۹۱۲۱۱۱۲۲۳۳' },
] as const;
type Person = (typeof people)[number];
type Running = () => { product: Product; browser: Browser };

/** Within a journey that has the product and a browser running already. */
export function describeDelivery(running: Running): void {
    describe.each(people)('a customer who reads $language and has goods delivered or fetches them', person => deliveryOf(running, person));
}

/** The customer at the portal, and two articles that he is sold: one that lies there, and one that is made when it is ordered. */
function buyerOf(running: Running, { language, login, width, goods }: Person) {
    let visit: OpenPage;
    const page = () => visit.page;
    const sql = <Row extends object>(text: string, values: unknown[] = []) => running().product.sql<Row>(text, values);

    beforeAll(async () => {
        const { product, browser } = running();
        const hours = JSON.stringify([0, 1, 2, 3, 4, 5, 6].map(weekday => ({ weekday, fromMinute: 480, untilMinute: 720 })));
        await sql('DELETE FROM pickup_settings');
        await sql('INSERT INTO pickup_settings (id, "slotMinutes", capacity, "preparationHours", "daysAhead", hours) VALUES (1, 60, 2, 24, 14, $1)', [hours]);
        visit = await visitPortal(browser, product, { language, login, width });
    }, 60_000);
    afterAll(() => visit?.close());
    afterEach(() => expect(visit.complaints.splice(0)).toEqual([]));

    return {
        page,
        sql,
        go: (place: string) => page().goto(`${running().product.url}/${place}`),
        press: (name: string) => page().getByRole('button', { name, exact: true }).click(),
        see: (text: string) => page().getByText(text, { exact: true }).first().waitFor(),
        looks: async (name: string): Promise<void> => {
            expect(await axeViolations(page())).toEqual([]);
            expect({ name, sideways: await sidewaysPixels(page()) }).toEqual({ name, sideways: 0 });
            await shoot(page(), `delivery-${language}-${name}`);
        },
        fillCart: async (): Promise<void> => {
            const found = await sql<{ id: number; unit: string }>(
                `SELECT v.id, s."baseUnit" AS unit FROM product_variant v JOIN variant_sales s ON s."productVariantId" = v.id WHERE v.sku = ANY($1) ORDER BY array_position($1, v.sku)`, [goods]);
            await sql('UPDATE variant_sales SET "madeToOrder" = ("productVariantId" = $1) WHERE "productVariantId" = ANY($2)', [found[1]?.id, found.map(one => one.id)]);
            const lines = found.map(one => ({ variantId: String(one.id), unit: one.unit, quantity: 2 }));
            const body = JSON.stringify({ query: 'mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { answers { outcome message } } }', variables: { input: { lines } } });
            const answer = await page().evaluate<string>(
                `fetch('/shop-api', { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json', 'Apollo-Require-Preflight': 'true' }, body: ${JSON.stringify(body)} }).then(one => one.text())`,
            );
            expect(answer.match(/"outcome":"[a-z]+"/g)).toEqual(['"outcome":"ok"', '"outcome":"ok"']);
        },
        /** The second article is sold before it is there from now on; what of it lay in carts is gone. */
        beginPreSale: async (): Promise<string> => {
            const [later] = await sql<{ id: number; slug: string }>(
                `SELECT v.id, (SELECT t.slug FROM product_translation t WHERE t."baseId" = v."productId" ORDER BY t."languageCode" = $2 DESC LIMIT 1) AS slug FROM product_variant v WHERE v.sku = $1`, [goods[1], language]);
            await sql('UPDATE stock_level SET "stockOnHand" = "stockAllocated" WHERE "productVariantId" = $1', [later?.id]);
            await sql(`DELETE FROM order_line l USING "order" o WHERE o.id = l."orderId" AND o.active AND l."productVariantId" = $1`, [later?.id]);
            await sql('INSERT INTO pre_sale ("productVariantId", quantity, day) VALUES ($1, 500, current_date + 40)', [later?.id]);
            return `product/${later?.slug}?sku=${goods[1]}`;
        },
    };
}

function deliveryOf(running: Running, person: Person): void {
    const t = portalTexts(person.language);
    const { page, go, press, see, looks, fillCart, beginPreSale } = buyerOf(running, person);

    it('sees what each way of delivery costs, and orders in two what does not come at one time', async () => {
        await fillCart();
        await go('cart');
        await see(t('cart.checkout'));
        await looks('cart');
        await go('checkout');
        await see(t('freight.ways.firm'));
        await page().getByRole('radio', { name: t('split.inTwo') }).check();
        await looks('split');
        await press(t('checkout.place'));
        await page().waitForURL('**/order-placed/**');
        await page().getByText(t('split.placed')).waitFor();
        await looks('split-placed');
        await page().locator('p.note a').click();
        await see(t('split.other'));
        await see(t('order.lines'));
        await looks('split-order');
    });

    it('comes for an order at an hour that he chooses', async () => {
        await fillCart();
        await go('checkout');
        await page().getByRole('radio', { name: t('freight.ways.pick-up') }).check();
        await press(t('checkout.place'));
        await page().waitForURL('**/order-placed/**');
        await page().getByText(t('placed.follow'), { exact: true }).click();
        await see(t('pickup.ask'));
        await press(t('pickup.save'));
        await see(t('pickup.choose'));
        await page().getByRole('radio').first().check();
        await page().getByLabel(t('pickup.firstName'), { exact: true }).fill(person.first);
        await page().getByLabel(t('pickup.lastName'), { exact: true }).fill(person.last);
        await page().getByLabel(t('pickup.phone'), { exact: true }).fill(person.phone);
        await looks('pickup-form');
        await press(t('pickup.save'));
        await page().getByRole('button', { name: t('pickup.callOff') }).waitFor();
        await page().getByText(`${person.first} ${person.last}`).waitFor();
        await looks('pickup');
    });

    it('orders before the goods are there, in a cart of its own', async () => {
        await fillCart();
        await go(await beginPreSale());
        await see(t('preSale.hint'));
        await press(t('product.add'));
        const apart = page().getByText(t('preSale.apart'));
        await apart.waitFor();
        await looks('pre-sale');
        await press(t('preSale.newCart'));
        await apart.waitFor({ state: 'detached' });
        await go('checkout');
        await see(t('freight.ways.firm'));
        await press(t('checkout.place'));
        await page().waitForURL('**/order-placed/**');
        await page().locator('p.note', { hasText: t('preSale.waits').slice(-20) }).waitFor();
        await page().getByText(t('placed.follow'), { exact: true }).click();
        await see(t('order.lines'));
        await looks('pre-sale-order');
    });
}
