import { checked } from '../../../../kernel/vendure-input';
import { erpDocuments, type ErpConnectorKind, erpObjects } from '../../types';
import { formOf } from '../settings-form';
import type { AgentBoard } from './board';
import { AgentConnector, agentSettings, type AgentSettings } from './connector';

export function agentKind(board: AgentBoard): ErpConnectorKind<AgentSettings> {
    return {
        kind: 'agent',
        secrets: [],
        capabilities: { pull: Object.fromEntries(erpObjects.map(object => [object, { full: true, incremental: true }])), push: erpDocuments },
        form: formOf(agentSettings),
        settings: input => checked(agentSettings, input),
        open: settings => new AgentConnector(settings, board),
    };
}
