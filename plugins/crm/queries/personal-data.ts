import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

export const crmPersonalData: PersonalDataDeclaration = {
    plugin: 'crm',
    finds: [
        {
            key: 'lead',
            sql: `SELECT l.id AS key FROM lead l WHERE lower(l."emailAddress") = ANY(:email) OR l.phone = ANY(:anyPhone)
                     OR (l."emailAddress" IS NULL AND l.phone = ANY(:phone))`,
        },
        { key: 'email', sql: 'SELECT lower(l."emailAddress") AS key FROM lead l WHERE l.id = ANY(:lead) AND l."emailAddress" IS NOT NULL' },
        {
            key: 'phone',
            sql: `SELECT l.phone AS key FROM lead l WHERE l.id = ANY(:lead) AND l.phone IS NOT NULL AND NOT EXISTS (
                      SELECT 1 FROM customer o WHERE o."phoneNumber" = l.phone AND o."deletedAt" IS NULL AND o.id <> ALL(:customer))`,
        },
        { key: 'name', sql: 'SELECT l."personName" AS key FROM lead l WHERE l.id = ANY(:lead)' },
        { key: 'opportunity', sql: 'SELECT o.id AS key FROM opportunity o WHERE o."leadId" = ANY(:lead)' },
        { key: 'aggregate', sql: `SELECT 'lead:' || x AS key FROM unnest(:lead) x` },
        { key: 'record', sql: `SELECT 'Lead:' || x AS key FROM unnest(:lead) x UNION SELECT 'Opportunity:' || x FROM unnest(:opportunity) x` },
    ],
    rows: [
        {
            table: 'lead',
            section: 'Enquiries as a lead',
            of: 't.id = ANY(:lead)',
            columns: {
                ...{ personName: 'name', phone: 'empty', emailAddress: 'empty', message: 'empty', companyName: 'mentions', searchKey: 'mentions' },
                ...{ disqualifiedReason: 'mentions' },
            },
            also: ['state', 'source', 'countryCode', 'language', 'consentVersion', 'consentAt', 'qualifiedAt', 'closedAt'],
            nearby: 't.id = ANY(:lead)',
            kept: 'That there was a lead, from where, and what became of it: figures without a person.',
        },
        { table: 'crm_activity', section: 'Notes about him', of: 't."leadId" = ANY(:lead)', columns: { text: 'erased' }, also: ['kind', 'followUpOn'] },
        {
            table: 'opportunity',
            section: 'Sales in sight',
            of: 't."leadId" = ANY(:lead)',
            columns: { title: 'mentions', searchKey: 'mentions', lostReason: 'mentions' },
            also: ['stage', 'expectedCloseOn', 'closedAt'],
            nearby: 't."leadId" = ANY(:lead) OR t."companyId" = ANY(:company)',
            kept: 'Stage and amount: figures without a person.',
        },
    ],
};
