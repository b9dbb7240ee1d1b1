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

const noLimitRequest = ({ row, ids }: Pick<Making, 'row' | 'ids'>) =>
    row(`UPDATE limit_request SET state = 'withdrawn' WHERE "companyId" = $1 AND state = 'open' RETURNING id`, [ids.companyId]).catch(() => null);

/** A company has one open at most: that of an earlier call goes first. */
const limitRequest = async ({ row, ids }: Making) => {
    await noLimitRequest({ row, ids });
    return row(
        `INSERT INTO limit_request ("companyId", "memberId", "wishedLimitMinor", "limitMinor", "currencyCode", state)
         SELECT $1, min(m.id), COALESCE((SELECT t."limitMinor" FROM credit_terms t WHERE t."companyId" = $1), 0) + 5, 0, 'IRR', 'open' FROM company_member m WHERE m."companyId" = $1 RETURNING id::text, version::int`,
        [ids.companyId],
    );
};

export const moneyShop = by('admin of A', {
    startPayment: async making => ({ input: { invoiceIds: [(await openInvoice(making)).id], idempotencyKey: key() } }),
    askForHigherLimit: async ({ ask, row, ids }) => {
        await noLimitRequest({ row, ids });
        await ask('admin', 'setCreditTerms', { input: { companyId: ids.companyId, limitMinor: 1000, termDays: 30, idempotencyKey: key() } });
        return { input: { wishedLimitMinor: 9_000_000_000_000, idempotencyKey: key() } };
    },
});

export const moneyAdmin = by('superadmin', {
    setPaymentRules: () => ({ input: { methods: ['on-account', 'prepayment', 'online', 'cash-on-delivery'], warns: true, blocksTerm: false, bankAccounts: [] } }),
    setCompanyPaymentRules: ({ ids }) => ({ input: { companyId: ids.companyId, methods: null, warns: null, blocksTerm: null } }),
    decideLimitRequest: async making => ({ input: { ...(await limitRequest(making)), accept: false, answer: 'Not yet.', idempotencyKey: key() } }),
    sendPayLink: async making => ({ input: { companyId: making.ids.companyId, invoiceIds: [(await openInvoice(making)).id], email: 'books@firm.example', days: 7, idempotencyKey: key() } }),
    askPaymentAttempt: ({ row, ids }) =>
        row(
            `INSERT INTO payment_attempt ("companyId", provider, key, "returnTokenHash", "amountMinor", "currencyCode", language, state, "expiresAt")
             VALUES ($1, 'none', $2, $2, 5, 'IRR', 'en', 'expired', now()) RETURNING id::text`,
            [ids.companyId, key()],
        ),
    recordPayment: ({ ids }) => ({ input: { companyId: ids.companyId, amountMinor: 100, receivedOn: '2026-01-05', method: 'cash', reference: key(), wishes: [], idempotencyKey: key() } }),
    decidePayment: async making => ({ input: { ...(await payment(making, 'waiting')), accept: true, idempotencyKey: key() } }),
    settleIncomingPayment: async making => ({
        input: { ...(await payment(making, 'booked')), wishes: [{ invoiceId: (await openInvoice(making)).id, amountMinor: 50 }], idempotencyKey: key() },
    }),
    recordRefund: async making => ({ input: { ...(await payment(making, 'booked')), amountMinor: 50, refundedOn: '2026-01-06', reason: 'paid twice', idempotencyKey: key() } }),
});
