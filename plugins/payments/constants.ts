export const PAYMENTS_OPTIONS = Symbol('PAYMENTS_OPTIONS');
export const askKind = 'payments.ask';
