/**
 * What an ERP brings in: 100,000 articles, 10,000 customers with 30,000 addresses, 2,000,000 contract prices and 500,000 invoices; again with nothing changed, with one
 * record of a hundred changed, and one price; and what the shop does meanwhile. `ERP_SCALE=20` takes a twentieth of it.
 */
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import type { ErpObject } from '../../plugins/erp';
import { rowsSource, type RowsSettings } from '../../test/fakes/erp/rows-connector';
import type { RowsWish } from '../../test/fakes/erp/rows-worker';
import type { Caller } from '../../test/graphql';
import { type Product, startProduct } from '../../test/product';
import type { Report } from '../../test/report';
import { World } from '../../test/world';
import { load, p95, rounded, timed } from '../measure';

const scale = Number(process.env.ERP_SCALE ?? 1);
const of = (whole: number) => Math.max(1, Math.round(whole / scale));
const sizes = { product: of(100_000), customer: of(10_000), address: of(30_000), 'contract-price': of(2_000_000), invoice: of(500_000) };
const objects = Object.keys(sizes) as ErpObject[];
const source = (change: Partial<RowsSettings> = {}) => rowsSource({ sizes, articles: sizes.product, companies: sizes.customer, ...change });
const limits = { firstLoadS: 600, noChangeS: 60, onePercentS: 30, priceSeenS: 5, rssMb: 500, shopTimes: 1.3 };

interface Outcome {
    seconds: number;
    /** When the first run began, in milliseconds. */
    beganAt: number;
    /** The seconds of each object. */
    parts: string;
    written: number;
    failed: string;
    rssMb: number;
}

class ErpBench {
    constructor(private readonly product: Product) {}

    /** Until the index has everything. */
    async settled(): Promise<void> {
        for (;;) {
            const [left] = await this.product.sql<{ count: number }>('SELECT count(*)::int AS count FROM catalogue_change');
            if (left?.count === 0) return;
            await sleep(2_000);
        }
    }

    /** From the asking to the end of the last run. The time is the runs' own: the start of a program is no pull. The worker goes on with what the pull left it to do. */
    async pull(settings: RowsSettings, isFull: boolean, chosen = objects): Promise<Outcome> {
        const wish: RowsWish = { settings, objects: chosen, isFull };
        await this.product.kill('worker');
        const [before] = await this.product.sql<{ id: number }>('SELECT COALESCE(max(id), 0)::int AS id FROM erp_run');
        await this.product.start('worker', { ERP_ASK: JSON.stringify(wish) });
        for (;;) {
            const runs = await this.product.sql<{ object: string; state: string; failure: string; written: number; seconds: number; beganMs: number }>(
                `SELECT object, state, failure, created + updated + deactivated AS written, extract(epoch FROM COALESCE("endedAt", now()) - "startedAt")::float8 AS seconds, extract(epoch FROM "startedAt")::float8 * 1000 AS "beganMs" FROM erp_run
                  WHERE id > $1 AND "connectionId" = (SELECT c.id FROM erp_connection c WHERE c.name = 'Rows') ORDER BY id`, [before?.id ?? 0]);
            const open = runs.filter(({ state }) => ['waiting', 'staging', 'applying'].includes(state));
            if (runs.length < chosen.length || open.length > 0) {
                await sleep(2_000);
                continue;
            }
            const rssMb = peakMb(this.product.process('worker').pid ?? 0);
            const bad = runs.filter(({ state }) => state !== 'done').map(({ state, failure }) => `${state} ${failure}`);
            const beganAt = Math.min(...runs.map(({ beganMs }) => beganMs));
            const parts = runs.map(({ object, seconds }) => `${object} ${rounded(seconds)}`).join(', ');
            return { beganAt, parts, seconds: runs.reduce((sum, run) => sum + run.seconds, 0), written: runs.reduce((sum, run) => sum + run.written, 0), failed: bad.join('; '), rssMb };
        }
    }
}

function peakMb(pid: number): number {
    const found = /VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Math.round(Number(found?.[1] ?? 0) / 1024);
}

const pageQuery = 'query ($input: CatalogueInput!) { catalogue(input: $input) { totalItems items { variantId name price { unitNet } } } }';

/** A page of the shop: when it was asked for, and how long it took. */
interface Asked {
    at: number;
    ms: number;
}

/** The shop's pages, asked one after another until told to stop. */
async function browse(ask: () => Promise<unknown>, isOver: () => boolean): Promise<Asked[]> {
    const found: Asked[] = [];
    while (!isOver()) {
        const at = Date.now();
        found.push({ at, ms: await timed(ask) });
        await sleep(50);
    }
    return found;
}

/** So long before and after the load: what else the machine does meets both. */
const quietMs = 20_000;

async function browseFor(ask: () => Promise<unknown>, ms: number): Promise<Asked[]> {
    const end = Date.now() + ms;
    return browse(ask, () => Date.now() >= end);
}

export async function benchPull(report: Report): Promise<void> {
    const product = await startProduct({ processes: ['server'], programs: { worker: path.resolve(__dirname, '../../test/fakes/erp/rows-worker.ts') }, env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'error' } });
    try {
        const bench = new ErpBench(product);
        const world = await World.make(product, { companies: 1, membersEach: 1 });
        await world.staff.ask('mutation { setAssortmentModes(input: { byPrice: true, byCategory: false }) { byPrice } }');
        await world.stocked(100, 10);
        const [buyer] = world.buyers;
        if (buyer === undefined) throw new Error('A world has a buyer');
        const page = async () => (await buyer.shop.ask<{ catalogue: { totalItems: number } }>(pageQuery, { input: { take: 24 } })).catalogue.totalItems;
        // Asked for nothing: it does what the shop left it to do.
        await product.start('worker');
        for (let seconds = 0; (await page()) < 100; seconds++) {
            if (seconds > 60) throw new Error('The buyer does not see his 100 goods');
            await sleep(1_000);
        }
        const add = (id: string, figure: number, limit: number, unit: string, pass: boolean, what: string, ratio?: number) => {
            if (report.wants(id)) report.add({ id, pass, figure: rounded(figure), limit, unit, what: `${what}; ${load()}`, ...(ratio === undefined ? {} : { ratio }) });
        };
        for (let i = 0; i < 100; i++) await page();
        const before = await browseFor(page, quietMs);
        let isOver = false;
        const busy = browse(page, () => isOver);
        const first = await bench.pull(source(), true);
        isOver = true;
        const during = (await busy).filter(({ at }) => at >= first.beganAt);
        const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
        add('first-load', first.seconds, limits.firstLoadS / scale, 's', first.failed === '' && first.written === total && first.seconds <= limits.firstLoadS / scale, `${total} records, ${Math.round(total / first.seconds)} a second: ${first.parts} ${first.failed}`);
        if (report.wants('shop-p95')) {
            await bench.settled();
            const quiet = [...before, ...(await browseFor(page, quietMs))].map(({ ms }) => ms);
            const ratio = p95(during.map(({ ms }) => ms)) / p95(quiet);
            add('shop-p95', p95(during.map(({ ms }) => ms)), p95(quiet) * limits.shopTimes, 'ms', ratio <= limits.shopTimes, `p95 of ${during.length} pages during the first load; ${rounded(p95(quiet))} ms of ${quiet.length} before and after it`, rounded(ratio));
        }

        const none = await bench.pull(source(), true);
        add('no-change', none.seconds, limits.noChangeS / scale, 's', none.written === 0 && none.seconds <= limits.noChangeS / scale, `${none.written} written: ${none.parts} ${none.failed}`, rounded(none.seconds / first.seconds));

        const some = await bench.pull(source({ changedEvery: 100, version: 1 }), false);
        add('one-percent', some.seconds, limits.onePercentS / scale, 's', some.failed === '' && some.seconds <= limits.onePercentS / scale, `${some.written} written: ${some.parts} ${some.failed}`, rounded(some.seconds / first.seconds));

        if (report.wants('price-seen')) {
            const seen = await priceSeen(product, bench, world.staff);
            add('price-seen', seen, limits.priceSeenS, 's', seen <= limits.priceSeenS, 'from the end of the pull to the price that the customer is shown');
        }
        const rss = Math.max(first.rssMb, none.rssMb, some.rssMb);
        add('rss', rss, limits.rssMb, 'MB', rss <= limits.rssMb, 'the most that the worker took');
    } finally {
        await product.stop();
    }
}

const asCompanyQuery = 'query ($input: CompanyCatalogueInput!) { companyCatalogue(input: $input) { items { sku unitNet } } }';

/** The ERP's row at place 1 is the second customer's price of the first article; when he sees the article in the shop, its price changes, and he is asked until he sees that. */
async function priceSeen(product: Product, bench: ErpBench, staff: Caller): Promise<number> {
    const [company] = await product.sql<{ id: number }>(`SELECT id FROM company WHERE code = 'RC-1'`);
    const shown = async () => {
        const { companyCatalogue } = await staff.ask<{ companyCatalogue: { items: { sku: string; unitNet: number }[] } }>(asCompanyQuery, { input: { companyId: company?.id, term: 'RS-0', take: 24 } });
        return companyCatalogue.items.find(({ sku }) => sku === 'RS-0')?.unitNet;
    };
    const until = async (isThere: (price: number | undefined) => boolean, seconds: number) => {
        for (const end = performance.now() + seconds * 1_000; performance.now() < end; await sleep(50)) if (isThere(await shown())) return;
        throw new Error(`The customer still sees ${await shown()} after ${seconds} s`);
    };
    await bench.settled();
    await until(price => price !== undefined, 60);
    const outcome = await bench.pull(source({ changedEvery: sizes['contract-price'], version: 7 }), false, ['contract-price']);
    if (outcome.failed !== '') throw new Error(outcome.failed);
    await until(price => price === newPrice, 60);
    const [row] = await product.sql<{ ago: number }>('SELECT extract(epoch FROM now() - max("endedAt"))::float8 AS ago FROM erp_run');
    return row?.ago ?? NaN;
}

const newPrice = (1000 + 7919 + 21) * 100;
