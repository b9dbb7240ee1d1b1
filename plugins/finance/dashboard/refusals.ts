import { msg } from '@lingui/core/macro';

/** Why the server refuses what staff ask of it, in its own English, by which the Dashboard looks the sentence up (`said-by-server.ts`). */
export const refusals = [
    msg({ id: 'It has been decided already.', message: 'It has been decided already.' }),
    msg({ id: 'You asked for it yourself: somebody else has to decide.', message: 'You asked for it yourself: somebody else has to decide.' }),
    msg({ id: 'Only whoever asked for it can withdraw it.', message: 'Only whoever asked for it can withdraw it.' }),
    msg({ id: 'The credit limit has changed since this was asked for. Ask anew from what it is now.', message: 'The credit limit has changed since this was asked for. Ask anew from what it is now.' }),
    msg({ id: 'Give a reason.', message: 'Give a reason.' }),
    msg({ id: 'An order past the limit is agreed to by releasing the order.', message: 'An order past the limit is agreed to by releasing the order.' }),
    msg({ id: 'More than is open cannot be covered.', message: 'More than is open cannot be covered.' }),
    msg({ id: 'That is more than is left of the payment.', message: 'That is more than is left of the payment.' }),
    msg({ id: 'The payment is in another currency.', message: 'The payment is in another currency.' }),
    msg({ id: 'The payment is another company’s.', message: 'The payment is another company’s.' }),
    msg({ id: 'The payment is not booked yet.', message: 'The payment is not booked yet.' }),
    msg({ id: 'Nothing of it is open.', message: 'Nothing of it is open.' }),
    msg({ id: 'The order is not one that can be paid for.', message: 'The order is not one that can be paid for.' }),
    msg({ id: 'It is paid in another way.', message: 'It is paid in another way.' }),
    msg({ id: 'You recorded it yourself: somebody else has to agree.', message: 'You recorded it yourself: somebody else has to agree.' }),
    msg({ id: 'A payment with this reference is recorded already.', message: 'A payment with this reference is recorded already.' }),
    msg({ id: 'The day is in the future.', message: 'The day is in the future.' }),
    msg({ id: 'A request for a higher limit is open already.', message: 'A request for a higher limit is open already.' }),
    msg({ id: 'The limit is that high already.', message: 'The limit is that high already.' }),
    msg({ id: 'There is no limit to raise.', message: 'There is no limit to raise.' }),
    msg({ id: 'Your distributor decides what you may owe.', message: 'Your distributor decides what you may owe.' }),
];
