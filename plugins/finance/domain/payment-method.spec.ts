import { paymentMethodOf } from './payment-method';

it('gives credit to companies that were let in, and to no guest', () => {
    expect(['customer', 'public', 'guest'].map(paymentMethodOf)).toEqual(['on-account', 'on-account', 'prepayment']);
});
