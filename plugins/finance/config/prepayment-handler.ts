import { LanguageCode, PaymentMethodHandler } from '@vendure/core';

import type { PaymentMethodCode } from '../domain/payment-method';

/** A bank transfer before the goods are made. Placing an order writes its one payment; it is settled when the money has come. */
export const prepaymentHandler = new PaymentMethodHandler({
    code: 'prepayment' satisfies PaymentMethodCode,
    description: [
        { languageCode: LanguageCode.en, value: 'Payment in advance' },
        { languageCode: LanguageCode.fa, value: 'پیش‌پرداخت' },
    ],
    args: {},
    createPayment: () => ({
        amount: 0,
        state: 'Declined' as const,
        errorMessage: 'Orders paid in advance are placed with placeOrder',
    }),
    settlePayment: () => ({ success: true }),
});
