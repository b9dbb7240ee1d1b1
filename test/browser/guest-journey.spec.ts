/** How somebody without an account orders in the open shop, in English and in Persian, and what he is told when the shop closes. */
import type { Browser, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { type Product, startProduct } from '../product';
import { axeViolations, launchChromium, type OpenPage, openPage, shoot, sidewaysPixels } from './page';
import { portalTexts } from './portal-texts';

interface Guest {
    language: 'en' | 'fa';
    /** What visitors see is what this company sees. */
    like: string;
    firstName: string;
    lastName: string;
    country: string;
    phone: string;
    city: string;
}

const people: Guest[] = [
    { language: 'en', like: 'C-1003', firstName: 'Adam', lastName: 'Wilk', country: 'PL', phone: '601 778 120', city: 'Gdynia' },
    { language: 'fa', like: 'C-1002', firstName: 'نیما', lastName: 'رادمنش', country: 'IR', phone: '۰۹۱۲۱۱۱۲۲۳۳', city: 'ری' },
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

describe.each(people)('a guest who reads $language', guest => {
    const { language } = guest;
    const t = portalTexts(language);
    const email = `${guest.country.toLowerCase()}.guest@journey.example`;
    let visit: OpenPage;
    let page: Page;

    beforeAll(async () => {
        await product.sql(`UPDATE company SET kind = 'customer' WHERE kind = 'public'`);
        const [shown] = await product.sql<{ id: number }>(
            `WITH shown AS (
                INSERT INTO company (name, "searchKey", kind, "currencyCode", language, "countryCode", "groupName")
                SELECT 'Shop window', 'shop window', 'public', "currencyCode", language, "countryCode", "groupName" FROM company WHERE code = $1 RETURNING id),
             prices AS (INSERT INTO price_list_company ("companyId", "priceListId", priority)
                SELECT shown.id, l."priceListId", l.priority FROM shown, price_list_company l JOIN company c ON c.id = l."companyId" WHERE c.code = $1),
             goods AS (INSERT INTO company_category ("companyId", "collectionId")
                SELECT shown.id, g."collectionId" FROM shown, company_category g JOIN company c ON c.id = g."companyId" WHERE c.code = $1)
             SELECT id FROM shown`,
            [guest.like],
        );
        await product.sql(`UPDATE firm_settings SET "publicCompanyId" = $1, "accessMode" = 'shop', "acceptsApplications" = true`, [shown?.id]);
        // Each process hears of a new mode within a second.
        await new Promise(resolve => setTimeout(resolve, 1_200));
        visit = await openPage(browser, { kept: { 'karvan.preferences': { language } } });
        page = visit.page;
    }, 60_000);
    afterAll(() => visit?.close());
    afterEach(() => expect(visit.complaints.splice(0)).toEqual([]));

    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const fill = (key: string, value: string) => page.getByLabel(t(key), { exact: true }).fill(value);

    /** The page as it stands, wide and on a phone. */
    async function looks(name: string): Promise<void> {
        expect(await axeViolations(page)).toEqual([]);
        await shoot(page, `guest-${language}-${name}`);
        const size = page.viewportSize();
        await page.setViewportSize({ width: 360, height: 740 });
        expect({ name, sideways: await sidewaysPixels(page) }).toEqual({ name, sideways: 0 });
        await shoot(page, `guest-${language}-${name}-phone`);
        if (size) await page.setViewportSize(size);
    }

    async function putsRollsIntoCart(): Promise<void> {
        await page.goto(`${product.url}/product/damavand-moquette?sku=DMV-M-CRM-300`);
        await page.locator('label.pill', { hasText: t('unit.roll') }).first().click();
        await page.getByRole('button', { name: t('product.add'), exact: true }).click();
        await page.locator('header .count').filter({ hasText: /[1۱]/ }).waitFor();
    }

    it('sees the goods with their prices, and becomes a guest by the first that he takes', async () => {
        await page.goto(`${product.url}/catalogue`);
        await page.locator('k-item-tile').first().waitFor();
        await page.goto(`${product.url}/product/damavand-moquette?sku=DMV-M-CRM-300`);
        await page.getByRole('button', { name: t('product.add'), exact: true }).waitFor();
        await looks('product');
        expect(visit.sent).toEqual([]);
        await putsRollsIntoCart();
        expect(visit.sent).toEqual(['StartGuest', 'SetCartLines']);
        await page.goto(`${product.url}/cart`);
        await page.getByRole('button', { name: t('cart.checkout') }).waitFor();
        await looks('cart');
    });

    it('says who he is; what is wrong is said at the field and nothing typed is lost', async () => {
        await page.getByRole('button', { name: t('cart.checkout') }).click();
        await page.waitForURL('**/guest-contact');
        visit.sent.length = 0;
        await press(t('guest.submit'));
        await page.locator('#terms-error').waitFor();
        expect(visit.sent).toEqual([]);
        await fill('access.firstName', guest.firstName);
        await fill('access.lastName', guest.lastName);
        await page.locator('#phone').fill('12');
        await page.locator('#emailAddress').fill(email);
        await page.getByLabel(t('access.country')).selectOption(guest.country);
        await fill('access.city', guest.city);
        await fill('access.address', 'Main 1');
        for (const kind of ['terms', 'privacy']) await page.getByLabel(t(`access.consent.${kind}`)).check();
        await press(t('guest.submit'));
        await page.locator('#phone-error').waitFor();
        expect(await page.locator('#emailAddress').inputValue()).toBe(email);
        await looks('contact');
        await page.locator('#phone').fill(guest.phone);
        await press(t('guest.submit'));
        await page.waitForURL('**/checkout');
    });

    it('orders in advance, and follows the order by his link', async () => {
        await page.getByText(t('checkout.pays.prepayment')).waitFor();
        await looks('checkout');
        await page.getByRole('link', { name: t('guest.change'), exact: true }).click();
        await page.waitForURL('**/guest-contact');
        expect(await page.getByLabel(t('access.city'), { exact: true }).inputValue()).toBe(guest.city);
        await page.goto(`${product.url}/checkout`);
        await press(t('checkout.place'));
        await page.waitForURL('**/order-placed/**');
        const link = page.locator('a[href*="/t/"]');
        await link.waitFor();
        await looks('placed');
        const href = (await link.getAttribute('href')) ?? '';
        const mails = await product.sql<{ body: string }>(`SELECT body FROM notification_message WHERE recipient = $1 AND template = 'order-submitted'`, [email]);
        expect(mails.map(({ body }) => body.includes(href))).toEqual([true]);
        await page.goto(`${product.url}${new URL(href).pathname}?lang=${language}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await page.getAttribute('html', 'dir')).toBe(language === 'fa' ? 'rtl' : 'ltr');
        await looks('link');
    });

    it('applies for access with what he has said already', async () => {
        await page.goto(`${product.url}/register`);
        expect(await page.getByLabel(t('access.city'), { exact: true }).inputValue()).toBe(guest.city);
        expect(await page.locator('#emailAddress').inputValue()).toBe(email);
        await looks('apply');
        await page.goto(`${product.url}/orders`);
        await page.getByText('K-').first().waitFor();
        await looks('orders');
    });

    it('is told when the shop takes no guests any more, and is a visitor again', async () => {
        await putsRollsIntoCart();
        await page.goto(`${product.url}/checkout`);
        await page.getByRole('button', { name: t('checkout.place'), exact: true }).waitFor();
        await product.sql(`UPDATE firm_settings SET "accessMode" = 'catalogue'`);
        await press(t('checkout.place'));
        await page.getByText(t('guest.closed')).waitFor();
        await looks('closed');
        await page.goto(`${product.url}/product/damavand-moquette?sku=DMV-M-CRM-300`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await page.getByRole('button', { name: t('product.add'), exact: true }).count()).toBe(0);
    });
});
