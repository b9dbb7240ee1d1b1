/** The planner's and the managers' pages of the mill, in English and in Persian, wide and on a phone: nothing complains, nothing is cut off, and what is missing is decided on. */
import type { Browser, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { type Product, startProduct } from '../product';
import { type DashboardText, dashboardTexts, openPlace, type Seat, sitDown, vendureParts } from './dashboard';
import { axeViolations, launchChromium, type OpenPage, shoot, sidewaysPixels } from './page';

const seats: Seat[] = [
    { role: 'production-planner', language: 'en' },
    { role: 'production-planner', language: 'fa', width: 390 },
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

describe.each(seats)('the planner in $language', seat => {
    const t: DashboardText = dashboardTexts(seat.language);
    let visit: OpenPage;
    let page: Page;

    beforeAll(async () => {
        visit = await sitDown(browser, product, seat);
        page = visit.page;
    }, 60_000);
    afterAll(() => visit?.close());

    const open = async (place: string) => {
        await openPlace(page, product, place);
    };
    const look = async (name: string) => {
        await shoot(page, `${seat.language}-${seat.width ?? 1280}-${name}`);
        expect(visit.complaints.splice(0)).toEqual([]);
        expect(await sidewaysPixels(page)).toBe(0);
        expect(await axeViolations(page, { exclude: vendureParts })).toEqual([]);
    };

    it('sees what the shelves want, what is bought, and the minimum of each article', async () => {
        await open('production/replenishment');
        await page.getByText(t('What is wanted')).first().waitFor();
        await page.getByText(t('Minimum of each article')).first().waitFor();
        await look('replenishment');
    });

    it('reads what is promised of an order that is made, and how that came', async () => {
        const [work] = await product.sql<{ id: number }>(
            `SELECT w.id FROM production_work_order w JOIN production_order_promise p ON p."orderId" = w."orderId" WHERE w.state IN ('released', 'running') ORDER BY w.id LIMIT 1`);
        await open(`production/work-orders/${work?.id}`);
        await page.getByText(t('Promised day')).first().waitFor();
        await look('work-order');
    });

    it('reads the reports of the floor, each with a chart and a table', async () => {
        await open('reports');
        for (const kind of ['Progress of orders', 'Time per stage', 'Bottlenecks', 'Late and stopped work']) {
            await page.getByLabel(t('Report'), { exact: true }).selectOption({ label: t(kind) });
            await page.getByRole('heading', { name: t(kind), exact: true }).waitFor();
            await page.waitForLoadState('networkidle');
            await look(`report-${kind.toLowerCase().replaceAll(' ', '-')}`);
        }
    });

    it('decides on pieces that are missing', async () => {
        await open('production/planning');
        await page.getByText(t('Missing pieces to decide on')).first().waitFor();
        const decide = page.getByRole('button', { name: t('Decide on order {0}', { 0: '' }).trim() });
        await look('planning');
        if (seat.width !== undefined) return;
        await decide.first().click();
        await page.getByRole('dialog').waitFor();
        await look('shortage');
        await page.getByText(t('Leave it at that')).click();
        await page.getByRole('dialog').getByLabel(t('Reason')).fill('Within the tolerance');
        await page.getByRole('dialog').getByRole('button', { name: t('Decide'), exact: true }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        expect(await product.sql(`SELECT decision FROM production_shortage_decision`)).toEqual([{ decision: 'write-off' }]);
    });
});

describe('a manager', () => {
    it('reads all reports', async () => {
        const visit = await sitDown(browser, product, { role: 'system-administrator', language: 'fa', byForm: true });
        const t = dashboardTexts('fa');
        await openPlace(visit.page, product, 'reports');
        for (const kind of ['Loads', 'Planned and weighed, by customer', 'Confirmations of delivery', 'Ratings, by customer', 'Answers of support']) {
            await visit.page.getByLabel(t('Report'), { exact: true }).selectOption({ label: t(kind) });
            await visit.page.getByRole('heading', { name: t(kind), exact: true }).waitFor();
            await visit.page.waitForLoadState('networkidle');
            await shoot(visit.page, `fa-1280-report-${kind.toLowerCase().replaceAll(/[ ,]+/g, '-')}`);
        }
        expect(visit.complaints).toEqual([]);
        await visit.close();
    });
});
