/** Forms outside the journeys: what is wrong shows at its field, what was typed stays, and nothing is kept. */
import type { Browser, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { eventually } from '../journey/people';
import { type Product, startProduct } from '../product';
import { dashboardTexts, openPlace, sitDown } from './dashboard';
import { launchChromium, type OpenPage, openPage } from './page';
import { portalTexts } from './portal-texts';

interface Form {
    /** `$id` stands for the record that `which` finds. */
    place: string;
    which?: string;
    tab?: string;
    /** The button that opens it, when it is a dialog. */
    opener?: string;
    given?: [label: string, value: string][];
    wrong: [label: string, value: string];
    press: string;
    table: string;
}

const forms: Form[] = [
    { place: 'leads/new', given: [['Company', 'Nobody'], ['Contact person', 'No One']], wrong: ['Phone', 'abc'], press: 'Create', table: 'lead' },
    { place: 'leads/$id', which: `SELECT max(id) AS id FROM lead WHERE state = 'new'`, opener: 'Disqualify', wrong: ['Reason', ' '], press: 'Disqualify', table: 'lead' },
    { place: 'opportunities/$id', which: `SELECT max(id) AS id FROM opportunity WHERE stage = 'discovery'`, wrong: ['Amount', 'many'], press: 'Save', table: 'opportunity' },
    { place: 'companies/new', given: [['Name', 'Nobody']], wrong: ['E-mail', 'nobody'], press: 'Create', table: 'company' },
    { place: 'companies/$id', which: 'SELECT max(id) AS id FROM company', tab: 'Branches', opener: 'New branch', given: [['Name', 'Nowhere']], wrong: ['E-mail', 'nobody'], press: 'Create', table: 'company_branch' },
    {
        place: 'companies/$id',
        which: 'SELECT max(id) AS id FROM company',
        tab: 'Members',
        opener: 'Invite a member',
        given: [['First name', 'No'], ['Last name', 'One']],
        wrong: ['E-mail', 'nobody'],
        press: 'Send invitation',
        table: 'company_member',
    },
    { place: 'firm-settings', wrong: ['Support e-mail', 'nobody'], press: 'Save', table: 'firm_settings' },
    { place: 'webhooks/new', given: [['Description', 'Nowhere']], wrong: ['Address', 'ftp://nowhere'], press: 'Create', table: 'webhook_endpoint' },
    { place: 'price-lists/new', given: [['Name', 'Nothing']], wrong: ['Code', 'C'.repeat(41)], press: 'Create', table: 'price_list' },
    { place: 'price-lists/$id', which: `SELECT min(id) AS id FROM price_list WHERE "currencyCode" = 'IRR'`, given: [['From quantity', '1']], wrong: ['Net price (IRR)', 'much'], press: 'Add price', table: 'price_list_item' },
    { place: 'order-rules', wrong: ['And with a discount above, in percent', 'much'], press: 'Save', table: 'order_rules' },
    { place: 'credit', opener: 'Change', wrong: ['Days to pay', 'soon'], press: 'Save', table: 'credit_terms' },
    { place: 'production/stations/new', given: [['Name (English)', 'Nowhere']], wrong: ['Code', 'Not A Code'], press: 'Save', table: 'production_station' },
    { place: 'production/routings/$id', which: 'SELECT max(id) AS id FROM production_routing', wrong: ['Title', ''], press: 'Save', table: 'production_routing' },
    { place: 'logistics/vehicles/new', given: [['Name', 'Lorry'], ['Plate', 'WX 1']], wrong: ['Capacity, kg', 'much'], press: 'Save', table: 'transport_vehicle' },
    { place: 'logistics/scales/new', given: [['Name', 'Gate']], wrong: ['Port', '-5'], press: 'Save', table: 'scale' },
];

let product: Product;
let browser: Browser;

beforeAll(async () => {
    for (const part of ['portal', 'dashboard'] as const) if (isStale(part)) await build(part);
    [product, browser] = await Promise.all([startProduct({ processes: ['server', 'worker'] }), launchChromium()]);
}, 420_000);

afterAll(async () => {
    await browser?.close();
    await product?.stop();
}, 60_000);

const wrongField = ':invalid, [aria-invalid="true"]';

describe('a form of the Dashboard', () => {
    const t = dashboardTexts('en');
    let visit: OpenPage;
    let page: Page;

    beforeAll(async () => {
        visit = await sitDown(browser, product, { role: 'system-administrator', language: 'en', byForm: true });
        page = visit.page;
    });

    afterAll(() => visit?.close());

    afterEach(() => expect(visit.complaints.splice(0)).toEqual([]));

    it.each(forms)('$place refuses $wrong', async ({ place, which, tab, opener, given = [], wrong, press, table }) => {
        const kept = () => product.sql(`SELECT md5(string_agg(r::text, '' ORDER BY r.id)) AS kept FROM ${table} r`);
        const before = await kept();
        const [found] = which ? await product.sql<{ id: number }>(which) : [];
        await openPlace(page, product, place.replace('$id', String(found?.id)));
        if (tab) await page.getByRole('tab', { name: t(tab), exact: true }).click();
        if (opener) await page.getByRole('button', { name: t(opener), exact: true }).first().click();
        const form = opener ? page.getByRole('dialog') : page.locator('form').filter({ has: page.getByRole('textbox', { name: wrong[0], exact: true }) });
        const field = (label: string) => form.getByRole('textbox', { name: label, exact: true });
        for (const [label, value] of [...given, wrong]) await field(label).fill(value);
        const button = form.getByRole('button', { name: t(press), exact: true });
        if (await button.isEnabled()) await button.click();
        await field(wrong[0]).and(page.locator(wrongField)).waitFor();
        for (const [label, value] of [...given, wrong]) expect(await field(label).inputValue()).toBe(value);
        expect(await kept()).toEqual(before);
    });

    it('import-data names the column that a file lacks', async () => {
        await openPlace(page, product, 'import-data');
        await page.getByLabel(t('What the file holds')).selectOption('products');
        await page.getByLabel(t('File (CSV or XLSX, at most 20 MB)')).setInputFiles({ name: 'products.csv', mimeType: 'text/csv', buffer: Buffer.from('colour\nred\n') });
        await page.getByRole('button', { name: t('Import'), exact: true }).click();
        await page.getByRole('alert').filter({ hasText: /colour|sku/ }).waitFor();
        // The browser tells of every answer that is no success, and this one is what we asked for.
        expect(visit.complaints.splice(0).filter(what => !/import\/products|status of 400/.test(what))).toEqual([]);
    });
});

describe('a form of the portal', () => {
    const t = portalTexts('en');
    let visit: OpenPage;
    let page: Page;

    beforeEach(async () => {
        visit = await openPage(browser, { kept: { 'karvan.preferences': { language: 'en' } } });
        page = visit.page;
    });

    afterEach(async () => {
        await visit.close();
        expect(visit.complaints).toEqual([]);
    });

    const press = (key: string) => page.getByRole('button', { name: t(key), exact: true }).click();

    it('signs nobody in by a wrong password, and keeps the address', async () => {
        await page.goto(`${product.url}/sign-in`);
        await page.getByLabel(t('field.email')).fill('anna@dywany-lodzkie.example');
        await page.getByLabel(t('field.password')).fill('not hers');
        await press('signIn.submit');
        await page.getByRole('alert').first().waitFor();
        expect(await page.getByLabel(t('field.email')).inputValue()).toBe('anna@dywany-lodzkie.example');
        expect(new URL(page.url()).pathname).toBe('/sign-in');
    });

    it('asks for what a request lacks, and for a phone number that is one', async () => {
        const leads = () => product.sql('SELECT count(*)::int AS count FROM lead');
        const before = await leads();
        await page.goto(`${product.url}/contact`);
        await page.getByLabel(t('contact.company')).fill('Nobody');
        await press('contact.submit');
        await page.getByText(t('field.required')).first().waitFor();
        await page.getByLabel(t('contact.person')).fill('No One');
        await page.getByLabel(t('field.phone')).fill('abc');
        await page.getByLabel(t('field.email')).fill('nobody@example.com');
        await page.getByLabel(t('contact.message')).fill('Carpets');
        await press('contact.submit');
        await page.getByLabel(t('field.phone')).and(page.locator('[aria-invalid="true"]')).waitFor();
        expect(await page.getByLabel(t('contact.company')).inputValue()).toBe('Nobody');
        expect(await leads()).toEqual(before);
    });

    it('sends no link for an address that is none', async () => {
        await page.goto(`${product.url}/forgot-password`);
        await page.getByLabel(t('field.email')).fill('nobody');
        await press('forgot.submit');
        await page.getByText(t('field.emailWrong')).waitFor();
        expect(visit.sent).toEqual([]);
    });

    it('takes no password that is short or typed twice differently', async () => {
        await page.goto(await newPasswordLink());
        await page.getByLabel(t('field.newPassword')).fill('short');
        await page.getByLabel(t('field.repeatPassword')).fill('other');
        await press('setPassword.submit');
        await page.getByText(t('setPassword.differs')).waitFor();
        await page.getByLabel(t('field.newPassword')).and(page.locator('[aria-invalid="true"]')).waitFor();
        expect(visit.sent).toEqual([]);
    });

    /** As it stands in the mail to who forgot his password. */
    async function newPasswordLink(): Promise<string> {
        await page.goto(`${product.url}/forgot-password`);
        await page.getByLabel(t('field.email')).fill('anna@dywany-lodzkie.example');
        await press('forgot.submit');
        await page.getByText(t('forgot.sent')).waitFor();
        visit.sent.length = 0;
        return eventually('the link in the mail', async () => {
            const [mail] = await product.sql<{ body: string }>(`SELECT body FROM notification_message WHERE template = 'password-link'`);
            return /https?:\S+\/reset\/\S+/.exec(mail?.body ?? '')?.[0];
        });
    }
});
