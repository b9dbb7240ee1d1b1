/** The parts of B2 about money and quotes: what a bank tells many times, late, forged or wrong is booked once or not at all; a quote is ordered once. */
import fs from 'node:fs';
import path from 'node:path';

import { sandboxSign } from '../../plugins/payments/config/sandbox-provider';
import { packed } from '../../plugins/payments/domain/signature';
import { type Buyer, newKey, World } from '../world';
import { type Bench, times } from './bar';

const notices = 20;

interface Started {
    id: string;
    redirectUrl: string;
    key: string;
    amountMinor: number;
}

/** An order that is paid online, and the attempt to pay it. */
async function attempt(world: World, buyer: Buyer, variantId: number): Promise<Started> {
    const shownTotalGross = await world.setCart(buyer, [{ variantId, quantity: 2 }]);
    const { placeOrder } = await buyer.shop.ask<{ placeOrder: { code?: string; reason?: string } }>(
        'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on MyOrder { code } ... on PlacementRefusal { reason } } }',
        { input: { idempotencyKey: newKey(), branchId: buyer.branchId, shownTotalGross, paymentMethod: 'online' } },
    );
    if (placeOrder.code === undefined) throw new Error(`The order to be paid online was not placed: ${placeOrder.reason}`);
    const { startPayment } = await buyer.shop.ask<{ startPayment: { id?: string; redirectUrl?: string; reason?: string } }>(
        'mutation ($input: StartPaymentInput!) { startPayment(input: $input) { ... on StartedPayment { id redirectUrl } ... on PayRefusal { reason } } }',
        { input: { idempotencyKey: newKey(), orderCode: placeOrder.code } },
    );
    if (startPayment.id === undefined) throw new Error(`The payment was not begun: ${startPayment.reason}`);
    const [row] = await world.product.sql<{ key: string; amountMinor: number }>('SELECT key, "amountMinor"::float8 AS "amountMinor" FROM payment_attempt WHERE id = $1', [startPayment.id]);
    return { id: startPayment.id, redirectUrl: startPayment.redirectUrl ?? '', key: row?.key ?? '', amountMinor: row?.amountMinor ?? 0 };
}

async function booked(world: World, { id }: Started): Promise<{ state: string; payments: number; booked: number }> {
    const [row] = await world.product.sql<{ state: string; payments: number; booked: number }>(
        `SELECT a.state, (SELECT count(*)::int FROM incoming_payment p WHERE p.reference = a.provider || ':' || a.key) AS payments,
                (SELECT COALESCE(sum(p."amountMinor"), 0)::float8 FROM incoming_payment p WHERE p.reference = a.provider || ':' || a.key) AS booked
           FROM payment_attempt a WHERE a.id = $1`,
        [id],
    );
    return row ?? { state: 'gone', payments: 0, booked: 0 };
}

export async function callbacks(bench: Bench, world: World, buyers: readonly Buyer[], variantId: number): Promise<void> {
    const { product, staff } = world;
    const secret = fs.readFileSync(path.resolve(__dirname, '../../.karvan/product/secrets/sandbox-bank'), 'utf8').trim();
    const [known] = await product.sql<{ version: number }>('SELECT version FROM payment_rules WHERE id = 1');
    await staff.ask('mutation ($input: SetPaymentRulesInput!) { setPaymentRules(input: $input) { version } }', {
        input: { methods: ['on-account', 'prepayment', 'online'], warns: true, blocksTerm: false, bankAccounts: [], version: known?.version },
    });
    const tell = async (key: string, with_ = secret) => {
        const notice = packed({ key });
        return (await fetch(`${product.url}/payments/notify/sandbox`, { method: 'POST', body: new URLSearchParams({ notice, sign: sandboxSign(with_, 'notice', notice) }) })).status;
    };
    const atBank = (key: string, amountMinor: number, currencyCode = 'IRR') =>
        product.sql(`INSERT INTO sandbox_payment (key, "amountMinor", "currencyCode", state) VALUES ($1, $2, $3, 'paid')`, [key, amountMinor, currencyCode]);
    const statuses: number[] = [];
    let [wrong, late] = [0, 0];
    for (const buyer of buyers) {
        const one = await attempt(world, buyer, variantId);
        // Before the bank has anything: a forged notice, and a true one that comes too soon.
        const forged = [await tell(one.key, 'another secret'), await tell('NOBODY:1')];
        if (forged.some(status => status !== 404)) wrong++;
        await tell(one.key);
        if ((await booked(world, one)).payments !== 0) wrong++;
        await atBank(one.key, one.amountMinor);
        statuses.push(...(await Promise.all([...times(notices, () => tell(one.key)), ...times(3, () => tell(one.key, 'another secret'))])).filter(status => status >= 500));
        await tell(one.key); // Late, when all is settled.
        const after = await booked(world, one);
        if (after.state !== 'paid' || after.payments !== 1 || after.booked !== one.amountMinor) wrong++;
        if (after.payments > 1) late++;
    }
    bench.equals('callbacks', wrong, 0, 'payments booked wrongly', `${buyers.length} payments, each told ${notices} times at once, too soon, late, and by a forger`);
    bench.equals('callbacks-twice', late, 0, 'payments booked twice');
    bench.equals('callbacks-broken', statuses.length, 0, 'answers of 500');
    const [low, other] = [await attempt(world, buyers[0] as Buyer, variantId), await attempt(world, buyers[1] as Buyer, variantId)];
    await atBank(low.key, low.amountMinor - 1);
    await atBank(other.key, other.amountMinor, 'EUR');
    await Promise.all([low, other].flatMap(({ key }) => times(5, () => tell(key))));
    const judged = [await booked(world, low), await booked(world, other)];
    bench.equals('wrong-amounts', judged.filter(({ state, payments }) => state === 'disputed' && payments === 0).length, 2, 'disputed', 'one unit less; another currency');
}

/** An offer that the customer orders ten times at once, with one key and with ten. */
export async function quotesOnce(bench: Bench, world: World, buyers: readonly Buyer[], variantId: number): Promise<void> {
    const { staff, product } = world;
    let wrong = 0;
    const others: string[] = [];
    for (const [index, buyer] of buyers.entries()) {
        const { startQuote } = await staff.ask<{ startQuote: { id: string } }>('mutation ($input: StartQuoteInput!) { startQuote(input: $input) { ... on Quote { id } } }', {
            input: { companyId: buyer.companyId, memberId: buyer.id, idempotencyKey: newKey() },
        });
        const version = async () => Number((await product.sql<{ version: number }>('SELECT version FROM quote WHERE id = $1', [startQuote.id]))[0]?.version);
        await staff.ask('mutation ($input: SaveQuoteDraftInput!) { saveQuoteDraft(input: $input) { __typename } }', {
            input: { id: startQuote.id, version: await version(), lines: [{ variantId, unit: 'm2', quantity: 10, unitNet: 990 }] },
        });
        await staff.ask('mutation ($input: SendQuoteInput!) { sendQuote(input: $input) { __typename } }', { input: { id: startQuote.id, version: await version(), idempotencyKey: newKey() } });
        const [offer] = await product.sql<{ totalGross: number }>('SELECT "totalGross"::float8 AS "totalGross" FROM quote_version WHERE "quoteId" = $1 AND number = 1', [startQuote.id]);
        const key = newKey();
        const answers = await Promise.all(
            times(10, async () => {
                const input = { id: startQuote.id, number: 1, branchId: buyer.branchId, shownTotalGross: offer?.totalGross, idempotencyKey: index % 2 === 0 ? key : newKey() };
                const { orderQuote } = await buyer.shop
                    .ask<{ orderQuote: { __typename: string } }>('mutation ($input: OrderQuoteInput!) { orderQuote(input: $input) { __typename } }', { input })
                    .catch((error: Error & { code?: string }) => ({ orderQuote: { __typename: error.code === undefined || error.code === 'INTERNAL_SERVER_ERROR' ? 'broken' : 'rejected' } }));
                return orderQuote.__typename;
            }),
        );
        const [made] = await product.sql<{ orders: number }>(
            `SELECT count(*)::int AS orders FROM company_order co JOIN order_line l ON l."orderId" = co."orderId" WHERE co."placedByMemberId" = $1 AND l."listPrice" = 990 AND l."productVariantId" = $2`,
            [buyer.id, variantId],
        );
        if (made?.orders !== 1 || answers.includes('broken')) wrong++;
        if (made?.orders !== 1) others.push(`${made?.orders} orders: ${answers.join(' ')}`);
    }
    bench.equals('quotes', wrong, 0, 'quotes not ordered exactly once', others[0] ?? `${buyers.length} offers, each ordered ten times at once`);
}

/** Five colleagues change one shared cart at once, line by line, and two of them place it. */
export async function sharedCart(bench: Bench, world: World, owner: Buyer, colleagues: readonly Buyer[], goods: readonly number[]): Promise<void> {
    await world.setCart(owner, [{ variantId: goods[0] ?? 0, quantity: 1 }]);
    const { cart } = await owner.shop.ask<{ cart: { id: string } }>('{ cart { id } }');
    await owner.shop.ask('mutation ($input: ShareCartInput!) { shareCart(input: $input) { __typename } }', { input: { cartId: cart.id, sharing: 'COMPANY' } });
    const all = [owner, ...colleagues];
    for (const colleague of colleagues) await colleague.shop.ask('mutation ($cartId: ID!) { switchCart(cartId: $cartId) { id } }', { cartId: cart.id });
    const broken: string[] = [];
    await Promise.all(
        all.flatMap((buyer, who) => goods.map(variantId => world.setCart(buyer, [{ variantId, quantity: 1 + who }]).catch((error: Error) => broken.push(error.message)))),
    );
    bench.equals('shared-cart', broken.length, 0, 'changes refused', broken[0] ?? `${all.length} people, ${all.length * goods.length} changes of one cart at once`);
    const seen = await owner.shop.ask<{ cart: { totalGross: number; lines: { id: string }[] } }>('{ cart { totalGross lines { id } } }');
    bench.equals('shared-cart-lines', seen.cart.lines.length, goods.length, 'lines', 'one an article');
    const before = await world.ordersOf(all);
    await Promise.all(all.map(buyer => world.place(buyer, seen.cart.totalGross)));
    bench.equals('shared-cart-orders', (await world.ordersOf(all)) - before, 1, 'orders', `placed by ${all.length} at once`);
}
