/**
 * The ERP as staff meet it, in English wide and in Persian on a phone: it is connected and mapped, tried on real records, read for the first time with its progress; it
 * breaks while customers order, is repaired, and gets all that waited; what it refused is sent again.
 */
import type { Browser, Locator, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { RestErp } from '../fakes/erp/rest-erp';
import { eventually } from '../journey/people';
import { type Product, startProduct } from '../product';
import { World } from '../world';
import { type DashboardText, dashboardTexts, openPlace, type Seat, sitDown, vendureParts } from './dashboard';
import { axeViolations, launchChromium, type OpenPage, shoot, sidewaysPixels } from './page';

const seats: Seat[] = [
    { role: 'system-administrator', language: 'en' },
    { role: 'system-administrator', language: 'fa', width: 390 },
];
/** So many that whoever looks each second sees how far it is. */
const customers = 10_000;

let product: Product;
let browser: Browser;
let erp: RestErp;
let world: World;
let goodsId: number;

beforeAll(async () => {
    if (isStale('dashboard')) await build('dashboard');
    erp = await RestErp.start('bearer');
    erp.mostRows = 500;
    [product, browser] = await Promise.all([startProduct({ processes: ['server', 'worker'], env: { ERP_HOSTS: `127.0.0.1:${erp.port}` } }), launchChromium()]);
    world = await World.make(product, { companies: 1, membersEach: 1 });
    goodsId = (await world.madeToOrder(1))[0]?.id ?? 0;
}, 420_000);

afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await erp?.stop();
}, 60_000);

async function order(): Promise<string> {
    const placing = await world.place(world.buyer(0), await world.setCart(world.buyer(0), [{ variantId: goodsId, quantity: 1 }]));
    if (placing.kind !== 'placed') throw new Error(`Not placed: ${JSON.stringify(placing)}`);
    return placing.code;
}

describe.each(seats)('the ERP in $language', seat => {
    const t: DashboardText = dashboardTexts(seat.language);
    const name = `ERP ${seat.language}`;
    let visit: OpenPage;
    let page: Page;
    let id: number;

    beforeAll(async () => {
        visit = await sitDown(browser, product, seat);
        page = visit.page;
        erp.mood = 'well';
        erp.pushMood = 'accept';
        erp.books.customers.splice(0);
        for (let nth = 1; nth <= customers; nth++) erp.books.put(nth, `${seat.language} Karimi ${nth}`);
        // Who orders below is one of the ERP's customers, and of the connections one at most may take orders.
        await product.sql('UPDATE company SET code = $1 WHERE id = $2', [`${seat.language}-${customers}`, world.buyer(0).companyId]);
        await product.sql('UPDATE erp_push_setting SET "pushesOrders" = false');
    }, 60_000);
    afterAll(async () => {
        await visit?.close();
        await product?.sql('UPDATE erp_connection SET enabled = false WHERE name = $1', [name]);
    });

    const open = async (place: string) => {
        await openPlace(page, product, place);
    };
    afterEach(() => shoot(page, `${seat.language}-${seat.width ?? 1280}-erp-end`));

    const look = async (what: string) => {
        await shoot(page, `${seat.language}-${seat.width ?? 1280}-erp-${what}`);
        expect(visit.complaints.splice(0)).toEqual([]);
        expect(await sidewaysPixels(page)).toBe(0);
        expect(await axeViolations(page, { exclude: vendureParts })).toEqual([]);
    };
    const number = (value: number) => new Intl.NumberFormat(seat.language).format(value);

    it('is connected, and asked whether it answers', async () => {
        await open('erp-connections');
        await page.getByText(t('New connection')).click();
        const field = (id: string, within: Page | Locator = page) => within.getByRole('textbox', { name: t(id), exact: true });
        const choice = (id: string, within: Page | Locator = page) => within.getByRole('combobox', { name: t(id), exact: true });
        await field('Name').fill(name);
        await choice('Kind').selectOption('rest');
        await field('Address').fill(erp.url);
        await choice('Way of signing in').selectOption('bearer');
        await page.getByLabel(t('Password, token or key')).fill(erp.secret);
        await field('Waits for an answer, seconds').fill(number(2));
        const part = async (id: string) => {
            const group = page.getByRole('group', { name: t(id), exact: true });
            await group.getByRole('button', { name: t('Add'), exact: true }).click();
            return group;
        };
        const read = await part('What is read');
        await choice('Object', read).selectOption('customer');
        await field('Path', read).fill('customers');
        await field('Where the rows are', read).fill('data.items');
        await field('Key: a column a line', read).fill('ID');
        await choice('Pages are asked for by', read).selectOption('page');
        await field('Parameter', read).fill('at');
        await page.getByRole('button', { name: t('Save'), exact: true }).click();
        await read.getByRole('alert').filter({ hasText: t('must be a name') }).waitFor();
        await look('refused');
        await field('Parameter of the number of rows', read).fill('size');
        const sent = await part('What is sent');
        await field('Path', sent).first().fill('orders');
        for (const [id, value] of [['Field of our key', 'externalId'], ['Field of its number', 'number'], ['Field of its state', 'state'], ['Field of the reason of a refusal', 'message'], ["Field of the wrong field's name", 'field']] as const) {
            await field(id, sent).fill(value);
        }
        const find = sent.getByRole('group', { name: t('How it is asked for by our key'), exact: true });
        for (const [id, value] of [['Path', 'orders'], ['Parameter', 'externalId'], ['Where the rows are', 'data']] as const) await field(id, find).fill(value);
        await look('new');
        await page.getByRole('button', { name: t('Save'), exact: true }).click();
        await page.waitForURL(/erp-connections\/\d+$/);
        await page.getByText(t('Is kept; empty leaves it as it is')).waitFor();
        await page.getByRole('switch', { name: t('Switched on') }).click();
        await page.getByRole('button', { name: t('Save'), exact: true }).click();
        await page.getByText(t('Is kept; empty leaves it as it is')).waitFor();
        await page.getByRole('button', { name: t('Ask whether it answers') }).click();
        await page.getByRole('status').filter({ hasText: `127.0.0.1:${erp.port}` }).waitFor();
        await look('connection');
        id = Number(/erp-connections\/(\d+)/.exec(page.url())?.[1]);
    });

    it('keeps what was typed when a colleague changes the connection meanwhile, and lets the writer decide', async () => {
        const wait = page.getByRole('textbox', { name: t('Waits for an answer, seconds'), exact: true });
        await wait.fill(number(3));
        const [known] = await product.sql<{ version: number }>('SELECT version FROM erp_connection WHERE id = $1', [id]);
        await world.staff.ask('mutation ($input: ErpTableInput!) { setErpTable(input: $input) { id } }', {
            input: { connectionId: id, name: 'units', pairs: [{ theirs: 'MTK', ours: 'm2' }], version: known?.version },
        });
        await page.getByRole('button', { name: t('Save'), exact: true }).click();
        await page.getByRole('alert').filter({ hasText: t('Somebody else has changed this meanwhile. What you typed is still here.') }).waitFor();
        // The name is isolated by a mark on each side.
        await page.getByText(new RegExp(t('Changed by {who}', { who: '.superadmin.' }))).waitFor();
        expect(await wait.inputValue()).toBe(number(3));
        await look('changed-meanwhile');
        await page.getByRole('button', { name: t('Save mine all the same') }).click();
        await page.getByRole('button', { name: t('Save'), exact: true }).click();
        await eventually('Saving', async () => (await product.sql(`SELECT 1 FROM erp_connection WHERE id = $1 AND settings->>'answerSeconds' = '3' AND tables->'units' @> '[{"ours": "m2"}]'`, [id]))[0]);
    });

    it('is mapped, and shows first what it would change', async () => {
        await open(`erp-connections/${id}/customer`);
        const always = async (field: string, value: string) => {
            await page.getByLabel(t('Where {name} comes from', { name: field })).selectOption('constant');
            await page.getByLabel(t('Source of {name}', { name: field })).fill(value);
        };
        await page.getByLabel(t('Source of {name}', { name: 'code' })).fill('ID');
        await page.getByRole('button', { name: t('Add a step to the field') }).first().click();
        await page.getByLabel(t('Step'), { exact: true }).selectOption('prefix');
        await page.getByLabel(t('Value of the step')).fill(`${seat.language}-`);
        await page.getByLabel(t('Source of {name}', { name: 'name' })).fill('Name');
        await always('countryCode', 'IR');
        await always('currencyCode', 'IRR');
        await always('language', 'fa');
        await page.getByRole('button', { name: t('Try it on real records') }).click();
        await page.getByRole('columnheader', { name: t('What would happen') }).waitFor();
        await page.getByRole('cell', { name: t('New'), exact: true }).first().waitFor();
        await look('mapping');
        expect(await product.sql('SELECT id FROM company WHERE code LIKE $1', [`${seat.language}-%`])).toEqual([{ id: world.buyer(0).companyId }]);
        await page.getByRole('switch', { name: t('Switched on') }).click();
        await page.getByRole('button', { name: t('Save'), exact: true }).click();
        await page.getByText(t('Saved')).first().waitFor();
    });

    it('is read for the first time, and how far that is can be watched', async () => {
        await open('erp');
        const row = page.getByRole('row').filter({ hasText: name });
        await row.getByRole('button', { name: t('Pull now') }).click();
        await row.getByRole('progressbar', { name: t('How far it is') }).waitFor();
        await shoot(page, `${seat.language}-${seat.width ?? 1280}-erp-progress`);
        await row.getByRole('cell', { name: number(customers), exact: true }).waitFor({ timeout: 120_000 });
        await row.getByRole('progressbar').waitFor({ state: 'detached' });
        await look('overview');
        expect(await product.sql(`SELECT count(*)::int AS count FROM company WHERE code LIKE $1`, [`${seat.language}-%`])).toEqual([{ count: customers }]);
        await open('erp-runs');
        await page.getByText(t('By hand')).first().waitFor();
        await look('runs');
    });

    it('breaks while customers order, and gets what waited when it is back', async () => {
        await open('erp-documents');
        const queue = page.getByRole('region', { name });
        await queue.getByRole('button', { name: t('What it is told') }).click();
        await page.getByRole('dialog').getByRole('switch', { name: t('Gets orders') }).click();
        await page.getByRole('dialog').getByLabel(t('Orders go when they are')).selectOption('Submitted');
        await look('push-settings');
        await page.getByRole('dialog').getByRole('button', { name: t('Save') }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        erp.mood = 'http-500';
        const codes = [await order(), await order()];
        await queue.getByText(`${t('Waiting')}: ${number(2)}`).waitFor();
        await queue.getByText(t('Trouble')).or(queue.getByText(t('Does not answer; it is tried again by itself'))).waitFor();
        await look('broken');
        erp.mood = 'well';
        await queue.getByText(`${t('Waiting')}: ${number(0)}`).waitFor({ timeout: 120_000 });
        expect(erp.books.documents.map(({ key }) => key).filter(key => codes.some(code => key.includes(code)))).toHaveLength(2);
        await page.getByLabel(t('State')).selectOption('');
        await page.getByRole('link', { name: codes[0] }).waitFor();
        await look('drained');
    });

    it('refuses an order, which is sent again when the reason is gone', async () => {
        erp.pushMood = 'refuse';
        const code = await order();
        await open('erp-documents');
        await page.getByRole('cell', { name: /The customer is blocked/ }).waitFor({ timeout: 60_000 });
        await look('dead-letter');
        erp.pushMood = 'accept';
        const letter = page.getByRole('row').filter({ hasText: code });
        await letter.getByRole('checkbox').check();
        await page.getByRole('button', { name: t('Send the chosen again') }).click();
        await letter.waitFor({ state: 'detached', timeout: 60_000 });
        await eventually('the document at the ERP', () => Promise.resolve(erp.books.documents.some(({ key }) => key.includes(code))), 60);
        expect(erp.books.documents.filter(({ key }) => key.includes(code))).toHaveLength(1);
    });
});
