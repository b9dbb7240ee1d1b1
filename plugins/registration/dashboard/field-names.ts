import { msg } from '@lingui/core/macro';

/** Looked up by the Dashboard as `fieldName.<field>` for column headers. */
export const fieldNames = [
    msg({ id: 'fieldName.companyName', message: 'Company' }),
    msg({ id: 'fieldName.state', message: 'State' }),
    msg({ id: 'fieldName.countryCode', message: 'Country' }),
    msg({ id: 'fieldName.taxId', message: 'Tax number' }),
    msg({ id: 'fieldName.confirmedAt', message: 'Address confirmed' }),
    msg({ id: 'fieldName.decidedAt', message: 'Decided' }),
    msg({ id: 'fieldName.assignedTo', message: 'Taken up by' }),
    msg({ id: 'fieldName.askedBy', message: 'Asked by' }),
];
