import type { PersonalDataDeclaration } from '../../../kernel/personal-data';

/** A record that could not be taken may tell of a person; what was taken is where its owner keeps it. */
export const erpPersonalData: PersonalDataDeclaration = {
    plugin: 'erp',
    rows: [{ table: 'erp_parked_row', section: 'Records of the ERP that wait', columns: { values: 'mentions', reason: 'mentions' } }],
};
