import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

export const addressesPersonalData: PersonalDataDeclaration = {
    plugin: 'addresses',
    finds: [
        { key: 'company', sql: 'SELECT DISTINCT a."companyId" AS key FROM company_address a WHERE a.phone = ANY(:anyPhone)' },
        { key: 'name', sql: `SELECT DISTINCT a."contactName" AS key FROM company_address a WHERE a.phone = ANY(:anyPhone) AND a."contactName" <> ''` },
    ],
    rows: [
        {
            table: 'company_address',
            section: 'Places where he receives goods',
            of: 't.phone = ANY(:anyPhone)',
            columns: { label: 'erased', contactName: 'name', phone: 'empty', streetLine: 'erased', city: 'keep', postalCode: 'empty' },
            also: ['companyId', 'state', 'countryCode'],
            set: `state = 'retired'`,
            kept: 'The town, to which the order went.',
        },
        {
            table: 'company_address',
            section: 'Contacts at delivery addresses',
            columns: { contactName: 'contact', phone: 'contact', label: 'mentions', refusalReason: 'mentions', streetLine: 'keep', city: 'keep', postalCode: 'keep' },
            nearby: 't."companyId" = ANY(:company)',
            kept: "A firm's places, without the person who was their contact.",
        },
    ],
};
