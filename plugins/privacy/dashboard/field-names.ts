import { msg } from '@lingui/core/macro';

/** Looked up by the Dashboard as `fieldName.<field>` for column headers. */
export const fieldNames = [
    msg({ id: 'fieldName.kind', message: 'Kind' }),
    msg({ id: 'fieldName.state', message: 'State' }),
    msg({ id: 'fieldName.person', message: 'Person' }),
    msg({ id: 'fieldName.decidedAt', message: 'Decided' }),
    msg({ id: 'fieldName.decidedBy', message: 'Decided by' }),
];
