/** As `good-input.ts`: who gets in, where goods go, and what a distributor decides. */
import { hashOf, newToken } from '../../kernel/token';
import { freshKey as key } from './bad-input';
import type { GoodCall, Making } from './good-input';

type Answer = Record<string, unknown>;
type Variables = (making: Making) => Answer | Promise<Answer>;

const by = (as: string | undefined, table: Record<string, Variables>): Record<string, GoodCall> =>
    Object.fromEntries(Object.entries(table).map(([field, variables]) => [field, { as, variables }]));
const only = ({ id, version }: Answer): Answer => ({ id, version });

const consents = [{ kind: 'terms', version: 1 }, { kind: 'privacy', version: 1 }];

/** An application that waits, one that staff have asked about, or one that they have accepted. */
async function application({ ask, row }: Making): Promise<Record<string, string>> {
    const said = await ask('shop', 'applyForAccess', {
        input: {
            companyName: `Baran ${key()}`, countryCode: 'IR', taxId: '10103492170', streetLine: 'Azadi 1', city: 'Tehran', postalCode: '1234567890', firstName: 'Mina',
            lastName: 'Azar', phone: '+982188776655', emailAddress: `${key()}@baran.example`, language: 'en', consents, idempotencyKey: key(),
        },
    });
    if (said.__typename !== 'Success') throw new Error(`No application: ${JSON.stringify(said)}`);
    return row('SELECT a.id::text, a.version::int FROM access_application a ORDER BY a.id DESC LIMIT 1');
}

async function linkOf({ row }: Making, applicationId: unknown, purpose: string): Promise<string> {
    const token = newToken();
    await row(`INSERT INTO application_link ("applicationId", purpose, "tokenHash", "expiresAt") VALUES ($1, $2, $3, now() + interval '1 hour') RETURNING id`, [applicationId, purpose, hashOf(token)]);
    return token;
}

const askedAbout = async (making: Making) => {
    const waiting = await application(making);
    await making.ask('admin', 'askApplicant', { input: { ...waiting, question: 'Which hotels?', idempotencyKey: key() } });
    return waiting.id;
};
const welcomed = async (making: Making) => {
    const waiting = await application(making);
    const member = { firstName: 'Mina', lastName: 'Azar', emailAddress: `${key()}@baran.example`, role: 'buyer', language: 'en' };
    await making.ask('admin', 'acceptApplication', { input: { ...waiting, companyId: making.ids.companyId, member, idempotencyKey: key() } });
    return waiting.id;
};

const openChange = ({ row, ids }: Making) => row(`SELECT id::text FROM data_change_request WHERE "companyId" = $1 AND state = 'open'`, [ids.companyId]);

const place = () => ({ label: key(), streetLine: 'Azadi 2', city: 'Qom', idempotencyKey: key() });
const myAddress = async ({ ask }: Making) => only(await ask('shop', 'addMyAddress', { input: place() }));
const companyAddress = async ({ ask, ids }: Making) => only(await ask('admin', 'createCompanyAddress', { input: { ...place(), companyId: ids.companyId } }));
const newCompany = async ({ ask }: Making) => (await ask('admin', 'createCompany', { input: { name: `Kavir ${key()}`, currencyCode: 'IRR', language: 'fa', idempotencyKey: key() } })).id;
const twoCompanies = async (making: Making) => ({ keepId: await newCompany(making), dropId: await newCompany(making), idempotencyKey: key() });
const group = async ({ ask }: Making) => only(await ask('admin', 'createCompanyGroup', { input: { name: key(), idempotencyKey: key() } }));

/** A raise of company A's limit that waits: the superadmin's own, or somebody else's. */
const creditProposal = ({ row, ids }: Making, isOwn: boolean) =>
    row(
        `INSERT INTO credit_proposal ("companyId", "limitMinor", "fromLimitMinor", "termDays", "currencyCode", state, "proposedByAdministratorId")
         SELECT c.id, t."limitMinor" + 1, t."limitMinor", 30, 'IRR', 'waiting', a.id
           FROM company c LEFT JOIN credit_terms t ON t."companyId" = c.id, administrator a JOIN "user" u ON u.id = a."userId"
          WHERE c.id = $1 AND (u.identifier = 'superadmin') = $2 ORDER BY a.id LIMIT 1 RETURNING id::text, version::int`,
        [ids.companyId, isOwn],
    );

export const peopleShop: Record<string, GoodCall> = {
    ...by(undefined, {
        confirmApplication: async making => ({ token: await linkOf(making, (await application(making)).id, 'confirm') }),
        answerApplication: async making => ({ token: await linkOf(making, await askedAbout(making), 'answer'), answer: 'Two in Yazd.' }),
        startGuest: () => ({ language: 'en', idempotencyKey: key() }),
    }),
    ...by('guest, shop', {
        setGuestContact: () => ({
            input: {
                companyName: 'Rad & Sons', firstName: 'Nima', lastName: 'Rad', phone: '+982188776655', emailAddress: 'nima@rad.example', countryCode: 'IR', city: 'Rey',
                streetLine: 'Shahr 1', postalCode: '1234567890', language: 'fa', consents, idempotencyKey: key(),
            },
        }),
    }),
    ...by('admin of A', {
        exportMyPersonalData: () => ({ idempotencyKey: key() }),
        askForErasure: () => ({ input: { message: 'I leave.', idempotencyKey: key() } }),
        withdrawErasureRequest: ({ row }) => row(`SELECT id::text FROM personal_data_request WHERE state = 'open' ORDER BY id DESC LIMIT 1`),
        addMyAddress: () => ({ input: place() }),
        updateMyAddress: async making => ({ input: { ...(await myAddress(making)), city: 'Yazd' } }),
        retireMyAddress: myAddress,
        withdrawChangeRequest: openChange,
        requestCompanyChange: () => ({ input: { changes: { city: 'Kashan' }, idempotencyKey: key() } }),
        decideCustomerOrder: async ({ ask, say, row, session, ids }) => {
            await ask('admin', 'setCompanyIsDistributor', { companyId: ids.companyId, isDistributor: true });
            const made = await ask('shop', 'createMyCustomer', {
                input: {
                    name: `Dune ${key()}`, city: 'Qom', streetLine: 'Azadi 3', person: { firstName: 'Ali', lastName: 'Rad', emailAddress: `${key()}@rad.example`, language: 'en' },
                    markupBasisPoints: 1000, acceptance: 'approval', idempotencyKey: key(),
                },
            });
            const token = await session((await row('SELECT id::text FROM company_member WHERE "companyId" = $1', [made.id])).id ?? '');
            const filled = await say('shop', 'setCartLines', { input: { lines: [{ variantId: ids.variantId, unit: 'm2', quantity: 1, mode: 'SET' }] } }, token);
            const { cart } = filled.data?.setCartLines as { cart: { totalGross: number } };
            const branch = await row('SELECT id::text FROM company_branch WHERE "companyId" = $1', [made.id]);
            const placed = await say('shop', 'placeOrder', { input: { branchId: branch.id, shownTotalGross: cart.totalGross, idempotencyKey: key() } }, token);
            return { input: { code: (placed.data?.placeOrder as { code: string }).code, decision: 'approve', idempotencyKey: key() } };
        },
    }),
};

/** Somebody new of company A, of whom nobody needs anything. */
async function somebody({ ask, row, ids }: Making): Promise<{ customerId?: string; emailAddress?: string; memberId?: string }> {
    const emailAddress = `${key()}@leaving.example`;
    await ask('admin', 'inviteMember', { input: { companyId: ids.companyId, firstName: 'Ali', lastName: `Leaving ${key()}`, emailAddress, role: 'buyer', language: 'en', idempotencyKey: key() } });
    return row(`SELECT cu.id::text AS "customerId", cu."emailAddress", m.id::text AS "memberId" FROM customer cu JOIN company_member m ON m."customerId" = cu.id WHERE cu."emailAddress" = $1`, [emailAddress]);
}

export const peopleAdmin: Record<string, GoodCall> = by('superadmin', {
    exportPersonalData: async making => ({ input: { person: { customerId: (await somebody(making)).customerId }, reason: 'He asked.', idempotencyKey: key() } }),
    erasePersonalData: async making => {
        const { customerId, emailAddress } = await somebody(making);
        return { input: { person: { customerId }, confirmation: emailAddress, reason: 'He asked.', idempotencyKey: key() } };
    },
    refusePersonalDataRequest: async making => {
        const { customerId, memberId } = await somebody(making);
        const { id } = await making.row(
            `INSERT INTO personal_data_request (kind, state, "customerId", "memberId") VALUES ('erasure', 'open', $1, $2) RETURNING id::text`,
            [customerId, memberId],
        );
        return { input: { id, version: 1, answer: 'You are still our contact.' } };
    },
    createCompanyAddress: ({ ids }) => ({ input: { ...place(), companyId: ids.companyId } }),
    updateCompanyAddress: async making => ({ input: { ...(await companyAddress(making)), city: 'Yazd' } }),
    acceptCompanyAddress: myAddress,
    refuseCompanyAddress: async making => ({ ...(await myAddress(making)), reason: 'no such street' }),
    retireCompanyAddress: companyAddress,
    createCompanyGroup: () => ({ input: { name: key(), idempotencyKey: key() } }),
    updateCompanyGroup: async making => ({ input: { ...(await group(making)), name: key() } }),
    deleteCompanyGroup: async making => ({ id: (await group(making)).id }),
    mergeCompanies: twoCompanies,
    undoCompanyMerge: async making => {
        await making.ask('admin', 'mergeCompanies', await twoCompanies(making));
        return { id: (await making.row('SELECT max(id)::text AS id FROM company_merge')).id };
    },
    decideCreditProposal: async making => ({ input: { ...(await creditProposal(making, false)), accept: true, idempotencyKey: key() } }),
    withdrawCreditProposal: async making => ({ id: (await creditProposal(making, true)).id }),
    setLargeCredit: () => ({ input: { currencyCode: 'PLN', fromMinor: 1000 } }),
    assignApplication: async making => ({
        input: { ...(await application(making)), administratorId: (await making.row('SELECT min(id)::text AS id FROM administrator')).id, idempotencyKey: key() },
    }),
    askApplicant: async making => ({ input: { ...(await application(making)), question: 'Which hotels?', idempotencyKey: key() } }),
    refuseApplication: async making => ({ input: { ...(await application(making)), reason: 'Wholesale only.', idempotencyKey: key() } }),
    acceptApplication: async making => ({
        input: {
            ...(await application(making)), companyId: making.ids.companyId,
            member: { firstName: 'Mina', lastName: 'Azar', emailAddress: `${key()}@baran.example`, role: 'buyer', language: 'en' }, idempotencyKey: key(),
        },
    }),
    sendApplicantWelcome: async making => ({ input: { id: await welcomed(making), idempotencyKey: key() } }),
    decideChangeRequest: async making => {
        const { id } = await openChange(making);
        return { input: { id, decisions: [{ field: 'city', accept: false, reason: 'No.' }], idempotencyKey: key() } };
    },
});
