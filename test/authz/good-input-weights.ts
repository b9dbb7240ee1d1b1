/** Loads, weights that wait for a second person, and the agent's secret; `good-input.ts` makes them while its shipment is being loaded. */
import { freshKey } from './bad-input';
import type { Making } from './good-input';
import { loadCalls } from './good-input-loads';

const reason = 'the indicator is broken';

export const weightCalls = {
    ...loadCalls,
    askForWeight: async ({ ask, ids }: Making) => {
        const scale = { code: 'W2', name: 'Back gate', source: 'agent', toleranceBasisPoints: 100, toleranceG: 20_000 };
        const { id } = await ask('admin', 'createScale', { input: scale });
        return { input: { shipmentId: ids.loadingShipmentId, scaleId: id, step: 'first', manualWeightG: 8_000_000, reason, idempotencyKey: freshKey() } };
    },
    // Somebody else's, since nobody decides of his own.
    decideWeight: async ({ row }: Making) => {
        const { id } = await row(
            `INSERT INTO weight_request ("shipmentId", "scaleId", step, "weightG", "weighedAt", refusal, reason, "requestedById")
             SELECT "shipmentId", "scaleId", step, "weightG", "weighedAt", refusal, reason, 0 FROM weight_request ORDER BY id DESC LIMIT 1 RETURNING id::text`,
        );
        return { input: { id, approve: false, idempotencyKey: freshKey() } };
    },
    renewScaleSecret: ({ ids }: Making) => ({ scaleId: ids.scaleId }),
};
