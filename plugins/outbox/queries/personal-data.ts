import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

export const outboxPersonalData: PersonalDataDeclaration = {
    plugin: 'outbox',
    rows: [
        {
            table: 'outbox_message',
            section: 'Waiting and done effects',
            of: `(t.aggregate IN (SELECT 'password-link:' || e FROM unnest(:email) e) OR t.key IN (SELECT 'notification:' || n FROM unnest(:notification) n))
                 AND t.state <> 'SENDING'`,
            columns: { aggregate: 'mentions', payload: 'mentions', lastError: 'mentions', reference: 'mentions' },
            also: ['kind', 'state', 'settledAt'],
            delete: true,
        },
        { table: 'outbox_job', section: 'Jobs', columns: { data: 'mentions', result: 'mentions', error: 'mentions' } },
        {
            table: 'idempotency_key',
            section: 'Answers kept for a repeated request',
            of: 't.principal = ANY(:actor)',
            columns: { answer: 'mentions' },
            also: ['operation', 'state', 'expiresAt'],
            delete: true,
        },
    ],
};
