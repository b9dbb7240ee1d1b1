import { Factory, type MadeCompany } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { orderInState, staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';

let keys = 0;
const idempotencyKey = () => `e2e-four-eyes-${++keys}`;

const setTerms = `mutation ($input: SetCreditTermsInput!) { setCreditTerms(input: $input) { limitMinor termDays version proposal { id version state isOwn proposedBy fromLimitMinor limitMinor reason } } }`;
const result = '__typename ... on CreditProposal { id state decidedBy decisionReason } ... on CreditProposalRefusal { reason field }';
const decide = `mutation ($input: DecideCreditProposalInput!) { answer: decideCreditProposal(input: $input) { ${result} } }`;
const withdraw = `mutation ($id: ID!) { answer: withdrawCreditProposal(id: $id) { ${result} } }`;
const list = 'query ($waiting: Boolean) { creditProposals(waiting: $waiting) { totalItems items { id companyName state isOwn orderCode } } }';
const release = `mutation ($input: OrderStepInput!) { releaseHeldOrder(input: $input) { __typename ... on CompanyOrder { state } ... on OrderTransitionRefusal { reason } } }`;
const setLarge = 'mutation ($input: SetLargeCreditInput!) { setLargeCredit(input: $input) { currencyCode fromMinor version } }';

interface Terms {
    setCreditTerms: { limitMinor: number | null; termDays: number; version: number; proposal: { id: string; version: number; state: string; isOwn: boolean } | null };
}
interface Answer {
    answer: { __typename: string; id?: string; state?: string; reason?: string };
}

describe('large credits', () => {
    let running: RunningServer;
    let factory: Factory;
    let company: MadeCompany;
    let first: Caller;
    let second: Caller;
    let limited: Caller;
    let admin: Caller;

    async function hired(reach: 'all' | 'own' = 'all'): Promise<Caller> {
        const { emailAddress } = await staffMember(running, ['ReadCreditTerms', 'UpdateCreditTerms', 'ReadCompanyOrder', 'ReleaseHeldOrder'], reach);
        return new Caller(running.url, 'admin-api').signIn(emailAddress, testPassword);
    }

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        company = await factory.company();
        [first, second, limited] = [await hired(), await hired(), await hired('own')];
        admin = await new Caller(running.url, 'admin-api').signIn('superadmin', 'superadmin');
        await admin.ask(setLarge, { input: { currencyCode: 'IRR', fromMinor: 1_000_000 } });
    }, 120_000);
    afterAll(() => running.stop());

    const wished = async (who: Caller, limitMinor: number | null, more: object = {}) =>
        (await who.ask<Terms>(setTerms, { input: { companyId: company.id, limitMinor, termDays: 30, idempotencyKey: idempotencyKey(), ...more } })).setCreditTerms;
    const decided = async (who: Caller, proposal: { id: string; version: number } | null, more: object = { accept: true }) =>
        (await who.ask<Answer>(decide, { input: { id: proposal?.id, version: proposal?.version, idempotencyKey: idempotencyKey(), ...more } })).answer;
    const audited = async (id: string | undefined) =>
        (await running.sql<{ action: string }>(`SELECT action FROM audit_entry WHERE entity = 'CreditProposal' AND "entityId" = $1 ORDER BY id`, [id])).map(({ action }) => action);

    it('are one person’s below the amount, and to take credit away', async () => {
        expect(await wished(first, 900_000)).toMatchObject({ limitMinor: 900_000, proposal: null });
        const { version } = await wished(first, 850_000);
        expect(await wished(first, 800_000, { version })).toMatchObject({ limitMinor: 800_000, version: version + 1, proposal: null });
        // Of two who saw the same terms the later one loses nothing unseen.
        await expect(wished(second, 700_000, { version })).rejects.toThrow(/version: was changed meanwhile by .+ \(now version/);
    });

    it('wait for a second person, who is another one', async () => {
        const { limitMinor, proposal } = await wished(first, 5_000_000, { reason: 'A large hotel' });
        expect(limitMinor).toBe(800_000);
        expect(proposal).toMatchObject({ state: 'waiting', isOwn: true, fromLimitMinor: 800_000, limitMinor: 5_000_000, reason: 'A large hotel' });
        expect(await decided(first, proposal)).toMatchObject({ reason: 'same-person' });
        expect(await decided(first, proposal, { accept: false, reason: 'no' })).toMatchObject({ reason: 'same-person' });
        await expect(decided(limited, proposal)).rejects.toThrow(/No CreditProposal with the id/);
        expect(await limited.ask(list)).toMatchObject({ creditProposals: { totalItems: 0, items: [] } });
        expect(await second.ask(list, { waiting: true })).toMatchObject({ creditProposals: { totalItems: 1, items: [{ state: 'waiting', isOwn: false, orderCode: null }] } });
        expect(await decided(second, proposal, { accept: false })).toMatchObject({ reason: 'reason-missing', field: 'reason' });
        const twice = await Promise.all([decided(second, proposal), decided(admin, proposal)]);
        expect(twice.map(({ __typename }) => __typename).sort()).toEqual(['CreditProposal', 'CreditProposalRefusal']);
        expect(await wished(second, 5_000_000)).toMatchObject({ limitMinor: 5_000_000, proposal: null });
        expect(await audited(proposal?.id)).toEqual(['credit.propose', 'credit.approved']);
        expect(await running.sql(`SELECT actor FROM audit_entry WHERE entity = 'CreditProposal' AND "entityId" = $1`, [proposal?.id])).toHaveLength(2);
    });

    it('are refused with a reason, withdrawn by who asked, and asked for anew when the limit moved meanwhile', async () => {
        const refusedOne = (await wished(first, null)).proposal;
        expect((await second.ask<Answer>(withdraw, { id: refusedOne?.id })).answer).toMatchObject({ reason: 'not-yours' });
        expect(await decided(second, refusedOne, { accept: false, reason: 'Too much' })).toMatchObject({ state: 'refused', decisionReason: 'Too much' });
        expect(await decided(second, refusedOne)).toMatchObject({ reason: 'decided-already' });
        const own = (await wished(first, 6_000_000)).proposal;
        expect((await first.ask<Answer>(withdraw, { id: own?.id })).answer).toMatchObject({ state: 'withdrawn' });
        const stale = (await wished(first, 6_000_000)).proposal;
        await wished(second, 4_000_000);
        expect(await decided(second, stale)).toMatchObject({ reason: 'changed-meanwhile' });
        // A new wish takes the place of the one that waits.
        const next = (await wished(second, 7_000_000)).proposal;
        expect(next?.id).not.toBe(stale?.id);
        expect(await audited(stale?.id)).toEqual(['credit.propose', 'credit.withdrawn']);
        expect(await decided(first, next)).toMatchObject({ state: 'approved' });
        expect(await wished(first, 4_000_000)).toMatchObject({ limitMinor: 4_000_000 });
    });

    it('are asked for once for one key, and are of two people for an order far beyond the limit too', async () => {
        await wished(first, 100);
        const { memberId, customerId } = await factory.member(company.id);
        const [variantId = 0] = await factory.variants(company.id, [{ stock: 10 }]);
        const order = await orderInState(running, 'OnHold', { companyId: company.id, memberId, customerId }, [{ variantId, quantity: 1 }]);
        await running.sql('UPDATE "order" SET "subTotalWithTax" = 2000000 WHERE id = $1', [order.id]);
        const released = async (who: Caller, key = idempotencyKey()) =>
            (await who.ask<{ releaseHeldOrder: { state?: string; reason?: string } }>(release, { input: { orderId: order.id, reason: 'paid by cheque', idempotencyKey: key } })).releaseHeldOrder;
        const key = idempotencyKey();
        expect([await released(first, key), await released(first, key)]).toEqual([{ __typename: 'CompanyOrder', state: 'OnHold' }, { __typename: 'CompanyOrder', state: 'OnHold' }]);
        expect(await released(first)).toMatchObject({ reason: 'same-person' });
        const { creditProposals } = await second.ask<{ creditProposals: { items: { id: string; orderCode: string }[] } }>(list, { waiting: true });
        expect(creditProposals.items).toMatchObject([{ orderCode: order.code }]);
        expect(await decided(second, { id: creditProposals.items[0]?.id ?? '', version: 1 })).toMatchObject({ reason: 'other-way' });
        expect(await released(second)).toMatchObject({ state: 'Submitted' });
        expect(await second.ask(list, { waiting: true })).toMatchObject({ creditProposals: { totalItems: 0 } });
    });

    it('are what the firm says, by currency', async () => {
        await expect(admin.ask(setLarge, { input: { currencyCode: 'IRR', fromMinor: 0 } })).rejects.toThrow('fromMinor');
        await expect(admin.ask(setLarge, { input: { currencyCode: 'IRR', fromMinor: 5, version: 77 } })).rejects.toThrow(/version: was changed meanwhile/);
        await expect(first.ask(setLarge, { input: { currencyCode: 'IRR', fromMinor: null } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
        expect(await admin.ask(setLarge, { input: { currencyCode: 'IRR', fromMinor: null } })).toEqual({ setLargeCredit: [] });
        expect(await wished(first, null)).toMatchObject({ limitMinor: null, proposal: null });
    });
});
