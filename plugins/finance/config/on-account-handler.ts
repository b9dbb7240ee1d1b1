import { LanguageCode, PaymentMethodHandler } from '@vendure/core';

export const onAccountCode = 'on-account';

/**
 * Payment on the company's terms: nothing is charged now. Placing an order writes its one payment in the same transaction
 * as the credit reservation; this handler is how core knows the method, for example when it settles the payment.
 */
export const onAccountHandler = new PaymentMethodHandler({
    code: onAccountCode,
    description: [
        { languageCode: LanguageCode.en, value: 'On account' },
        { languageCode: LanguageCode.fa, value: 'حساب اعتباری' },
    ],
    args: {},
    createPayment: () => ({
        amount: 0,
        state: 'Declined' as const,
        errorMessage: 'Orders on account are placed with placeOrder',
    }),
    settlePayment: () => ({ success: true }),
});
