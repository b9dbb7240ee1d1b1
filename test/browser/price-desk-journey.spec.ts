/** Staff at the price desk, in English and in Persian: a list for a day to come, a file with wrong rows, a change that is tried, kept and undone, and why a price is what it is. */
import fs from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { type Product, startProduct } from '../product';
import { type DashboardText, dashboardTexts, openPlace, sitDown, vendureParts } from './dashboard';
import { axeViolations, launchChromium, type OpenPage, shoot, sidewaysPixels } from './page';
import { numberIn } from './portal';

interface Firm {
    language: 'en' | 'fa';
    company: string;
    companyName: string;
    currency: string;
    list: { name: string; code: string; from: string; sku: string; price: string };
    /** A contract price of the company: what it is, what a file and a person make of it, and what is no amount. */
    contract: { sku: string; price: number; filed: string; typed: string; wrong: string };
    reason: string;
}

/** The first day of the new list, as the database keeps it. */
const firstDay = '2027-03-21';

const firms: Firm[] = [
    {
        ...{ language: 'en', company: 'C-1003', companyName: 'Dywany', currency: 'PLN' },
        // The company has no price for it today.
        list: { name: 'Spring tools', code: 'PLN-SPRING', from: firstDay, sku: 'ACC-KCK', price: '412.50' },
        contract: { sku: 'KRN-T-IVR-050', price: 64.8, filed: '65.10', typed: '66.90', wrong: 'sixty' },
        reason: 'The yarn is dearer.',
    },
    {
        ...{ language: 'fa', company: 'C-1001', companyName: 'پارسه', currency: 'IRR' },
        list: { name: 'قیمت‌های بهار', code: 'IRR-SPRING', from: '۱۴۰۶/۰۱/۰۱', sku: 'GLS-R-PLM-012', price: '۲۵۵٬۰۰۰٬۰۰۰' },
        contract: { sku: 'DMV-M-CRM-300', price: 2_820_000, filed: '2850000', typed: '۲٬۹۰۰٬۰۰۰', wrong: 'سه میلیون' },
        reason: 'نخ گران شده است.',
    },
];

let product: Product;
let browser: Browser;

beforeAll(async () => {
    if (isStale('dashboard')) await build('dashboard');
    [product, browser] = await Promise.all([startProduct({ processes: ['server', 'worker'] }), launchChromium()]);
}, 420_000);

afterAll(async () => {
    await browser?.close();
    await product?.stop();
}, 60_000);

describe.each(firms)('the price desk in $language', firm => {
    const { language, list, contract } = firm;
    const t: DashboardText = dashboardTexts(language);
    let visit: OpenPage;
    let page: Page;
    let companyId: number;

    beforeAll(async () => {
        const [company] = await product.sql<{ id: number }>('SELECT id FROM company WHERE code = $1', [firm.company]);
        companyId = company?.id ?? 0;
        // Who may import is the system administrator; he has the rights of the price desk too.
        visit = await sitDown(browser, product, { role: 'system-administrator', language });
        page = visit.page;
    }, 60_000);

    afterAll(() => visit?.close());

    afterEach(async () => {
        await shoot(page, `${language}-prices-${expect.getState().currentTestName?.split(' ').slice(-4).join('-')}`);
        expect(visit.complaints.splice(0)).toEqual([]);
    });

    async function open(place: string): Promise<void> {
        await openPlace(page, product, place);
    }

    const press = (id: string, within: Page | Locator = page) => within.getByRole('button', { name: t(id), exact: true }).first().click();
    const option = (text: string) => page.getByRole('option').filter({ hasText: text }).first().click();

    async function isSound(name: string): Promise<void> {
        expect(await axeViolations(page, { exclude: vendureParts, impacts: ['serious', 'critical'] })).toEqual([]);
        await shoot(page, `${language}-prices-${name}`);
    }

    /** The page as it is on a phone. */
    async function fitsPhone(name: string): Promise<void> {
        const size = page.viewportSize();
        await page.setViewportSize({ width: 390, height: 740 });
        expect(await sidewaysPixels(page)).toBeLessThanOrEqual(0);
        await shoot(page, `${language}-prices-${name}-phone`);
        if (size) await page.setViewportSize(size);
    }

    async function contractPrice(): Promise<number> {
        const [row] = await product.sql<{ unitNet: string }>(
            `SELECT c."unitNet" FROM contract_price c JOIN product_variant v ON v.id = c."productVariantId" WHERE c."companyId" = $1 AND v.sku = $2`,
            [companyId, contract.sku],
        );
        return Number(row?.unitNet) / 100;
    }

    it('makes a list that is valid from a day on, and gives it to the company', async () => {
        await open('price-lists');
        await page.getByRole('link', { name: t('New price list') }).or(page.getByRole('button', { name: t('New price list') })).first().click();
        const from = page.getByLabel(t('Valid from'), { exact: true });
        await page.getByLabel(t('Name')).fill(list.name);
        await page.getByLabel(t('Code')).fill(list.code);
        await page.getByLabel(t('Currency')).selectOption(firm.currency);
        await from.fill('13');
        await press('Create');
        expect(await from.getAttribute('aria-invalid')).toBe('true');
        expect(page.url()).toMatch(/\/new$/);
        await from.fill(list.from);
        await press('Create');
        await page.waitForURL(/\/price-lists\/\d+$/);
        await page.getByRole('heading', { level: 1 }).filter({ hasText: list.name }).waitFor();
        expect(await product.sql(`SELECT "validFrom"::text AS day FROM price_list WHERE code = $1`, [list.code])).toEqual([{ day: firstDay }]);
        await page.getByRole('combobox', { name: t('Product') }).fill(list.sku);
        await option(list.sku);
        await page.getByLabel(t('Net price')).fill(list.price);
        await press('Add price');
        await page.getByRole('row').filter({ hasText: list.sku }).waitFor();
        await page.getByLabel(t('Give the list to a company')).selectOption({ label: await companyLabel() });
        await press('Save companies');
        await page.getByText(t('Saved')).first().waitFor();
        await open(new URL(page.url()).pathname.replace('/dashboard/', ''));
        await page.getByText(t('The mark is today.')).waitFor();
        await page.getByRole('listitem').filter({ hasText: t('prices: {0}', { 0: language === 'fa' ? '۱' : '1' }) }).first().waitFor();
        await isSound('list');
        await fitsPhone('list');
    });

    async function companyLabel(): Promise<string> {
        const options = page.getByLabel(t('Give the list to a company')).locator('option').filter({ hasText: firm.companyName });
        await options.first().waitFor({ state: 'attached' });
        return ((await options.first().textContent()) ?? '').trim();
    }

    it('imports contract prices: wrong rows are named, handed back, and keep nothing of the file', async () => {
        const before = await contractPrice();
        expect(before).toBe(contract.price);
        await open('import-data');
        const row = (sku: string, price: string, company = firm.company, from = '') => [company, sku, '', price, from, ''].join(',');
        const good = row(contract.sku, contract.filed);
        const wrong = [
            row(contract.sku, contract.filed, 'C-9999'), row('NO-SUCH-SKU', contract.filed), row(contract.sku, '-5'),
            row(contract.sku, contract.filed, firm.company, '2027-13-40'), row(contract.sku, String(contract.price * 100)),
        ];
        const header = 'company,sku,min_quantity,price,valid_from,valid_until';
        const file = page.getByLabel(t('File (CSV or XLSX, at most 20 MB)'));
        const give = (rows: string[]) => file.setInputFiles({ name: 'contract-prices.csv', mimeType: 'text/csv', buffer: Buffer.from([header, ...rows].join('\n')) });
        await give([good, ...wrong]);
        // The file's name says what it holds.
        const columns = page.getByRole('listitem').filter({ hasText: 'min_quantity' });
        await columns.waitFor();
        expect(await page.getByLabel(t('What the file holds')).inputValue()).toBe('contract-prices');
        await page.getByRole('switch', { name: t('Keep nothing unless all rows are good') }).click();
        await press('Try without keeping');
        await page.getByText(t('Tried: nothing was kept')).waitFor();
        const rejected = page.getByRole('row').filter({ hasText: t('rejected') });
        expect(await rejected.count()).toBe(wrong.length);
        const numbers = await Promise.all(wrong.map(async (_, place) => numberIn(await rejected.nth(place).getByRole('cell').first().textContent())));
        expect(numbers).toEqual([3, 4, 5, 6, 7]);
        await isSound('import-tried');
        await fitsPhone('import-tried');
        const [rejects] = await Promise.all([page.waitForEvent('download'), press('Download the rejected rows')]);
        const lines = fs.readFileSync(await rejects.path(), 'utf8').replace(/^\ufeff/, '').trim().split(/\r?\n/);
        expect(lines).toHaveLength(wrong.length + 1);
        expect(lines[0]).toMatch(/^"company",.*,"rejected because"$/);
        expect(lines.slice(1).filter(line => /,"[^"]+: [^"]+"$/.test(line))).toHaveLength(wrong.length);
        await press('Import');
        await page.getByRole('alert').filter({ hasText: t('A row was rejected, so nothing was kept.') }).waitFor();
        expect(await contractPrice()).toBe(before);
        await give([good]);
        await press('Import');
        await page.getByText(t('Imported'), { exact: true }).waitFor();
        await page.getByRole('link', { name: t('Look at this change, or undo it') }).waitFor();
        expect(await contractPrice()).toBe(Number(contract.filed));
        await isSound('imported');
    });

    it('tries a change in the grid, keeps it, and finds it in the history', async () => {
        await open(`companies/${companyId}`);
        await page.getByRole('link', { name: t('Edit many prices') }).or(page.getByRole('button', { name: t('Edit many prices') })).first().click();
        await page.waitForURL(`**/price-grid/company/${companyId}`);
        await open(`price-grid/company/${companyId}`);
        const cell = page.getByLabel(t('New price of {0} from {1}', { 0: contract.sku, 1: language === 'fa' ? '۱' : '1' }), { exact: true });
        const [preview, save] = ['Preview', 'Save prices'].map(id => page.getByRole('button', { name: t(id), exact: true }).first());
        await cell.fill(contract.wrong);
        expect(await cell.getAttribute('aria-invalid')).toBe('true');
        expect(await preview?.isDisabled()).toBe(true);
        const tries = async () => {
            await cell.fill(contract.typed);
            await page.getByLabel(t('Why (optional)')).first().fill(firm.reason);
            await preview?.click();
            await page.getByText(t('Largest rises')).waitFor();
        };
        await tries();
        expect(await contractPrice()).toBe(Number(contract.filed));
        await isSound('grid');
        // Keeping a picture of the whole page may draw it anew.
        if (await save?.isDisabled()) await tries();
        await save?.click();
        await page.getByText(t('The prices are in force')).waitFor();
        await fitsPhone('grid');
        await press('Look at it');
        await page.waitForURL('**/price-changes/*');
        await page.getByRole('row').filter({ hasText: contract.sku }).waitFor();
        expect(await contractPrice()).toBe(numberIn(contract.typed));
        await open('price-history');
        await page.getByRole('combobox', { name: t('Product') }).fill(contract.sku);
        await option(contract.sku);
        await page.getByRole('img', { name: t('How the price went') }).waitFor();
        expect(await page.getByRole('row').filter({ hasText: contract.sku }).count()).toBeGreaterThanOrEqual(2);
        await isSound('history');
        await fitsPhone('history');
    });

    it('undoes it with one click', async () => {
        await open('price-changes');
        const latest = page.getByRole('row').filter({ hasText: firm.reason }).first();
        await latest.getByText(t('In force')).waitFor();
        await isSound('changes');
        await latest.getByRole('link').first().click();
        await page.getByRole('row').filter({ hasText: contract.sku }).waitFor();
        await press('Undo this change');
        await page.getByRole('alertdialog').getByRole('button').last().click();
        await page.getByRole('heading', { level: 1 }).filter({ hasText: t('Undone') }).waitFor();
        expect(await contractPrice()).toBe(Number(contract.filed));
        await isSound('undone');
        await fitsPhone('undone');
        await open('price-changes');
        await page.getByRole('row').filter({ hasText: t('Undoing') }).first().waitFor();
    });

    it('says why the company pays this price, and what would change it', async () => {
        await open(`companies/${companyId}`);
        const trace = page.locator('form').filter({ has: page.getByRole('button', { name: t('Why this price?'), exact: true }) });
        const ask = async (sku: string) => {
            await trace.getByRole('combobox', { name: t('Product') }).fill(sku);
            await option(sku);
            await press('Why this price?', trace);
        };
        await ask(contract.sku);
        const chosen = page.getByRole('row').filter({ hasText: t('Contract price') }).filter({ hasText: t('Chosen') });
        await chosen.waitFor();
        expect(numberIn(await chosen.getByRole('cell').nth(2).textContent())).toBe(Number(contract.filed));
        await trace.getByRole('button', { name: t('Choose another product') }).click();
        await ask(list.sku);
        const turns = page.locator('section').filter({ hasText: t('What would change it') }).getByRole('listitem');
        const fromThen = turns.filter({ hasText: language === 'fa' ? '۱۴۰۶' : '2027' });
        await fromThen.waitFor();
        expect(numberIn(await fromThen.locator('span').last().textContent())).toBe(numberIn(list.price));
        await isSound('trace');
        await fitsPhone('trace');
        // Core's own page of the article, where its units and its availability are set.
        const [variant] = await product.sql<{ id: number }>('SELECT id FROM product_variant WHERE sku = $1', [list.sku]);
        await open(`product-variants/${variant?.id}`);
        await page.getByText(t('Sales data')).first().waitFor();
    });
});
