/** The product's worker with the ERP of `rows-connector.ts`. With `ERP_ASK` it sets it up so, and asks for what is named there; else it goes on with what is open. */
import { bootstrapWorker, RequestContextService, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';
import { ConnectionService, type ErpObject, ErpPlugin, MappingService, PullService } from '../../../plugins/erp';
import { ErpObjectSetting } from '../../../plugins/erp/entities/erp-object-setting.entity';
import { giveWay, modest } from '../../../src/supervisor/give-way';
import { config } from '../../../vendure-config';
import { rowsKind, rowsMappings, type RowsSettings } from './rows-connector';

export interface RowsWish {
    settings: RowsSettings;
    objects: ErpObject[];
    isFull: boolean;
}

async function main(): Promise<void> {
    giveWay();
    // Before anything may be carried out.
    ErpPlugin.init({ ...ErpPlugin.options, kinds: [...ErpPlugin.options.kinds, rowsKind] });
    const worker = await bootstrapWorker(modest(config, true));
    const { app } = worker;
    if (process.env.ERP_ASK !== undefined) {
        const wish = JSON.parse(process.env.ERP_ASK) as RowsWish;
        const ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        const connection = app.get(TransactionalConnection);
        const [admin] = await connection.rawConnection.query<{ id: number; userId: number }[]>('SELECT id, "userId" FROM administrator ORDER BY id LIMIT 1');
        const scope: StaffScope = { kind: 'staff', administratorId: admin?.id ?? 0, userId: admin?.userId ?? 0, permissions: new Set(), reach: null };
        const known = (await app.get(ConnectionService).list(ctx)).find(one => one.name === 'Rows');
        const { id } = await app.get(ConnectionService).save(ctx, scope, { id: known?.id ?? null, name: 'Rows', kind: 'rows', settings: wish.settings, enabled: true, version: known?.version ?? null });
        for (const object of wish.objects) {
            if (await connection.getRepository(ctx, ErpObjectSetting).existsBy({ connectionId: id, object })) continue;
            await app.get(MappingService).save(ctx, scope, {
                ...{ connectionId: id, object, mapping: rowsMappings[object] ?? [], enabled: true, cron: null, workingDaysOnly: false, fullEveryHours: 24, massChangePercent: 5, alarmAfterFailures: 3 },
            });
        }
        await app.get(PullService).ask(ctx, scope, { connectionId: id, objects: wish.objects, isFull: wish.isFull });
    }
    await worker.startJobQueue();
    process.send?.('ready');
}

process.on('disconnect', () => process.exit());
main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
});
