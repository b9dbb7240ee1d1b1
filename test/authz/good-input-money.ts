/** As `good-input.ts`, for invoices and payments. */
import { freshKey } from './bad-input';
import type { GoodCall, Making } from './good-input';

type Variables = Record<string, (making: Making) => Record<string, unknown> | Promise<Record<string, unknown>>>;

const by = (as: string, table: Variables): Record<string, GoodCall> => Object.fromEntries(Object.entries(table).map(([field, variables]) => [field, { as, variables }]));

const key = () => freshKey();

/** A payment of company A of which all is free; `waiting` for somebody else's word. */
const payment = ({ row, ids }: Making, state: 'booked' | 'waiting') =>
    row(
        `INSERT INTO incoming_payment ("companyId", reference, method, state, "receivedOn", "amountMinor", "currencyCode")
         VALUES ($1, $2, 'transfer', $3, '2026-01-05', 100, 'IRR') RETURNING id::text, version::int`,
        [ids.companyId, key(), state],
    );

export const openInvoice = ({ row, ids }: Making) =>
    row(
        `INSERT INTO invoice ("companyId", number, kind, "issuedOn", "dueOn", "currencyCode", "netMinor", "taxMinor", "grossMinor")
         VALUES ($1, $2, 'invoice', '2026-01-05', '2026-01-06', 'IRR', 100, 0, 100) RETURNING id::text`,
        [ids.companyId, key()],
    );

export const moneyAdmin = by('superadmin', {
    recordPayment: ({ ids }) => ({ input: { companyId: ids.companyId, amountMinor: 100, receivedOn: '2026-01-05', method: 'cash', reference: key(), wishes: [], idempotencyKey: key() } }),
    decidePayment: async making => ({ input: { ...(await payment(making, 'waiting')), accept: true, idempotencyKey: key() } }),
    settleIncomingPayment: async making => ({
        input: { ...(await payment(making, 'booked')), wishes: [{ invoiceId: (await openInvoice(making)).id, amountMinor: 50 }], idempotencyKey: key() },
    }),
    recordRefund: async making => ({ input: { ...(await payment(making, 'booked')), amountMinor: 50, refundedOn: '2026-01-06', reason: 'paid twice', idempotencyKey: key() } }),
});
