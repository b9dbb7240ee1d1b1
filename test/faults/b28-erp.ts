/** B28 against the ERP: its cable is late, is reset, goes dark, forgets its connections, or something on the way answers a page. Nothing is lost or told twice, and nobody who orders waits for it. */
import { setTimeout as sleep } from 'node:timers/promises';

import { type Bar, type Bench, until } from './bar';
import { bookedWrong, countOf, type ErpFirm, startErpFirm } from './erp-firm';
import { type ErpSide, erpSides } from './erp-sides';

const ordersEach = 40;
const lateMs = 200;
const answerSeconds = 10;
const drainLimitSeconds = 120;

async function run(bench: Bench, firm: ErpFirm): Promise<void> {
    const { product, books, cable } = firm;
    await product.start('worker');
    let placed = 0;
    let longestMs = 0;
    /** Orders come while the fault lasts, and what waits is told before the next one begins. */
    const phase = async (name: string, fault: (isOver: () => boolean) => Promise<void>): Promise<void> => {
        let isOver = false;
        const faulty = fault(() => isOver);
        for (let order = 0; order < ordersEach; order++) {
            const began = performance.now();
            await firm.order(1);
            longestMs = Math.max(longestMs, performance.now() - began);
            placed++;
            await sleep(bench.random() * 100);
        }
        isOver = true;
        await faulty;
        const over = Date.now();
        const isDrained = await until(async () => (await firm.open()) === 0, drainLimitSeconds);
        bench.atMost(`${name}-drained`, isDrained ? (Date.now() - over) / 1000 : Infinity, drainLimitSeconds, 's', `until all ${ordersEach} orders of it were told, after it was over`);
    };
    const again = (everyMs: number, what: () => void) => async (isOver: () => boolean) => {
        while (!isOver()) {
            what();
            await sleep(everyMs);
        }
    };
    await phase('late', async isOver => {
        cable.delayMs = lateMs / 2;
        await again(100, () => undefined)(isOver);
        cable.delayMs = 0;
    });
    await phase('reset', again(150, () => cable.reset()));
    await phase('half-open', again(500, () => cable.forget()));
    await phase('hole', async isOver => {
        cable.isHole = true;
        await again(100, () => undefined)(isOver);
        cable.endHole();
    });
    await phase('page', async isOver => {
        books.trouble = 'garbage';
        await again(100, () => undefined)(isOver);
        books.trouble = 'none';
    });
    await product.kill('worker');
    const { doubles, early } = bookedWrong(books);
    const [told] = await product.sql<{ numbers: number; dead: number }>(
        `SELECT (SELECT count(DISTINCT number)::int FROM erp_document WHERE noun = 'order') AS numbers,
                (SELECT count(*)::int FROM erp_document WHERE state IN ('refused', 'doubtful')) + (SELECT count(*)::int FROM outbox_message WHERE kind LIKE 'erp.%' AND state = 'FAILED') AS dead`);
    bench.atMost('answer', longestMs / 1000, answerSeconds, 's', 'the longest that somebody who ordered waited');
    bench.equals('documents', countOf(books, 'order'), placed, 'ERP documents', `${books.calls} calls`);
    bench.equals('doubles', doubles + early, 0, 'documents booked twice or out of order');
    bench.equals('numbers', told?.numbers ?? -1, placed, 'orders that know their ERP number');
    bench.equals('dead-letters', told?.dead ?? -1, 0, 'documents and messages given up');
    await bench.conclude(`${placed} orders over a cable to the ERP that is ${lateMs} ms late, reset, half open, dark, and answers pages`, product);
}

const bar = (side: ErpSide): Bar => ({
    id: `B28-${side.name}`,
    what: `network cuts to the ERP (${side.name})`,
    async run(bench) {
        const firm = await startErpFirm({ companies: 2, membersEach: 5 }, side);
        try {
            await run(bench, firm);
        } finally {
            await firm.stop();
        }
    },
});

export const erpNetworkCut = Object.values(erpSides).map(bar);
