/** As `bad-input.ts`, for invoices and payments. */
import { badId, type BadCall, freshKey, inputs, tooLong } from './bad-input';
import { nobodysId } from './calls';

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
    recordRefund: inputs('superadmin', ofPayment({ amountMinor: 5, refundedOn: '2026-01-05', reason: 'paid twice' }),
        ['one that does not exist', /IncomingPayment/, {}],
        ['no reason', /reason/, { reason: ' ' }],
        ['nothing', /amountMinor/, { amountMinor: 0 }],
        badId),
};
