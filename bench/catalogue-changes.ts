/** What changes under the shop of `bench -- catalogue`: one price, two million prices, and the catalogue's index. */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import { times, until } from '../test/faults/bar';
import { Caller } from '../test/graphql';
import { environment, type Product } from '../test/product';
import type { Report } from '../test/report';
import { sizes } from './catalogue-data';
import type { Member } from './catalogue-shops';
import { load, p95, rounded, timed } from './measure';

const limits = { changeMs: 1_000, loadSeconds: 60, slowerTimes: 1.3, buildSeconds: 300, changedSeconds: 5 };

interface Priced {
    id: number;
    variantId: number;
    sku: string;
    parentId: number;
}

const staffOf = (product: Product) => new Caller(product.url, 'admin-api').signIn('superadmin', product.password);

/** One contract price and one price of a list: how long after the answer to staff until the list, the search, the sorting and the cart say so. */
export async function benchPriceChange(report: Report, product: Product, buyer: Member): Promise<void> {
    const staff = await staffOf(product);
    const [contract] = await product.sql<Priced>(
        `SELECT c.id, c."productVariantId" AS "variantId", v.sku, c."companyId" AS "parentId" FROM contract_price c JOIN product_variant v ON v.id = c."productVariantId"
         WHERE c."companyId" = $1 ORDER BY c.id LIMIT 1`, [buyer.companyId]);
    const [listed] = await product.sql<Priced>(
        `SELECT i.id, i."productVariantId" AS "variantId", v.sku, i."priceListId" AS "parentId"
         FROM price_list_company a JOIN price_list_item i ON i."priceListId" = a."priceListId" JOIN product_variant v ON v.id = i."productVariantId"
         WHERE a."companyId" = $1 AND NOT EXISTS (SELECT 1 FROM contract_price c WHERE c."companyId" = $1 AND c."productVariantId" = i."productVariantId")
         ORDER BY i.id LIMIT 1`, [buyer.companyId]);
    if (contract === undefined || listed === undefined) throw new Error('The large seed has no prices for the buyer');
    let [slowest, asked] = [0, 0];
    for (let turn = 0; turn < 6; turn++) {
        const of = turn % 2 === 0 ? contract : listed;
        const price = 123_456 + turn;
        await buyer.shop.ask('mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { answers { outcome } } }', {
            input: { lines: [{ variantId: of.variantId, unit: 'm2', quantity: 1, mode: 'SET' }] },
        });
        asked += await timed(() => turn % 2 === 0
            ? staff.ask('mutation ($input: SetContractPriceInput!) { setContractPrice(input: $input) { id } }', { input: { id: of.id, companyId: of.parentId, variantId: of.variantId, unitNet: price } })
            : staff.ask('mutation ($input: SetPriceListItemInput!) { setPriceListItem(input: $input) { id } }', { input: { id: of.id, priceListId: of.parentId, variantId: of.variantId, unitNet: price } }));
        const began = performance.now();
        const shows = async () => {
            const priceOf = (items: { variantId: string; price: { unitNet: number } | null }[]) => items.find(item => item.variantId === String(of.variantId))?.price?.unitNet;
            const limited = await buyer.page({ priceFrom: price, priceTo: price });
            const searched = await buyer.page({ term: of.sku });
            const sorted = await buyer.page({ sort: 'PRICE_ASC' });
            const { cart } = await buyer.shop.ask<{ cart: { lines: { variantId: string; unitNet: number }[] } }>('{ cart { lines { variantId unitNet } } }');
            return [priceOf(limited.items), priceOf(searched.items), priceOf(sorted.items), cart.lines.find(line => line.variantId === String(of.variantId))?.unitNet].every(one => one === price);
        };
        const isSeen = await until(shows, 5);
        slowest = Math.max(slowest, isSeen ? performance.now() - began : Infinity);
    }
    const figure = Math.round(slowest);
    report.add({
        id: 'price-change', pass: figure <= limits.changeMs, figure, limit: limits.changeMs, unit: 'ms',
        what: `until list, search, sorting and cart, asked one after the other, all show a changed contract or list price; slowest of 6; the change itself took ${Math.round(asked / 6)} ms and touches one row; ${load()}`,
    });
}

/** Pages that a buyer waits for, one after the other, until told to stop. */
async function pagesUntil(buyer: Member, isOver: () => boolean): Promise<number[]> {
    const figures: number[] = [];
    for (let index = 0; !isOver(); index++) figures.push(await timed(() => buyer.page({ skip: (index % 100) * 24 })));
    return figures;
}

/** A contract price for each row, in the file that the load reads. */
async function contractFile(product: Product): Promise<string> {
    const companies = await product.sql<{ code: string; currency: string }>(`SELECT code, "currencyCode" AS currency FROM company WHERE code LIKE 'L-%' ORDER BY id`);
    const each = sizes.contractPrices / companies.length;
    const file = path.join(await fs.promises.mkdtemp(path.join(os.tmpdir(), 'karvan-bench-')), 'contract-prices.csv');
    const out = fs.createWriteStream(file);
    out.write('company,currency,sku,min_quantity,price\n');
    for (const [index, { code, currency }] of companies.entries()) {
        const skus = times(each, k => `L${String(1 + ((index * 7919 + k * 487) % sizes.variants)).padStart(7, '0')}`);
        out.write(skus.map(sku => `${code},${currency},${sku},1,${currency === 'PLN' ? '31.50' : '2150000'}\n`).join(''));
    }
    await new Promise<void>(resolve => out.end(resolve));
    return file;
}

export async function benchPriceLoad(report: Report, product: Product, buyer: Member): Promise<void> {
    // As before a first load; the seed's own stay with the seed, for this is a copy.
    await product.sql('TRUNCATE contract_price');
    await product.sql('VACUUM ANALYZE contract_price');
    const file = await contractFile(product);
    const until15 = Date.now() + 15_000;
    const before = await pagesUntil(buyer, () => Date.now() > until15);
    let isLoaded = false;
    const began = performance.now();
    const reading = pagesUntil(buyer, () => isLoaded);
    try {
        const child = fork(path.resolve(__dirname, '../dist/server/src/import.js'), ['--bulk', file], { env: environment(product.databaseUrl, 22_900), stdio: ['ignore', 2, 2, 'ipc'] });
        await new Promise((resolve, reject) => child.once('exit', code => (code === 0 ? resolve(code) : reject(new Error(`The import ended with ${code}`)))));
    } finally {
        isLoaded = true;
    }
    const seconds = Math.round((performance.now() - began) / 1000);
    const during = await reading;
    await fs.promises.rm(path.dirname(file), { recursive: true });
    const [{ count = 0 } = {}] = await product.sql<{ count: number }>('SELECT count(*)::int AS count FROM contract_price');
    const slower = rounded(p95(during) / p95(before));
    const waits = `${Math.round(p95(during))} ms against ${Math.round(p95(before))} ms before`;
    const isWhole = count === sizes.contractPrices && seconds <= limits.loadSeconds;
    report.add({ id: 'price-load.seconds', pass: isWhole, figure: seconds, limit: limits.loadSeconds, unit: 's', what: `${count} contract prices of one CSV file by \`npm run import -- --bulk\`, the program's start included; ${load()}` });
    report.add({ id: 'price-load.shop', pass: slower <= limits.slowerTimes, figure: slower, limit: limits.slowerTimes, unit: 'times', what: `the shop's p95 meanwhile, ${waits}` });
    report.add({ id: 'price-load', pass: isWhole && slower <= limits.slowerTimes, figure: seconds, limit: limits.loadSeconds, unit: 's', what: waits });
}

async function isCurrent(product: Product): Promise<boolean> {
    return (await product.sql('SELECT 1 FROM catalogue_change LIMIT 1')).length === 0;
}

export async function benchIndex(report: Report, product: Product, buyer: Member): Promise<void> {
    const staff = await staffOf(product);
    await product.start('worker');
    await until(() => isCurrent(product), 60);
    let [isBuilt, searches, empty] = [false, 0, 0];
    const searching = (async () => {
        while (!isBuilt) {
            searches++;
            if ((await buyer.page({ term: 'wool carpet' })).totalItems === 0) empty++;
            await sleep(200);
        }
    })();
    const began = performance.now();
    await staff.ask('mutation { rebuildCatalogueIndex }');
    const isDone = await until(() => isCurrent(product), 1_200);
    const seconds = isDone ? Math.round((performance.now() - began) / 1000) : Infinity;
    isBuilt = true;
    await searching;
    const changeBegan = performance.now();
    await product.sql(`UPDATE product_translation SET name = name || ' new' WHERE "baseId" IN (SELECT "baseId" FROM product_translation WHERE slug ~ '^large-[0-9]+$' GROUP BY 1 ORDER BY 1 LIMIT 1000)`);
    await until(() => isCurrent(product), 120);
    const changed = rounded((performance.now() - changeBegan) / 1000);
    await product.kill('worker');
    report.add({ id: 'index-build.full', pass: seconds <= limits.buildSeconds && empty === 0, figure: seconds, limit: limits.buildSeconds, unit: 's', what: `all ${sizes.variants} variants in 4 languages by the worker; ${empty} of ${searches} searches meanwhile were empty; ${load()}` });
    report.add({ id: 'index-build.changed', pass: changed <= limits.changedSeconds, figure: changed, limit: limits.changedSeconds, unit: 's', what: '1,000 products with 10,000 variants given another name, until all are in the index' });
    report.add({ id: 'index-build', pass: seconds <= limits.buildSeconds && empty === 0 && changed <= limits.changedSeconds, figure: seconds, limit: limits.buildSeconds, unit: 's', what: 'full build in the background' });
}
