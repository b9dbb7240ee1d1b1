/** As `bad-input.ts`: the agents beside ERPs. */
import { type BadCall, inputs, tooLong } from './bad-input';

export const agentBadInput: Record<string, BadCall[]> = {
    renewErpAgentSecret: inputs('superadmin', () => ({ name: 'mill' }), ['no name', /name/, { name: '' }], ['a long name', /name/, { name: tooLong(60) }]),
};
