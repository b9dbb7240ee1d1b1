/**
 * A customer who buys again, in English and in Persian: what he bought lately, his lists, what will run out, and an old order; then he asks for a
 * price, comes to terms with us, and offers what he bought to a customer of his own.
 */
import type { Browser, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { type Product, startProduct } from '../product';
import { axeViolations, launchChromium, type OpenPage, shoot, sidewaysPixels } from './page';
import { visitPortal } from './portal';
import { portalTexts } from './portal-texts';
import { negotiates, offersOn } from './quote-steps';

const customers = [
    { language: 'en', width: 1280, login: 'anna@dywany-lodzkie.example', company: 'C-1003', own: 'Spring' },
    { language: 'fa', width: 390, login: 'maryam@parseh-hotel.example', company: 'C-1001', own: 'بهار' },
] as const;

let product: Product;
let browser: Browser;

beforeAll(async () => {
    if (isStale('portal')) await build('portal');
    [product, browser] = await Promise.all([startProduct({ processes: ['server'] }), launchChromium()]);
}, 420_000);

afterAll(async () => {
    await browser?.close();
    await product?.stop();
}, 60_000);

describe.each(customers)('a customer who buys again and reads $language', customer => {
    const { language } = customer;
    const t = portalTexts(language);
    let visit: OpenPage;
    let page: Page;

    beforeAll(async () => {
        visit = await visitPortal(browser, product, { ...customer, place: '/recently-bought' });
        page = visit.page;
    }, 60_000);

    afterAll(() => visit?.close());

    afterEach(async () => {
        await shoot(page, `${language}-reorder-${expect.getState().currentTestName?.split(' ').slice(-4).join('-')}`);
        expect(visit.complaints.splice(0)).toEqual([]);
    });

    const rows = () => page.locator('k-article-row');
    const bar = () => page.locator('k-choice-bar');
    const cartLines = async () => {
        const [row] = await product.sql<{ lines: number }>(
            `SELECT count(*)::int AS lines FROM order_line l JOIN company_order co ON co."orderId" = l."orderId" AND co."placedAt" IS NULL JOIN company c ON c.id = co."companyId" WHERE c.code = $1`,
            [customer.company],
        );
        return row?.lines ?? 0;
    };
    const sound = async () => {
        expect(await axeViolations(page)).toEqual([]);
        expect(await sidewaysPixels(page)).toBeLessThanOrEqual(0);
    };

    it('takes what was bought lately into the cart', async () => {
        await rows().first().waitFor();
        await sound();
        const before = await cartLines();
        for (const at of [0, 1]) await rows().nth(at).getByRole('checkbox').check();
        await bar().getByText(t('rows.chosen', { n: language === 'fa' ? '۲' : '2' })).waitFor();
        await shoot(page, `${language}-reorder-chosen`);
        await bar().getByRole('button', { name: t('rows.toCart') }).click();
        await page.locator('.toast').first().waitFor();
        expect(await cartLines()).toBeGreaterThan(before);
    });

    it('narrows it by the window, and keeps chosen goods as a list', async () => {
        await page.getByRole('button', { name: t('recent.months', { n: language === 'fa' ? '۳' : '3' }) }).click();
        await page.waitForURL(/months=3/);
        await rows().first().getByRole('checkbox').check();
        await bar().getByRole('button', { name: t('addToList.title') }).click();
        await page.getByLabel(t('addToList.list'), { exact: true }).selectOption({ label: t('addToList.new') });
        await page.getByLabel(t('addToList.name'), { exact: true }).fill(customer.own);
        await page.getByRole('dialog').getByRole('button', { name: t('addToList.add'), exact: true }).click();
        await page.getByText(t('addToList.added', { list: customer.own, n: language === 'fa' ? '۱' : '1' })).first().waitFor();
    });

    it('puts a list into the cart', async () => {
        await page.goto(`${product.url}/lists`);
        const links = page.locator('li.card a');
        await links.first().waitFor();
        await sound();
        await shoot(page, `${language}-reorder-lists`);
        await page.getByRole('link', { name: customer.own, exact: true }).click();
        await rows().first().waitFor();
        await sound();
        await page.getByRole('button', { name: t('lists.allToCart') }).click();
        await page.locator('.toast').first().waitFor();
    });

    it('takes what will soon run out', async () => {
        await product.sql(
            `INSERT INTO reorder_proposal_line ("companyId", "productVariantId", quantity, "runsOutOn", "gapDays")
             SELECT c.id, n."productVariantId", n.quantity, current_date + 3, 30 FROM company c JOIN shopping_list l ON l."companyId" = c.id AND l.name = $2
               JOIN shopping_list_line n ON n."listId" = l.id WHERE c.code = $1 ON CONFLICT DO NOTHING`,
            [customer.company, customer.own],
        );
        await page.goto(`${product.url}/soon-needed`);
        await rows().first().waitFor();
        await rows().first().locator('summary').first().click();
        await rows().first().locator('k-history-chart .bars').waitFor();
        await sound();
        await page.getByRole('button', { name: t('rows.toCart') }).click();
        await page.locator('.toast').first().waitFor();
    });

    it('finds an old order, takes it as a file, and chooses what of it to order again', async () => {
        await page.goto(`${product.url}/orders?from=2020-01-01&state=Completed`);
        await page.locator('k-order-card a').first().waitFor();
        await sound();
        await shoot(page, `${language}-reorder-orders`);
        await page.locator('k-order-card a').first().click();
        const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: t('order.pdf') }).click()]);
        expect(file.suggestedFilename()).toMatch(/\.pdf$/);
        await page.getByRole('button', { name: t('order.reorder') }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('checkbox').nth(1).waitFor();
        await sound();
        await dialog.getByRole('button', { name: t('product.add') }).click();
        await Promise.race([page.waitForURL(/\/cart$/), dialog.getByRole('button', { name: t('order.toCart') }).waitFor()]);
    });

    it('negotiates a quote to an order, and offers on what he bought', async () => {
        const look = async (name: string) => {
            await sound();
            await shoot(page, `${language}-quote-${name}`);
        };
        const code = await negotiates({ page, product, t, look });
        await offersOn({ page, product, t, look }, code);
    }, 90_000);
});
