/** Steps 2, 3, 6, 8 and 9 of the main job as the customer takes them in the portal, in English and in Persian. */
import type { Browser, Locator, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';

import { type Journey, newJourney } from '../journey/people';
import { steps } from '../journey/steps';
import { type Product, startProduct } from '../product';
import { describeDelivery } from './delivery-journey';
import { axeViolations, launchChromium, type OpenPage, openPage, shoot, sidewaysPixels } from './page';
import { portalTexts } from './portal-texts';

interface Customer {
    language: 'en' | 'fa';
    login: string;
    /** A word of the product in the customer's script, the same in Latin letters, and its code with and without dashes. */
    terms: string[];
    /** Where the delivery is confirmed and rated; the other place shows it. */
    confirms: 'link' | 'portal';
    two: string;
    tooEarly: string;
    question: string;
    answer: string;
}

const customers: Customer[] = [
    {
        language: 'en',
        login: 'anna@dywany-lodzkie.example',
        terms: ['moquette', 'moket', 'DMV-M-CRM-300', 'dmvmcrm300'],
        confirms: 'portal',
        two: '2',
        tooEarly: '2020/1/5',
        question: 'When is it loaded?',
        answer: 'On Saturday at 14:00.',
    },
    {
        language: 'fa',
        login: 'maryam@parseh-hotel.example',
        terms: ['موکت', 'moket', 'DMV-M-CRM-300', 'dmvmcrm300'],
        confirms: 'link',
        two: '۲',
        tooEarly: '۱۳۹۹/۱/۵',
        question: 'کی بار می‌شود؟',
        answer: 'شنبه ساعت ۱۴.',
    },
];

let product: Product;
let browser: Browser;

beforeAll(async () => {
    if (isStale('portal')) await build('portal');
    [product, browser] = await Promise.all([startProduct({ processes: ['server', 'worker', 'demo/scale'] }), launchChromium()]);
}, 300_000);

afterAll(async () => {
    await browser?.close();
    await product?.stop();
}, 60_000);

describe.each(customers)('a customer who reads $language', customer => {
    const { language, login } = customer;
    const direction = language === 'fa' ? 'rtl' : 'ltr';
    const t = portalTexts(language);
    let journey: Journey;
    let visit: OpenPage;
    let page: Page;

    beforeAll(async () => {
        journey = newJourney(product, language);
        await journey.customer.signIn(login, product.password);
        await journey.customer.ask('mutation ($language: String!) { updateMyLanguage(language: $language) { id } }', { language });
        visit = await openPage(browser, { kept: { 'karvan.preferences': { language } } });
        page = visit.page;
    });

    afterAll(() => visit?.close());

    afterEach(async () => {
        await shoot(page, `${language}-${expect.getState().currentTestName?.split(' ').slice(-4).join('-')}`);
        expect(visit.complaints.splice(0)).toEqual([]);
    });

    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

    /** The field says that something is wrong with it; what was typed is still there, and nothing was sent. */
    async function isRefused(field: Locator, typed: string, said: string): Promise<void> {
        await page.getByText(said, { exact: true }).first().waitFor();
        expect(await field.inputValue()).toBe(typed);
        expect(visit.sent).toEqual([]);
    }

    /** The parts of the job that the staff do meanwhile. */
    async function staffDo(...ids: string[]): Promise<void> {
        for (const step of steps.filter(one => ids.includes(one.id))) await step.run(journey);
    }

    it('is asked to sign in, and comes to the page he wanted', async () => {
        await page.goto(`${product.url}/orders`);
        const email = page.getByLabel(t('field.email'));
        await email.fill(login);
        await email.press('Enter');
        await isRefused(email, login, t('field.required'));
        await page.getByLabel(t('field.password')).fill('not the password');
        await press(t('signIn.submit'));
        await page.getByText(t('signIn.refused')).waitFor();
        expect(await email.inputValue()).toBe(login);
        await page.getByLabel(t('field.password')).fill(product.password);
        await page.getByLabel(t('field.password')).press('Enter');
        await page.waitForURL('**/orders');
        await page.getByRole('heading', { level: 1, name: t('orders.title') }).waitFor();
        expect(await page.getAttribute('html', 'dir')).toBe(direction);
        visit.sent.length = 0;
    });

    it('finds products in his script, in Latin letters and by code', async () => {
        const box = page.getByRole('combobox', { name: t('search.label') });
        for (const term of customer.terms) {
            await box.fill(term);
            await box.press('Enter');
            await page.waitForURL(url => url.pathname === '/catalogue' && url.searchParams.get('q') === term);
            await page.locator('k-item-tile').first().waitFor();
        }
        await page.locator('k-item-tile', { hasText: 'DMV-M-CRM-300' }).first().waitFor();
        await box.fill('zzz');
        await box.press('Enter');
        await page.getByText(t('catalogue.none')).waitFor();
    });

    it('sets two products side by side', async () => {
        await page.goto(`${product.url}/catalogue`);
        const tiles = page.locator('k-item-tile');
        await tiles.nth(1).waitFor();
        for (const index of [0, 1]) await tiles.nth(index).getByRole('button').first().click();
        await page.getByRole('link', { name: t('compare.open') }).click();
        await page.waitForURL('**/compare');
        await page.getByRole('columnheader').nth(1).waitFor();
        expect(await page.getByRole('columnheader').count()).toBe(2);
        expect(await axeViolations(page)).toEqual([]);
    });

    it('puts two rolls with a remark into the cart', async () => {
        await page.goto(`${product.url}/product/damavand-moquette?sku=DMV-M-CRM-300`);
        await page.locator('label.pill', { hasText: t('unit.roll') }).first().click();
        const quantity = page.getByRole('textbox', { name: t('quantity.label') });
        await quantity.fill('0');
        await quantity.press('Tab');
        await page.getByText(t('product.nearest')).waitFor();
        await quantity.fill(customer.two);
        await quantity.press('Tab');
        expect(await axeViolations(page)).toEqual([]);
        expect(visit.sent).toEqual([]);
        await press(t('product.add'));
        await page.locator('k-toasts').getByText(t('product.added', { name: '' }).trim()).waitFor();
        await page.goto(`${product.url}/cart`);
        const remark = page.locator('k-cart-row input.remark');
        await remark.fill('A & <b>');
        await remark.press('Tab');
        await page.getByText(t('cart.saved')).waitFor();
        expect(await axeViolations(page)).toEqual([]);
        await page.reload();
        expect(await remark.inputValue()).toBe('A & <b>');
    });

    it('places the order for a day on which the firm delivers', async () => {
        await page.locator('main').getByText(t('cart.checkout'), { exact: true }).click();
        await page.waitForURL('**/checkout');
        visit.sent.length = 0;
        await page.getByLabel(t('checkout.remarks')).fill('Call before');
        await page.getByLabel(t('checkout.specialTerms')).fill('Laid by the mill');
        const date = page.getByLabel(t('checkout.wishedDate'));
        await date.fill(customer.tooEarly);
        await press(t('checkout.place'));
        await page.getByText(t('checkout.dateRefusal.too-early')).waitFor();
        expect(visit.sent).toEqual([]);
        expect(await page.getByLabel(t('checkout.remarks')).inputValue()).toBe('Call before');
        await shoot(page, `${language}-too-early`);
        await press(t('date.open'));
        await page.locator('.mat-calendar-body-cell:not(.mat-calendar-body-disabled)').first().click();
        await page.getByText(t('checkout.dateRefusal.too-early')).waitFor({ state: 'hidden' });
        expect(await axeViolations(page)).toEqual([]);
        await press(t('checkout.place'));
        await page.waitForURL('**/order-placed/*');
        journey.orderCode = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
        const { myOrder } = await journey.customer.ask<{ myOrder: { id: string; wishedDate: string; remarks: string; lines: object[] } }>(
            'query ($code: String!) { myOrder(code: $code) { id wishedDate remarks lines { quantity remark } } }',
            { code: journey.orderCode },
        );
        expect(myOrder.wishedDate).toMatch(/^20[2-9]\d-/);
        expect(myOrder).toMatchObject({ remarks: 'Call before', lines: [{ quantity: 150, remark: 'A & <b>' }] });
        journey.orderId = myOrder.id;
    });

    it('watches the stages, asks on one, and reads the answer', async () => {
        await staffDo('4');
        journey.halfWay = async () => {
            await page.goto(`${product.url}/orders/${journey.orderCode}`);
            const running = page.locator('k-stages li', { hasText: t('stage.state.running') }).first();
            await running.getByRole('button').click();
            const question = page.getByLabel(t('thread.question'), { exact: true });
            const subject = await page.getByLabel(t('thread.subject'), { exact: true }).inputValue();
            expect(subject).not.toBe('');
            visit.sent.length = 0;
            await press(t('thread.send'));
            await isRefused(question, '', t('field.required'));
            await question.fill(customer.question);
            await press(t('thread.send'));
            await page.getByText(t('thread.asked')).waitFor();
        };
        await staffDo('5');
        await page.reload();
        const stages = page.locator('k-stages');
        await stages.getByText(t('stage.state.done')).first().waitFor();
        expect(await stages.getByText(t('stage.state.waiting')).count()).toBe(0);
        await salesAnswer();
        await page.reload();
        await page.getByText(customer.answer).first().waitFor();
        expect(await axeViolations(page)).toEqual([]);
    });

    async function salesAnswer(): Promise<void> {
        const { myThreads } = await journey.customer.ask<{ myThreads: { id: string; stageId: string; messages: { text: string }[] }[] }>(
            '{ myThreads { id stageId messages { text } } }',
        );
        const thread = myThreads.find(one => one.messages.some(message => message.text === customer.question));
        expect(thread?.stageId).toBeTruthy();
        const sales = await journey.staff('sales-expert');
        await sales.ask('mutation ($id: ID!, $text: String!, $key: String!) { answerSupportThread(id: $id, text: $text, idempotencyKey: $key) { __typename } }', {
            id: thread?.id,
            text: customer.answer,
            key: journey.key(),
        });
    }

    it('opens the link of the SMS on a phone without signing in', async () => {
        await staffDo('7', '8');
        const stranger = await openPage(browser, { width: 360 });
        const phone = stranger.page;
        await phone.goto(`${product.url}/dev/inbox`);
        await phone.locator('li', { hasText: 'shipment-dispatched' }).filter({ hasText: journey.orderCode }).first().click();
        await phone.locator('article a').click();
        await phone.waitForURL('**/t/*');
        expect(await phone.getAttribute('html', 'dir')).toBe(direction);
        const kg = language === 'fa' ? 'کیلوگرم' : 'kg';
        expect(await phone.locator('dd', { hasText: kg }).count()).toBe(4);
        expect(await phone.locator('.way [aria-current]').count()).toBe(1);
        expect(await phone.locator('.stages .done').count()).toBeGreaterThanOrEqual(3);
        expect(await phone.locator('a[href^="tel:"]').count()).toBe(1);
        expect(await axeViolations(phone)).toEqual([]);
        expect(await sidewaysPixels(phone)).toBe(0);
        await shoot(phone, `${language}-tracking`);
        if (customer.confirms === 'link') await confirmAndRateByLink(stranger);
        expect(stranger.complaints).toEqual([]);
        await stranger.close();
    });

    async function confirmAndRateByLink({ page: phone, complaints }: OpenPage): Promise<void> {
        const receivedBy = phone.locator('input[name=receivedBy]');
        await receivedBy.fill('   ');
        await phone.locator('textarea[name=note]').fill('یک رول خیس است');
        await phone.locator('#confirm button').click();
        await phone.locator('#receivedBy-error').waitFor();
        expect(complaints.splice(0).every(complaint => complaint.includes('422'))).toBe(true);
        expect(await phone.locator('textarea[name=note]').inputValue()).toBe('یک رول خیس است');
        expect(await axeViolations(phone)).toEqual([]);
        await shoot(phone, `${language}-tracking-refused`);
        await receivedBy.fill('مریم احمدی');
        await phone.locator('#confirm button').click();
        const send = phone.locator('form[action*="/rate"] button');
        await phone.locator('.stars:has([name=product]) label').nth(4).click();
        await send.click();
        // The browser itself asks for the other mark.
        expect(await phone.locator('input[name=transport]:invalid').count()).toBe(5);
        await phone.locator('.stars:has([name=transport]) label').nth(3).click();
        await send.click();
        await phone.getByText('از امتیاز شما سپاسگزاریم').waitFor();
        expect(await axeViolations(phone)).toEqual([]);
        await shoot(phone, `${language}-tracking-rated`);
    }

    it('confirms the delivery and rates it', async () => {
        await page.reload();
        if (customer.confirms === 'portal') await confirmAndRateInPortal();
        // By its role: the toast's thanks contain the same words.
        await page.getByRole('heading', { name: t('rating.yours'), exact: true }).waitFor();
        const { myOrder } = await journey.customer.ask<{ myOrder: { state: string; shipments: object[] } }>(
            'query ($code: String!) { myOrder(code: $code) { state shipments { rating { product transport } } } }',
            { code: journey.orderCode },
        );
        expect(['Delivered', 'Completed']).toContain(myOrder.state);
        expect(myOrder.shipments).toEqual([{ rating: { product: 5, transport: 4 } }]);
        await page.goto(journey.trackingUrl);
        expect(await page.locator('form:not([action*="/damage"])').count()).toBe(0);
        await page.goBack();
    });

    async function confirmAndRateInPortal(): Promise<void> {
        visit.sent.length = 0;
        const receivedBy = page.getByLabel(t('delivery.receivedBy'));
        await page.getByLabel(t('delivery.note')).fill('One roll is wet');
        await receivedBy.fill('');
        await press(t('delivery.confirm'));
        await isRefused(receivedBy, '', t('field.required'));
        expect(await page.getByLabel(t('delivery.note')).inputValue()).toBe('One roll is wet');
        await receivedBy.fill('Anna Nowak');
        await press(t('delivery.confirm'));
        const marks = (what: string) => page.locator('k-rating-form').getByRole('group', { name: t(what) }).locator('label');
        await marks('rating.product').nth(4).click();
        visit.sent.length = 0;
        await page.getByLabel(t('rating.comment')).fill('Fine');
        await press(t('rating.submit'));
        await isRefused(page.getByLabel(t('rating.comment')), 'Fine', t('rating.both'));
        await marks('rating.transport').nth(3).click();
        await press(t('rating.submit'));
    }

    it('finds no barrier on any page, and never scrolls sideways on a phone', async () => {
        await page.setViewportSize({ width: 360, height: 740 });
        const places = ['', 'catalogue', 'product/damavand-moquette', 'compare', 'cart', 'orders', `orders/${journey.orderCode}`, 'messages', 'account', 'contact'];
        for (const place of places) {
            await page.goto(`${product.url}/${place}`);
            await page.waitForLoadState('networkidle');
            await shoot(page, `${language}-phone-${place.replace(/\W/g, '-')}`);
            expect({ place, sideways: await sidewaysPixels(page) }).toEqual({ place, sideways: 0 });
            expect(await axeViolations(page)).toEqual([]);
        }
    });
});

describeDelivery(() => ({ product, browser }));
