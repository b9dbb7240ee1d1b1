/** B5: what another system is told, it is told exactly once in its books, in order, however often our worker dies. */
import { setTimeout as sleep } from 'node:timers/promises';

import { HttpReceiver, type ReceivedRequest } from '../fakes/http-receiver';
import type { Product } from '../product';
import { World } from '../world';
import { type Bar, type Bench, inParallel, times, until } from './bar';

const endpoints = 5;
const orders = 20;
const aggregates = 96;
const eventsEach = 5;
const kills = 20;
const dropShare = 0.2;
/** The worker dies at each of these twice, for the rest of the kills at a random moment. */
const crashPoints = ['lease', 'effect', 'settle', 'delivery'];
const drainLimitSeconds = 60;

interface Effect {
    id: string;
    path: string;
    order: string;
    step: number;
}

/** Another system: it books an event under its `webhook-id` once, and loses every fifth answer after booking. */
class Books {
    readonly effects: Effect[] = [];
    deliveries = 0;
    private readonly known = new Set<string>();

    constructor(private readonly random: () => number) {}

    take({ path, headers, body }: ReceivedRequest): { status: number } | 'drop' {
        this.deliveries++;
        const id = String(headers['webhook-id']);
        if (!this.known.has(`${path} ${id}`)) {
            this.known.add(`${path} ${id}`);
            const { data } = JSON.parse(body) as { data: { order?: string; step?: number; orderId?: number } };
            this.effects.push({ id, path, order: data.order ?? `real-${data.orderId}`, step: data.step ?? 0 });
        }
        return this.random() < dropShare ? 'drop' : { status: 204 };
    }
}

/** Events as business transactions write them: each order's five steps in their order. */
async function publishEvents(product: Product): Promise<void> {
    await product.sql(
        `INSERT INTO outbox_message (kind, aggregate, sequence, payload, "notBefore", state)
         SELECT 'webhook.publish', 'webhooks:bench:' || a, s,
                jsonb_build_object('type', 'bench.step-' || chr(96 + 1 + a % $3::int), 'data', jsonb_build_object('order', 'bench-' || a, 'step', s)), now(), 'PENDING'
           FROM generate_series(1, $1::int) a, generate_series(1, $2::int) s ORDER BY s, a`,
        [aggregates, eventsEach, endpoints],
    );
}

async function placeOrders(world: World): Promise<void> {
    const [goods] = await world.madeToOrder(1);
    await inParallel(times(orders, index => world.buyer(index)), 5, async buyer => {
        const placing = await world.place(buyer, await world.setCart(buyer, [{ variantId: goods?.id ?? 0, quantity: 1 }]));
        if (placing.kind !== 'placed') throw new Error(`An order was not placed: ${JSON.stringify(placing)}`);
    });
}

async function openMessages(product: Product): Promise<number> {
    const [row] = await product.sql<{ open: number }>(
        `SELECT count(*)::int AS open FROM outbox_message WHERE state IN ('PENDING', 'SENDING') AND "notBefore" < now() + interval '5 minutes'`,
    );
    return row?.open ?? 0;
}

/** Kills the worker over and over. Gives how often each way of dying happened. */
async function killRepeatedly(product: Product, random: () => number): Promise<Map<string, number>> {
    const deaths = new Map<string, number>();
    for (let kill = 0; kill < kills; kill++) {
        const point = kill < 2 * crashPoints.length ? crashPoints[kill % crashPoints.length] : undefined;
        const started = product.start('worker', point ? { FAULT: `after:${point}` } : {}).catch(() => undefined);
        const worker = product.process('worker');
        const gone = new Promise<void>(resolve => worker.once('exit', () => resolve()));
        if (point !== undefined) {
            // The message that is to be delivered may be behind others: after a while the worker is killed all the same.
            await Promise.race([gone, started.then(() => sleep(6_000))]);
        } else {
            await started;
            await sleep(200 + random() * 1_300);
        }
        const cause = worker.signalCode === null ? 'random' : (point ?? 'random');
        deaths.set(cause, (deaths.get(cause) ?? 0) + 1);
        await product.kill('worker');
    }
    return deaths;
}

function outOfOrder(effects: readonly Effect[]): number {
    const last = new Map<string, number>();
    let wrong = 0;
    for (const { order, step } of effects) {
        if (step < (last.get(order) ?? 0)) wrong++;
        last.set(order, step);
    }
    return wrong;
}

async function addEndpoints(world: World, receiver: HttpReceiver): Promise<void> {
    for (const index of times(endpoints, at => at)) {
        const kinds = [`bench.step-${String.fromCharCode(97 + index)}`, ...(index === 0 ? ['order.submitted', 'order.on-hold'] : [])];
        await world.staff.ask('mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { id } }', {
            input: { url: `${receiver.url}/${index}`, kinds },
        });
    }
}

async function push(bench: Bench, product: Product, receiver: HttpReceiver): Promise<void> {
    const world = await World.make(product, { companies: 4, membersEach: orders / 4 });
    const books = new Books(bench.random);
    receiver.answer = request => books.take(request);
    await addEndpoints(world, receiver);
    await placeOrders(world);
    await publishEvents(product);
    const wanted = orders + aggregates * eventsEach;
    const deaths = await killRepeatedly(product, bench.random);
    const lastKill = Date.now();
    await product.start('worker');
    const isDrained = await until(async () => (await openMessages(product)) === 0, 2 * drainLimitSeconds);
    const seconds = (Date.now() - lastKill) / 1000;
    await product.kill('worker');
    const [dead] = await product.sql<{ count: number }>(`SELECT count(*)::int AS count FROM outbox_message WHERE state = 'FAILED'`);
    const ways = [...deaths].map(([way, count]) => `${way} ×${count}`).join(', ');
    bench.equals('kills', [...deaths.values()].reduce((sum, count) => sum + count, 0), kills, 'worker kills', ways);
    bench.equals('crash-points', crashPoints.filter(point => deaths.has(point)).length, crashPoints.length, 'named crash points', crashPoints.join(', '));
    bench.equals('effects', books.effects.length, wanted, 'effects', `${books.deliveries} deliveries, ${dropShare * 100} % of answers dropped after accepting`);
    bench.equals('doubles', books.effects.length - new Set(books.effects.map(effect => `${effect.order} ${effect.step}`)).size, 0, 'double effects');
    bench.equals('out-of-order', outOfOrder(books.effects), 0, 'effects before an earlier one of their order');
    bench.equals('dead-letters', dead?.count ?? 0, 0, 'messages given up');
    bench.atMost('drained', isDrained ? seconds : Infinity, drainLimitSeconds, 's', 'after the last kill, the restart of the worker included');
    await bench.conclude(`${wanted} events, ${kills} worker kills`, product);
}

export const exactlyOncePush: Bar = {
    id: 'B5',
    what: 'exactly-once push',
    async run(bench) {
        const product = await bench.product();
        const receiver = await HttpReceiver.start();
        try {
            await push(bench, product, receiver);
        } finally {
            await receiver.stop();
            await product.sql('UPDATE webhook_endpoint SET active = false');
        }
    },
};
