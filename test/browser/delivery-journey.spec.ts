/** How a customer splits an order by what is here, and how he comes for another one, in English on a wide screen and in Persian on a phone. */
import type { Browser, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { type Product, startProduct } from '../product';
import { axeViolations, launchChromium, type OpenPage, shoot, sidewaysPixels } from './page';
import { visitPortal } from './portal';
import { portalTexts } from './portal-texts';

const people = [
    { language: 'en', login: 'anna@dywany-lodzkie.example', width: 1280, first: 'Jan', last: 'Nowak', phone: '+48 601 778 120' },
    { language: 'fa', login: 'hossein@toos-carpet.example', width: 390, first: 'نیما', last: 'رادمنش', phone: '۰۹۱۲۱۱۱۲۲۳۳' },
] as const;

let product: Product;
let browser: Browser;

beforeAll(async () => {
    if (isStale('portal')) await build('portal');
    [product, browser] = await Promise.all([startProduct({ processes: ['server', 'worker'] }), launchChromium()]);
    const hours = JSON.stringify([0, 1, 2, 3, 4, 5, 6].map(weekday => ({ weekday, fromMinute: 480, untilMinute: 720 })));
    await product.sql('DELETE FROM pickup_settings');
    await product.sql('INSERT INTO pickup_settings (id, "slotMinutes", capacity, "preparationHours", "daysAhead", hours) VALUES (1, 60, 2, 24, 14, $1)', [hours]);
}, 420_000);

afterAll(async () => {
    await browser?.close();
    await product?.stop();
}, 60_000);

describe.each(people)('a customer who reads $language', ({ language, login, width, first, last, phone }) => {
    const t = portalTexts(language);
    let visit: OpenPage;
    let page: Page;

    /** Two articles that he is sold: one that lies there, and one that is made when it is ordered. */
    async function fillCart(): Promise<void> {
        const goods = await product.sql<{ id: number; unit: string }>(
            `SELECT v.id, s."baseUnit" AS unit FROM product_variant v JOIN variant_sales s ON s."productVariantId" = v.id WHERE v.sku = ANY($1) ORDER BY array_position($1, v.sku)`,
            [['ACC-KCK', 'ACC-KNF']],
        );
        await product.sql('UPDATE variant_sales SET "madeToOrder" = ("productVariantId" = $1) WHERE "productVariantId" = ANY($2)', [goods[1]?.id, goods.map(one => one.id)]);
        const lines = goods.map(one => ({ variantId: String(one.id), unit: one.unit, quantity: 2 }));
        const body = JSON.stringify({ query: 'mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { answers { outcome message } } }', variables: { input: { lines } } });
        const answer = await page.evaluate<string>(
            `fetch('/shop-api', { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json', 'Apollo-Require-Preflight': 'true' }, body: ${JSON.stringify(body)} }).then(one => one.text())`,
        );
        expect(answer.match(/"outcome":"ok"/g)).toHaveLength(2);
    }

    async function looks(name: string): Promise<void> {
        expect(await axeViolations(page)).toEqual([]);
        expect({ name, sideways: await sidewaysPixels(page) }).toEqual({ name, sideways: 0 });
        await shoot(page, `delivery-${language}-${name}`);
    }

    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

    beforeAll(async () => {
        visit = await visitPortal(browser, product, { language, login, width });
        page = visit.page;
    }, 60_000);
    afterAll(() => visit?.close());
    afterEach(() => expect(visit.complaints.splice(0)).toEqual([]));

    it('sees what each way of delivery costs, and orders in two what does not come at one time', async () => {
        await fillCart();
        await page.goto(`${product.url}/cart`);
        await page.locator('main').getByText(t('cart.checkout'), { exact: true }).waitFor();
        await looks('cart');
        await page.goto(`${product.url}/checkout`);
        await page.getByText(t('freight.ways.firm'), { exact: true }).waitFor();
        await page.getByRole('radio', { name: t('split.inTwo') }).check();
        await looks('split');
        await press(t('checkout.place'));
        await page.waitForURL('**/order-placed/**');
        await page.getByText(t('split.placed')).waitFor();
        await looks('split-placed');
    });

    it('comes for an order at an hour that he chooses', async () => {
        await fillCart();
        await page.goto(`${product.url}/checkout`);
        await page.getByRole('radio', { name: t('freight.ways.pick-up') }).check();
        await press(t('checkout.place'));
        await page.waitForURL('**/order-placed/**');
        await page.getByText(t('placed.follow'), { exact: true }).click();
        await page.getByText(t('pickup.ask'), { exact: true }).waitFor();
        await press(t('pickup.save'));
        await page.getByText(t('pickup.choose'), { exact: true }).waitFor();
        await page.getByRole('radio').first().check();
        await page.getByLabel(t('pickup.firstName'), { exact: true }).fill(first);
        await page.getByLabel(t('pickup.lastName'), { exact: true }).fill(last);
        await page.getByLabel(t('pickup.phone'), { exact: true }).fill(phone);
        await looks('pickup-form');
        await press(t('pickup.save'));
        await page.getByRole('button', { name: t('pickup.callOff') }).waitFor();
        await page.getByText(`${first} ${last}`).waitFor();
        await looks('pickup');
    });
});
