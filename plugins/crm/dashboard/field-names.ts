import { msg } from '@lingui/core/macro';

/** Looked up by the Dashboard as `fieldName.<field>` for column headers. */
export const fieldNames = [
    msg({ id: 'fieldName.companyName', message: 'Company' }),
    msg({ id: 'fieldName.personName', message: 'Contact person' }),
    msg({ id: 'fieldName.source', message: 'Source' }),
    msg({ id: 'fieldName.state', message: 'State' }),
    msg({ id: 'fieldName.followUpOn', message: 'Follow up on' }),
    msg({ id: 'fieldName.ownerName', message: 'Owner' }),
];
