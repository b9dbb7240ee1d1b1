import { msg } from '@lingui/core/macro';

/** Looked up by the Dashboard as `fieldName.<field>` for column headers. */
export const fieldNames = [
    msg({ id: 'fieldName.companyName', message: 'Company' }),
    msg({ id: 'fieldName.branchName', message: 'Branch' }),
    msg({ id: 'fieldName.placedAt', message: 'Placed' }),
    msg({ id: 'fieldName.placedBy', message: 'Placed by' }),
    msg({ id: 'fieldName.wishedDate', message: 'Wished for' }),
    msg({ id: 'fieldName.specialReasons', message: 'Special' }),
    msg({ id: 'fieldName.totalNet', message: 'Net' }),
    msg({ id: 'fieldName.totalGross', message: 'Total' }),
];
