import { msg } from '@lingui/core/macro';

/** Why the server refuses what staff ask of it, in its own English, by which the Dashboard looks the sentence up (`said-by-server.ts`). */
export const refusals = [
    msg({ id: 'There is nothing left to pay.', message: 'There is nothing left to pay.' }),
    msg({ id: 'That is more than is left to pay.', message: 'That is more than is left to pay.' }),
    msg({ id: 'You may not pay this.', message: 'You may not pay this.' }),
    msg({ id: 'This order is not paid online.', message: 'This order is not paid online.' }),
    msg({ id: 'Nothing can be paid online in this currency.', message: 'Nothing can be paid online in this currency.' }),
    msg({ id: 'The payment provider cannot be reached. Nothing was paid; try again in a moment.', message: 'The payment provider cannot be reached. Nothing was paid; try again in a moment.' }),
];
