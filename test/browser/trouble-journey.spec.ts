/**
 * What goes wrong on the way and is put right, in English wide and in Persian on a phone: a machine stops and the work is planned anew; a weight that does not fit is
 * refused, asked for again and agreed to by somebody else before the lorry leaves; and all customers are told by one broadcast.
 */
import type { Browser, Locator, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { orderRolls } from '../journey/orders';
import { type Journey, newJourney } from '../journey/people';
import { type Product, startProduct } from '../product';
import { type DashboardText, dashboardTexts, openPlace, sitDown, vendureParts } from './dashboard';
import { axeViolations, launchChromium, type OpenPage, shoot, sidewaysPixels } from './page';
import { visitPortal } from './portal';

interface Firm {
    language: 'en' | 'fa';
    width: number;
    customer: string;
    country: string;
    /** What the language is called where texts are written. */
    noun: string;
    happened: string;
    resolution: string;
    why: string;
    /** What the second person answers. */
    no: string;
    yes: string;
    subject: string;
    text: string;
    /** In kilograms. */
    empty: string;
    loaded: string;
}

const firms: Firm[] = [
    {
        language: 'en', width: 1280, customer: 'anna@dywany-lodzkie.example', country: 'PL', noun: 'English',
        happened: 'The needle bar is bent', resolution: 'A new bar was fitted', why: 'The indicator shows nothing', no: 'Weigh it again', yes: 'Seen by both of us',
        subject: 'We are closed on 3 May', text: 'Orders are taken again on Monday.', empty: '10000', loaded: '12500',
    },
    {
        language: 'fa', width: 390, customer: 'maryam@parseh-hotel.example', country: 'IR', noun: 'فارسی',
        happened: 'میل سوزن کج شده است', resolution: 'میل نو سوار شد', why: 'نشان‌دهنده چیزی نشان نمی‌دهد', no: 'دوباره وزن کنید', yes: 'هر دو دیدیم',
        subject: 'تعطیلی نوروز', text: 'سفارش‌ها پس از تعطیلات پذیرفته می‌شود.', empty: '۱۰۰۰۰', loaded: '۱۲۵۰۰',
    },
];

let product: Product;
let browser: Browser;

beforeAll(async () => {
    for (const part of ['dashboard', 'portal'] as const) if (isStale(part)) await build(part);
    [product, browser] = await Promise.all([startProduct({ processes: ['server', 'worker'] }), launchChromium()]);
}, 600_000);

afterAll(async () => {
    await browser?.close();
    await product?.stop();
}, 60_000);

describe.each(firms)('in $language', firm => {
    const { language, width } = firm;
    const t: DashboardText = dashboardTexts(language);
    let journey: Journey;
    let visit: OpenPage;
    let page: Page;

    beforeAll(async () => {
        journey = newJourney(product, language);
        await journey.customer.signIn(firm.customer, product.password);
        const { id = '', code = '' } = await orderRolls(journey, { rolls: 2 });
        [journey.orderId, journey.orderCode] = [id, code];
        const manager = await journey.staff('sales-manager');
        await manager.ask('mutation ($input: OrderStepInput!) { approveOrder(input: $input) { __typename } }', { input: { orderId: id, idempotencyKey: journey.key() } });
        const planner = await journey.staff('production-planner');
        await planner.ask('mutation ($id: ID!) { planOrder(orderId: $id) { __typename } }', { id });
    }, 60_000);

    afterEach(async () => {
        await shoot(page, `${language}-${width}-trouble-end`);
        const complaints = visit.complaints.splice(0);
        await visit.close();
        expect(complaints).toEqual([]);
    });

    async function sit(role: string, place: string): Promise<void> {
        await visit?.close();
        visit = await sitDown(browser, product, { role, language, width });
        page = visit.page;
        await openPlace(page, product, place);
    }

    const press = (id: string, within: Page | Locator = page) => within.getByRole('button', { name: t(id), exact: true }).click();
    const dialog = () => page.getByRole('dialog');
    const look = async (what: string) => {
        await shoot(page, `${language}-${width}-trouble-${what}`);
        expect(await sidewaysPixels(page)).toBeLessThanOrEqual(0);
        expect(await axeViolations(page, { exclude: vendureParts, impacts: ['serious', 'critical'] })).toEqual([]);
    };

    it('the operator reports what holds the work up, the planner resolves it and plans anew', async () => {
        await sit('production-operator', 'production/my-work');
        const ready = page.getByRole('region', { name: t('Can be started') }).getByRole('article').filter({ hasText: journey.orderCode });
        const atWork = page.getByRole('region', { name: t('At work') }).getByRole('article').filter({ hasText: journey.orderCode });
        await press('Start', ready.first());
        await press('Problem', atWork.first());
        await press('Report', dialog());
        await dialog().getByRole('alert').filter({ hasText: t('Say what happened.') }).waitFor();
        await dialog().getByLabel(t('What happened')).fill(firm.happened);
        await dialog().getByText(t('The work cannot go on until this is resolved')).click();
        await look('problem');
        await press('Report', dialog());
        await atWork.getByText(firm.happened).waitFor();
        await atWork.getByText(t('Not sent yet')).waitFor({ state: 'detached' });

        const [work] = await product.sql<{ id: number }>('SELECT id FROM production_work_order WHERE "orderId" = $1', [journey.orderId]);
        await sit('production-planner', `production/work-orders/${work?.id}`);
        await page.getByText(t('The work stands until this is resolved.')).waitFor();
        await look('work-order');
        await page.getByLabel(t('How it was resolved')).fill(firm.resolution);
        await press('Resolve');
        await page.getByText(`✓ ${firm.resolution}`).waitFor();

        await openPlace(page, product, 'production/plan');
        await press('Plan anew');
        await page.getByRole('status').filter({ hasText: t('Draft') }).waitFor();
        await look('plan');
        await press('Publish');
        await page.getByText(t('The floor has the new plan.')).waitFor();
        await page.getByRole('button', { name: t('Plan anew'), exact: true }).waitFor();
        expect(await product.sql('SELECT 1 FROM production_operation WHERE "workOrderId" = $1 AND state = \'blocked\'', [work?.id])).toEqual([]);
    });

    it('a weight that does not fit is refused, asked for again, agreed to, and the lorry leaves', async () => {
        await product.sql(`UPDATE "order" SET state = 'ReadyToShip' WHERE id = $1`, [journey.orderId]);
        const officer = await journey.staff('transport-officer');
        const { createShipment } = await officer.ask<{ createShipment: { id?: string } }>('mutation ($input: CreateShipmentInput!) { createShipment(input: $input) { ... on Shipment { id } } }', {
            input: { orderId: journey.orderId, driverName: 'Rahman Nouri', driverPhone: '+989121234567', vehicleName: 'Volvo FH', plate: '45ع678-13', idempotencyKey: journey.key() },
        });
        const place = `logistics/shipments/${createShipment.id}`;
        const weigh = async (step: 'Record empty weight' | 'Record loaded weight', weight: string) => {
            await press('Type the weight');
            await page.getByLabel(t('Weight in kilograms, typed')).fill(weight);
            await page.getByLabel(t('Reason'), { exact: true }).fill(firm.why);
            await press(step);
            await press('Ask a supervisor');
            await page.getByText(t('Somebody else must agree to it.')).waitFor();
        };
        const answer = async (how: 'Refuse' | 'Agree and record', said: string) => {
            await sit('system-administrator', place);
            const waiting = page.getByRole('region', { name: t('A weight that waits for a second person') });
            await waiting.getByLabel(t('Your answer')).fill(said);
            await look(how === 'Refuse' ? 'weight-refused' : 'weight-agreed');
            await press(how, waiting);
            await waiting.waitFor({ state: 'detached' });
            await sit('transport-officer', place);
        };
        await sit('transport-officer', place);
        await press('Start loading');
        await weigh('Record empty weight', firm.empty);
        await answer('Refuse', firm.no);
        await weigh('Record empty weight', firm.empty);
        await answer('Agree and record', firm.yes);
        await weigh('Record loaded weight', firm.loaded);
        await answer('Agree and record', firm.yes);
        await press('Dispatch');
        await page.getByRole('button', { name: t('Record delivery'), exact: true }).waitFor();
        await look('left');
        expect(await product.sql('SELECT state FROM shipment WHERE id = $1', [createShipment.id])).toEqual([{ state: 'dispatched' }]);
        expect(await product.sql('SELECT "netG"::int AS net, "isWithinTolerance" AS fits FROM weighbridge_ticket WHERE "shipmentId" = $1', [createShipment.id])).toEqual([{ net: 2_500_000, fits: false }]);
    });

    it('a broadcast goes to customers of a country, stands at the head of their portal, and is read', async () => {
        await sit('system-administrator', 'broadcasts/new');
        const texts = page.getByRole('group', { name: firm.noun });
        await texts.getByLabel(t('Subject')).fill(firm.subject);
        await texts.getByLabel(t('Text')).fill(firm.text);
        await page.getByRole('checkbox', { name: firm.country, exact: true }).click();
        await page.getByRole('switch', { name: t('At the head of the portal until it is read') }).click();
        await look('broadcast');
        await press('Send');
        await page.waitForURL(/broadcasts\/\d+$/);
        const [broadcast] = await product.sql<{ id: number }>('SELECT max(id) AS id FROM broadcast');
        const reader = await visitPortal(browser, product, { language, login: firm.customer, width });
        await reader.page.getByRole('link', { name: firm.subject }).first().click();
        await reader.page.getByText(firm.text).waitFor();
        await shoot(reader.page, `${language}-${width}-trouble-news`);
        expect(await axeViolations(reader.page)).toEqual([]);
        expect(reader.complaints).toEqual([]);
        await reader.close();
        await openPlace(page, product, `broadcasts/${broadcast?.id}`);
        await page.getByRole('row').filter({ hasNotText: t('not read') }).first().waitFor();
        await look('readers');
    });
});
