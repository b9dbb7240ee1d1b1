/** How long server and worker take to start, the first answer, and what memory they hold. */
import fs from 'node:fs';
import { performance } from 'node:perf_hooks';

import { startProduct } from '../test/product';
import type { Report } from '../test/report';
import { median } from '../test/faults/bar';

const starts = 3;
const limits = { startMs: 15_000, answerMs: 1_000, memoryMb: 600 };

interface Start {
    ms: number;
    memoryMb: number;
    /** The first question of a visitor's portal. */
    answerMs?: number;
}

function memoryMb(pid: number | undefined): number {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes) / 1024);
}

async function firstAnswer(url: string): Promise<number> {
    const began = performance.now();
    const response = await fetch(`${url}/shop-api`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ query: '{ portalSession { firmName } }' }),
    });
    const text = await response.text();
    if (!response.ok || text.includes('"errors"')) throw new Error(`The first answer is ${response.status} ${text}`);
    return performance.now() - began;
}

export async function benchBoot(report: Report): Promise<void> {
    const product = await startProduct({ data: 'empty', processes: [] });
    const found: Record<'server' | 'worker', Start[]> = { server: [], worker: [] };
    try {
        for (let turn = 0; turn < starts; turn++) {
            for (const name of ['server', 'worker'] as const) {
                const began = performance.now();
                const { pid } = await product.start(name);
                const ms = performance.now() - began;
                const answerMs = name === 'server' ? await firstAnswer(product.url) : undefined;
                found[name].push({ ms, answerMs, memoryMb: memoryMb(pid) });
            }
            await product.kill('worker');
            await product.kill('server');
        }
    } finally {
        await product.stop();
    }
    const rows = [
        { id: 'boot.server', figure: median(found.server.map(start => start.ms)), limit: limits.startMs, unit: 'ms', what: 'from fork to ready, migrated database' },
        { id: 'boot.answer', figure: median(found.server.map(start => start.answerMs ?? NaN)), limit: limits.answerMs, unit: 'ms', what: 'the first question to a fresh server' },
        { id: 'boot.worker', figure: median(found.worker.map(start => start.ms)), limit: limits.startMs, unit: 'ms', what: 'from fork to ready' },
        { id: 'boot.server-memory', figure: median(found.server.map(start => start.memoryMb)), limit: limits.memoryMb, unit: 'MB', what: 'resident, after the first answer' },
        { id: 'boot.worker-memory', figure: median(found.worker.map(start => start.memoryMb)), limit: limits.memoryMb, unit: 'MB', what: 'resident, when ready' },
    ];
    for (const row of rows.filter(({ id }) => report.wants(id))) {
        report.add({ ...row, figure: Math.round(row.figure), pass: row.figure <= row.limit });
    }
}
