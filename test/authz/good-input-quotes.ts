/** As `good-input.ts`: enquiries, quotes and what is said to them. */
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';

type Answer = Record<string, unknown>;
type Variables = (making: Making) => Answer | Promise<Answer>;

const by = (as: string, table: Record<string, Variables>): Record<string, GoodCall> =>
    Object.fromEntries(Object.entries(table).map(([field, variables]) => [field, { as, variables }]));

const line = (variantId: string | undefined) => ({ variantId, unit: 'm2', quantity: 10, unitNet: 90 });

const enquiry = async ({ ask, ids }: Making) => String((await ask('shop', 'askForQuote', { input: { lines: [line(ids.variantId)], idempotencyKey: key() } })).id);
const asked = async (making: Making) => {
    const id = await enquiry(making);
    return { id, version: 1 };
};
/** One with a draft that could be sent. */
export async function drafted(making: Making): Promise<{ id: unknown; version: number }> {
    const { ask, ids, row } = making;
    const { id } = await ask('admin', 'startQuote', { input: { companyId: ids.companyId, idempotencyKey: key() } });
    await ask('admin', 'saveQuoteDraft', { input: { id, version: 1, lines: [line(ids.variantId)] } });
    return { id, version: Number((await row('SELECT version::text FROM quote WHERE id = $1', [id])).version) };
}
/** One that the customer has before him. */
export async function offered(making: Making): Promise<{ id: unknown; number: number; lineId: string; totalGross: number }> {
    const draft = await drafted(making);
    await making.ask('admin', 'sendQuote', { input: { ...draft, idempotencyKey: key() } });
    const { lineId = '', totalGross } = await making.row(
        'SELECT l.id::text AS "lineId", v."totalGross"::text AS "totalGross" FROM quote_version v JOIN quote_line l ON l."versionId" = v.id WHERE v."quoteId" = $1 AND v.number = 1',
        [draft.id],
    );
    return { id: draft.id, number: 1, lineId, totalGross: Number(totalGross) };
}

/** A customer's own offer with one article, and what a call has to know of it. */
export async function ownOffer({ ask, ids, row }: Making): Promise<{ id: unknown; version: number }> {
    const { offerId: id } = await ask('shop', 'startOwnOffer', { input: { idempotencyKey: key() } });
    await ask('shop', 'saveOwnOffer', { input: { id, version: 1, language: 'en', lines: [{ variantId: ids.variantId, unit: 'm2', quantity: 10, unitNet: 120 }] } });
    return { id, version: Number((await row('SELECT version::text FROM own_offer WHERE id = $1', [id])).version) };
}

export const quotesShop = by('admin of A', {
    startOwnOffer: () => ({ input: { customerName: 'Hotel Ferdowsi', idempotencyKey: key() } }),
    saveOwnOffer: async making => ({
        input: { ...(await ownOffer(making)), language: 'fa', title: 'Lobby', customerName: 'Hotel', validUntil: '2031-01-01', lines: [{ text: 'Laying', unit: 'hour', quantity: 8, unitNet: 500 }] },
    }),
    deleteOwnOffer: async making => ({ input: await ownOffer(making) }),
    ownOfferToCart: async making => ({ input: { id: (await ownOffer(making)).id, idempotencyKey: key() } }),
    saveOfferLetterhead: async ({ row, ids }) => ({
        input: { version: Number((await row('SELECT COALESCE(max(version), 0)::text AS version FROM offer_letterhead WHERE "companyId" = $1', [ids.companyId])).version), name: 'We', details: 'Here', introduction: 'Hello', terms: 'At once', marginPoints: 1500, taxPoints: 900, validDays: 20 },
    }),
    askForQuote: ({ ids }) => ({ input: { lines: [line(ids.variantId)], idempotencyKey: key() } }),
    withdrawEnquiry: async making => ({ input: { id: await enquiry(making), idempotencyKey: key() } }),
    answerQuote: async making => {
        const { id, number, lineId } = await offered(making);
        return { input: { id, number, lines: [{ lineId, answer: 'counter', unitNet: 80 }], idempotencyKey: key() } };
    },
    declineQuote: async making => ({ input: { id: (await offered(making)).id, reason: 'too dear', idempotencyKey: key() } }),
    commentOnQuote: async making => ({ input: { id: await enquiry(making), text: 'When?', idempotencyKey: key() } }),
    orderQuote: async making => {
        const { id, number, totalGross } = await offered(making);
        return { input: { id, number, branchId: making.ids.branchId, shownTotalGross: totalGross, idempotencyKey: key() } };
    },
});

export const quotesAdmin = by('superadmin', {
    startQuote: ({ ids }) => ({ input: { companyId: ids.companyId, memberId: ids.memberId, idempotencyKey: key() } }),
    saveQuoteDraft: async making => ({ input: { ...(await asked(making)), lines: [line(making.ids.variantId)], terms: 'At once' } }),
    sendQuote: async making => ({ input: { ...(await drafted(making)), idempotencyKey: key() } }),
    decideQuoteDraft: async making => {
        const { id } = await drafted(making);
        await making.row(`UPDATE quote_version SET state = 'waiting', "requestedByAdministratorId" = 0, "editedByAdministratorId" = 0 WHERE "quoteId" = $1 RETURNING id::text`, [id]);
        return { input: { id, version: Number((await making.row('SELECT version::text FROM quote WHERE id = $1', [id])).version), accept: true, idempotencyKey: key() } };
    },
    closeQuote: async making => ({ input: { ...(await asked(making)), reason: 'not made any more', idempotencyKey: key() } }),
    assignQuote: async making => ({ input: { ...(await asked(making)), administratorId: (await making.row('SELECT max(id)::text AS id FROM administrator')).id, memberId: making.ids.memberId } }),
    commentOnQuote: async making => ({ input: { id: await enquiry(making), text: 'He wants it cheaper', internal: true, idempotencyKey: key() } }),
    // Without a floor, below which other calls' offers would wait for a second person.
    setQuoteRules: async ({ row }) => ({ input: { version: Number((await row('SELECT version::text FROM quote_rules')).version), validDays: 10, remindDays: 2 } }),
});
