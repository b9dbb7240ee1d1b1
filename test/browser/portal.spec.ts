/** A customer in the portal of the real product, in Persian and in English: signs in, finds things, sees his orders. */
import type { Browser } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { type Product, startProduct } from '../product';
import { axeViolations, launchChromium, openPage, sidewaysPixels } from './page';

const patience = 240_000;

describe.each([
    { language: 'fa', direction: 'rtl', login: 'maryam@parseh-hotel.example', terms: ['موکت', 'moket', 'DMV-M-CRM-300'] },
    { language: 'en', direction: 'ltr', login: 'anna@dywany-lodzkie.example', terms: ['moquette', 'DMVMCRM300'] },
])('the portal in $language', ({ language, direction, login, terms }) => {
    let product: Product;
    let browser: Browser;
    beforeAll(async () => {
        if (isStale('portal')) await build('portal');
        product = await startProduct({ processes: ['server'] });
        browser = await launchChromium();
    }, patience);
    afterAll(async () => {
        await browser?.close();
        await product?.stop();
    }, patience);

    it.each([1280, 360])(
        'lets a customer in and shows what is his, %i pixels wide',
        async width => {
            const opened = await openPage(browser, { width, kept: { 'karvan.preferences': { language } } });
            const { page, complaints } = opened;
            await page.goto(`${product.url}/catalogue`);
            await page.waitForURL('**/sign-in**');
            expect(await page.getAttribute('html', 'dir')).toBe(direction);
            await page.fill('#email', login);
            await page.fill('#password', product.password);
            await page.click('form button.primary');
            await page.waitForURL((url: URL) => url.pathname.indexOf('/sign-in') !== 0);
            for (const term of terms) {
                await page.goto(`${product.url}/catalogue?q=${encodeURIComponent(term)}`);
                await page.waitForSelector('main a[href^="/product/"]');
            }
            expect(await sidewaysPixels(page)).toBeLessThanOrEqual(0);
            expect(await axeViolations(page)).toEqual([]);
            await page.click('main a[href^="/product/"]');
            await page.waitForURL('**/product/**');
            await page.waitForSelector('main h1');
            expect(await sidewaysPixels(page)).toBeLessThanOrEqual(0);
            await page.goto(`${product.url}/orders`);
            await page.waitForSelector('main a[href^="/orders/"]');
            expect(await axeViolations(page)).toEqual([]);
            expect(complaints).toEqual([]);
            await opened.close();
        },
        patience,
    );
});
