import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

export const privacyPersonalData: PersonalDataDeclaration = {
    plugin: 'privacy',
    finds: [
        { key: 'record', sql: `SELECT 'PersonalDataRequest:' || r.id AS key FROM personal_data_request r WHERE r."customerId" = ANY(:customer)` },
        { key: 'aggregate', sql: `SELECT 'personal-data-request:' || r.id AS key FROM personal_data_request r WHERE r."customerId" = ANY(:customer)` },
    ],
    rows: [
        {
            table: 'personal_data_request',
            section: 'Requests about his data',
            of: 't."customerId" = ANY(:customer)',
            columns: { message: 'empty', answer: 'empty' },
            also: ['kind', 'state', 'decidedAt'],
            kept: 'That he asked, and what was done: it proves that the firm did as the law asks.',
        },
    ],
};
