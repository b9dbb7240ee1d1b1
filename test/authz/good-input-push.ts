/** As `good-input.ts`: what the ERP is told, and what of it did not get there. */
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';

export async function erpConnection({ row }: Making) {
    return (await row(`INSERT INTO erp_connection (name, kind, settings, enabled) VALUES ($1, 'none', '{}', true) RETURNING id::text`, [`To ${key()}`])).id;
}

export const pushSetting = (connectionId: unknown) => ({
    connectionId, pushesOrders: false, sendFrom: 'Approved', pushesPayments: false, pushesWeighings: false, limitMinutes: 60, limitPolicy: 'hold', stockMinutes: 60, version: 0,
});

const mapping = [{ field: 'code', owner: 'erp', from: 'no', constant: null, table: null, steps: [] }];

/** Of a sandbox, which has nothing. */
async function mapped({ row }: Making) {
    const { id } = await row(`INSERT INTO erp_connection (name, kind, settings, enabled) VALUES ($1, 'sandbox', '{"records":{}}', true) RETURNING id::text`, [`From ${key()}`]);
    await row(`INSERT INTO erp_object_setting ("connectionId", object, mapping) VALUES ($1, 'customer', $2) RETURNING id::text`, [id, JSON.stringify(mapping)]);
    return id;
}

async function report(making: Making) {
    const connectionId = await mapped(making);
    return (await making.row(`INSERT INTO erp_reconciliation ("connectionId", object, state, "askedBy") VALUES ($1, 'customer', 'done', 'system') RETURNING id::text`, [connectionId])).id;
}

async function dead(making: Making) {
    const connectionId = await erpConnection(making);
    return (await making.row(
        `INSERT INTO erp_document ("connectionId", noun, key, "orderId", state, reason) VALUES ($1, 'order', $2, $3, 'refused', 'Unknown article') RETURNING id::text`,
        [connectionId, key(), making.ids.submittedId],
    )).id;
}

export const pushAdmin: Record<string, GoodCall> = Object.fromEntries(
    Object.entries<GoodCall['variables']>({
        saveErpPushSetting: async making => ({ input: pushSetting(await erpConnection(making)) }),
        replayErpDocuments: async making => ({ ids: [await dead(making)] }),
        startErpReconciliation: async making => ({ input: { connectionId: await mapped(making), object: 'customer' } }),
        discardErpDocument: async making => ({ id: await dead(making), reason: 'entered by hand' }),
    }).map(([field, variables]) => [field, { as: 'superadmin', variables }]),
);

export const pushQueryInput: Record<string, (making: Making) => Promise<Record<string, unknown>> | Record<string, unknown>> = {
    erpDocuments: () => ({ input: {} }),
    erpDifferences: async making => ({ input: { id: await report(making) } }),
    erpDifferencesFile: async making => ({ input: { id: await report(making), format: 'CSV' } }),
    erpPushSetting: async making => ({ connectionId: await erpConnection(making) }),
};
