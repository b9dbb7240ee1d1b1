/** How fast a backlog of orders goes to the ERP, in order and each once: what a firm has to catch up with when its ERP was away. */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import { bookedWrong, countOf, startErpFirm } from '../../test/faults/erp-firm';
import type { Report } from '../../test/report';
import { load, rounded } from '../measure';

const orders = 400;
const fewestPerSecond = 20;
const waitSeconds = 120;

export async function benchPush(report: Report): Promise<void> {
    if (!report.wants('push')) return;
    const firm = await startErpFirm({ companies: 4, membersEach: 5 });
    try {
        await firm.order(orders);
        await firm.product.start('worker');
        const began = performance.now();
        while ((await firm.open()) > 0 && performance.now() - began < waitSeconds * 1_000) await sleep(100);
        const seconds = (performance.now() - began) / 1_000;
        const documents = countOf(firm.books, 'order');
        const { doubles } = bookedWrong(firm.books);
        const perSecond = documents / seconds;
        const what = `${documents} of ${orders} orders in ${rounded(seconds)} s, ${doubles} twice, ${firm.books.calls} calls; ${load()}`;
        report.add({ id: 'push', pass: perSecond >= fewestPerSecond && documents === orders && doubles === 0, figure: rounded(perSecond), limit: fewestPerSecond, unit: 'orders/s', what });
    } finally {
        await firm.stop();
    }
}
