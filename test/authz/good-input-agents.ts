/** As `good-input.ts`: the agents beside ERPs. */
import type { GoodCall } from './good-input';

export const agentAdmin: Record<string, GoodCall> = {
    renewErpAgentSecret: { as: 'superadmin', variables: () => ({ input: { name: 'mill' } }) },
    revokeErpAgentSecret: {
        as: 'superadmin',
        variables: async ({ row }) => ({ id: (await row(`INSERT INTO erp_agent (name, "secretHash") VALUES ('mill ' || gen_random_uuid(), gen_random_uuid()::text) RETURNING id::text`, [])).id }),
    },
};
