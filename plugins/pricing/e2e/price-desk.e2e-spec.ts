import { type RequestContext, RequestContextService } from '@vendure/core';
import gql from 'graphql-tag';

import { type StaffScope, systemScope } from '../../../kernel/scope';
import { importDemoFile } from '../../../test/demo-catalogue';
import { type RunningServer, startServer } from '../../../test/server';
import { ImportService } from '../../documents';
import { CompanyService } from '../../organizations';

const changePrices = gql`mutation ($input: ChangePricesInput!) { changePrices(input: $input) {
    created updated removed unchanged rejected meanBasisPoints largestRise largestFall isWaiting changeSetId rises { what fromValue toValue basisPoints } falls { what } rejects { row message } } }`;
const setOf = gql`query ($id: ID!) { priceChangeSet(id: $id) { id state kind madeBy isOwn version created updated removed changes { sku fromValue toValue companyName priceListName } } }`;
const undo = gql`mutation ($id: ID!) { undoPriceChange(id: $id) { ... on PriceChangeSet { id kind state } ... on PriceChangeRefusal { reason message } } }`;
const decide = gql`mutation ($input: DecidePriceChangeInput!) { decidePriceChange(input: $input) { ... on PriceChangeSet { id state } ... on PriceChangeRefusal { reason message } } }`;
const withdraw = gql`mutation ($id: ID!) { withdrawPriceChange(id: $id) { ... on PriceChangeSet { state } ... on PriceChangeRefusal { reason } } }`;
const limits = gql`mutation ($input: SetPriceApprovalInput!) { setPriceApproval(input: $input) { maxBasisPoints maxPrices version } }`;
const history = gql`query ($variantId: ID, $companyId: ID) { priceHistory(variantId: $variantId, companyId: $companyId) { kind changedBy companyName priceListName sku fromValue toValue fromUntil toUntil changeSetId } }`;

interface Report {
    changeSetId: string | null;
    isWaiting: boolean;
    rejects: { row: number; message: string }[];
    updated: number;
}

describe('the price desk', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let companyId: number;
    let listId: number;
    let variants: number[];
    let keys = 0;

    const file = (importer: string, text: string, dryRun = false) => importDemoFile(running, importer, Buffer.from(text), dryRun);
    const figures = async () => Object.fromEntries(
        (await running.sql<{ sku: string; unitNet: string }>(`SELECT v.sku, i."unitNet" FROM price_list_item i JOIN product_variant v ON v.id = i."productVariantId"
            WHERE i."priceListId" = $1 AND i."minQuantity" = 1 AND i."validFrom" IS NULL ORDER BY v.sku`, [listId])).map(row => [row.sku, Number(row.unitNet)]),
    );
    const ask = <T>(document: ReturnType<typeof gql>, variables: object) => running.adminClient.query<T>(document, variables as Record<string, string>);
    const change = async (input: object, dryRun = false) =>
        (await ask<{ changePrices: Report }>(changePrices, { input: { priceListId: String(listId), dryRun, ...(!dryRun && { idempotencyKey: `key-${++keys}-of-desk` }), ...input } })).changePrices;
    const versions = async () => new Map((await running.sql<{ id: number; version: number }>(`SELECT "productVariantId" AS id, version FROM price_list_item WHERE "priceListId" = $1 AND "minQuantity" = 1`, [listId])).map(row => [row.id, row.version]));
    const rowOf = async (place: number, unitNet: number | null) => ({ variantId: String(variants[place]), minQuantity: 1, unitNet, version: (await versions()).get(variants[place] ?? 0) });

    beforeAll(async () => {
        running = await startServer();
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        const company = await running.server.app.get(CompanyService).create(ctx, systemScope, { code: 'A', name: 'Company A', currencyCode: 'IRR', language: 'fa' });
        companyId = company.id;
        const rows = Array.from({ length: 5 }, (_, i) => `S-${i},p-${i},moquette,Product ${i},m2,1`);
        await file('products', ['sku,product,category,name_en,unit,min_quantity', ...rows].join('\n'));
        variants = (await running.sql<{ id: number }>(`SELECT id FROM product_variant WHERE sku LIKE 'S-%' ORDER BY sku`)).map(row => row.id);
        await file('prices', ['list,currency,sku,price', ...rows.map((_, i) => `L1,IRR,S-${i},${1000 + i}`)].join('\n'));
        listId = (await running.sql<{ id: number }>(`SELECT id FROM price_list WHERE code = 'L1'`))[0]?.id ?? 0;
        await running.adminClient.asSuperAdmin();
    }, 120_000);
    afterAll(() => running.stop());

    it('answers a bad file row by row, gives the bad rows back, and takes them corrected', async () => {
        const text = ['list;currency;sku;min_quantity;price;unit;valid_from;valid_until',
            'L1;IRR;S-0;;1100,50;m2;;', 'L1;IRR;S-1;;-5;;;', 'L1;IRR;S-2;;11000;;;', 'L1;IRR;S-3;;99;;;', 'L1;IRR;S-4;;1004;;;', 'L1;IRR;S-0;;7;;;', 'L1;IRR;S-0;5;900;roll;;', 'L1;IRR;S-0;6;900;bushel;;',
            'L1;IRR;S-1;;900;;2026-12-01;2026-12-31', 'L1;IRR;S-1;;950;;2026-12-15;2027-01-15', 'L1;IRR;S-1;;950;;2026-12-10;2026-12-20', 'L1;EUR;S-1;9;950;;;', 'L2;EUR;S-1;;20;;;',
        ].join('\r\n');
        const tried = await file('prices', text, true);
        expect(tried).toMatchObject({ kept: false, created: 3, updated: 1, unchanged: 1, rejected: 8, effect: { changeSetId: null, rises: [{ fromValue: 100_000, toValue: 110_050, basisPoints: 1005 }] } });
        expect(await figures()).toMatchObject({ 'S-0': 100_000 });
        const done = await file('prices', text);
        expect(done.answers.map(answer => [answer.row, answer.outcome, answer.message?.split(':')[0]])).toEqual([
            [2, 'updated', undefined], [3, 'rejected', 'price'], [4, 'rejected', 'price'], [5, 'rejected', 'price'], [6, 'unchanged', undefined], [7, 'rejected', 'sku'], [8, 'rejected', 'unit'],
            [9, 'rejected', 'unit'], [10, 'created', undefined], [11, 'rejected', 'valid_from'], [12, 'created', undefined], [13, 'rejected', 'currency'], [14, 'created', undefined],
        ]);
        expect(await figures()).toMatchObject({ 'S-0': 110_050, 'S-2': 100_200 });
        expect(done.rejectsCsv).toContain('"L1","IRR","S-2","1","11000.00","","","","price: is more than 10 times the last one, 1002.00"');
        expect(await file('prices', text)).toMatchObject({ created: 0, updated: 0, unchanged: 5 });
        const corrected = (done.rejectsCsv ?? '').split('\r\n').filter((line, place) => place === 0 || line.includes('11000.00')).join('\r\n').replace('11000.00', '1100.00');
        expect(await file('prices', corrected)).toMatchObject({ updated: 1, rejected: 0 });
    });

    it('keeps all good rows or none, takes a slip that is meant, and refuses wrong headings', async () => {
        const imports = running.server.app.get(ImportService);
        const run = (text: string, more: object) => imports.run(ctx, 'contract-prices', Buffer.from(text), 'contracts.csv', { dryRun: false, scope: systemScope, ...more });
        const before = await running.sql('SELECT count(*) FROM price_change');
        expect(await run('company,sku,price\nA,S-0,800\nA,S-1,x', { allOrNothing: true })).toMatchObject({ kept: false, created: 1, rejected: 1, effect: { changeSetId: null } });
        expect(await running.sql('SELECT id FROM contract_price')).toEqual([]);
        expect(await running.sql('SELECT count(*) FROM price_change')).toEqual(before);
        expect(await run('company,sku,price\nA,S-0,800\nA,S-1,900', { allOrNothing: true })).toMatchObject({ kept: true, created: 2 });
        expect(await run('company,sku,price\nA,S-0,8500', {})).toMatchObject({ rejected: 1 });
        expect(await run('company,sku,price\nA,S-0,8500', { acceptUnusual: true })).toMatchObject({ updated: 1, rejected: 0 });
        await expect(run('firm,sku,price\nA,S-0,1', {})).rejects.toThrow('missing column company');
        await expect(run('company,sku,price\nA,S-2,700\nA,"S-3,1', {})).rejects.toThrow('cannot be read');
        expect(await file('quantity-discounts', 'category,min_quantity,percent\n,100,"2,5"\nmoquette,50,3\nnowhere,1,1\nmoquette,50,4')).toMatchObject({ created: 2, rejected: 2 });
        expect(await running.sql('SELECT "minQuantity", "basisPoints" FROM quantity_discount ORDER BY 1')).toEqual([{ minQuantity: 50, basisPoints: 300 }, { minQuantity: 100, basisPoints: 250 }]);
    });

    it('tries and keeps what was typed into the grid, all of it or nothing, and one key does it once', async () => {
        const rows = [await rowOf(3, 110_000), await rowOf(4, 90_000)];
        expect(await change({ rows }, true)).toMatchObject({ updated: 2, isWaiting: false, changeSetId: null, rises: [{ what: expect.stringContaining('S-3') as string }], falls: [{ what: expect.stringContaining('S-4') as string }] });
        const bad = await change({ rows: [...rows, { ...(await rowOf(2, 90_000)), version: 1 }, { variantId: '999999', minQuantity: 1, unitNet: 5 }] });
        expect(bad).toMatchObject({ changeSetId: null, rejects: [{ row: 2, message: 'version: the price was changed meanwhile' }, { row: 3, message: expect.stringMatching(/^sku/) as string }] });
        expect(await figures()).toMatchObject({ 'S-3': 100_300 });
        const input = { rows, idempotencyKey: 'the-same-key-twice' };
        const kept = await change(input);
        expect((await change(input)).changeSetId).toBe(kept.changeSetId);
        expect(await figures()).toMatchObject({ 'S-3': 110_000, 'S-4': 90_000 });
        const { priceChangeSet } = await ask<{ priceChangeSet: object }>(setOf, { id: kept.changeSetId });
        expect(priceChangeSet).toMatchObject({ state: 'applied', kind: 'edit', updated: 2, isOwn: true, changes: [{ sku: 'S-4', fromValue: 100_400, toValue: 90_000 }, { sku: 'S-3', fromValue: 100_300, toValue: 110_000 }] });
    });

    it('changes what a search finds by a share, on whole steps, and undoes it once, while nothing changed since', async () => {
        const before = await figures();
        const adjustment = { term: 's-', basisPoints: 1000, step: 1000, rounding: 'up' };
        const kept = await change({ adjustment });
        expect(await figures()).toMatchObject({ 'S-3': 121_000, 'S-4': 99_000 });
        expect(await ask(undo, { id: kept.changeSetId })).toMatchObject({ undoPriceChange: { kind: 'undo', state: 'applied' } });
        expect(await figures()).toEqual(before);
        expect(await ask(undo, { id: kept.changeSetId })).toMatchObject({ undoPriceChange: { reason: 'not-applied' } });
        const second = await change({ adjustment });
        await change({ rows: [await rowOf(2, 123_456)] });
        const refused = await ask<{ undoPriceChange: { reason: string; message: string } }>(undo, { id: second.changeSetId });
        expect(refused.undoPriceChange.reason).toBe('changed-meanwhile');
        expect(refused.undoPriceChange.message).toContain('S-2');
        expect((await figures())['S-3']).toBe(121_000);
    });

    it('undoes a file: new prices go, changed ones come back, a price that was taken away too', async () => {
        const before = await running.sql(`SELECT "productVariantId", "minQuantity", "unitNet", "validFrom", "validUntil" FROM price_list_item WHERE "priceListId" = $1 ORDER BY 1, 2, 4`, [listId]);
        const report = await file('prices', 'list,currency,sku,min_quantity,price,valid_until\nL1,IRR,S-0,,1200,2027-01-01\nL1,IRR,S-0,77,1150,\nL1,IRR,S-1,,1111,');
        expect(await ask(undo, { id: String(report.effect?.changeSetId) })).toMatchObject({ undoPriceChange: { kind: 'undo' } });
        const removed = await change({ rows: [await rowOf(0, null)] });
        expect(Object.keys(await figures())).not.toContain('S-0');
        await ask(undo, { id: removed.changeSetId });
        expect(await running.sql(`SELECT "productVariantId", "minQuantity", "unitNet", "validFrom", "validUntil" FROM price_list_item WHERE "priceListId" = $1 ORDER BY 1, 2, 4`, [listId])).toEqual(before);
    });

    it('lets a change beyond the firm\'s limit wait for a second person', async () => {
        const [first] = await running.sql<{ version: number }>('SELECT version FROM price_approval');
        expect(await ask(limits, { input: { maxBasisPoints: 1000, maxPrices: 3, version: first?.version } })).toMatchObject({ setPriceApproval: { maxBasisPoints: 1000 } });
        await expect(ask(limits, { input: { maxPrices: 5, version: first?.version } })).rejects.toThrow('version');
        const before = await figures();
        const [small, large] = [Math.round((before['S-3'] ?? 0) * 1.1), (before['S-3'] ?? 0) * 2];
        expect(await change({ rows: [await rowOf(3, small)] }, true)).toMatchObject({ isWaiting: false });
        const proposed = await change({ rows: [await rowOf(3, large)] });
        expect(proposed).toMatchObject({ isWaiting: true, updated: 1 });
        expect(await figures()).toEqual(before);
        const single = gql`mutation ($input: SetPriceListItemInput!) { setPriceListItem(input: $input) { id } }`;
        const [item] = await running.sql<{ id: number }>(`SELECT id FROM price_list_item WHERE "priceListId" = $1 AND "productVariantId" = $2 AND "minQuantity" = 1`, [listId, variants[3]]);
        const wish = { id: String(item?.id), priceListId: String(listId), variantId: String(variants[3]), minQuantity: 1 };
        await expect(ask(single, { input: { ...wish, unitNet: large } })).rejects.toThrow('second person');

        const input = { id: proposed.changeSetId, version: 1, accept: true, idempotencyKey: 'agree-to-prices' };
        expect(await ask(decide, { input })).toMatchObject({ decidePriceChange: { reason: 'same-person' } });
        await running.sql(`UPDATE price_change_set SET "administratorId" = NULL WHERE id = $1`, [proposed.changeSetId]);
        expect(await ask(decide, { input: { ...input, accept: false } })).toMatchObject({ decidePriceChange: { reason: 'reason-missing' } });
        expect(await ask(decide, { input })).toMatchObject({ decidePriceChange: { state: 'applied' } });
        expect(await figures()).toEqual({ ...before, 'S-3': large });

        const stale = await change({ adjustment: { basisPoints: 2000, step: 1, rounding: 'half-up' } });
        expect(await ask(withdraw, { id: (await change({ adjustment: { basisPoints: 3000, step: 1, rounding: 'half-up' } })).changeSetId })).toMatchObject({ withdrawPriceChange: { state: 'withdrawn' } });
        expect(await change({ rows: [await rowOf(4, (await figures())['S-4'] ?? 0)] })).toMatchObject({ updated: 0, changeSetId: null });
        await change({ rows: [await rowOf(4, ((await figures())['S-4'] ?? 0) + 1)] });
        await running.sql(`UPDATE price_change_set SET "administratorId" = NULL WHERE id = $1`, [stale.changeSetId]);
        const refused = await ask<{ decidePriceChange: { reason: string; message: string } }>(decide, { input: { id: stale.changeSetId, version: 1, accept: true, idempotencyKey: 'agree-to-stale' } });
        expect(refused.decidePriceChange).toMatchObject({ reason: 'changed-meanwhile', message: expect.stringContaining('S-4') as string });
        await ask(limits, { input: { maxBasisPoints: null, maxPrices: null } });
    });

    it('copies a list for a day to come, up and rounded, and tells what will hold when', async () => {
        const copy = gql`mutation ($input: CopyPriceListInput!) { copyPriceList(input: $input) { id name currencyCode validFrom } }`;
        const schedule = gql`query ($companyId: ID, $priceListId: ID) { priceSchedule(companyId: $companyId, priceListId: $priceListId) { kind name validFrom validUntil prices } }`;
        const input = { priceListId: String(listId), code: 'L1-2031', name: 'List of 2031', validFrom: '2031-01-01', basisPoints: 500, step: 10_000, rounding: 'half-up', idempotencyKey: 'copy-of-a-list' };
        const { copyPriceList } = await ask<{ copyPriceList: { id: string } }>(copy, { input });
        expect(await ask(copy, { input })).toEqual({ copyPriceList });
        const copied = await running.sql<{ unitNet: string }>(`SELECT "unitNet" FROM price_list_item WHERE "priceListId" = $1`, [copyPriceList.id]);
        expect(copied).toHaveLength(5);
        expect(copied.every(({ unitNet }) => Number(unitNet) % 10_000 === 0)).toBe(true);
        await running.sql(`INSERT INTO price_list_company ("priceListId", "companyId", priority) VALUES ($1, $3, 1), ($2, $3, 0)`, [listId, copyPriceList.id, companyId]);
        const { priceSchedule } = await ask<{ priceSchedule: object[] }>(schedule, { companyId: String(companyId) });
        expect(priceSchedule.slice(0, 3)).toMatchObject([{ kind: 'contract-prices', prices: 2 }, { kind: 'list', name: 'List of 2031', validFrom: '2031-01-01', prices: copied.length }, { kind: 'list', name: 'L1', validFrom: null }]);

        const trace = gql`query ($companyId: ID!, $variantId: ID!, $day: String) { priceTrace(companyId: $companyId, variantId: $variantId, quantity: 1, day: $day) { day price { unitNet } turns { kind quantity day unitNet } } }`;
        const now = (await figures())['S-3'] ?? 0;
        const then = Math.round((now * 1.05) / 10_000) * 10_000;
        const of = { companyId: String(companyId), variantId: String(variants[3]) };
        const { priceTrace } = await ask<{ priceTrace: { price: object; turns: object[] } }>(trace, of);
        expect(priceTrace.price).toEqual({ unitNet: now });
        expect(priceTrace.turns).toEqual([
            expect.objectContaining({ kind: 'quantity', quantity: 50, unitNet: Math.round(now * 0.97) }),
            { kind: 'day', quantity: 1, day: '2031-01-01', unitNet: then },
        ]);
        expect(await ask(trace, { ...of, day: '2031-01-01' })).toMatchObject({ priceTrace: { day: '2031-01-01', price: { unitNet: then }, turns: [{ kind: 'quantity' }] } });
    });

    it('tells who changed what from what to what, in the order of time, to those whose companies they are', async () => {
        const { priceHistory } = await ask<{ priceHistory: { kind: string; fromValue: number | null; toValue: number }[] }>(history, { variantId: String(variants[0]), companyId: String(companyId) });
        expect(priceHistory).toMatchObject([{ kind: 'contract-prices', fromValue: 80_000, toValue: 850_000, companyName: 'Company A', changedBy: null }, { fromValue: null, toValue: 80_000 }]);
        const set = gql`mutation ($input: SetContractPriceInput!) { setContractPrice(input: $input) { id } }`;
        await ask(set, { input: { companyId: String(companyId), variantId: String(variants[4]), unitNet: 5_000_000_000_000 } });
        const mine = await ask<{ priceHistory: object[] }>(history, { variantId: String(variants[4]), companyId: String(companyId) });
        expect(mine.priceHistory).toMatchObject([{ fromValue: null, toValue: 5_000_000_000_000, changedBy: 'Super Admin', changeSetId: null }]);
        const { PriceHistoryService } = await import('../services/price-history.service');
        const nobodys: StaffScope = { kind: 'staff', administratorId: 999, userId: 999, permissions: new Set(), reach: [999] };
        const seen = (await running.server.app.get(PriceHistoryService).history(ctx, nobodys, { variantId: variants[0] })) as { companyId: number | null }[];
        expect(seen.length).toBeGreaterThan(0);
        expect(seen.every(one => one.companyId === null)).toBe(true);
    });
});
