import { LanguageCode, PaymentMethodHandler } from '@vendure/core';

import type { PaymentMethodCode } from '../domain/payment-method';

/** Placing an order writes its one payment, whatever the way to pay; core's own way to add one is closed. This is how core knows the ways. */
function handler(code: PaymentMethodCode, en: string, fa: string): PaymentMethodHandler {
    return new PaymentMethodHandler({
        code,
        description: [
            { languageCode: LanguageCode.en, value: en },
            { languageCode: LanguageCode.fa, value: fa },
        ],
        args: {},
        createPayment: () => ({ amount: 0, state: 'Declined' as const, errorMessage: 'Orders are paid as they were placed with placeOrder' }),
        settlePayment: () => ({ success: true }),
    });
}

export const paymentHandlers = [
    handler('on-account', 'On account', 'حساب اعتباری'),
    handler('prepayment', 'Payment in advance', 'پیش‌پرداخت'),
    handler('online', 'Online payment', 'پرداخت برخط'),
    handler('cash-on-delivery', 'Cash on delivery', 'پرداخت هنگام تحویل'),
];
export const onAccountCode: PaymentMethodCode = 'on-account';
