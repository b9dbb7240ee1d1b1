import { msg } from '@lingui/core/macro';

/** Looked up by the Dashboard as `fieldName.<field>` for column headers. */
export const fieldNames = [
    msg({ id: 'fieldName.taxId', message: 'Tax number' }),
    msg({ id: 'fieldName.groupName', message: 'Group' }),
    msg({ id: 'fieldName.orderingEnabled', message: 'Ordering' }),
    msg({ id: 'fieldName.active', message: 'Active' }),
    msg({ id: 'fieldName.phone', message: 'Phone' }),
    msg({ id: 'fieldName.email', message: 'E-mail' }),
    msg({ id: 'fieldName.city', message: 'City' }),
    msg({ id: 'fieldName.branchCount', message: 'Branches' }),
    msg({ id: 'fieldName.memberCount', message: 'Members' }),
];
