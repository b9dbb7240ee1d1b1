import { msg } from '@lingui/core/macro';

/** The Dashboard looks column names up as `fieldName.<field>`. */
export const fieldNames = [
    msg({ id: 'fieldName.at', message: 'Time' }),
    msg({ id: 'fieldName.action', message: 'Action' }),
    msg({ id: 'fieldName.entity', message: 'Kind of record' }),
    msg({ id: 'fieldName.entityId', message: 'Record' }),
    msg({ id: 'fieldName.actor', message: 'Who' }),
    msg({ id: 'fieldName.actorName', message: 'Login name' }),
    msg({ id: 'fieldName.subject', message: 'Subject' }),
    msg({ id: 'fieldName.companyId', message: 'Company' }),
    msg({ id: 'fieldName.reason', message: 'Reason' }),
];
