/**
 * Something is wrong with the goods: a complaint with a photo in the portal, a claim from the tracking page without signing in, and a word of the firm to
 * many that one of them reads; in English on a wide screen and in Persian on a telephone.
 */
import crypto from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';

import { build, isStale } from '../../src/build';
import { Caller } from '../graphql';
import { eventually } from '../journey/people';
import { type Product, startProduct } from '../product';
import { axeViolations, launchChromium, type OpenPage, openPage, shoot, sidewaysPixels } from './page';
import { visitPortal } from './portal';
import { portalTexts } from './portal-texts';

const customers = [
    { language: 'en', width: 1280, login: 'anna@dywany-lodzkie.example', company: 'C-1003', one: '1', said: 'The edge is torn.', name: 'Piotr, warehouse', subject: 'Loading on Sunday' },
    { language: 'fa', width: 390, login: 'maryam@parseh-hotel.example', company: 'C-1001', one: '۱', said: 'لبه پاره است.', name: 'رضا، انباردار', subject: 'بارگیری یکشنبه' },
] as const;

let product: Product;
let browser: Browser;
let photo: Buffer;

beforeAll(async () => {
    if (isStale('portal')) await build('portal');
    [product, browser] = await Promise.all([startProduct({ processes: ['server', 'worker'] }), launchChromium()]);
    photo = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#6b4a3a' } }).jpeg().toBuffer();
}, 420_000);

afterAll(async () => {
    await browser?.close();
    await product?.stop();
}, 60_000);

interface Sent {
    id: number;
    code: string;
    orderLineId: number;
}

describe.each(customers)('a customer with something wrong, who reads $language', customer => {
    const { language, width } = customer;
    const t = portalTexts(language);
    let visit: OpenPage;
    let page: Page;

    beforeAll(async () => {
        visit = await visitPortal(browser, product, { ...customer, place: '/complaints' });
        page = visit.page;
    }, 60_000);

    afterAll(() => visit?.close());

    afterEach(async () => {
        await shoot(page, `${language}-complaint-${expect.getState().currentTestName?.split(' ').slice(-4).join('-')}`);
        expect(visit.complaints.splice(0)).toEqual([]);
    });

    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const sound = async () => {
        // Where the head of the page lies over a field, that field is not to be pressed: a person scrolls.
        await page.evaluate('scrollTo(0, 0)');
        expect(await axeViolations(page)).toEqual([]);
        expect(await sidewaysPixels(page)).toBe(0);
    };

    /** A shipment of the company that has left, with goods that nobody has complained about. */
    async function shipment(): Promise<Sent> {
        const [found] = await product.sql<Sent>(
            `SELECT s.id, s."orderCode" AS code, l."orderLineId" FROM shipment s JOIN shipment_line l ON l."shipmentId" = s.id JOIN company c ON c.id = s."companyId"
              WHERE c.code = $1 AND s."dispatchedAt" IS NOT NULL AND s.state IN ('dispatched', 'delivered') AND l.quantity > 2
                AND NOT EXISTS (SELECT 1 FROM complaint_line x WHERE x."orderLineId" = l."orderLineId") ORDER BY s.id DESC, l.id LIMIT 1`,
            [customer.company],
        );
        if (!found) throw new Error('The company has no shipment that has left');
        return found;
    }

    it('files a complaint with a photo and sees where it stands', async () => {
        const { code, orderLineId } = await shipment();
        await page.goto(`${product.url}/orders/${code}`);
        await page.getByRole('link', { name: t('complaints.fileHere') }).click();
        await page.getByRole('heading', { level: 1, name: t('complaints.file') }).waitFor();
        visit.sent.length = 0;
        await press(t('complaints.send'));
        await page.getByText(t('complaints.chooseGoods')).waitFor();
        expect(visit.sent).toEqual([]);
        await sound();
        await page.locator(`#goods-${orderLineId}`).fill(customer.one);
        await page.getByLabel(t('complaints.text'), { exact: true }).fill(customer.said);
        await page.locator('#complaint-files').setInputFiles({ name: '../torn.jpg', mimeType: 'image/jpeg', buffer: photo });
        await page.getByText('torn.jpg').waitFor();
        await press(t('complaints.send'));
        await page.waitForURL(/\/complaints\/\d+$/);
        await page.getByText(t('complaints.state.received')).first().waitFor();
        await sound();
        await page.getByRole('link', { name: t('complaints.talk') }).click();
        await page.locator('k-sent-files img').waitFor();
        await page.getByText(customer.said).filter({ visible: true }).first().waitFor();
        await sound();
        await page.goto(`${product.url}/complaints`);
        await page.locator('k-complaint-state').first().waitFor();
        await sound();
    });

    it('tells of damage by the link of the SMS, without signing in', async () => {
        const { id, orderLineId } = await shipment();
        const token = crypto.randomBytes(32).toString('base64url');
        await product.sql(
            `INSERT INTO tracking_link ("shipmentId", nonce, "tokenHash", "expiresAt") VALUES ($1, $2, $3, now() + interval '1 day')
             ON CONFLICT ("shipmentId") DO UPDATE SET nonce = excluded.nonce, "tokenHash" = excluded."tokenHash", "expiresAt" = excluded."expiresAt"`,
            [id, crypto.randomBytes(16).toString('base64url'), crypto.createHash('sha256').update(token).digest('hex')],
        );
        const stranger = await openPage(browser, { width });
        const phone = stranger.page;
        await phone.goto(`${product.url}/t/${token}?lang=${language}`);
        await phone.locator('#damage summary').click();
        expect(await axeViolations(phone)).toEqual([]);
        await phone.locator('#damage textarea').fill(customer.said);
        await phone.locator('#damage input[name=name]').fill(customer.name);
        await phone.locator('#damage button').click();
        // Nothing was said of how much: the page comes back with what was typed.
        await phone.locator('#lines-error').waitFor();
        expect(stranger.complaints.splice(0).every(one => one.includes('422'))).toBe(true);
        expect(await phone.locator('#damage textarea').inputValue()).toBe(customer.said);
        expect(await axeViolations(phone)).toEqual([]);
        await phone.locator(`#damage input[name=line-${orderLineId}]`).fill(customer.one);
        await phone.locator('#damage input[type=file]').setInputFiles([{ name: 'wet.jpg', mimeType: 'image/jpeg', buffer: photo }]);
        await phone.locator('#damage button').click();
        await phone.locator('#claims').waitFor();
        expect(await axeViolations(phone)).toEqual([]);
        expect(await sidewaysPixels(phone)).toBe(0);
        await shoot(phone, `${language}-damage-claim`);
        const number = await phone.locator('#claims dt').first().innerText();
        expect(stranger.complaints).toEqual([]);
        await stranger.close();
        await page.goto(`${product.url}/complaints`);
        await page.getByText(number).waitFor();
        await page.getByText(customer.name).first().waitFor();
    });

    it('reads what the firm wrote to many', async () => {
        const staff = await new Caller(product.url, 'admin-api').signIn('superadmin', product.password);
        const [company] = await product.sql<{ id: number }>('SELECT id FROM company WHERE code = $1', [customer.company]);
        const { saveBroadcast: draft } = await staff.ask<{ saveBroadcast: { id: string; version: number } }>(
            'mutation ($input: BroadcastInput!) { saveBroadcast(input: $input) { ... on Broadcast { id version } } }',
            {
                input: {
                    texts: [{ language, subject: customer.subject, text: customer.said }], audience: { companyIds: [String(company?.id)] }, banner: true, byMail: false, bySms: false,
                    idempotencyKey: crypto.randomUUID(),
                },
            },
        );
        await staff.ask('mutation ($input: ScheduleBroadcastInput!) { scheduleBroadcast(input: $input) { __typename } }', { input: { ...draft, idempotencyKey: crypto.randomUUID() } });
        await eventually('The broadcast', async () => (await product.sql(`SELECT 1 FROM broadcast WHERE id = $1 AND state = 'sent'`, [draft.id])).length > 0);
        await page.goto(`${product.url}/`);
        const banner = page.locator('k-news-banner a');
        await banner.filter({ hasText: customer.subject }).click();
        await page.waitForURL(`**/news/${draft.id}`);
        await page.getByText(customer.said).waitFor();
        await sound();
        await banner.filter({ hasText: customer.subject }).waitFor({ state: 'detached' });
        const { broadcasts } = await staff.ask<{ broadcasts: { items: { id: string; readers: number }[] } }>('{ broadcasts { items { id readers } } }');
        expect(broadcasts.items.find(one => one.id === draft.id)?.readers).toBe(1);
    });
});
