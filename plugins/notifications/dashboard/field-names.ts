import { msg } from '@lingui/core/macro';

/** The Dashboard looks column names up as `fieldName.<field>`. */
export const fieldNames = [
    msg({ id: 'fieldName.channel', message: 'Channel' }),
    msg({ id: 'fieldName.template', message: 'Template' }),
    msg({ id: 'fieldName.recipient', message: 'Recipient' }),
    msg({ id: 'fieldName.recipientName', message: 'Name' }),
    msg({ id: 'fieldName.language', message: 'Language' }),
    msg({ id: 'fieldName.subject', message: 'Subject' }),
    msg({ id: 'fieldName.parts', message: 'Parts' }),
    msg({ id: 'fieldName.provider', message: 'Provider' }),
    msg({ id: 'fieldName.lastError', message: 'Last error' }),
    msg({ id: 'fieldName.sender', message: 'From' }),
    msg({ id: 'fieldName.line', message: 'Line' }),
    msg({ id: 'fieldName.settledAt', message: 'Settled at' }),
    msg({ id: 'fieldName.waitsUntil', message: 'Waits until' }),
    msg({ id: 'fieldName.aggregate', message: 'About' }),
];
