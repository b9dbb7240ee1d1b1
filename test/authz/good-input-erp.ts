/** As `good-input.ts`: connections to ERPs, what is pulled by them and what waits for people. */
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';

const records = { stock: { a: { code: 'x', count: 1 } } };
const mapping = [{ field: 'sku', owner: 'erp', from: 'code', steps: [] }, { field: 'quantity', owner: 'erp', from: 'count', steps: [] }];
export const erpConnectionInput = () => ({ name: `ERP ${key()}`, kind: 'sandbox', settings: { records }, enabled: true });
export const erpObjectInput = (connectionId: unknown) => ({
    ...{ connectionId, object: 'stock', enabled: true, workingDaysOnly: false, fullEveryHours: 24, massChangePercent: 5, alarmAfterFailures: 3, mapping },
});

const connection = async ({ ask }: Making) => (await ask('admin', 'saveErpConnection', { input: erpConnectionInput() })).id;

async function ready(making: Making) {
    const id = await connection(making);
    await making.ask('admin', 'saveErpObjectSetting', { input: erpObjectInput(id) });
    return id;
}

async function held(making: Making) {
    const id = await ready(making);
    return (await making.row(`INSERT INTO erp_run ("connectionId", object, state, "isFull", cause, "askedBy", "heldEffect")
        VALUES ($1, 'stock', 'held', true, 'hand', 'system', '{"known":20,"added":0,"changed":0,"gone":20,"changedKeys":[],"goneKeys":[]}') RETURNING id::text`, [id])).id;
}

async function parked(making: Making) {
    const id = await ready(making);
    return (await making.row(`INSERT INTO erp_parked_row ("connectionId", object, key, hash, values, reason, "mappingVersion", "runId")
        VALUES ($1, 'stock', 'k', gen_random_uuid(), '{}', 'sku: there is no article of this code', 1, 1) RETURNING id::text`, [id])).id;
}

export const erpAdmin: Record<string, GoodCall> = Object.fromEntries(
    Object.entries<GoodCall['variables']>({
        saveErpConnection: () => ({ input: erpConnectionInput() }),
        setErpTable: async making => ({ input: { connectionId: await connection(making), name: 'units', pairs: [{ theirs: 'szt.', ours: 'piece' }] } }),
        checkErpConnection: async making => ({ id: await connection(making) }),
        renewErpWebhook: async making => ({ connectionId: await connection(making) }),
        saveErpObjectSetting: async making => ({ input: erpObjectInput(await connection(making)) }),
        tryErpMapping: async making => ({ input: { connectionId: await connection(making), object: 'stock', mapping } }),
        pullErp: async making => ({ input: { connectionId: await ready(making), objects: ['stock'] } }),
        decideHeldErpRun: async making => ({ input: { runId: await held(making), accept: false, reason: 'half of the file is missing' } }),
        decideErpParked: async making => ({ input: { ids: [await parked(making)], decision: 'retry' } }),
    }).map(([field, variables]) => [field, { as: 'superadmin', variables }]),
);

export const erpQueryInput: Record<string, (making: Making) => Promise<Record<string, unknown>> | Record<string, unknown>> = {
    erpConnection: async making => ({ id: await connection(making) }),
    erpObjectSettings: async making => ({ connectionId: await ready(making) }),
    erpSampleNames: async making => ({ connectionId: await ready(making), object: 'stock' }),
    erpRuns: () => ({ input: {} }),
    erpRunsFile: () => ({ input: { format: 'XLSX' } }),
    erpParkedFile: () => ({ input: { format: 'CSV' } }),
    erpParked: () => ({ input: {} }),
    erpStory: () => ({ input: { key: 'k' } }),
    erpOwned: () => ({ input: { of: 'article', key: 'k' } }),
};
