import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

export const complaintsPersonalData: PersonalDataDeclaration = {
    plugin: 'complaints',
    finds: [
        { key: 'complaint', sql: 'SELECT s.id AS key FROM complaint s WHERE s."memberId" = ANY(:member)' },
        { key: 'aggregate', sql: `SELECT 'complaint:' || x AS key FROM unnest(:complaint) x` },
        { key: 'record', sql: `SELECT 'Complaint:' || x AS key FROM unnest(:complaint) x` },
    ],
    rows: [
        {
            table: 'complaint',
            section: 'Complaints',
            of: 't.id = ANY(:complaint)',
            columns: { filedBy: 'name', text: 'erased', answers: 'empty', decision: 'mentions', batch: 'mentions' },
            also: ['companyId', 'orderCode', 'filedAt', 'state'],
            kept: 'That there was a complaint about goods, and what was decided, as long as the order is kept.',
        },
        {
            table: 'complaint',
            section: 'Complaints of colleagues',
            columns: { filedBy: 'mentions', text: 'mentions', answers: 'mentions', decision: 'mentions', batch: 'mentions' },
            nearby: 't."companyId" = ANY(:company)',
        },
        {
            table: 'complaint_step',
            section: 'Steps of complaints',
            of: 't."complaintId" = ANY(:complaint)',
            columns: { reason: 'mentions' },
            also: ['complaintId', 'at', 'state'],
            nearby: 't."complaintId" IN (SELECT s.id FROM complaint s WHERE s."companyId" = ANY(:company))',
        },
    ],
};
