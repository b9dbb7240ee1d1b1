/** As `good-input.ts`: drafts of the production plan, and downtimes. */
import type { Making } from './good-input';
import { worksAdmin } from './good-input-works';

const draft = async ({ ask, row }: Making) => {
    await ask('admin', 'startProductionPlan', {});
    const { id, version } = await row(`SELECT max(id)::text AS id, max(version)::text AS version FROM production_plan WHERE state = 'draft'`);
    return { planId: id, version: Number(version) };
};
const downtime = ({ ids }: Making) => ({ stationId: ids.stationId, from: '2031-03-01T08:00:00Z', until: '2031-03-01T12:00:00Z', reason: 'Repair' });

export const plansAdmin = {
    ...worksAdmin,
    startProductionPlan: () => ({}),
    placeOperation: async (making: Making) => ({ input: { ...(await draft(making)), operationId: making.ids.operationId, start: '2031-02-03T08:00:00Z' } }),
    refreshProductionPlan: async (making: Making) => ({ input: await draft(making) }),
    publishProductionPlan: async (making: Making) => ({ input: await draft(making) }),
    discardProductionPlan: async (making: Making) => ({ planId: (await draft(making)).planId }),
    addStationDowntime: (making: Making) => ({ input: downtime(making) }),
    endStationDowntime: async (making: Making) => ({ id: (await making.ask('admin', 'addStationDowntime', { input: downtime(making) })).id }),
};
