import { EntityNotFoundError } from '@vendure/core';

import { ConnectionService, MappingService } from '..';
import { ErpAgentService } from '../services/erp-agent.service';
import { FileDrop } from '../services/file-drop.service';
import { ErpPulls, field } from './erp-pulls';

let pulls: ErpPulls;

beforeAll(async () => {
    pulls = await ErpPulls.start();
});
afterAll(() => pulls.running.stop());

describe('a file that somebody uploads', () => {
    const mapping = [field('sku', 'Kod'), field('quantity', 'Ilosc')];
    let id: number;
    const put = async (object: string, text: string) => pulls.get(FileDrop).put(await pulls.factory.context(), pulls.scope, await pulls.get(FileDrop).find(await pulls.factory.context(), { connectionId: String(id), object, filename: 'stany.csv' }), Buffer.from(text));

    beforeAll(async () => {
        const settings = { store: 'folder', folder: `upload-${Date.now()}`, stableSeconds: 0.05, sources: [{ object: 'stock', name: 'stany*.csv', format: 'csv', isWhole: false, key: ['Kod'] }] };
        ({ id } = await pulls.get(ConnectionService).save(pulls.factory.ctx, pulls.scope, { name: 'Files', kind: 'files', settings, enabled: true }));
        await pulls.setUp(id, 'stock', mapping);
    });

    it('shows first what it would change, and is brought in by a pull as any other', async () => {
        const [sku = ''] = await pulls.articles(1);
        const { name } = await put('stock', `Kod;Ilosc\n${sku};7\nnobody;1\n`);
        expect(name).toMatch(/^stany-upload-\d{17}\.csv$/);
        const tried = await pulls.get(MappingService).attempt(await pulls.factory.context(), { connectionId: id, object: 'stock', mapping });
        expect(tried.map(({ key, outcome }) => [key, outcome])).toEqual([[sku, 'updated'], ['nobody', 'rejected']]);
        expect(tried[0]?.differences).toMatchObject([{ field: 'quantity', ours: '0', theirs: '7' }]);
        expect(await pulls.pull(id, 'stock')).toMatchObject({ state: 'done', parked: 1 });
        expect(await pulls.running.sql(`SELECT l."stockOnHand" AS count FROM stock_level l JOIN product_variant v ON v.id = l."productVariantId" WHERE v.sku = $1`, [sku])).toEqual([{ count: 7 }]);
        expect(await pulls.running.sql(`SELECT after ->> 'filename' AS filename FROM audit_entry WHERE action = 'erp-connection.upload'`)).toEqual([{ filename: 'stany.csv' }]);
    });

    it('is refused where it is no such file, the object has no source, or the connection reads none', async () => {
        await expect(put('stock', '<rows/>')).rejects.toThrow('file: is XML, and stock is read from CSV');
        await expect(put('customer', 'a;b\n')).rejects.toThrow('object: the connection has no source of it');
        const { id: memory } = await pulls.connect();
        await expect(pulls.get(FileDrop).find(await pulls.factory.context(), { connectionId: memory, object: 'stock', filename: 'a.csv' })).rejects.toThrow('connectionId: this connection does not read files');
    });
});

describe('a connection', () => {
    it('is set up before its secrets are given, and is not switched on without them', async () => {
        const connections = pulls.get(ConnectionService);
        const save = async (more: object) => connections.save(await pulls.factory.context(), pulls.scope, { name: 'Optima REST', kind: 'rest', settings: { url: 'https://erp.mill.local/api', auth: 'bearer' }, enabled: false, ...more });
        const { id, version, keptSecrets } = await save({});
        expect(keptSecrets).toEqual([]);
        await expect(save({ id, version, enabled: true })).rejects.toThrow('secret: is required');
        await expect(save({ name: 'Other', settings: { url: 'nowhere', auth: 'bearer' } })).rejects.toThrow('url: must be an address');
        expect(await save({ id, version, secrets: { secret: 'token' }, enabled: true })).toMatchObject({ enabled: true, keptSecrets: ['secret'] });
    });
});

describe('an agent', () => {
    const report = { isWaiting: false, waiting: 3, version: '1.1', sights: [], pages: [], answers: [], holds: [] };

    it('is listed with its connection, its version and what waits, and is nobody once its key has ended', async () => {
        const agents = pulls.get(ErpAgentService);
        const ctx = await pulls.factory.context();
        const { secret } = await agents.renewSecret(ctx, pulls.scope, { name: 'mill' });
        await pulls.get(ConnectionService).save(ctx, pulls.scope, { name: 'Optima', kind: 'agent', settings: { agent: 'mill', objects: [], documents: ['order'] }, enabled: true });
        const agent = await agents.find(ctx, secret);
        if (agent === null) throw new Error('Its own key opens it');
        await agents.receive(ctx, agent, report, () => false);
        const [listed] = await agents.list(ctx);
        expect(listed).toMatchObject({ name: 'mill', hasSecret: true, version: '1.1', waiting: 3, documents: 0, connectionNames: ['Optima'] });
        expect(await agents.revokeSecret(ctx, pulls.scope, { id: agent.id })).toMatchObject({ hasSecret: false });
        expect(await agents.find(ctx, secret)).toBeNull();
        const { secret: next } = await agents.renewSecret(ctx, pulls.scope, { name: 'mill' });
        expect(await agents.find(ctx, next)).toMatchObject({ id: agent.id });
        await expect(agents.revokeSecret(ctx, pulls.scope, { id: 999_999 })).rejects.toBeInstanceOf(EntityNotFoundError);
    });
});
