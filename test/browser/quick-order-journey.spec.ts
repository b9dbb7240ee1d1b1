/** A buyer with a list: pastes 300 lines with mistakes, mends what he can, takes the rest and orders it; in English on a desk, in Persian on a phone. */
import type { Browser, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { Caller } from '../graphql';
import { type Product, startProduct } from '../product';
import { axeViolations, launchChromium, type OpenPage, shoot, sidewaysPixels } from './page';
import { numberIn, visitPortal } from './portal';
import { portalTexts } from './portal-texts';

const customers = [
    { language: 'en', width: 1280, login: 'anna@dywany-lodzkie.example', digits: (n: number) => String(n) },
    { language: 'fa', width: 390, login: 'maryam@parseh-hotel.example', digits: (n: number) => n.toLocaleString('fa-IR', { useGrouping: false }) },
] as const;

const many = 300;

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

describe.each(customers)('a buyer with a list who reads $language', ({ language, width, login, digits }) => {
    const t = portalTexts(language);
    let visit: OpenPage;
    let page: Page;

    beforeAll(async () => {
        visit = await visitPortal(browser, product, { language, login, width, place: '/quick-order' });
        page = visit.page;
    }, 60_000);

    afterAll(() => visit?.close());

    afterEach(async () => {
        await shoot(page, `${language}-quick-order-${expect.getState().currentTestName?.split(' ').slice(-4).join('-')}`);
        expect(visit.complaints.splice(0)).toEqual([]);
    });

    const outcome = (name: string) => page.getByRole('button', { name: new RegExp(`^${t(`quickOrder.outcome.${name}`)}\\s*[\\d۰-۹]+$`) });
    /** As far as the text goes before its number. */
    const textBefore = (key: string) => new RegExp(t(key, { n: '#' }).split('#')[0]?.replace(/[()]/g, '\\$&') ?? '');
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

    /** So many lines of carpet by the metre, of which there is enough, every thirtieth of them wrong. */
    async function list(): Promise<{ text: string; good: number }> {
        const caller = await new Caller(product.url, 'shop-api').signIn(login, product.password);
        const { catalogue } = await caller.ask<{ catalogue: { items: { sku: string }[] } }>('{ catalogue(input: { take: 100 }) { items { sku } } }');
        const skus = catalogue.items.map(one => one.sku).filter(sku => sku.includes('-M-'));
        const lines = Array.from({ length: many }, (_, i) => {
            if (i === 0) return 'WRONG-CODE\t5';
            if (i % 30 === 0) return i % 60 === 0 ? `${skus[0]}\tten` : `no-such-article-${i}\t1`;
            return `${skus[i % skus.length]}\t${digits(1 + (i % 3))}`;
        });
        return { text: lines.join('\n'), good: many - 10 };
    }

    it('is answered row by row, keeps what was typed over a reload, and mends a code', async () => {
        const { text, good } = await list();
        await page.getByLabel(t('quickOrder.paste')).fill(text);
        await page.reload();
        expect((await page.getByLabel(t('quickOrder.paste')).inputValue()).split('\n')).toHaveLength(many);
        expect(await axeViolations(page)).toEqual([]);
        await press(t('quickOrder.check'));
        await outcome('rejected').waitFor();
        expect(numberIn(await outcome('rejected').textContent())).toBe(many - good);
        const code = page.getByLabel(t('quickOrder.codeOf', { n: digits(1) }), { exact: true });
        await code.fill(text.split('\n')[1]?.split('\t')[0] ?? '');
        await code.press('Tab');
        await press(t('quickOrder.checkAgain'));
        await page.getByRole('button', { name: t('quickOrder.checkAgain') }).waitFor({ state: 'hidden' });
        expect(numberIn(await outcome('rejected').textContent())).toBe(many - good - 1);
        expect(await axeViolations(page)).toEqual([]);
        expect(await sidewaysPixels(page)).toBeLessThanOrEqual(0);
    }, 60_000);

    it('goes into the cart, where several lines are changed, moved and removed at once', async () => {
        await page.locator('aside .button.primary').click();
        await page.waitForURL('**/cart');
        await page.locator('k-cart-row').first().waitFor();
        const all = page.getByRole('checkbox', { name: textBefore('cart.chooseAll') });
        const count = () => page.locator('k-cart-row').count();
        const before = await count();
        const choose = async (...places: number[]) => {
            for (const place of places) await page.locator('k-cart-row').nth(place).getByRole('checkbox').check();
        };
        const act = (name: string) => page.getByRole('region', { name: t('rows.chosenLabel') }).getByRole('button', { name: t(name), exact: true }).click();
        await choose(0, 1);
        await act('cart.bulkEdit');
        await page.getByRole('dialog').getByLabel(t('cart.remark')).fill('second floor');
        await page.getByRole('dialog').getByRole('button', { name: t('cart.bulkApply') }).click();
        await page.getByText(t('cart.bulkDone', { n: digits(2) })).waitFor();
        expect(await page.locator('k-cart-row').nth(1).locator('.remark').inputValue()).toBe('second floor');
        await choose(0);
        await act('cart.bulkMove');
        await page.getByRole('dialog').getByLabel(t('cart.bulkTarget'), { exact: true }).selectOption('');
        await page.getByRole('dialog').getByLabel(t('carts.name'), { exact: true }).fill('Later');
        expect(await axeViolations(page)).toEqual([]);
        await page.getByRole('dialog').getByRole('button', { name: t('cart.bulkMoveNow'), exact: true }).click();
        await page.getByText(t('cart.bulkMoved', { n: digits(1) })).waitFor();
        await choose(0, 1, 2);
        await act('cart.bulkRemove');
        await page.getByRole('dialog').getByRole('button', { name: t('cart.bulkRemove'), exact: true }).click();
        await page.getByText(t('cart.bulkDone', { n: digits(3) })).waitFor();
        await page.locator('k-cart-row').nth(before - 4).waitFor({ state: 'detached' });
        expect(await count()).toBe(before - 4);
        // By the keyboard: all of them, and none again.
        await all.focus();
        await page.keyboard.press('Space');
        await page.getByRole('region', { name: t('rows.chosenLabel') }).getByText(t('rows.chosen', { n: digits(before - 4) })).waitFor();
        expect(await axeViolations(page)).toEqual([]);
        expect(await sidewaysPixels(page)).toBeLessThanOrEqual(0);
        await shoot(page, `${language}-cart-chosen`);
        await act('rows.none');
    }, 60_000);

    it('is ordered', async () => {
        await page.locator('main').getByText(t('cart.checkout'), { exact: true }).click();
        await page.waitForURL('**/checkout');
        await press(t('checkout.place'));
        await page.waitForURL('**/order-placed/*');
        await page.getByText(t('placed.code')).waitFor();
    }, 60_000);
});
