/** B27: the ERP is down, slow, or answers nonsense: buyers order as ever, it is left in peace after five failures, and all goes in order once it is back. */
import { setTimeout as sleep } from 'node:timers/promises';

import { type Bar, type Bench, until } from './bar';
import { bookedWrong, countOf, type ErpFirm, startErpFirm } from './erp-firm';
import { type ErpSide, erpSides } from './erp-sides';

const ordersEach = 40;
const mostFailures = 5;
const drainLimitSeconds = 120;
const troubles = ['down', 'slow', 'garbage', 'tls'] as const;
const slowerAllowed = 0.2;
/** Times that one order more or less decides are not told apart. */
const noiseMs = 25;

function p95(times: readonly number[]): number {
    const sorted = [...times].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? NaN;
}

/** How long each of so many orders took, one after another. */
async function timed(firm: ErpFirm, count: number): Promise<number[]> {
    const times: number[] = [];
    for (let place = 0; place < count; place++) {
        const began = performance.now();
        await firm.order(1);
        times.push(performance.now() - began);
    }
    return times;
}

/** TLS where the ERP speaks none: a certificate that is wrong fails at the same place, before anything is said. */
async function setTls({ product, connectionId }: ErpFirm, isOn: boolean): Promise<void> {
    const [from, to] = isOn ? ['http:', 'https:'] : ['https:', 'http:'];
    await product.sql(`UPDATE erp_connection SET settings = settings || jsonb_build_object('url', replace(settings->>'url', $2, $3)), version = version + 1 WHERE id = $1`, [connectionId, from, to]);
}

/** Since the trouble began, the failures that the breaker counted when it opened, and since then the probes. */
async function failures({ product }: ErpFirm): Promise<number> {
    const [row] = await product.sql<{ failures: number }>('SELECT COALESCE(max(failures), 0)::int AS failures FROM erp_breaker');
    return row?.failures ?? 0;
}

async function run(bench: Bench, firm: ErpFirm): Promise<void> {
    const { product, books, side } = firm;
    await product.start('worker');
    await timed(firm, 10);
    const calm = p95(await timed(firm, ordersEach));
    const troubled: number[] = [];
    const opened: number[] = [];
    let placed = 10 + ordersEach;
    for (const trouble of troubles) {
        await until(async () => (await firm.open()) === 0, drainLimitSeconds);
        const before = books.callsInTrouble;
        if (trouble === 'tls') await setTls(firm, true);
        else books.trouble = trouble;
        troubled.push(...(await timed(firm, ordersEach)));
        placed += ordersEach;
        await until(async () => (await failures(firm)) >= mostFailures, 30);
        if (trouble !== 'tls') opened.push(books.callsInTrouble - before);
        await sleep(1_000);
        if (trouble === 'tls') await setTls(firm, false);
        books.trouble = 'none';
    }
    const back = Date.now();
    const isDrained = await until(async () => (await firm.open()) === 0, drainLimitSeconds);
    const seconds = (Date.now() - back) / 1000;
    await product.kill('worker');
    const { doubles, early } = bookedWrong(books);
    const slow = p95(troubled);
    bench.atMost('checkout', slow, calm * (1 + slowerAllowed) + noiseMs, 'ms', `p95 of an order while the ERP is in trouble; ${Math.round(calm)} ms while it is not`);
    // A probe may have gone out by the time that we look.
    bench.atMost('failures', Math.max(...opened), (mostFailures + 1) * side.callsEach, 'calls before it is left in peace', troubles.join(', '));
    bench.equals('documents', countOf(books, 'order'), placed, 'ERP documents');
    bench.equals('doubles', doubles + early, 0, 'documents booked twice or out of order');
    bench.atMost('drained', isDrained ? seconds : Infinity, drainLimitSeconds, 's', 'after the ERP is back');
    await bench.conclude(`${placed} orders, ${troubles.length} kinds of trouble`, product);
}

const bar = (side: ErpSide): Bar => ({
    id: side === erpSides.books ? 'B27' : `B27-${side.name}`,
    what: `the ERP is down (${side.name})`,
    async run(bench) {
        const firm = await startErpFirm({ companies: 2, membersEach: 5 }, side);
        try {
            await run(bench, firm);
        } finally {
            await firm.stop();
        }
    },
});

export const erpDown = Object.values(erpSides).map(bar);
