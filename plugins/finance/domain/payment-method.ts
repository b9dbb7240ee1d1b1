/** How an order is paid: on the company's terms, or before the goods are made. */
export const paymentMethods = ['on-account', 'prepayment'] as const;
export type PaymentMethodCode = (typeof paymentMethods)[number];

/** Credit is for companies that staff have let in: who orders as a guest pays in advance. */
export function paymentMethodOf(kind: string): PaymentMethodCode {
    return kind === 'guest' ? 'prepayment' : 'on-account';
}
