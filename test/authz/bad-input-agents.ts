/** As `bad-input.ts`: the agents beside ERPs. */
import { nobodysId } from './calls';
import { type BadCall, calls, inputs, tooLong } from './bad-input';

export const agentBadInput: Record<string, BadCall[]> = {
    renewErpAgentSecret: inputs('superadmin', () => ({ name: 'mill' }), ['no name', /name/, { name: '' }], ['a long name', /name/, { name: tooLong(60) }]),
    revokeErpAgentSecret: calls('superadmin', ['an unknown agent', /ErpAgent/, { id: nobodysId }]),
};
