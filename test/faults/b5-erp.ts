/** B5 against an ERP: 500 orders become 500 documents, though its answers get lost and our worker dies over and over. The ERP books twice what it is sent twice. */
import { setTimeout as sleep } from 'node:timers/promises';

import { type Bar, type Bench, times, until } from './bar';
import { bookedWrong, countOf, type ErpFirm, startErpFirm } from './erp-firm';
import { type ErpSide, erpSides } from './erp-sides';

const orders = 500;
const cancelled = 40;
const kills = 20;
const lostShare = 0.2;
/** The worker dies at each of these twice, for the rest of the kills at a random moment. */
const crashPoints = ['lease', 'effect', 'settle', 'erp-send', 'erp-answer'];
const drainLimitSeconds = 60;

/** Cancels some orders that the ERP has, as staff do it; the worker lives for once until it has as many. */
async function cancelSome({ product, world }: ErpFirm): Promise<void> {
    const had = () => product.sql<{ id: number }>(
        `SELECT d."orderId" AS id FROM erp_document d JOIN company_order co ON co."orderId" = d."orderId" WHERE d.state = 'accepted' AND co."orderState" = 'Submitted' ORDER BY d.id LIMIT $1`, [cancelled]);
    await product.start('worker');
    await until(async () => (await had()).length === cancelled, drainLimitSeconds);
    await product.kill('worker');
    for (const { id } of await had()) {
        await world.staff.ask('mutation ($input: OrderStepInput!) { cancelCompanyOrder(input: $input) { __typename } }', { input: { orderId: id, reason: 'The bar wants it', idempotencyKey: `b5-erp-${id}-cancel` } });
    }
}

/** Kills the worker over and over; gives how often each way of dying happened. */
async function killRepeatedly(firm: ErpFirm, bench: Bench, halfway: () => Promise<void>): Promise<Map<string, number>> {
    const { product } = firm;
    const deaths = new Map<string, number>();
    for (let kill = 0; kill < kills; kill++) {
        if (kill === kills / 2) await halfway();
        const point = kill < 2 * crashPoints.length ? crashPoints[kill % crashPoints.length] : undefined;
        const started = product.start('worker', point ? { FAULT: `after:${point}` } : {}).catch(() => undefined);
        const worker = product.process('worker');
        const gone = new Promise<void>(resolve => worker.once('exit', () => resolve()));
        if (point !== undefined) await Promise.race([gone, started.then(() => sleep(6_000))]);
        else {
            await started;
            await sleep(200 + bench.random() * 1_300);
        }
        const cause = worker.signalCode === null ? 'random' : (point ?? 'random');
        deaths.set(cause, (deaths.get(cause) ?? 0) + 1);
        await product.kill('worker');
    }
    return deaths;
}

async function run(bench: Bench, firm: ErpFirm): Promise<void> {
    const { product, books } = firm;
    books.lose(times(20 * orders, () => bench.random() < lostShare));
    await firm.order(orders);
    const deaths = await killRepeatedly(firm, bench, () => cancelSome(firm));
    const lastKill = Date.now();
    await product.start('worker');
    const isDrained = await until(async () => (await firm.open()) === 0, 2 * drainLimitSeconds);
    const seconds = (Date.now() - lastKill) / 1000;
    await product.kill('worker');
    const { doubles, early } = bookedWrong(books);
    const [told] = await product.sql<{ numbers: number; messages: number; dead: number }>(
        `SELECT (SELECT count(DISTINCT number)::int FROM erp_document WHERE noun = 'order') AS numbers, (SELECT count(*)::int FROM outbox_message WHERE kind = 'erp.order.push') AS messages,
                (SELECT count(*)::int FROM erp_document WHERE state IN ('refused', 'doubtful')) + (SELECT count(*)::int FROM outbox_message WHERE kind LIKE 'erp.%' AND state = 'FAILED') AS dead`);
    const ways = [...deaths].map(([way, count]) => `${way} ×${count}`).join(', ');
    bench.equals('kills', [...deaths.values()].reduce((sum, count) => sum + count, 0), kills, 'worker kills', ways);
    bench.equals('crash-points', crashPoints.filter(point => deaths.has(point)).length, crashPoints.length, 'named crash points', crashPoints.join(', '));
    bench.equals('documents', countOf(books, 'order'), orders, 'ERP documents', `${books.calls} calls, ${lostShare * 100} % of answers lost after booking`);
    bench.equals('doubles', doubles, 0, 'documents booked twice');
    bench.equals('cancelled', countOf(books, 'order-cancellation'), cancelled, 'documents called off', 'of orders cancelled between kills');
    bench.equals('early', early, 0, 'ends before their beginning');
    bench.equals('numbers', told?.numbers ?? -1, orders, 'orders that know their ERP number');
    bench.equals('messages', told?.messages ?? -1, orders, 'outbox messages, one an order');
    bench.equals('dead-letters', told?.dead ?? -1, 0, 'documents and messages given up');
    bench.atMost('drained', isDrained ? seconds : Infinity, drainLimitSeconds, 's', 'after the last kill, the restart of the worker included');
    await bench.conclude(`${orders} orders to an ERP, ${kills} worker kills`, product);
}

const bar = (side: ErpSide): Bar => ({
    id: `B5-${side.name}`,
    what: `orders to the ERP (${side.name})`,
    async run(bench) {
        const firm = await startErpFirm({ companies: 4, membersEach: 5 }, side);
        try {
            await run(bench, firm);
        } finally {
            await firm.stop();
        }
    },
});

export const erpPush = Object.values(erpSides).map(bar);
