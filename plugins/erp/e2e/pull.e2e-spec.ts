import type { RunningServer } from '../../../test/server';
import { ConnectionService, MappingService, PullRunner, PullService } from '..';
import { FirmSettingsService } from '../../organizations';
import { AlarmService } from '../services/alarm.service';
import { ConsoleService } from '../services/console.service';
import { ParkedService } from '../services/parked.service';
import { always, ErpPulls, field } from './erp-pulls';

let pulls: ErpPulls;
let running: RunningServer;

beforeAll(async () => {
    pulls = await ErpPulls.start();
    ({ running } = pulls);
});
afterAll(() => running.stop());

const stockMapping = [field('sku', 'code'), field('quantity', 'count')];
const stockOf = async (skus: string[]) =>
    Object.fromEntries((await running.sql<{ sku: string; n: number }>(`SELECT v.sku, sum(l."stockOnHand")::int AS n FROM product_variant v JOIN stock_level l ON l."productVariantId" = v.id WHERE v.sku = ANY($1) GROUP BY v.sku`, [skus])).map(({ sku, n }) => [sku, n]));
const stockRows = (skus: string[], count: (at: number) => number | string) => Object.fromEntries(skus.map((code, at) => [`K${code}`, { code, count: count(at) }]));

describe('a pull', () => {
    it('brings in what is new, then nothing, then what changed; and puts away what is gone', async () => {
        const { id, erp } = await pulls.connect();
        await pulls.setUp(id, 'stock', stockMapping);
        const skus = await pulls.articles(3);
        erp.put('stock', stockRows(skus, at => 10 + at));
        expect(await pulls.pull(id, 'stock')).toMatchObject({ state: 'done', isFull: true, staged: 3, updated: 3, parked: 0 });
        expect(Object.values(await stockOf(skus)).sort()).toEqual([10, 11, 12]);

        expect(await pulls.pull(id, 'stock', { isFull: true })).toMatchObject({ state: 'done', staged: 3, planned: 0, updated: 0, unchanged: 0 });

        erp.put('stock', { [`K${skus[0] ?? ''}`]: { code: skus[0] ?? '', count: 99 } });
        erp.remove('stock', `K${skus[1] ?? ''}`);
        expect(await pulls.pull(id, 'stock')).toMatchObject({ state: 'done', isFull: false, updated: 1, deactivated: 1 });
        expect(await stockOf(skus)).toEqual({ [skus[0] ?? '']: 99, [skus[1] ?? '']: 0, [skus[2] ?? '']: 12 });

        erp.put('stock', { [`K${skus[1] ?? ''}`]: { code: skus[1] ?? '', count: 5 } });
        expect(await pulls.pull(id, 'stock')).toMatchObject({ updated: 1, deactivated: 0 });
    });

    it('gives one table whatever the order, and however often a record comes', async () => {
        const { id, erp } = await pulls.connect();
        await pulls.setUp(id, 'stock', stockMapping);
        const skus = await pulls.articles(4);
        erp.put('stock', stockRows(skus, at => at));
        erp.order = records => [...records, ...records].reverse();
        expect(await pulls.pull(id, 'stock')).toMatchObject({ state: 'done', staged: 8, planned: 4, parked: 0 });
        erp.order = records => [...records].sort((a, b) => (a.key < b.key ? 1 : -1));
        expect(await pulls.pull(id, 'stock', { isFull: true })).toMatchObject({ planned: 0 });
    });

    it('parks what cannot be taken while the rest goes on, and tries it again when the mapping or what it names has come', async () => {
        const { id, erp } = await pulls.connect();
        await pulls.setUp(id, 'stock', stockMapping);
        const [sku = '', other = ''] = await pulls.articles(2);
        erp.put('stock', { a: { code: sku, count: 7 }, b: { code: 'nobody-has-this', count: 1 }, c: { code: sku, count: 'many' }, d: { code: 'half', count: '\ud800' } });
        erp.unreadable.push({ object: 'stock', place: 'line 9', reason: 'has too few columns', text: 'x;y' });
        const first = await pulls.pull(id, 'stock');
        expect(first).toMatchObject({ state: 'done', updated: 1, parked: 2, unreadable: 2 });
        const { items } = await pulls.get(ParkedService).list(pulls.factory.ctx, { connectionId: id });
        expect(items.map(({ key, reason }) => [key, reason]).sort()).toEqual([
            ['b', 'sku: there is no article of this code'],
            ['c', `the record a is the same one here`],
            ['d', 'has a null character or a broken letter'],
            ['line 9', 'has too few columns'],
        ]);
        // Nothing that could help came since: it is not even tried.
        expect(await pulls.pull(id, 'stock', { isFull: true })).toMatchObject({ planned: 0 });

        await pulls.setUp(id, 'stock', [field('sku', 'code', { table: 'categories' }), field('quantity', 'count')], { version: 1 });
        await pulls.get(ConnectionService).setTable(pulls.factory.ctx, pulls.scope, { connectionId: id, name: 'categories', pairs: [{ theirs: 'nobody-has-this', ours: other }, { theirs: sku, ours: sku }] });
        const again = await pulls.pull(id, 'stock');
        expect(again).toMatchObject({ isFull: true, updated: 1, unchanged: 1 });
        const waiting = await pulls.get(ParkedService).list(pulls.factory.ctx, { connectionId: id, state: 'waiting' });
        expect(waiting.items.map(({ key }) => key)).not.toContain('b');
    });

    it('asks a person before much changes at once; what he refuses is not done, what he releases is', async () => {
        const { id, erp } = await pulls.connect();
        await pulls.setUp(id, 'stock', stockMapping);
        const skus = await pulls.articles(12);
        erp.put('stock', stockRows(skus, () => 5));
        await pulls.pull(id, 'stock');
        erp.remove('stock', ...skus.slice(0, 11).map(sku => `K${sku}`));
        const held = await pulls.pull(id, 'stock', { isFull: true });
        expect(held).toMatchObject({ state: 'held', gone: 11, heldEffect: { known: 12, gone: 11, changed: 0, added: 0 } });
        expect(Object.values(await stockOf(skus))).toEqual(skus.map(() => 5));

        await expect(pulls.get(PullService).decide(pulls.factory.ctx, pulls.scope, { runId: held.id, accept: false })).rejects.toThrow('reason: is required');
        expect(await pulls.get(PullService).decide(pulls.factory.ctx, pulls.scope, { runId: held.id, accept: false, reason: 'the ERP was half empty' })).toMatchObject({ state: 'discarded' });
        await expect(pulls.get(PullService).decide(pulls.factory.ctx, pulls.scope, { runId: held.id, accept: true })).rejects.toThrow('not held any more');

        const second = await pulls.pull(id, 'stock', { isFull: true });
        await pulls.get(PullService).decide(pulls.factory.ctx, pulls.scope, { runId: second.id, accept: true });
        await pulls.get(PullRunner).carryOut(second.id);
        expect(await pulls.run(second.id)).toMatchObject({ state: 'done', deactivated: 11 });
        expect(Object.values(await stockOf(skus)).filter(n => n === 0)).toHaveLength(11);
    });

    it('goes on where it was broken off, and does nothing twice', async () => {
        const { id, erp } = await pulls.connect();
        await pulls.setUp(id, 'stock', stockMapping);
        const skus = await pulls.articles(5);
        erp.put('stock', stockRows(skus, at => at + 1));
        erp.outage = 1;
        const [run] = await pulls.get(PullService).ask(await pulls.factory.context(), pulls.scope, { connectionId: id, objects: ['stock'] });
        await expect(pulls.get(PullRunner).carryOut(run?.id ?? 0)).rejects.toThrow('does not answer');
        expect(await pulls.run(run?.id ?? 0)).toMatchObject({ state: 'staging', failure: 'The ERP does not answer' });
        const results = await Promise.allSettled([pulls.get(PullRunner).carryOut(run?.id ?? 0), pulls.get(PullRunner).carryOut(run?.id ?? 0)]);
        expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(await pulls.run(run?.id ?? 0)).toMatchObject({ state: 'done', updated: 5, failure: '' });
        expect(await running.sql(`SELECT 1 FROM pg_tables WHERE tablename LIKE 'erp_stage_%' OR tablename LIKE 'erp_plan_%'`)).toEqual([]);
    });

    it('fails after some tries and says so; the next one begins anew', async () => {
        const { id, erp } = await pulls.connect();
        await pulls.setUp(id, 'stock', stockMapping);
        erp.outage = 3;
        const [run] = await pulls.get(PullService).ask(await pulls.factory.context(), pulls.scope, { connectionId: id, objects: ['stock'] });
        for (let i = 0; i < 2; i++) await expect(pulls.get(PullRunner).carryOut(run?.id ?? 0)).rejects.toThrow();
        await pulls.get(PullRunner).carryOut(run?.id ?? 0);
        expect(await pulls.run(run?.id ?? 0)).toMatchObject({ state: 'failed', failure: 'The ERP does not answer' });
        const [row] = (await pulls.get(ConsoleService).overview(pulls.factory.ctx)).filter(one => one.connectionId === id);
        expect(row).toMatchObject({ object: 'stock', failuresInRow: 1, freshAt: null, lastFailure: 'The ERP does not answer' });
        expect(await pulls.pull(id, 'stock')).toMatchObject({ state: 'done' });
    });
});

describe('a mapping', () => {
    it('is tried on real records, and nothing of it stays', async () => {
        const { id, erp } = await pulls.connect();
        const [sku = '', other = ''] = await pulls.articles(2);
        erp.put('stock', { a: { code: sku, count: 4 }, b: { code: other, count: 0 }, c: { code: 'nobody', count: 1 }, d: { code: sku } });
        const tried = await pulls.get(MappingService).attempt(pulls.factory.ctx, { connectionId: id, object: 'stock', mapping: stockMapping });
        expect(tried.map(({ key, outcome, reason, differences }) => ({ key, outcome, reason, differences }))).toEqual([
            { key: 'a', outcome: 'updated', reason: null, differences: [{ field: 'quantity', ours: '0', theirs: '4' }] },
            { key: 'b', outcome: 'unchanged', reason: null, differences: [] },
            { key: 'c', outcome: 'rejected', reason: 'sku: there is no article of this code', differences: [] },
            { key: 'd', outcome: 'rejected', reason: expect.stringContaining('quantity') as string, differences: [{ field: 'quantity', ours: '0', theirs: '' }] },
        ]);
        expect(await stockOf([sku])).toEqual({ [sku]: 0 });
        await expect(pulls.get(MappingService).attempt(pulls.factory.ctx, { connectionId: id, object: 'stock', mapping: [field('sku', 'code')] })).rejects.toThrow('quantity: must be mapped');
    });

    it('leaves alone what is ours', async () => {
        const { id, erp } = await pulls.connect();
        erp.put('customer', { '1': { no: `C-${id}`, name: 'Old name', tel: '+48221234567' } });
        const mapping = [field('code', 'no'), field('name', 'name', { owner: 'karvan' }), field('phone', 'tel'), always('currencyCode', 'PLN'), always('language', 'pl'), always('countryCode', 'PL')];
        await pulls.setUp(id, 'customer', mapping);
        expect(await pulls.pull(id, 'customer')).toMatchObject({ created: 1, parked: 0 });
        await running.sql(`UPDATE company SET name = 'Our name' WHERE code = $1`, [`C-${id}`]);
        erp.put('customer', { '1': { no: `C-${id}`, name: 'Their name', tel: '+48227654321' } });
        expect(await pulls.pull(id, 'customer')).toMatchObject({ updated: 1 });
        expect(await running.sql('SELECT name, phone FROM company WHERE code = $1', [`C-${id}`])).toEqual([{ name: 'Our name', phone: '+48227654321' }]);
    });
});

describe('a connection', () => {
    it('shows no secret, and keeps them when it is saved without', async () => {
        const { id } = await pulls.connect();
        const shown = await pulls.get(ConnectionService).one(pulls.factory.ctx, id);
        expect(shown).toMatchObject({ keptSecrets: ['password'] });
        expect(JSON.stringify(shown)).not.toContain('hush');
        expect(JSON.stringify(await running.sql('SELECT * FROM erp_connection WHERE id = $1', [id]))).not.toContain('hush');
        const saved = await pulls.get(ConnectionService).save(pulls.factory.ctx, pulls.scope, { ...shown, secrets: null, enabled: false });
        expect(saved).toMatchObject({ keptSecrets: ['password'], enabled: false });
        await expect(pulls.get(PullService).ask(pulls.factory.ctx, pulls.scope, { connectionId: id, objects: ['stock'] })).rejects.toThrow('switched off');
    });

    it('is told by the ERP that something changed, by an address that nobody guesses', async () => {
        const { id } = await pulls.connect();
        await pulls.setUp(id, 'stock', stockMapping);
        const token = await pulls.get(ConnectionService).renewWebhook(pulls.factory.ctx, pulls.scope, id);
        const call = (secret: string, body: object) => fetch(`${running.url}/erp/changed/${secret}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
        expect((await call('not-the-token', {})).status).toBe(404);
        const answer = await call(token, { objects: ['stock', 'spaceship'] });
        expect([answer.status, await answer.json()]).toEqual([202, { asked: 1 }]);
        expect(await running.sql('SELECT object, cause, state FROM erp_run WHERE "connectionId" = $1', [id])).toEqual([{ object: 'stock', cause: 'webhook', state: 'waiting' }]);
    });

    it('is pulled by its schedule once a turn, and an alarm is raised once for each trouble', async () => {
        const { id, erp } = await pulls.connect();
        await pulls.setUp(id, 'stock', stockMapping, { cron: '* * * * *', alarmAfterFailures: 1 });
        await running.sql('UPDATE erp_connection SET enabled = (id = $1)', [id]);
        expect(await pulls.get(PullService).askDue(pulls.factory.ctx)).toBe(1);
        await running.sql(`UPDATE erp_object_setting SET "lastAskedAt" = now() + interval '1 minute' WHERE "connectionId" = $1`, [id]);
        expect(await pulls.get(PullService).askDue(pulls.factory.ctx)).toBe(0);
        erp.outage = 3;
        const [run] = await running.sql<{ id: number }>('SELECT id FROM erp_run WHERE "connectionId" = $1', [id]);
        for (let i = 0; i < 3; i++) await pulls.get(PullRunner).carryOut(run?.id ?? 0).catch(() => undefined);
        const firm = pulls.get(FirmSettingsService);
        await firm.update(pulls.factory.ctx, pulls.scope, { ...(await firm.get(pulls.factory.ctx)), supportEmail: 'it@alborz.example' });
        expect(await pulls.get(AlarmService).raise(pulls.factory.ctx)).toBe(1);
        expect(await pulls.get(AlarmService).raise(pulls.factory.ctx)).toBe(0);
        const [mail] = await running.sql<{ body: string }>(`SELECT body FROM notification_message WHERE template = 'erp-alarm' ORDER BY id DESC LIMIT 1`);
        expect(mail?.body).toContain('The ERP does not answer');
    });
});
