/** A customer at the catalogue, in English and in Persian: finds by every script and by codes, narrows, sorts by his own price, compares, takes a set, chooses a unit. */
import type { Browser, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { Caller } from '../graphql';
import { type Product, startProduct } from '../product';
import { axeViolations, launchChromium, type OpenPage, shoot, sidewaysPixels } from './page';
import { numberIn, visitPortal } from './portal';
import { portalTexts } from './portal-texts';

interface Customer {
    language: 'en' | 'fa';
    width: number;
    login: string;
    company: string;
    /** What his company calls an article. */
    ownCode: string;
    /** What the goods are called in his language. */
    goods: string;
    /** What finds the moquette, and what it was taken for: typed while the keyboard was on the other language. */
    mistyped: string;
    meant: string;
    /** The beginning of a word, and what it is completed to. */
    begun: string;
    two: string;
    rollsInMetres: string;
}

const customers: Customer[] = [
    {
        ...{ language: 'en', width: 1280, login: 'anna@dywany-lodzkie.example', company: 'C-1003', ownCode: 'DYW/77-40', goods: 'moquette', mistyped: 'پخضعثففث', meant: 'moquette' },
        ...{ begun: 'damav', two: '2', rollsInMetres: '150' },
    },
    {
        ...{ language: 'fa', width: 390, login: 'maryam@parseh-hotel.example', company: 'C-1001', ownCode: 'هتل ۷۷-الف', goods: 'موکت', mistyped: 'l,;j', meant: 'موکت' },
        ...{ begun: 'دماو', two: '۲', rollsInMetres: '۱۵۰' },
    },
];
const sku = 'DMV-M-CRM-300';
/** The same goods in four scripts, by sound, and by code as people write codes. */
const terms = ['moquette', 'موکت', 'Wykładzina', 'Ковролин', 'moket', sku, 'dmvmcrm300', 'DMV M CRM ۳۰۰'];

let product: Product;
let browser: Browser;

beforeAll(async () => {
    if (isStale('portal')) await build('portal');
    [product, browser] = await Promise.all([startProduct({ processes: ['server', 'worker'] }), launchChromium()]);
    const staff = await new Caller(product.url, 'admin-api').signIn('superadmin', product.password);
    await product.importFile(staff, 'customer-codes', ['company,sku,own_code', ...customers.map(one => `${one.company},${sku},${one.ownCode}`)].join('\n'));
}, 420_000);

afterAll(async () => {
    await browser?.close();
    await product?.stop();
}, 60_000);

describe.each(customers)('a customer at the catalogue who reads $language', customer => {
    const { language } = customer;
    const t = portalTexts(language);
    let visit: OpenPage;
    let page: Page;

    beforeAll(async () => {
        visit = await visitPortal(browser, product, { ...customer, place: '/catalogue' });
        page = visit.page;
        await settled();
    }, 60_000);

    afterAll(() => visit?.close());

    afterEach(async () => {
        await shoot(page, `${language}-catalogue-${expect.getState().currentTestName?.split(' ').slice(-4).join('-')}`);
        expect(visit.complaints.splice(0)).toEqual([]);
    });

    const tiles = () => page.locator('k-item-tile');
    const box = () => page.getByRole('combobox', { name: t('search.label') });
    const text = async (selector: string) => page.locator(selector).first().textContent();
    const total = async () => numberIn(await text('.head p'));
    const shownPrices = async () => (await page.locator('k-item-tile k-price strong.num').allTextContents()).map(numberIn);

    /** The page shows what its address asks for. */
    async function settled(): Promise<void> {
        await page.locator(`section[aria-label="${t('catalogue.products')}"][aria-busy="false"] k-item-tile`).first().waitFor();
    }

    async function open(address: string): Promise<void> {
        await page.goto(`${product.url}${address}`);
        await settled();
    }

    async function search(term: string): Promise<void> {
        await box().fill(term);
        await box().press('Enter');
        await page.waitForURL(url => url.searchParams.get('q') === term);
    }

    /** On a phone the filters are folded away. */
    async function unfoldFilters(): Promise<void> {
        const toggle = page.getByRole('button', { name: t('catalogue.filters') });
        if ((await toggle.isVisible()) && (await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
    }

    async function isSound(): Promise<void> {
        expect(await axeViolations(page)).toEqual([]);
        expect(await sidewaysPixels(page)).toBeLessThanOrEqual(0);
    }

    it('finds the goods in each script, by sound and by code', async () => {
        for (const term of terms) {
            await search(term);
            await settled();
            await tiles().filter({ hasText: customer.goods }).first().waitFor();
        }
        await tiles().filter({ hasText: sku }).first().waitFor();
        await search('zzz');
        await page.getByText(t('catalogue.none')).waitFor();
        await isSound();
    });

    it('finds an article by what his own company calls it, and is not shown that code', async () => {
        await search(customer.ownCode);
        await tiles().filter({ hasText: sku }).first().waitFor();
        await expectCount(1);
        expect(await tiles().getByText(customer.ownCode).count()).toBe(0);
        const other = customers.find(one => one !== customer)?.ownCode ?? '';
        await search(other);
        await page.getByText(t('catalogue.none')).waitFor();
    });

    async function expectCount(count: number): Promise<void> {
        await page.locator('.head p', { hasText: t('catalogue.count', { n: count.toLocaleString(language) }) }).waitFor();
    }

    it('is understood with the keyboard on another language', async () => {
        await search(customer.mistyped);
        await page.getByRole('status').filter({ hasText: t('catalogue.instead.LAYOUT') }).filter({ hasText: customer.meant }).waitFor();
        await tiles().filter({ hasText: customer.goods }).first().waitFor();
        await isSound();
        await shoot(page, `${language}-catalogue-layout`);
        await page.getByRole('link', { name: t('catalogue.asTyped', { term: customer.mistyped }) }).click();
        await page.getByText(t('catalogue.none')).waitFor();
    });

    it('takes a suggestion while he types', async () => {
        await box().fill(customer.begun);
        const list = page.getByRole('listbox', { name: t('search.suggestions') });
        const suggested = list.getByRole('group', { name: t('search.groups.phrases') }).getByRole('option').first();
        await suggested.waitFor();
        await isSound();
        await shoot(page, `${language}-catalogue-suggestions`);
        const phrase = ((await suggested.textContent()) ?? '').trim();
        await box().press('ArrowDown');
        await box().press('Enter');
        await page.waitForURL(url => url.searchParams.get('q') === phrase);
        await settled();
        await box().fill(customer.begun);
        await list.getByRole('group', { name: t('search.groups.products') }).getByRole('option').first().click();
        await page.waitForURL('**/product/**');
        await page.getByRole('button', { name: t('product.add'), exact: true }).waitFor();
    });

    it('narrows by category and by feature, and the counts are true', async () => {
        await open('/catalogue');
        await unfoldFilters();
        const all = await total();
        const category = page.locator('k-filters button.category').first();
        const inCategory = numberIn(await category.locator('.num').textContent());
        await category.click();
        await page.waitForURL(url => url.searchParams.has('category'));
        await expectCount(inCategory);
        expect(inCategory).toBeLessThan(all);
        const deeper = page.locator('k-filters button.category.deep').first();
        const feature = page.locator('k-filters label.choice').first();
        const counted = numberIn(await feature.locator('.num').textContent());
        await feature.click();
        await page.waitForURL(url => url.searchParams.has('facet'));
        await expectCount(counted);
        await page.locator('k-filters button.chip').first().waitFor();
        await isSound();
        await shoot(page, `${language}-catalogue-narrowed`);
        if ((await deeper.count()) > 0) {
            const inDeeper = numberIn(await deeper.locator('.num').textContent());
            await deeper.click();
            await expectCount(inDeeper);
        }
        await page.getByRole('button', { name: t('catalogue.clear') }).first().click();
        await expectCount(all);
    });

    it('sorts by his own price, from the first page to the last', async () => {
        await open('/catalogue');
        const pages = Math.ceil((await total()) / 24);
        expect(pages).toBeGreaterThan(2);
        await unfoldFilters();
        const [least, most] = ((await text('#price-range')) ?? '').split('–').map(numberIn);
        for (const [sort, isUp] of [['PRICE_ASC', true], ['PRICE_DESC', false]] as const) {
            const read: number[] = [];
            for (const place of isUp ? [1, 2, pages] : [1, pages]) {
                await open(`/catalogue?sort=${sort}${place > 1 ? `&page=${place}` : ''}`);
                expect(await page.locator('select.sort').inputValue()).toBe(sort);
                read.push(...(await shownPrices()));
            }
            expect(read.length).toBeGreaterThan(24);
            expect(read).toEqual([...read].sort((a, b) => (isUp ? a - b : b - a)));
            expect([read[0], read.at(-1)]).toEqual(isUp ? [least, most] : [most, least]);
        }
        await open('/catalogue');
        await page.locator('select.sort').selectOption('PRICE_ASC');
        await page.waitForURL(url => url.searchParams.get('sort') === 'PRICE_ASC');
    });

    it('sets two products side by side', async () => {
        await open('/catalogue');
        for (const index of [0, 1]) await tiles().nth(index).getByRole('button').first().click();
        await page.getByRole('link', { name: t('compare.open') }).click();
        await page.waitForURL('**/compare');
        await page.getByRole('columnheader').nth(1).waitFor();
        expect(await page.getByRole('columnheader').count()).toBe(2);
        const features = page.locator('k-compare tbody tr');
        const all = await features.count();
        await shoot(page, `${language}-catalogue-compare`);
        await page.getByText(t('compare.onlyDifferent')).click();
        expect(await features.count()).toBeLessThanOrEqual(all);
        await isSound();
        await page.getByRole('button', { name: t('compare.clear') }).click();
        await page.getByText(t('compare.empty')).waitFor();
    });

    it('takes a set, whose parts lie in the cart at its price', async () => {
        await page.goto(`${product.url}/sets`);
        const set = page.locator('k-set-card', { hasText: 'SET-GUESTROOM' });
        await set.waitFor();
        await isSound();
        const price = await set.locator('dd.total').textContent();
        await set.getByRole('button', { name: t('sets.add') }).click();
        await page.locator('.count:visible').filter({ hasText: /[1-9۱-۹]/ }).first().waitFor();
        await page.goto(`${product.url}/cart`);
        await page.getByText((price ?? '').trim()).first().waitFor();
        await isSound();
    });

    it('chooses a unit, and sees how much that is and what it costs', async () => {
        await page.goto(`${product.url}/product/damavand-moquette?sku=${sku}`);
        const quantity = page.getByRole('textbox', { name: t('quantity.label') });
        const told = page.locator('form.buy p[aria-live]');
        const least = ((await told.textContent()) ?? '').trim();
        await quantity.fill(customer.rollsInMetres);
        await quantity.press('Tab');
        await told.filter({ hasNotText: least }).waitFor();
        const sum = ((await told.textContent()) ?? '').split('·')[0]?.trim();
        expect(numberIn(sum ?? '')).toBeGreaterThan(0);
        // The amount stays what it was, counted in the other unit, and costs the same.
        await page.locator('label.pill', { hasText: t('unit.roll') }).first().click();
        await told.filter({ hasText: customer.rollsInMetres }).waitFor();
        expect(await quantity.inputValue()).toBe(customer.two);
        expect(((await told.textContent()) ?? '').trim()).toContain(sum);
        await isSound();
        await page.getByRole('button', { name: t('product.add'), exact: true }).click();
        await page.getByRole('status').filter({ hasText: t('product.added', { name: '' }).trim() }).first().waitFor();
        await page.goto(`${product.url}/cart`);
        await page.getByText(sku).first().waitFor();
    });
});
