/** As `good-input.ts`: the agents beside ERPs. */
import type { GoodCall } from './good-input';

export const agentAdmin: Record<string, GoodCall> = { renewErpAgentSecret: { as: 'superadmin', variables: () => ({ input: { name: 'mill' } }) } };
