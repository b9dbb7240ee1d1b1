/** How a buyer and our staff come to a price: the buyer at the portal, staff through the API that the Dashboard uses. */
import type { Page } from 'playwright-core';

import { Caller } from '../graphql';
import type { Product } from '../product';
import type { PortalText } from './portal-texts';

interface Scene {
    page: Page;
    product: Product;
    t: PortalText;
    /** A picture of the page, which has to be sound. */
    look: (name: string) => Promise<void>;
}

interface StaffQuote {
    id: string;
    version: number;
    pricesNow: { variantId: string; unitNet: number }[];
    versions: { lines: { variantId: string; unit: string; unitQuantity: number; unitNet: number | null; counterNet: number | null }[] }[];
}

const quote = `query ($id: ID!) { quote(id: $id) { id version pricesNow { variantId unitNet } versions { lines { variantId unit unitQuantity unitNet counterNet } } } }`;
const save = 'mutation ($input: SaveQuoteDraftInput!) { saveQuoteDraft(input: $input) { __typename ... on Quote { version } ... on QuoteRefusal { reason field } } }';
const send = 'mutation ($input: SendQuoteInput!) { sendQuote(input: $input) { __typename ... on Quote { state } ... on QuoteRefusal { reason } } }';

/** Staff send the next version: at first a little off everybody's price of now, then what the buyer asked for. */
async function offer(product: Product, id: string, terms: string): Promise<void> {
    const [manager] = product.people.filter(one => one.role === 'sales-manager');
    const caller = await new Caller(product.url, 'admin-api').signIn(manager?.login ?? '', product.password);
    const { quote: now } = await caller.ask<{ quote: StaffQuote }>(quote, { id });
    const lines = (now.versions.at(-1)?.lines ?? []).map(({ variantId, unit, unitQuantity, unitNet, counterNet }) => {
        const usual = now.pricesNow.find(one => one.variantId === variantId)?.unitNet ?? 100;
        return { variantId, unit, quantity: unitQuantity, unitNet: counterNet ?? (now.versions.length > 1 ? unitNet : null) ?? Math.floor((usual * 95) / 10_000) * 100 };
    });
    await caller.ask(save, { input: { id, version: now.version, lines, terms } });
    const { quote: drafted } = await caller.ask<{ quote: StaffQuote }>(quote, { id });
    const { sendQuote: sent } = await caller.ask<{ sendQuote: { state?: string } }>(send, { input: { id, version: drafted.version, idempotencyKey: `journey-${id}-${drafted.version}` } });
    expect(sent).toMatchObject({ state: 'offered' });
}

/** From the cart to an order at agreed prices; its code. */
export async function negotiates({ page, product, t, look }: Scene): Promise<string> {
    const again = () => page.goto(page.url());
    await page.goto(`${product.url}/cart`);
    await page.getByRole('link', { name: t('quotes.askForCart') }).click();
    await page.locator('fieldset').first().waitFor();
    await page.locator('#ask-remark').fill(t('quotes.askTitle'));
    await look('ask');
    await page.getByRole('button', { name: t('quotes.send'), exact: true }).click();
    await page.waitForURL(/\/quotes\/\d+$/);
    const id = page.url().split('/').at(-1) ?? '';
    await page.getByText(t('quotes.now.enquired')).waitFor();
    await offer(product, id, t('quotes.terms'));
    await again();
    await page.getByText(t('quotes.now.offered')).waitFor();
    await look('offered');
    await page.getByText(t('quotes.negotiate'), { exact: true }).click();
    const first = page.locator('k-quote-answer fieldset').first();
    await first.getByRole('radio', { name: t('quotes.say.counter') }).check();
    const [offered] = await product.sql<{ unitNet: string; currencyCode: string }>(
        `SELECT l."unitNet", q."currencyCode" FROM quote q JOIN quote_version v ON v."quoteId" = q.id AND v.number = q."sentNumber" JOIN quote_line l ON l."versionId" = v.id WHERE q.id = $1 ORDER BY l.position LIMIT 1`,
        [id],
    );
    // A little less, well above what one of our people may give by himself.
    await first.getByLabel(t('quotes.wishedPrice')).fill(((Number(offered?.unitNet) * 0.96) / 100).toFixed(offered?.currencyCode === 'IRR' ? 0 : 2));
    await look('counter');
    await page.getByRole('button', { name: t('quotes.sendAnswer') }).click();
    await page.getByText(t('quotes.now.countered')).waitFor();
    await offer(product, id, t('quotes.terms'));
    await again();
    await page.getByText(t('quotes.now.offered')).waitFor();
    await page.getByText(t('quotes.comparison')).first().waitFor();
    await look('second');
    await page.getByRole('button', { name: t('quotes.order'), exact: true }).click();
    // Delivery or an order's own rules may change the total: the buyer is shown it, and presses once more.
    const placed = page.waitForURL(/\/order-placed\//);
    const changed = page.locator('k-quote-order .note.bad').waitFor().then(() => page.getByRole('button', { name: t('quotes.order'), exact: true }).click());
    await Promise.race([placed, changed.then(() => placed)]);
    await page.getByText(t('placed.code')).waitFor();
    const [order] = await product.sql<{ code: string; sources: string[] }>(
        `SELECT o.code, array_agg(DISTINCT c."priceSource") AS sources FROM quote q JOIN "order" o ON o.id = q."orderId" JOIN order_line l ON l."orderId" = o.id JOIN company_order_line c ON c.id = l.id WHERE q.id = $1 GROUP BY 1`,
        [id],
    );
    expect(order?.sources).toEqual(['quote']);
    return order?.code ?? '';
}

/** What he bought he offers on to a customer of his own, with a line and a price of his own, on paper, and orders it again. */
export async function offersOn({ page, product, t, look }: Scene, code: string): Promise<void> {
    await page.goto(`${product.url}/orders/${code}`);
    await page.getByRole('link', { name: t('ownOffers.make') }).click();
    await page.locator('#offer-customer').fill('Hotel Ferdowsi');
    await look('own-start');
    await page.getByRole('button', { name: t('ownOffers.create') }).click();
    await page.locator('k-offer-line').first().waitFor();
    const lines = await page.locator('k-offer-line').count();
    await page.getByRole('button', { name: t('ownOffers.addOwn') }).click();
    const own = page.locator('k-offer-line').nth(lines);
    await page.getByRole('button', { name: t('ownOffers.save'), exact: true }).click();
    await own.getByText(t('ownOffers.wrong.required')).first().waitFor();
    await own.getByLabel(t('ownOffers.freeText')).fill('Laying');
    await own.getByLabel(t('quotes.unit'), { exact: true }).fill('h');
    await own.getByLabel(t('quotes.price'), { exact: true }).fill('5000');
    await page.getByRole('button', { name: t('ownOffers.save'), exact: true }).click();
    await page.getByText(t('ownOffers.saved')).first().waitFor();
    await look('own-offer');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: t('quotes.pdf'), exact: true }).click()]);
    expect(file.suggestedFilename()).toMatch(/^offer-\d+\.pdf$/);
    await page.getByRole('button', { name: t('ownOffers.order'), exact: true }).click();
    await page.waitForURL(/\/cart$/);
    await page.locator('k-cart-row').first().waitFor();
    await page.goto(`${product.url}/own-offers`);
    await page.getByText('Hotel Ferdowsi').first().waitFor();
    await look('own-offers');
}
