/**
 * A buyer over his limit is told, goes on hold or pays online at the sandbox bank, asks for a higher limit, and pays what is open; an order is approved on
 * the phone, by the mail's link and on the board: in English and in Persian, wide and on a phone.
 */
import type { Browser, Page } from 'playwright-core';

import { build, isStale } from '../../src/build';
import { Caller } from '../graphql';
import { type Product, startProduct } from '../product';
import { axeViolations, launchChromium, type OpenPage, openPage, shoot, sidewaysPixels } from './page';
import { visitPortal } from './portal';
import { portalTexts } from './portal-texts';

const people = [
    { language: 'en' as const, login: 'hossein@toos-carpet.example', code: 'C-1002', pay: 'Pay' },
    { language: 'fa' as const, login: 'maryam@parseh-hotel.example', code: 'C-1001', pay: 'پرداخت' },
];

/** At Parseh Hotel: buys for the shop, approves first, approves after that. */
const chain = { buyer: 'reza@parseh-hotel.example', first: 'neda@parseh-hotel.example', second: 'maryam@parseh-hotel.example' };

/** 60 m² of carpet in the cart; gives the total. */
async function fillCart(shop: Caller): Promise<number> {
    const { catalogue } = await shop.ask<{ catalogue: { items: { variantId: string }[] } }>('{ catalogue(input: { term: "DMV-M-CRM-300", take: 1 }) { items { variantId } } }');
    const { setCartLines } = await shop.ask<{ setCartLines: { cart: { totalGross: number } } }>('mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { totalGross } } }', {
        input: { lines: [{ variantId: catalogue.items[0]?.variantId, unit: 'm2', quantity: 60, mode: 'SET' }] },
    });
    return setCartLines.cart.totalGross;
}

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

describe.each(people)('a buyer who reads $language', ({ language, login, code, pay }) => {
    const t = portalTexts(language);
    let visit: OpenPage;
    let page: Page;

    beforeAll(async () => {
        visit = await visitPortal(browser, product, { language, login, place: '/finance' });
        page = visit.page;
    }, 60_000);
    afterAll(() => visit?.close());
    afterEach(() => expect(visit.complaints.splice(0)).toEqual([]));

    async function looks(name: string): Promise<void> {
        expect(await axeViolations(page)).toEqual([]);
        await shoot(page, `pay-${language}-${name}`);
        const size = page.viewportSize();
        await page.setViewportSize({ width: 390, height: 800 });
        expect({ name, sideways: await sidewaysPixels(page) }).toEqual({ name, sideways: 0 });
        await shoot(page, `pay-${language}-${name}-phone`);
        if (size) await page.setViewportSize(size);
    }

    async function payAtBank(): Promise<void> {
        await page.waitForURL(url => url.pathname === '/sandbox-bank/pay');
        await page.getByRole('button', { name: pay, exact: true }).click();
        await page.waitForURL(url => url.pathname.startsWith('/payment/'));
        await page.getByRole('heading', { name: t('payment.state.paid') }).waitFor();
    }

    it('sees what is open and pays a chosen invoice', async () => {
        await page.getByRole('heading', { name: t('finance.ageing') }).waitFor();
        await page.locator('li.card').first().waitFor();
        await page.locator('li.card input[type=checkbox]').first().check();
        await looks('finance');
        await page.getByRole('button', { name: t('payment.payChosen') }).click();
        await payAtBank();
        await looks('paid');
        await page.goto(`${product.url}/finance/statement`);
        await page.locator('table').waitFor();
        await looks('statement');
    }, 60_000);

    it('approves on the phone, by the link of the mail and on the board', async () => {
        const reza = await new Caller(product.url, 'shop-api').signIn(chain.buyer, product.password);
        await product.sql(`UPDATE approval_rule SET "amountFromMinor" = 1`);
        const shownTotalGross = await fillCart(reza);
        const { portalSession } = await reza.ask<{ portalSession: { member: { branch: { id: string } } } }>('{ portalSession { member { branch { id } } } }');
        const input = { branchId: portalSession.member.branch.id, shownTotalGross, idempotencyKey: `approve-journey-${language}` };
        const { placeOrder } = await reza.ask<{ placeOrder: { code: string; state: string } }>('mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on MyOrder { code state } } }', { input });
        const { code } = placeOrder;
        expect(placeOrder.state).toBe('AwaitingApproval');
        const [mail] = await product.sql<{ body: string }>(`SELECT body FROM notification_message WHERE template = 'approval-asked' AND recipient = $1 AND body LIKE '%' || $2 || '%'`, [chain.first, code]);
        const link = /\/approve\/[A-Za-z0-9_-]{43}/.exec(mail?.body ?? '')?.[0] ?? '';
        const phone = await openPage(browser, { width: 390, kept: { 'karvan.preferences': { language } } });
        const said = async (at: Page) => {
            expect(await axeViolations(at)).toEqual([]);
            expect(await sidewaysPixels(at)).toBe(0);
        };
        try {
            await phone.page.goto(product.url + link);
            await phone.page.getByRole('article', { name: code }).waitFor();
            await said(phone.page);
            await shoot(phone.page, `approve-${language}-link-phone`);
            await phone.page.setViewportSize({ width: 1440, height: 900 });
            await shoot(phone.page, `approve-${language}-link`);
            await phone.page.setViewportSize({ width: 390, height: 740 });
            await phone.page.getByRole('button', { name: t('approvals.reject'), exact: true }).click();
            await phone.page.getByText(t('approvals.reasonMissing')).waitFor();
            await phone.page.getByRole('button', { name: t('approvals.approve'), exact: true }).dblclick();
            await phone.page.locator('k-empty').getByText(t('approvals.said.APPROVE', { code })).waitFor();
            await said(phone.page);
            await shoot(phone.page, `approve-${language}-done-phone`);
            await phone.page.reload();
            await phone.page.getByText(t('approvals.refusal.link-used')).waitFor();
            await shoot(phone.page, `approve-${language}-used-phone`);
            expect(phone.complaints).toEqual([]);
        } finally {
            await phone.close();
        }
        const board = await visitPortal(browser, product, { language, login: chain.second, place: '/approvals', width: 390 });
        try {
            const card = board.page.getByRole('article', { name: code });
            await card.waitFor();
            await said(board.page);
            await shoot(board.page, `approve-${language}-board-phone`);
            await board.page.setViewportSize({ width: 1440, height: 900 });
            await shoot(board.page, `approve-${language}-board`);
            await board.page.setViewportSize({ width: 390, height: 740 });
            await card.getByRole('button', { name: t('approvals.approve'), exact: true }).click();
            await board.page.getByText(t('approvals.said.APPROVE', { code })).waitFor();
            expect(board.complaints).toEqual([]);
        } finally {
            await board.close();
        }
        const [order] = await product.sql<{ state: string }>('SELECT state FROM "order" WHERE code = $1', [code]);
        expect(['Submitted', 'OnHold']).toContain(order?.state);
    }, 60_000);

    it('is told that the order goes beyond his limit, and orders: it waits on hold, or he pays online and asks for a higher limit', async () => {
        await product.sql(`UPDATE credit_terms SET "limitMinor" = 100 WHERE "companyId" = (SELECT id FROM company WHERE code = $1)`, [code]);
        await product.sql(`UPDATE ledger_account SET "floorMinor" = LEAST(-100, "balanceMinor") WHERE code = 'credit:company:' || (SELECT id FROM company WHERE code = $1)`, [code]);
        const policy = (blocksTerm: boolean) =>
            product.sql(`INSERT INTO payment_rules (id, methods, warns, "blocksTerm") VALUES (1, '{on-account,prepayment,online}', true, $1) ON CONFLICT (id) DO UPDATE SET "blocksTerm" = $1`, [blocksTerm]);
        const shop = await new Caller(product.url, 'shop-api').signIn(login, product.password);
        await policy(false);
        await fillCart(shop);
        await page.goto(`${product.url}/checkout`);
        await page.getByText(t('payment.trouble.over-limit')).waitFor();
        await page.getByText(t('credit.over')).waitFor();
        await looks('checkout-on-hold');
        await page.getByRole('button', { name: t('checkout.place'), exact: true }).click();
        await page.waitForURL(url => url.pathname.startsWith('/order-placed/'));
        const held = page.url().split('/').at(-1)?.split('?')[0];
        expect(await product.sql('SELECT state FROM "order" WHERE code = $1', [held])).toEqual([{ state: 'OnHold' }]);

        await policy(true);
        await fillCart(shop);
        await page.goto(`${product.url}/checkout`);
        await page.getByText(t('payment.trouble.over-limit')).waitFor();
        await page.getByText(t('payment.refused.over-limit')).waitFor();
        await page.locator('label', { hasText: t('payment.hint.online') }).click();
        await page.getByText(t('checkout.pays.online')).waitFor();
        expect(await page.getByText(t('credit.over')).count()).toBe(0);
        await looks('checkout');
        await page.getByRole('button', { name: t('checkout.place'), exact: true }).click();
        await page.waitForURL(url => url.pathname.startsWith('/order-placed/'));
        await page.getByRole('button', { name: t('payment.pay'), exact: true }).waitFor();
        await looks('placed');
        await page.getByRole('button', { name: t('payment.pay'), exact: true }).click();
        await payAtBank();
        await page.goto(`${product.url}/finance/limit`);
        await page.locator('#wished').fill('900000000');
        await page.locator('#why').fill('A & <b>');
        await page.getByRole('button', { name: t('limit.ask') }).click();
        await page.getByText(t('limit.state.open')).waitFor();
        await looks('limit');
    }, 60_000);
});
