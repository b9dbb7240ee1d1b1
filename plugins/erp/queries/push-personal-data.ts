import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

/** Why an ERP did not take a document may name whom it is about; what was told is in the order, the payment or the ticket. */
export const pushPersonalData: PersonalDataDeclaration = {
    plugin: 'erp-push',
    rows: [
        { table: 'erp_document', section: 'Documents for the ERP', columns: { reason: 'mentions' } },
        { table: 'erp_difference', section: 'Documents for the ERP', columns: { fields: 'mentions' } },
        { table: 'erp_reconciliation', section: 'Documents for the ERP', columns: { failure: 'mentions' } },
        { table: 'erp_breaker', section: 'Documents for the ERP', columns: { lastError: 'mentions' } },
    ],
};
