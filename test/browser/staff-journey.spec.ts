/** Steps 4, 5, 7 and 10 of the main job as the staff take them in the Dashboard, in English and in Persian. */
import type { Browser, Locator, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { eventually, type Journey, newJourney } from '../journey/people';
import { orderRolls } from '../journey/orders';
import { type Product, startProduct } from '../product';
import { type DashboardText, dashboardTexts, openPlace, type Seat, sitDown, vendureParts } from './dashboard';
import { axeViolations, launchChromium, type OpenPage, shoot, sidewaysPixels } from './page';

interface Firm {
    language: 'en' | 'fa';
    /** Who orders. */
    customer: string;
    companyCode: string;
    reason: string;
    tooMuch: string;
    plate: string;
}

const firms: Firm[] = [
    {
        language: 'en',
        customer: 'anna@dywany-lodzkie.example',
        companyCode: 'C-1003',
        reason: 'They pay on Monday.',
        tooMuch: '1,000',
        plate: 'WX 48213',
    },
    {
        language: 'fa',
        customer: 'hossein@toos-carpet.example',
        companyCode: 'C-1002',
        reason: 'دوشنبه پرداخت می‌کنند.',
        tooMuch: '۱٬۰۰۰',
        plate: '45ع678-13',
    },
];

const limits = { en: 90_000_000, fa: 20_000_000_000_000 };

let product: Product;
let browser: Browser;

beforeAll(async () => {
    if (isStale('dashboard')) await build('dashboard');
    [product, browser] = await Promise.all([startProduct({ processes: ['server', 'worker', 'demo/scale'] }), launchChromium()]);
}, 420_000);

afterAll(async () => {
    await browser?.close();
    await product?.stop();
}, 60_000);

describe.each(firms)('staff who read $language', firm => {
    const { language } = firm;
    const t: DashboardText = dashboardTexts(language);
    let journey: Journey;
    let visit: OpenPage;
    let page: Page;

    beforeAll(async () => {
        journey = newJourney(product, language);
        await journey.customer.signIn(firm.customer, product.password);
    });

    afterEach(async () => {
        await shoot(page, `${language}-staff-${expect.getState().currentTestName?.split(' ').slice(-4).join('-')}`);
        const complaints = visit.complaints.splice(0);
        await visit.close();
        expect(complaints).toEqual([]);
    });

    async function sit(role: string, place: string, seat: Partial<Seat> = {}): Promise<void> {
        visit = await sitDown(browser, product, { role, language, ...seat });
        page = visit.page;
        await openPlace(page, product, place);
    }

    const press = (id: string, within: Page | Locator = page) => within.getByRole('button', { name: t(id), exact: true }).click();
    const dialog = () => page.getByRole('dialog');

    /** The field says that something is wrong with it; nothing was sent. */
    async function isRefused(field: Locator, said: string, typed: string): Promise<void> {
        await page.getByRole('alert').filter({ hasText: said }).first().waitFor();
        expect(await field.getAttribute('aria-invalid')).toBe('true');
        expect(await field.inputValue()).toBe(typed);
        expect(visit.sent.filter(name => !/SettingsStore|MyFloor/.test(name))).toEqual([]);
    }

    async function hasNoBarrier(): Promise<void> {
        expect(await axeViolations(page, { exclude: vendureParts, impacts: ['serious', 'critical'] })).toEqual([]);
    }

    async function order(specialTerms?: string): Promise<{ id: string; code: string }> {
        const { id = '', code = '' } = await orderRolls(journey, { rolls: 2, specialTerms });
        return { id, code };
    }

    async function setLimit(limitMinor: number): Promise<void> {
        const manager = await journey.staff('sales-manager');
        const [company] = await product.sql<{ id: number }>('SELECT id FROM company WHERE code = $1', [firm.companyCode]);
        await manager.ask('mutation ($input: SetCreditTermsInput!) { setCreditTerms(input: $input) { termDays } }', {
            input: { companyId: company?.id, limitMinor, termDays: 30, idempotencyKey: journey.key() },
        });
    }

    async function decide(code: string, step: string, state: string): Promise<void> {
        await page.getByRole('link', { name: code }).or(page.getByRole('button', { name: code })).first().click();
        await press(step);
        await press(step, dialog());
        await page.getByRole('button', { name: t(step), exact: true }).waitFor({ state: 'detached' });
        expect(await product.sql('SELECT state FROM "order" WHERE code = $1', [code])).toEqual([{ state }]);
    }

    it('lets a sales expert approve a normal order, and not a special one', async () => {
        const normal = await order();
        const special = await order(language === 'fa' ? 'نصب در محل' : 'Laid by the mill');
        [journey.orderId, journey.orderCode] = [normal.id, normal.code];
        await sit('sales-expert', 'order-review');
        await page.getByText(special.code).first().waitFor();
        await decide(normal.code, 'Approve', 'Approved');
        await hasNoBarrier();
        await page.goBack();
        await page.getByText(special.code).first().click();
        await page.getByText(t('The sales manager approves it.')).waitFor();
        expect(await page.getByRole('button', { name: t('Approve'), exact: true }).count()).toBe(0);
    });

    it('lets the sales manager approve the special one', async () => {
        const [special] = await product.sql<{ code: string }>(`SELECT code FROM "order" WHERE state = 'Submitted' ORDER BY id DESC LIMIT 1`);
        await sit('sales-manager', 'order-review');
        await decide(special?.code ?? '', 'Approve', 'Approved');
    });

    it('holds an order over the credit limit until the manager releases it with a reason', async () => {
        await setLimit(100);
        const held = await order();
        await setLimit(limits[language]);
        await sit('sales-manager', 'order-review');
        await page.getByRole('button', { name: t('On hold') }).click();
        await page.getByText(held.code).first().click();
        await press('Release the order');
        const reason = dialog().getByRole('textbox');
        visit.sent.length = 0;
        await press('Release the order', dialog());
        await isRefused(reason, t('Give a reason.'), '');
        await hasNoBarrier();
        await shoot(page, `${language}-staff-release-refused`);
        await reason.fill(firm.reason);
        await press('Release the order', dialog());
        await page.getByRole('heading', { level: 1 }).filter({ hasText: t('To review') }).waitFor();
        await page.getByText(firm.reason).first().waitFor();
    });

    it('makes work orders from the routing', async () => {
        await sit('production-planner', 'production/planning');
        await page.getByRole('button', { name: t('Plan order {0}', { 0: journey.orderCode }), exact: true }).click();
        const name = dialog().getByLabel(t('Name (English)')).first();
        const known = await name.inputValue();
        expect(known).not.toBe('');
        await hasNoBarrier();
        await shoot(page, `${language}-staff-plan`);
        await name.fill(' ');
        const minutes = dialog().getByLabel(t('Working minutes')).first();
        await minutes.fill('55');
        await press('Plan and release', dialog());
        await isRefused(name, t('Please fill this in.'), ' ');
        expect(await minutes.inputValue()).toBe('55');
        await name.fill(known);
        await press('Plan and release', dialog());
        await dialog().waitFor({ state: 'detached' });
        await page.getByRole('region', { name: t('Released') }).getByRole('link', { name: journey.orderCode }).first().waitFor();
        await hasNoBarrier();
    });

    it('starts, pauses with a reason and finishes on a touch screen', async () => {
        await sit('production-operator', 'production/my-work', { width: 390 });
        const ready = page.getByRole('region', { name: t('Can be started') }).getByRole('article').filter({ hasText: journey.orderCode });
        const atWork = page.getByRole('region', { name: t('At work') }).getByRole('article').filter({ hasText: journey.orderCode });
        await ready.first().waitFor();
        const tellOld = await holdNextFloor();
        await press('Refresh');
        await eventually('the list is read', () => page.evaluate<boolean>('window.tellFloor !== undefined'));
        const recorded = page.waitForResponse(response => /RecordOperatorSteps/i.test(response.request().postData() ?? ''));
        await press('Start', ready.first());
        await recorded;
        await tellOld();
        await press('Pause', atWork.first());
        const reason = dialog().getByRole('textbox');
        visit.sent.length = 0;
        await press('Pause', dialog());
        await isRefused(reason, t('Write the reason, or touch one above.'), '');
        await hasNoBarrier();
        await shoot(page, `${language}-staff-pause`);
        await reason.fill(firm.reason);
        await press('Pause', dialog());
        await atWork.getByText(firm.reason).waitFor();
        expect(await sidewaysPixels(page)).toBeLessThanOrEqual(0);
        await hasNoBarrier();
        await shoot(page, `${language}-staff-my-work`);
        await press('Go on', atWork.first());
        const [{ left } = { left: 0 }] = await product.sql<{ left: number }>(
            'SELECT count(*)::int AS left FROM production_operation o JOIN production_work_order w ON w.id = o."workOrderId" WHERE w."orderId" = $1',
            [journey.orderId],
        );
        const told = page.getByText(t('No network. Go on working: this device keeps what you do and sends it later.'));
        for (let done = 1; done <= left; done++) {
            if (done === 2) await workWithoutNetwork(atWork, told);
            await press('Finish', atWork.first());
            await press('Finish', dialog());
            await dialog().waitFor({ state: 'detached' });
            if (done < left) await press('Start', ready.first());
        }
        await eventually('all steps sent', async () => (await product.sql('SELECT 1 FROM "order" WHERE id = $1 AND state = \'ReadyToShip\'', [journey.orderId])).length === 1);
        await atWork.first().waitFor({ state: 'detached' });
        const [found] = await product.sql<{ state: string }>('SELECT state FROM "order" WHERE id = $1', [journey.orderId]);
        expect(found?.state).toBe('ReadyToShip');
    });

    /** The next list that the page asks for is read by the server now, and comes when told: older than what was done meanwhile. */
    async function holdNextFloor(): Promise<() => Promise<unknown>> {
        // Not by a route of the browser's: the page's own worker stands between.
        await page.evaluate(`{
            const ask = window.fetch;
            window.fetch = async (...asked) => {
                const answer = await ask(...asked);
                if (!window.tellFloor && /query MyFloor/.test(String(asked[1]?.body))) await new Promise(resolve => (window.tellFloor = resolve));
                return answer;
            };
        }`);
        return () => page.evaluate('window.tellFloor()');
    }

    /** The network goes; pieces are reported, the page is loaded anew, and all of it is there and comes through when the network is back. */
    async function workWithoutNetwork(atWork: Locator, told: Locator): Promise<void> {
        const complaints = visit.complaints.length;
        // What was done before has arrived, or it would be sent again meanwhile, and rightly.
        await atWork.getByText(t('Not sent yet')).waitFor({ state: 'detached' });
        await page.context().setOffline(true);
        await press('Pieces', atWork.first());
        const good = dialog().getByLabel(t('Good pieces'), { exact: true });
        visit.sent.length = 0;
        await press('Report', dialog());
        await isRefused(good, t('Say how many pieces are good or scrap.'), '');
        await good.fill(language === 'fa' ? '۳' : '3');
        await hasNoBarrier();
        await shoot(page, `${language}-staff-pieces`);
        await press('Report', dialog());
        await told.waitFor();
        await atWork.getByText(t('Not sent yet')).first().waitFor();
        await page.reload();
        await told.waitFor();
        await atWork.getByText(t('Not sent yet')).first().waitFor();
        await shoot(page, `${language}-staff-without-network`);
        await page.context().setOffline(false);
        await told.waitFor({ state: 'detached' });
        await atWork.getByText(t('Not sent yet')).first().waitFor({ state: 'detached' });
        // What failed without a network is what was meant to.
        visit.complaints.splice(complaints);
    }

    it('loads a lorry and weighs it twice on the live scale', async () => {
        await sit('transport-officer', 'logistics/board');
        await planShipment();
        await press('Start loading');
        const steady = page.getByText(t('Steady'), { exact: true });
        const shown = page.locator('output span').first();
        await steady.waitFor({ timeout: 30_000 });
        await typeWeightWithoutReason();
        await steady.waitFor({ timeout: 30_000 });
        const empty = await shown.textContent();
        await press('Record empty weight');
        await eventually('a laden lorry on the scale', async () => (await shown.textContent()) !== empty && (await steady.isVisible()), 40);
        await press('Record loaded weight');
        await page.getByText(t('Within the tolerance')).waitFor();
        await hasNoBarrier();
        const [ticket] = await product.sql<{ number: string; netG: number }>('SELECT number, "netG" FROM weighbridge_ticket ORDER BY id DESC LIMIT 1');
        expect(Number(ticket?.netG)).toBeGreaterThan(0);
        await page.getByRole('link', { name: ticket?.number }).click();
        await page.getByRole('heading', { level: 2 }).filter({ hasText: ticket?.number }).waitFor();
        await hasNoBarrier();
    });

    async function planShipment(): Promise<void> {
        await page.getByLabel(t('Order or company')).fill(journey.orderCode);
        await page.getByRole('listitem').filter({ hasText: journey.orderCode }).getByRole('button').click();
        const quantity = dialog().getByRole('textbox').first();
        await dialog().getByLabel(t('Destination')).fill(firm.reason);
        await quantity.fill(firm.tooMuch);
        await press('Plan the shipment', dialog());
        await isRefused(quantity, t('A whole number up to {0}.', { 0: language === 'fa' ? '۱۵۰' : '150' }), firm.tooMuch);
        expect(await dialog().getByLabel(t('Destination')).inputValue()).toBe(firm.reason);
        await shoot(page, `${language}-staff-shipment-refused`);
        await quantity.fill(language === 'fa' ? '۱۵۰' : '150');
        await dialog().getByLabel(t('Driver'), { exact: true }).selectOption({ index: 1 });
        await dialog().getByLabel(t('Name of the vehicle')).fill('Volvo FH');
        await dialog().getByLabel(t('Plate')).fill(firm.plate);
        const day = dialog().getByLabel(t('Loading time'));
        await day.fill(language === 'fa' ? '۱۴۰۵/۱۲/۲۰' : '2027-03-11');
        await hasNoBarrier();
        await shoot(page, `${language}-staff-shipment`);
        await press('Plan the shipment', dialog());
        await page.waitForURL('**/logistics/shipments/*');
        const [shipment] = await product.sql<{ plate: string; driver: string; loadingAt: Date }>(
            'SELECT plate, "driverName" AS driver, "loadingAt" FROM shipment ORDER BY id DESC LIMIT 1',
        );
        expect(shipment).toMatchObject({ plate: firm.plate, driver: expect.stringMatching(/./) as string });
        expect(shipment?.loadingAt.toISOString()).toMatch(/^2027-03-11T/);
    }

    async function typeWeightWithoutReason(): Promise<void> {
        await press('Type the weight');
        const weight = page.getByLabel(t('Weight in kilograms, typed'));
        await weight.fill(language === 'fa' ? '۸۶۰۰' : '8600');
        visit.sent.length = 0;
        await press('Record empty weight');
        await isRefused(page.getByLabel(t('Reason'), { exact: true }), t('Give the reason.'), '');
        expect(await weight.inputValue()).not.toBe('');
        await hasNoBarrier();
        await shoot(page, `${language}-staff-weight-refused`);
        await press('Use the weighbridge');
    }

    it('shows the director figures as charts, and filters that change them', async () => {
        await sit('director', 'insights');
        const charts = page.getByRole('img').filter({ has: page.locator('svg.recharts-surface') });
        await charts.nth(3).waitFor();
        expect(await page.locator('.recharts-bar-rectangle path').count()).toBeGreaterThan(10);
        await hasNoBarrier();
        await shoot(page, `${language}-staff-insights`);
        const orders = page.locator('dd').first();
        const before = await orders.textContent();
        await page.getByLabel(t('Company')).selectOption({ index: 1 });
        await eventually('figures of one company', async () => (await orders.textContent()) !== before);
        await page.getByLabel(t('Company')).selectOption({ index: 0 });
        await eventually('figures of all companies', async () => (await orders.textContent()) === before);
        await page.getByLabel(t('Period')).selectOption('3');
        await eventually('figures of three months', async () => (await orders.textContent()) !== before);
    });
});
