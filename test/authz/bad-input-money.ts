/** As `bad-input.ts`, for invoices and payments. */
import { badId, type BadCall, calls, freshKey, inputs, tooLong, unknownId } from './bad-input';
import { nobodysId } from './calls';

export const moneyShopBadInput: Record<string, BadCall[]> = {
    startPayment: inputs('admin of A', () => ({ invoiceIds: [nobodysId], idempotencyKey: freshKey() }),
        ['an invoice that does not exist', /Invoice/, {}],
        ['an order that does not exist', /Order/, { invoiceIds: null, orderCode: 'K-none' }],
        ['neither', /invoiceIds/, { invoiceIds: [] }],
        ['nothing', /amountMinor/, { amountMinor: 0 }],
        ['a short key', /idempotencyKey/, { idempotencyKey: 'short' }]),
    askForHigherLimit: inputs('admin of A', () => ({ wishedLimitMinor: 9_000_000_000_000, justification: 'We grow.', idempotencyKey: freshKey() }),
        ['nothing', /wishedLimitMinor/, { wishedLimitMinor: 0 }],
        ['a long text', /justification/, { justification: tooLong(2000) }]),
};

const account = { currencyCode: 'IRR', holder: 'Alborz', bankName: 'Bank', accountNumber: 'IR1', bankCode: '' };
const ofPayment = (more: object) => () => ({ id: nobodysId, version: 1, idempotencyKey: freshKey(), ...more });

export const moneyAdminBadInput: Record<string, BadCall[]> = {
    recordPayment: inputs('superadmin',
        ({ ids }) => ({ companyId: ids.companyId, amountMinor: 100, receivedOn: '2026-01-05', method: 'cash', reference: freshKey(), wishes: [], idempotencyKey: freshKey() }),
        ['nothing', /amountMinor/, { amountMinor: 0 }],
        ['a day that is none', /receivedOn/, { receivedOn: '2026-02-30' }],
        ['a day to come', /receivedOn|future/, { receivedOn: '2090-01-01' }],
        ['a way that is none', /method/, { method: 'stones' }],
        ['no number', /reference/, { reference: ' ' }],
        ['a long note', /note/, { note: tooLong(500) }],
        ['a wish for nothing', /wishes/, { wishes: [{ amountMinor: 5 }] }],
        ['an unknown invoice', /Invoice/, { wishes: [{ invoiceId: nobodysId, amountMinor: 5 }] }],
        ['an unknown company', /Company/, { companyId: nobodysId }]),
    decidePayment: inputs('superadmin', ofPayment({ accept: true }), ['one that does not exist', /IncomingPayment/, {}], badId),
    settleIncomingPayment: inputs('superadmin', ofPayment({ wishes: [{ invoiceId: nobodysId, amountMinor: 5 }] }),
        ['one that does not exist', /IncomingPayment/, {}],
        ['no wishes', /wishes/, { wishes: [] }],
        ['less than nothing', /amountMinor/, { wishes: [{ invoiceId: nobodysId, amountMinor: -5 }] }],
        badId),
    setPaymentRules: inputs('superadmin', () => ({ methods: ['on-account', 'online'], warns: true, blocksTerm: false, bankAccounts: [] }),
        ['no way', /methods/, { methods: [] }],
        ['a way that is none', /methods/, { methods: ['stones'] }],
        ['two accounts of one currency', /bankAccounts/, { bankAccounts: [account, account] }],
        ['an account without a number', /accountNumber/, { bankAccounts: [{ ...account, accountNumber: ' ' }] }],
        ['an old version', /version/, { version: 77 }]),
    setCompanyPaymentRules: inputs('superadmin', ({ ids }) => ({ companyId: ids.companyId, methods: null }),
        ['no way', /methods/, { methods: [] }],
        ['an unknown company', /Company/, { companyId: nobodysId }]),
    decideLimitRequest: inputs('superadmin', ofPayment({ accept: true }), ['one that does not exist', /LimitRequest/, {}], ['a long answer', /answer/, { answer: tooLong(1000) }], badId),
    sendPayLink: inputs('superadmin', ({ ids }) => ({ companyId: ids.companyId, invoiceIds: [nobodysId], email: 'books@firm.example', days: 7, idempotencyKey: freshKey() }),
        ['an invoice that does not exist', /Invoice/, {}],
        ['no address', /email/, { email: 'nobody' }],
        ['for ever', /days/, { days: 1000 }],
        ['nothing to pay', /invoiceIds/, { invoiceIds: [] }],
        ['an unknown company', /Company/, { companyId: nobodysId }]),
    askPaymentAttempt: calls('superadmin', unknownId, badId),
    recordRefund: inputs('superadmin', ofPayment({ amountMinor: 5, refundedOn: '2026-01-05', reason: 'paid twice' }),
        ['one that does not exist', /IncomingPayment/, {}],
        ['no reason', /reason/, { reason: ' ' }],
        ['nothing', /amountMinor/, { amountMinor: 0 }],
        badId),
};
