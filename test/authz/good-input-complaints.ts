/** As `good-input.ts`: complaints and broadcasts. */
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';

type Answer = Record<string, unknown>;
type Variables = (making: Making) => Answer | Promise<Answer>;

const by = (as: string, table: Record<string, Variables>): Record<string, GoodCall> =>
    Object.fromEntries(Object.entries(table).map(([field, variables]) => [field, { as, variables }]));

const texts = (text: string) => ({ en: text, fa: text, pl: text, ru: text });
const kind = () => ({ name: texts('Damaged'), position: 1, active: true, fields: [{ key: 'where', type: 'text', required: false, label: texts('Where'), choices: [] }] });
const kindId = async ({ ask }: Making) => (await ask('admin', 'saveComplaintKind', { input: kind() })).id;

/** What a complaint about an order of its own says: by a member, who names its code, or by staff, who name its id. */
async function claim(making: Making, by: 'code' | 'id'): Promise<Answer> {
    const { id, code, lineId } = await making.order('Shipped');
    const said = { kindId: await kindId(making), wish: 'replace', text: 'Wet at the edge', lines: [{ orderLineId: lineId, quantity: 1 }], answers: [{ key: 'where', value: 'the edge' }], idempotencyKey: key() };
    return by === 'code' ? { ...said, orderCode: code } : { ...said, orderId: id };
}

export async function filedComplaint(making: Making): Promise<{ id: unknown; version: number }> {
    return { id: (await making.ask('shop', 'fileComplaint', { input: await claim(making, 'code') })).id, version: 1 };
}

/** One with a letter. */
export async function decidedComplaint(making: Making): Promise<{ id: string }> {
    const filed = await filedComplaint(making);
    await making.ask('admin', 'moveComplaint', { input: { ...filed, to: 'refused', reason: 'Worn, not damaged', idempotencyKey: key() } });
    return { id: String(filed.id) };
}

const draft = (companyId: string | undefined) => ({
    texts: [{ language: 'en', subject: 'Closed for Nowruz', text: 'We are back on Saturday.' }], audience: { companyIds: [companyId] }, banner: true, byMail: true, bySms: false, idempotencyKey: key(),
});

export async function drafted({ ask, ids }: Making): Promise<{ id: unknown; version: number }> {
    return { id: (await ask('admin', 'saveBroadcast', { input: draft(ids.companyId) })).id, version: 1 };
}

/** One that the admin of A got. */
export async function received(making: Making): Promise<{ id: unknown }> {
    const { id } = await drafted(making);
    await making.row(
        `WITH s AS (UPDATE broadcast SET state = 'sent' WHERE id = $1) INSERT INTO broadcast_recipient ("broadcastId", "companyId", "memberId") SELECT $1, m."companyId", m.id FROM company_member m WHERE m."companyId" = $2 RETURNING id::text`,
        [id, making.ids.companyId],
    );
    return { id };
}

export const complaintsShop = by('admin of A', {
    readBroadcast: received,
    fileComplaint: async making => ({ input: await claim(making, 'code') }),
    withdrawComplaint: async making => ({ input: { ...(await filedComplaint(making)), reason: 'Found it', idempotencyKey: key() } }),
});

export const complaintsAdmin = {
    saveBroadcast: ({ ids }: Making) => ({ input: draft(ids.companyId) }),
    scheduleBroadcast: async (making: Making) => ({ input: { ...(await drafted(making)), sendAt: null, idempotencyKey: key() } }),
    withdrawBroadcast: async (making: Making) => ({ id: (await drafted(making)).id }),
    saveComplaintKind: () => ({ input: kind() }),
    setComplaintSettings: async ({ row }: Making) => ({
        input: {
            version: Number((await row('SELECT version::text AS version FROM complaint_settings')).version), mail: 'claims@firm.example', days: 12, counts: 'working',
            countries: [{ countryCode: 'PL', consumersOnly: true, days: 14, counts: 'calendar' }],
        },
    }),
    fileComplaintForCompany: async (making: Making) => ({ input: await claim(making, 'id') }),
    moveComplaint: async (making: Making) => ({ input: { ...(await filedComplaint(making)), to: 'accepted', reason: 'We send another', idempotencyKey: key() } }),
    setComplaintCosts: async (making: Making) => ({ input: { ...(await filedComplaint(making)), goodsCost: 100, transportCost: 50, workCost: 0 } }),
};
