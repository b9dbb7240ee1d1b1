import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

/** What is on its way through an agent may tell of a person; it is gone in a month. */
export const agentPersonalData: PersonalDataDeclaration = {
    plugin: 'erp-agents',
    rows: [
        { table: 'erp_agent_page', section: 'Records of the ERP on their way', columns: { content: 'mentions' } },
        { table: 'erp_agent_document', section: 'Documents on their way to the ERP', columns: { values: 'mentions', answer: 'mentions' } },
    ],
};
