import gql from 'graphql-tag';

import { systemScope } from '../../../kernel/scope';
import { SupplierServer } from '../../../test/fakes/supplier-server';
import { Factory } from '../../../test/factories';
import { brokenInvariants } from '../../../test/invariants';
import { type RunningServer, startServer } from '../../../test/server';
import { ImportService } from '../../documents';
import { OutboxDispatcher } from '../../outbox';
import { SupplierFeedService } from '..';
import { AVAILABILITY_OPTIONS } from '../constants';
import { FeedReader } from '../services/feed-reader.service';
import type { AvailabilityOptions } from '../types';

const setFeed = gql`mutation ($input: SupplierFeedInput!) { setSupplierFeed(input: $input) { url active version countedAt } }`;
const runs = gql`
    query ($id: ID!) { supplierFeedRuns(input: { stockLocationId: $id }) { totalItems items { via outcome reason rows changed rejected rejects { row sku reason } } } }
`;

interface Run {
    via: string;
    outcome: string;
    reason: string;
    rows: number;
    changed: number;
    rejected: number;
    rejects: { row: number; sku: string; reason: string }[];
}

describe('the stock of suppliers', () => {
    let running: RunningServer;
    let factory: Factory;
    let supplier: SupplierServer;
    let place: number;
    let skus: string[];
    let companyId: number;

    const admin = <T>(document: Parameters<RunningServer['adminClient']['query']>[0], variables?: Record<string, unknown>) =>
        running.adminClient.query<T, Record<string, unknown>>(document, variables);
    const feed = (change: object = {}) => ({ stockLocationId: place, url: supplier.url, everyMinutes: 30, skuColumn: 'sku', quantityColumn: 'quantity', active: true, ...change });
    const read = async () => running.server.app.get(FeedReader).read(await factory.context(), systemScope, { stockLocationId: place, url: supplier.url, skuColumn: 'sku', quantityColumn: 'quantity' });
    const lastRun = async () => (await admin<{ supplierFeedRuns: { items: Run[] } }>(runs, { id: place })).supplierFeedRuns.items[0];
    const there = async () =>
        (await running.sql<{ quantity: number }>(`SELECT l."stockOnHand" AS quantity FROM stock_level l JOIN product_variant v ON v.id = l."productVariantId" WHERE l."stockLocationId" = $1 ORDER BY v.id`, [place])).map(row => row.quantity);

    beforeAll(async () => {
        [running, supplier] = [await startServer(), await SupplierServer.start()];
        running.server.app.get<AvailabilityOptions>(AVAILABILITY_OPTIONS).feedTotalMs = 1_500;
        factory = await Factory.of(running);
        companyId = (await factory.company()).id;
        const variants = await factory.variants(companyId, Array.from({ length: 30 }, () => ({ stock: 0 })));
        skus = (await running.sql<{ sku: string }>('SELECT sku FROM product_variant WHERE id = ANY($1) ORDER BY id', [variants])).map(row => row.sku);
        await running.adminClient.asSuperAdmin();
        const [made] = await running.sql<{ id: number }>(`INSERT INTO stock_location (name, description) VALUES ('Kavir Tile', '') RETURNING id`);
        place = made?.id ?? 0;
        await admin(gql`mutation ($input: WarehouseInput!) { setWarehouse(input: $input) { kind } }`, { input: { stockLocationId: place, kind: 'external', leadMinDays: 3, leadMaxDays: 4 } });
    });
    afterEach(async () => {
        [supplier.mood, supplier.written] = ['well', 'utf-8'];
        expect(await brokenInvariants(text => running.sql(text))).toEqual([]);
    });
    afterAll(async () => {
        await supplier.stop();
        await running.stop();
    });

    it('are fetched when their turn comes, once, and what the list does not name any more is gone', async () => {
        supplier.stock = skus.map(sku => [sku, '40']);
        await admin(setFeed, { input: feed() });
        const feeds = running.server.app.get(SupplierFeedService);
        const due = await Promise.all([feeds.enqueueDue(await factory.context()), feeds.enqueueDue(await factory.context())]);
        expect(due.reduce((sum, count) => sum + count, 0)).toBe(1);
        await running.server.app.get(OutboxDispatcher).drain();
        expect(supplier.asked).toBe(1);
        expect(await lastRun()).toMatchObject({ via: 'url', outcome: 'applied', rows: 30, changed: 30, rejected: 0 });
        supplier.stock = supplier.stock.slice(0, 20);
        expect(await read()).toBe('applied, 10 changed');
        expect(await there()).toEqual([...Array<number>(20).fill(40), ...Array<number>(10).fill(0)]);
        expect(await read()).toBe('applied, 0 changed');
        expect(await feeds.enqueueDue(await factory.context())).toBe(0);
    });

    it('are read with a mark in front, in the letters of Windows, and as people write quantities', async () => {
        supplier.stock = skus.map((sku, i) => [sku, i === 0 ? '1 250' : '50+']);
        for (const written of ['utf-8-bom', 'windows-1250'] as const) {
            supplier.written = written;
            expect(await read()).toMatch(/^applied/);
        }
        expect((await there()).slice(0, 2)).toEqual([1250, 50]);
    });

    it('name the rows that are left out', async () => {
        supplier.stock = [...skus.map(sku => [sku, '7'] as const), ['nobody', '3'], [skus[0] ?? '', '9'], ['', '4'], [skus[1] ?? '', 'soon']];
        expect(await read()).toMatch(/^applied/);
        const run = await lastRun();
        expect(run).toMatchObject({ outcome: 'applied', rows: 34, rejected: 4 });
        expect(run?.rejects.map(one => one.reason).sort()).toEqual(['has no code', `its code stands in row 2 already`, 'its quantity is no quantity', 'there is no article of this code']);
    });

    it.each([
        ['http-500', 'failed', /HTTP 500/],
        ['slow', 'failed', /No answer/],
        ['cut-connection', 'failed', /No answer/],
        ['redirect', 'failed', /HTTP 302/],
        ['html', 'refused', /a web page came/],
        ['cut-file', 'refused', /ends in the middle of row/],
        ['empty', 'refused', /rows|empty/],
    ] as const)('what they knew stays when a list comes %s', async (mood, outcome, reason) => {
        supplier.stock = skus.map(sku => [sku, '11']);
        await read();
        supplier.stock = skus.map(sku => [sku, '99']);
        supplier.mood = mood;
        expect(await read()).toMatch(reason);
        expect(await lastRun()).toMatchObject({ outcome, changed: 0 });
        expect(await there()).toEqual(Array<number>(30).fill(11));
    });

    it('are not believed when more than half of the rows are missing', async () => {
        supplier.stock = skus.map(sku => [sku, '12']);
        await read();
        supplier.stock = supplier.stock.slice(0, 14);
        expect(await read()).toMatch(/only 14 rows, 30 the last time/);
        expect(await there()).toEqual(Array<number>(30).fill(12));
    });

    it('are fetched from public https addresses only, and the address is refused at once', async () => {
        for (const url of ['http://supplier.example/stock.csv', 'https://name:secret@supplier.example/x', 'https://supplier.example:5432/x', 'file:///etc/passwd', 'stock']) {
            await expect(admin(setFeed, { input: feed({ url }) })).rejects.toThrow(/url: /);
        }
        const inside = { stockLocationId: place, url: 'https://10.0.0.7/stock.csv', skuColumn: 'sku', quantityColumn: 'quantity' };
        expect(await running.server.app.get(FeedReader).read(await factory.context(), systemScope, inside)).toMatch(/failed: The address is not allowed: private-address/);
    });

    it('come from a file too, which may name some of the articles', async () => {
        supplier.stock = skus.map(sku => [sku, '5']);
        await read();
        const file = Buffer.from(`warehouse,sku,quantity\nKavir Tile,${skus[0]},9\nKavir Tile,${skus[1]},5\nKavir Tile,nobody,5\nKavir Tile,${skus[0]},3\nMoon,${skus[0]},3\n`);
        const report = await running.server.app.get(ImportService).run(await factory.context(), 'supplier-stock', file, 'supplier-stock.csv', { dryRun: false, scope: systemScope });
        expect(report).toMatchObject({ updated: 1, unchanged: 1, rejected: 3 });
        expect((await there()).slice(0, 3)).toEqual([9, 5, 5]);
        expect(await lastRun()).toMatchObject({ via: 'file', changed: 1, rejected: 2 });
    });
});
