/** As `good-input.ts`: what the ERP is told, and what of it did not get there. */
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';

export async function erpConnection({ row }: Making) {
    return (await row(`INSERT INTO erp_connection (name, kind, settings, enabled) VALUES ($1, 'none', '{}', true) RETURNING id::text`, [`To ${key()}`])).id;
}

export const pushSetting = (connectionId: unknown) => ({
    connectionId, pushesOrders: false, sendFrom: 'Approved', pushesPayments: false, pushesWeighings: false, limitMinutes: 60, limitPolicy: 'hold', stockMinutes: 60, version: 0,
});

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
        discardErpDocument: async making => ({ id: await dead(making), reason: 'entered by hand' }),
    }).map(([field, variables]) => [field, { as: 'superadmin', variables }]),
);

export const pushQueryInput: Record<string, (making: Making) => Promise<Record<string, unknown>> | Record<string, unknown>> = {
    erpDocuments: () => ({ input: {} }),
    erpPushSetting: async making => ({ connectionId: await erpConnection(making) }),
};
