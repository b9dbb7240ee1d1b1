/** As `good-input.ts`: one operation is done from its start to its end, a piece at first and then the rest. */
import { freshKey as key } from './bad-input';
import type { Making } from './good-input';

export const floorAdmin = {
    startOperation: ({ ids }: Making) => ({ id: ids.operationId }),
    recordOperatorSteps: ({ ids }: Making) => ({ steps: [{ key: key(), operationId: ids.operationId, kind: 'output', at: new Date().toISOString(), good: 1 }] }),
    setStationFloor: ({ ids }: Making) => ({ stationId: ids.stationId, input: { overlap: true, skills: [] } }),
    saveProductionReason: () => ({ input: { use: 'pause', code: key().toLowerCase().replace(/[^a-z0-9]/g, 'x'), name: { en: 'Tea', fa: 'چای' } } }),
    pauseOperation: ({ ids }: Making) => ({ id: ids.operationId, reason: 'lunch' }),
    resumeOperation: ({ ids }: Making) => ({ id: ids.operationId }),
    finishOperation: async ({ ids, row }: Making) => {
        const { left } = await row(
            `SELECT w.quantity - o."goodQuantity" - o."scrapQuantity" AS left FROM production_operation o JOIN production_work_order w ON w.id = o."workOrderId" WHERE o.id = $1`,
            [ids.operationId],
        );
        return { id: ids.operationId, good: Number(left) };
    },
};
