/**
 * B36: the clock of a server's machine is two days ahead, a day behind, or five minutes off. What expires does so by the database's clock, prices hold by
 * the firm's day, tickets of the weighbridge never run back, and what falls due at an hour is done once by two workers of different clocks.
 * Nights in which the clock is put forward or back are in the specs of the rules that count days (`kernel/time.spec.ts`, the domains of the plugins).
 */
import crypto from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Product, startProduct } from '../product';
import { type Buyer, type Goods, newKey, World } from '../world';
import { addShipments } from './shipments';
import { type Bar, type Bench } from './bar';

const minute = 60_000;
const clocks = { right: 0, 'two days ahead': 2 * 24 * 60 * minute, 'a day behind': -24 * 60 * minute, 'five minutes ahead': 5 * minute };
const ticksWanted = 6;

const preload = { NODE_OPTIONS: `--require ${path.join(__dirname, 'wrong-clock.js')}` };

interface Given {
    world: World;
    goods: Goods;
    links: { valid: string; over: string };
    sessions: { valid: Buyer; over: Buyer };
    scaleId: number;
    shipments: number[];
}

async function link(product: Product, shipmentId: number, expires: string): Promise<string> {
    const token = crypto.randomBytes(32).toString('base64url');
    await product.sql(`INSERT INTO tracking_link ("shipmentId", nonce, "tokenHash", "expiresAt") VALUES ($1, $2, $3, now() + $4::interval)`, [
        shipmentId,
        crypto.randomBytes(32).toString('base64url'),
        crypto.createHash('sha256').update(token).digest('hex'),
        expires,
    ]);
    return token;
}

async function given(product: Product): Promise<Given> {
    const world = await World.make(product, { companies: 1, membersEach: 2 });
    const [goods] = await world.stocked(1, 1_000_000);
    const [valid, over] = [world.buyer(0), world.buyer(1)];
    // Yesterday's price, today's and tomorrow's, by the firm's calendar.
    await product.sql(
        `INSERT INTO contract_price ("companyId", "productVariantId", "minQuantity", "unitNet", "currencyCode", "validFrom", "validUntil")
         SELECT $1, $2, 1, price.net, 'IRR', d.today + price.begins, d.today + price.ends
           FROM (SELECT (now() AT TIME ZONE coalesce((SELECT "timeZone" FROM firm_settings LIMIT 1), 'Asia/Tehran'))::date AS today) d,
                (VALUES (4001, -2, -1), (5001, 0, 0), (6001, 1, 1), (7001, 2, 3)) AS price(net, begins, ends)`,
        [valid.companyId, goods?.id],
    );
    await product.sql(`UPDATE session SET expires = now() - interval '1 second' WHERE "userId" = (SELECT "userId" FROM customer WHERE "emailAddress" = $1)`, [over.email]);
    const { createScale } = await world.staff.ask<{ createScale: { id: string } }>('mutation ($input: CreateScaleInput!) { createScale(input: $input) { id } }', {
        input: { code: 'FC', name: 'Scale FC', host: '127.0.0.1', port: 9, toleranceBasisPoints: 10_000, toleranceG: 100_000_000, needsSecondPerson: false, minSecondsBetween: 0 },
    });
    const scaleId = Number(createScale.id);
    const [tracked = 0, older = 0] = await addShipments(world, 2, 'dispatched');
    const shipments = await addShipments(world, Object.keys(clocks).length, 'loading', [scaleId]);
    return {
        ...{ world, goods: goods as Goods, sessions: { valid, over }, scaleId, shipments },
        links: { valid: await link(product, tracked, '1 hour'), over: await link(product, older, '-1 second') },
    };
}

/** What a server of this clock judges wrongly. */
async function judged(product: Product, { world, goods, links, sessions, scaleId }: Given, shipmentId: number): Promise<string[]> {
    const wrong: string[] = [];
    const status = async (token: string) => (await fetch(`${product.url}/t/${token}`)).status;
    if ((await status(links.valid)) !== 200) wrong.push('a link of one hour is over');
    if ((await status(links.over)) !== 404) wrong.push('a link that is over is not');
    const priced = await world.setCart(sessions.valid, [{ variantId: goods.id, quantity: 1 }]).then(
        async () => (await sessions.valid.shop.ask<{ cart: { lines: { unitNet: number }[] } }>('{ cart { lines { unitNet } } }')).cart.lines[0]?.unitNet,
        (error: Error) => error.message,
    );
    if (priced !== 5001) wrong.push(`today's price is ${priced}`);
    const entered = await world.setCart(sessions.over, [{ variantId: goods.id, quantity: 1 }]).then(() => true, () => false);
    if (entered) wrong.push('a session that is over is not');
    const { recordSecondWeight } = await world.staff.ask<{ recordSecondWeight: { number?: string; reason?: string } }>(
        `mutation ($input: RecordWeightInput!) { recordSecondWeight(input: $input) { ... on WeighbridgeTicket { number } ... on WeighingRefusal { reason } } }`,
        { input: { shipmentId, scaleId, manualWeightG: 20_000_000, reason: 'The indicator is silent', idempotencyKey: newKey() } },
    );
    if (recordSecondWeight.number === undefined) wrong.push(`no ticket: ${recordSecondWeight.reason}`);
    return wrong;
}

async function ticks(bench: Bench, product: Product): Promise<void> {
    await product.sql('CREATE TABLE fault_tick (process int NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp())');
    await Promise.all([product.start('worker'), product.start('mate', { ...preload, CLOCK_OFFSET_MS: String(5 * minute) })]);
    await product.sql('TRUNCATE fault_tick');
    await sleep((ticksWanted + 1) * 5_000);
    const found = await product.sql<{ tick: number; count: number }>('SELECT round(extract(epoch FROM at) / 5)::int AS tick, count(*)::int AS count FROM fault_tick GROUP BY 1');
    bench.atLeast('ticks', found.length, ticksWanted, 'times at which a task fell due and was done', 'two workers, five minutes apart');
    bench.equals('ticks-twice', found.filter(({ count }) => count > 1).length, 0, 'times at which it was done twice');
    await product.kill('worker');
    await product.kill('mate');
}

async function run(bench: Bench, product: Product): Promise<void> {
    const facts = await given(product);
    const found: string[] = [];
    for (const [index, [name, offset]] of Object.entries(clocks).entries()) {
        if (index > 0) {
            await product.kill('server');
            await product.start('server', { ...preload, CLOCK_OFFSET_MS: String(offset) });
        }
        const wrong = await judged(product, facts, facts.shipments[index] ?? 0).catch((error: Error) => [error.message]);
        found.push(...wrong.map(what => `${name}: ${what}`));
    }
    bench.equals('judged', found.length, 0, 'wrong judgements', found.join('; ') || `links, prices of the day and sessions by servers that are ${Object.keys(clocks).join(', ')}`);
    const [times] = await product.sql<{ tickets: number; back: number; off: number }>(
        `SELECT count(*)::int AS tickets, count(*) FILTER (WHERE at < before)::int AS back, count(*) FILTER (WHERE abs(extract(epoch FROM now() - at)) > 600)::int AS off
           FROM (SELECT "secondWeighedAt" AS at, lag("secondWeighedAt") OVER (ORDER BY sequence) AS before FROM weighbridge_ticket WHERE "scaleId" = $1) t`,
        [facts.scaleId],
    );
    bench.equals('tickets', times?.tickets ?? 0, facts.shipments.length, 'tickets');
    bench.equals('tickets-back', times?.back ?? 1, 0, 'tickets earlier than the one before');
    bench.equals('tickets-off', times?.off ?? 1, 0, "tickets of another time than the database's");
    await ticks(bench, product);
    await bench.conclude(`servers of ${Object.keys(clocks).length} clocks, two workers of different clocks`, product);
}

export const wrongClocks: Bar = {
    id: 'B36',
    what: 'wrong clocks',
    async run(bench) {
        const worker = path.join(__dirname, 'clock-worker.ts');
        const product = await startProduct({ data: 'empty', processes: ['server'], env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal' }, programs: { worker, mate: worker } });
        try {
            await run(bench, product);
        } finally {
            await product.stop();
        }
    },
};
