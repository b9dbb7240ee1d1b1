/** A buyer over his limit pays online at the sandbox bank, asks for a higher limit, and pays what is open: in English and in Persian, wide and on a phone. */
import type { Browser, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { type Product, startProduct } from '../product';
import { axeViolations, launchChromium, type OpenPage, shoot, sidewaysPixels } from './page';
import { visitPortal } from './portal';
import { portalTexts } from './portal-texts';

const people = [
    { language: 'en' as const, login: 'hossein@toos-carpet.example', code: 'C-1002', pay: 'Pay' },
    { language: 'fa' as const, login: 'maryam@parseh-hotel.example', code: 'C-1001', pay: 'پرداخت' },
];

let product: Product;
let browser: Browser;

beforeAll(async () => {
    if (isStale('portal')) await build('portal');
    [product, browser] = await Promise.all([startProduct({ processes: ['server', 'worker'] }), launchChromium()]);
}, 420_000);

afterAll(async () => {
    await browser?.close();
    await product?.stop();
}, 60_000);

describe.each(people)('a buyer who reads $language', ({ language, login, code, pay }) => {
    const t = portalTexts(language);
    let visit: OpenPage;
    let page: Page;

    beforeAll(async () => {
        visit = await visitPortal(browser, product, { language, login, place: '/finance' });
        page = visit.page;
    }, 60_000);
    afterAll(() => visit?.close());
    afterEach(() => expect(visit.complaints.splice(0)).toEqual([]));

    async function looks(name: string): Promise<void> {
        expect(await axeViolations(page)).toEqual([]);
        await shoot(page, `pay-${language}-${name}`);
        const size = page.viewportSize();
        await page.setViewportSize({ width: 390, height: 800 });
        expect({ name, sideways: await sidewaysPixels(page) }).toEqual({ name, sideways: 0 });
        await shoot(page, `pay-${language}-${name}-phone`);
        if (size) await page.setViewportSize(size);
    }

    async function payAtBank(): Promise<void> {
        await page.waitForURL(url => url.pathname === '/sandbox-bank/pay');
        await page.getByRole('button', { name: pay, exact: true }).click();
        await page.waitForURL(url => url.pathname.startsWith('/payment/'));
        await page.getByRole('heading', { name: t('payment.state.paid') }).waitFor();
    }

    it('sees what is open and pays a chosen invoice', async () => {
        await page.getByRole('heading', { name: t('finance.ageing') }).waitFor();
        await page.locator('li.card').first().waitFor();
        await page.locator('li.card input[type=checkbox]').first().check();
        await looks('finance');
        await page.getByRole('button', { name: t('payment.payChosen') }).click();
        await payAtBank();
        await looks('paid');
        await page.goto(`${product.url}/finance/statement`);
        await page.locator('table').waitFor();
        await looks('statement');
    }, 60_000);

    it('is told that the order goes beyond his limit, pays it online and asks for a higher limit', async () => {
        await product.sql(`UPDATE credit_terms SET "limitMinor" = 100 WHERE "companyId" = (SELECT id FROM company WHERE code = $1)`, [code]);
        await product.sql(`INSERT INTO payment_rules (id, methods, warns, "blocksTerm") VALUES (1, '{on-account,prepayment,online}', true, true) ON CONFLICT (id) DO UPDATE SET "blocksTerm" = true`);
        await page.evaluate(async () => {
            const ask = async (query: string, variables: object = {}) =>
                ((await (await fetch('/shop-api', { method: 'POST', headers: { 'Content-Type': 'application/json', 'Apollo-Require-Preflight': 'true' }, body: JSON.stringify({ query, variables }) })).json()) as { data: Record<string, never> }).data;
            const { catalogue } = (await ask('{ catalogue(input: { term: "DMV-M-CRM-300", take: 1 }) { items { variantId } } }')) as unknown as { catalogue: { items: { variantId: string }[] } };
            await ask('mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { totalGross } } }', { input: { lines: [{ variantId: catalogue.items[0]?.variantId, unit: 'm2', quantity: 60, mode: 'SET' }] } });
        });
        await page.goto(`${product.url}/checkout`);
        await page.getByText(t('payment.trouble.over-limit')).waitFor();
        await page.locator('label', { hasText: t('payment.hint.online') }).click();
        await looks('checkout');
        await page.getByRole('button', { name: t('checkout.place'), exact: true }).click();
        await page.waitForURL(url => url.pathname.startsWith('/order-placed/'));
        await page.getByRole('button', { name: t('payment.pay'), exact: true }).waitFor();
        await looks('placed');
        await page.getByRole('button', { name: t('payment.pay'), exact: true }).click();
        await payAtBank();
        await page.goto(`${product.url}/finance/limit`);
        await page.locator('#wished').fill('900000000');
        await page.locator('#why').fill('A & <b>');
        await page.getByRole('button', { name: t('limit.ask') }).click();
        await page.getByText(t('limit.state.open')).waitFor();
        await looks('limit');
    }, 60_000);
});
