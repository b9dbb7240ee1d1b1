import { msg } from '@lingui/core/macro';

/** The Dashboard looks column names and form labels up as `fieldName.<field>`. */
export const fieldNames = [
    msg({ id: 'fieldName.kind', message: 'Kind' }),
    msg({ id: 'fieldName.aggregate', message: 'About' }),
    msg({ id: 'fieldName.sequence', message: 'Sequence' }),
    msg({ id: 'fieldName.attempts', message: 'Tries' }),
    msg({ id: 'fieldName.crashes', message: 'Crashes' }),
    msg({ id: 'fieldName.replays', message: 'Replays' }),
    msg({ id: 'fieldName.notBefore', message: 'Not before' }),
    msg({ id: 'fieldName.lastError', message: 'Last error' }),
    msg({ id: 'fieldName.reference', message: 'Reference' }),
    msg({ id: 'fieldName.settledAt', message: 'Settled at' }),
    msg({ id: 'fieldName.url', message: 'Address' }),
    msg({ id: 'fieldName.kinds', message: 'Events' }),
    msg({ id: 'fieldName.active', message: 'Active' }),
    msg({ id: 'fieldName.failures', message: 'Failures' }),
    msg({ id: 'fieldName.lastSuccessAt', message: 'Last success' }),
];
