import { msg } from '@lingui/core/macro';

/** Column headers and form labels, which the Dashboard looks up by field. */
export const fieldNames = [
    msg({ id: 'fieldName.validFrom', message: 'Valid from' }),
    msg({ id: 'fieldName.validUntil', message: 'Valid until' }),
];
