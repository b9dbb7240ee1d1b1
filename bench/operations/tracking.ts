/** The page behind the link of an SMS: fifty people a second open it, each from his own address, and what it loads in all. */
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { addShipments } from '../../test/faults/shipments';
import { link, visit } from '../../test/faults/tracking-visits';
import type { Product } from '../../test/product';
import type { Report } from '../../test/report';
import { World } from '../../test/world';
import { load, p50, p95, rounded, timed } from '../measure';

const [perSecond, seconds, people] = [50, 20, 100];
const [slowestMs, largestKb] = [40, 60];

export async function benchTracking(report: Report, product: Product): Promise<void> {
    const world = await World.make(product, { companies: 1, membersEach: 1 });
    const tokens: string[] = [];
    for (const id of await addShipments(world, people, 'dispatched')) tokens.push(await link(product, id, '1 day'));
    const callers = Array.from({ length: people }, (_, index) => ({
        agent: new http.Agent({ keepAlive: true, maxSockets: 1 }), token: tokens[index] ?? '', from: `127.3.0.${1 + index}`,
    }));
    const open = async (nth: number): Promise<void> => {
        const { token, from, agent } = callers[nth % people] as (typeof callers)[number];
        const { status } = await visit(product, token, from, agent);
        if (status !== 200) throw new Error(`The page answered ${status}`);
    };
    for (let nth = 0; nth < people; nth++) await open(nth);
    const each: number[] = [];
    const asked: Promise<unknown>[] = [];
    const began = performance.now();
    for (let nth = 0; nth < perSecond * seconds; nth++) {
        await sleep(Math.max(0, began + (nth * 1_000) / perSecond - performance.now()));
        asked.push(timed(() => open(nth)).then(ms => each.push(ms)));
    }
    await Promise.all(asked);
    for (const { agent } of callers) agent.destroy();
    const bytes = await weight(product, tokens[0] ?? '');
    report.add({
        id: 'tracking', pass: p95(each) <= slowestMs, figure: rounded(p95(each)), limit: slowestMs, unit: 'ms',
        what: `p95 of ${each.length} pages at ${perSecond} a second, median ${rounded(p50(each))} ms; ${load()}`,
    });
    report.add({ id: 'tracking.weight', pass: bytes <= largestKb * 1_024, figure: rounded(bytes / 1_024), limit: largestKb, unit: 'kB', what: 'that the page and all it loads weigh' });
}

/** The page and whatever it names by `src` or as a style sheet. */
async function weight(product: Product, token: string): Promise<number> {
    const page = await (await fetch(`${product.url}/t/${token}`)).text();
    const named = [...page.matchAll(/<(?:script|img|link)[^>]+(?:src|href)="([^"]+)"/g)].map(([, address]) => new URL(address ?? '', `${product.url}/t/${token}`));
    const sizes = await Promise.all(named.map(async address => (await (await fetch(address)).arrayBuffer()).byteLength));
    return sizes.reduce((sum, size) => sum + size, Buffer.byteLength(page));
}
