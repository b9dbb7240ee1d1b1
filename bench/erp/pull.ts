/**
 * What an ERP brings in: 100,000 articles, 10,000 customers with 30,000 addresses, 2,000,000 contract prices and 500,000 invoices; again with nothing changed, with one
 * record of a hundred changed, and one price; and what the shop does meanwhile. `ERP_SCALE=20` takes a twentieth of it.
 */
import fs from 'node:fs';
import path from 'node:path';
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
    written: number;
    failed: string;
    rssMb: number;
}

class ErpBench {
    constructor(private readonly product: Product) {}

    /** From the asking to the end of the last run. The time is the runs' own: the start of a program is no pull. */
    async pull(settings: RowsSettings, isFull: boolean, chosen = objects): Promise<Outcome> {
        const wish: RowsWish = { settings, objects: chosen, isFull };
        const [before] = await this.product.sql<{ id: number }>('SELECT COALESCE(max(id), 0)::int AS id FROM erp_run');
        await this.product.start('worker', { ERP_ASK: JSON.stringify(wish) });
        for (;;) {
            const runs = await this.product.sql<{ state: string; failure: string; written: number; seconds: number }>(
                `SELECT state, failure, created + updated + deactivated AS written, extract(epoch FROM COALESCE("endedAt", now()) - "startedAt")::float8 AS seconds FROM erp_run WHERE id > $1 ORDER BY id`, [before?.id ?? 0]);
            const open = runs.filter(({ state }) => ['waiting', 'staging', 'applying'].includes(state));
            if (runs.length < chosen.length || open.length > 0) {
                await sleep(200);
                continue;
            }
            const rssMb = peakMb(this.product.process('worker').pid ?? 0);
            await this.product.kill('worker');
            const bad = runs.filter(({ state }) => state !== 'done').map(({ state, failure }) => `${state} ${failure}`);
            return { seconds: runs.reduce((sum, run) => sum + run.seconds, 0), written: runs.reduce((sum, run) => sum + run.written, 0), failed: bad.join('; '), rssMb };
        }
    }
}

function peakMb(pid: number): number {
    const found = /VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Math.round(Number(found?.[1] ?? 0) / 1024);
}

const pageQuery = 'query ($input: CatalogueInput!) { catalogue(input: $input) { totalItems items { variantId name price { unitNet } } } }';

/** The shop's pages, asked one after another until told to stop: how long each took. */
async function browse(ask: () => Promise<unknown>, isOver: () => boolean): Promise<number[]> {
    const found: number[] = [];
    while (!isOver()) {
        found.push(await timed(ask));
        await sleep(50);
    }
    return found;
}

export async function benchPull(report: Report): Promise<void> {
    const product = await startProduct({ processes: ['server'], programs: { worker: path.resolve(__dirname, '../test/fakes/erp/rows-worker.ts') }, env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'error' } });
    try {
        const bench = new ErpBench(product);
        const world = await World.make(product, { companies: 1, membersEach: 1 });
        const [buyer] = world.buyers;
        if (buyer === undefined) throw new Error('A world has a buyer');
        const page = () => buyer.shop.ask(pageQuery, { input: { take: 24 } });
        const add = (id: string, figure: number, limit: number, unit: string, pass: boolean, what: string, ratio?: number) => {
            if (report.wants(id)) report.add({ id, pass, figure: rounded(figure), limit, unit, what: `${what}; ${load()}`, ...(ratio === undefined ? {} : { ratio }) });
        };
        for (let i = 0; i < 20; i++) await page();
        let isOver = false;
        const idle = browse(page, () => isOver);
        await sleep(4_000);
        isOver = true;
        const quiet = await idle;

        isOver = false;
        const busy = browse(page, () => isOver);
        const first = await bench.pull(source(), true);
        isOver = true;
        const during = await busy;
        const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
        add('first-load', first.seconds, limits.firstLoadS / scale, 's', first.failed === '' && first.written === total && first.seconds <= limits.firstLoadS / scale, `${total} records, ${Math.round(total / first.seconds)} a second ${first.failed}`);
        const ratio = p95(during) / p95(quiet);
        add('shop-p95', p95(during), p95(quiet) * limits.shopTimes, 'ms', ratio <= limits.shopTimes, `p95 of ${during.length} pages during the first load; ${rounded(p95(quiet))} ms when idle`, rounded(ratio));

        const none = await bench.pull(source(), true);
        add('no-change', none.seconds, limits.noChangeS / scale, 's', none.written === 0 && none.seconds <= limits.noChangeS / scale, `${none.written} written ${none.failed}`, rounded(none.seconds / first.seconds));

        const some = await bench.pull(source({ changedEvery: 100, version: 1 }), false);
        add('one-percent', some.seconds, limits.onePercentS / scale, 's', some.failed === '' && some.seconds <= limits.onePercentS / scale, `${some.written} written ${some.failed}`, rounded(some.seconds / first.seconds));

        const seen = await priceSeen(product, bench, world.staff);
        add('price-seen', seen, limits.priceSeenS, 's', seen <= limits.priceSeenS, 'from the end of the pull to the price that the customer is shown');
        const rss = Math.max(first.rssMb, none.rssMb, some.rssMb);
        add('rss', rss, limits.rssMb, 'MB', rss <= limits.rssMb, 'the most that the worker took');
    } finally {
        await product.stop();
    }
}

const asCompanyQuery = 'query ($input: CompanyCatalogueInput!) { companyCatalogue(input: $input) { items { sku unitNet } } }';

/** One price changes; the shop as its customer sees it is asked until it shows the new one. The ERP's row at place 1: the second customer's price of the first article. */
async function priceSeen(product: Product, bench: ErpBench, staff: Caller): Promise<number> {
    const outcome = await bench.pull(source({ changedEvery: sizes['contract-price'], version: 7 }), false, ['contract-price']);
    if (outcome.failed !== '') throw new Error(outcome.failed);
    const [company] = await product.sql<{ id: number }>(`SELECT id FROM company WHERE code = 'RC-1'`);
    for (;;) {
        const { companyCatalogue } = await staff.ask<{ companyCatalogue: { items: { sku: string; unitNet: number }[] } }>(asCompanyQuery, { input: { companyId: company?.id, term: 'RS-0', take: 24 } });
        const [row] = await product.sql<{ ago: number }>('SELECT extract(epoch FROM now() - max("endedAt"))::float8 AS ago FROM erp_run');
        if (companyCatalogue.items.some(({ sku, unitNet }) => sku === 'RS-0' && unitNet === newPrice) || (row?.ago ?? 0) > 60) return row?.ago ?? NaN;
        await sleep(50);
    }
}

const newPrice = (1000 + 7919 + 21) * 100;
