import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

const ofApplication = 't."applicationId" = ANY(:application)';

export const registrationPersonalData: PersonalDataDeclaration = {
    plugin: 'registration',
    finds: [
        {
            key: 'application',
            sql: `SELECT a.id AS key FROM access_application a
                   WHERE lower(a."emailAddress") = ANY(:email) OR a."memberId" = ANY(:member) OR a.phone = ANY(:anyPhone)`,
        },
        { key: 'email', sql: 'SELECT lower(a."emailAddress") AS key FROM access_application a WHERE a.id = ANY(:application)' },
        {
            key: 'phone',
            sql: `SELECT a.phone AS key FROM access_application a WHERE a.id = ANY(:application) AND NOT EXISTS (
                      SELECT 1 FROM customer o WHERE o."phoneNumber" = a.phone AND o."deletedAt" IS NULL AND o.id <> ALL(:customer))`,
        },
        { key: 'name', sql: `SELECT a."firstName" || ' ' || a."lastName" AS key FROM access_application a WHERE a.id = ANY(:application)` },
        { key: 'changeRequest', sql: 'SELECT r.id AS key FROM data_change_request r WHERE r."memberId" = ANY(:member)' },
        { key: 'aggregate', sql: `SELECT 'application:' || x AS key FROM unnest(:application) x UNION SELECT 'change-request:' || x FROM unnest(:changeRequest) x` },
        { key: 'record', sql: `SELECT 'AccessApplication:' || x AS key FROM unnest(:application) x UNION SELECT 'DataChangeRequest:' || x FROM unnest(:changeRequest) x` },
    ],
    rows: [
        {
            table: 'access_application',
            section: 'Applications for access',
            of: 't.id = ANY(:application)',
            columns: {
                ...{ firstName: 'erased', lastName: 'name', phone: 'empty', emailAddress: 'mail', mailDomain: 'empty', message: 'empty', reason: 'mentions' },
                ...{ companyName: 'keep', searchKey: 'keep', taxId: 'keep', economicCode: 'keep', streetLine: 'keep', city: 'keep', postalCode: 'keep' },
            },
            also: ['state', 'countryCode', 'language', 'confirmedAt', 'decidedAt'],
            delete: 't."companyId" IS NULL',
            kept: 'Of one that became a company: the data of the firm. Any other goes as a whole.',
        },
        { table: 'application_link', section: 'Links of applications', of: ofApplication, columns: {}, also: ['purpose', 'expiresAt', 'usedAt'], delete: true },
        { table: 'application_question', section: 'Questions to the applicant', of: ofApplication, columns: { question: 'mentions', answer: 'erased' }, also: ['answeredAt'] },
        {
            table: 'consent',
            section: 'Consents',
            of: `${ofApplication} OR t."memberId" = ANY(:member)`,
            columns: {},
            also: ['kind', 'textVersion', 'language'],
            kept: 'That an accepted applicant agreed, to which text and when: it proves that his data were kept by right.',
        },
        { table: 'data_change_request', section: 'Asked for changes of company data', of: 't."memberId" = ANY(:member)', columns: { note: 'empty' }, also: ['companyId', 'state'] },
        {
            table: 'data_change_field',
            section: 'Asked for changes, field by field',
            of: 't."requestId" = ANY(:changeRequest)',
            columns: { oldValue: 'mentions', newValue: 'mentions', reason: 'mentions' },
            also: ['field', 'accepted'],
            nearby: 't."requestId" IN (SELECT r.id FROM data_change_request r WHERE r."companyId" = ANY(:company))',
            kept: 'What a firm wanted changed of its own data.',
        },
    ],
};
