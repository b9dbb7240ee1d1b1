import type { StaffScope } from '../../../kernel/scope';
import { memoryErp, memoryKind } from '../../../test/fakes/erp/memory-connector';
import { Factory } from '../../../test/factories';
import { type RunningServer, startServer } from '../../../test/server';
import { readTable } from '../../documents';
import { OutboxDispatcher } from '../../outbox';
import { ConnectorKinds } from './connector-kinds';
import { ReconciliationService } from './reconciliation.service';

const field = (name: string, from: string, owner = 'erp') => ({ field: name, owner, from, constant: null, table: null, steps: [] });

describe('what differs between the ERP and us', () => {
    let running: RunningServer;
    let factory: Factory;
    let staff: StaffScope;
    let connectionId: number;
    const erp = memoryErp('reconciliation');

    const service = <T>(type: new (...args: never[]) => T): T => running.server.app.get(type);
    const reported = async () => {
        const { id } = await service(ReconciliationService).start(factory.ctx, staff, { connectionId, object: 'customer' });
        await service(OutboxDispatcher).drain();
        const report = await service(ReconciliationService).one(factory.ctx, id);
        const { items } = await service(ReconciliationService).differences(factory.ctx, { id, take: 100 });
        return { report, found: items.map(({ kind, key, fields }) => ({ kind, key, fields })) };
    };

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        staff = await factory.staff('ManageErp');
        service(ConnectorKinds).register(memoryKind);
        const [row] = await running.sql<{ id: number }>(`INSERT INTO erp_connection (name, kind, settings, enabled) VALUES ('Memory', 'memory', '{"system":"reconciliation"}', true) RETURNING id`);
        connectionId = row?.id ?? 0;
        await running.sql(`INSERT INTO erp_object_setting ("connectionId", object, enabled, mapping) VALUES ($1, 'customer', true, $2)`,
            [connectionId, JSON.stringify([field('code', 'no'), field('name', 'name'), field('phone', 'phone', 'karvan'), { ...field('language', 'lang'), steps: [{ kind: 'yes-no', with: '' }] }])]);
        for (const code of ['R-1', 'R-2', 'R-3']) await running.sql('UPDATE company SET code = $2, name = $2, phone = NULL WHERE id = $1', [(await factory.company()).id, code]);
        await running.sql(`UPDATE company SET language = 'en' WHERE code IN ('R-1', 'R-2', 'R-3')`);
    });
    afterAll(() => running.stop());

    it('is told by record and field, with both values, and nothing is changed', async () => {
        erp.put('customer', {
            1: { no: 'R-1', name: 'R-1', phone: '+48', lang: '' },
            2: { no: 'R-2', name: 'Renamed there', phone: '', lang: '' },
            4: { no: 'R-4', name: 'Only there', phone: '', lang: '' },
            5: { no: 'R-5', name: 'x', phone: '', lang: 'neither' },
        });
        const before = await running.sql('SELECT * FROM company ORDER BY id');
        const { report, found } = await reported();
        expect(report).toMatchObject({ state: 'done', percent: 100, read: 4, missingHere: 1, different: 2, unreadable: 1 });
        expect(found).toContainEqual({ kind: 'missing-here', key: 'R-4', fields: [] });
        expect(found).toContainEqual({ kind: 'missing-there', key: 'R-3', fields: [] });
        expect(found).toContainEqual({ kind: 'different', key: 'R-2', fields: [{ field: 'name', ours: 'R-2', theirs: 'Renamed there' }, { field: 'language', ours: 'en', theirs: '' }] });
        expect(found.find(({ key }) => key === '5')).toMatchObject({ kind: 'unreadable', fields: [{ field: 'language' }] });
        expect(await running.sql('SELECT * FROM company ORDER BY id')).toEqual(before);
        expect(await running.sql('SELECT 1 FROM erp_reconciled_key')).toEqual([]);
    });

    it('is a file for a spreadsheet too', async () => {
        const { report } = await reported();
        for (const format of ['CSV', 'XLSX']) {
            const file = await service(ReconciliationService).file(factory.ctx, { id: report.id, format });
            const rows: unknown[] = [];
            for await (const row of readTable(Buffer.from(file.content, 'base64'), file.filename)) rows.push(row);
            expect(JSON.stringify(rows)).toContain('Renamed there');
        }
    });

    it('ends with its reason when the ERP does not answer, and can be asked for again', async () => {
        erp.outage = 1;
        expect((await reported()).report).toMatchObject({ state: 'failed', failure: 'The ERP does not answer' });
        expect((await reported()).report).toMatchObject({ state: 'done' });
    });

    it('is asked for once at a time, and only of what is mapped', async () => {
        const [one, two] = [await service(ReconciliationService).start(factory.ctx, staff, { connectionId, object: 'customer' }), await service(ReconciliationService).start(factory.ctx, staff, { connectionId, object: 'customer' })];
        expect(two.id).toBe(one.id);
        await service(OutboxDispatcher).drain();
        await expect(service(ReconciliationService).start(factory.ctx, staff, { connectionId, object: 'invoice' })).rejects.toThrow(/not mapped/);
    });
});
