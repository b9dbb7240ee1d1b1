import { systemScope } from '../../../kernel/scope';
import { sessionKey } from '../../../src/edge/session-key';
import { Factory, type MadeCompany } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { type RunningServer, startServer } from '../../../test/server';
import { OutboxDispatcher } from '../../outbox';
import { AcceptanceService, MemberService } from '..';

const password = 'correct horse battery 12';
let keys = 0;

interface Membership { id: string; companyName: string; current: boolean }

describe('one person in several companies', () => {
    let running: RunningServer;
    let factory: Factory;
    let members: MemberService;

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        members = running.server.app.get(MemberService);
    });
    afterAll(() => running.stop());

    const signIn = (email: string, secret = password) => new Caller(running.url, 'shop-api').signIn(email, secret);
    const person = async (company: MadeCompany, role: 'admin' | 'buyer' = 'admin') => {
        const { memberId } = await factory.member(company.id, role);
        await running.server.app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, memberId, password);
        const { customer } = await members.find(factory.ctx, memberId);
        return { id: memberId, email: customer.emailAddress, customerId: Number(customer.id), shop: await signIn(customer.emailAddress) };
    };
    const inviteAs = async (shop: Caller, emailAddress: string, input: object = {}): Promise<{ id: string; firstName: string; phone: string | null; mayRename: boolean }> => {
        const answer = await shop.ask<{ inviteTeamMember: { id: string; firstName: string; phone: string | null; mayRename: boolean } }>(
            `mutation ($input: InviteTeamMemberInput!) { inviteTeamMember(input: $input) { ... on TeamMember { id firstName phone mayRename } ... on TeamRefusal { reason } } }`,
            { input: { idempotencyKey: `e2e-several-${++keys}`, firstName: 'Mallory', lastName: 'Typed', language: 'en', role: 'buyer', emailAddress, ...input } },
        );
        return answer.inviteTeamMember;
    };
    const letters = (customerEmail: string, template: string) =>
        running.sql<{ channel: string; recipient: string; body: string }>(
            `SELECT channel, recipient, body FROM notification_message WHERE template = $2 AND (recipient = $1 OR recipient LIKE '+%') ORDER BY id`,
            [customerEmail, template],
        );
    const tokenFor = async (email: string, template = 'invitation') =>
        /\/([\w-]{43})\b/.exec((await letters(email, template)).filter(({ recipient }) => recipient === email).at(-1)?.body ?? '')?.[1] ?? '';
    const accept = async (shop: Caller, token: string, secret?: string) =>
        (await shop.ask<{ acceptInvitation: { success?: true; reason?: string; field?: string } }>(
            `mutation ($token: String!, $password: String) { acceptInvitation(token: $token, password: $password) {
                ... on Success { success } ... on InvitationRefusal { reason field } } }`,
            { token, password: secret },
        )).acceptInvitation;
    const view = async (shop: Caller, token: string) =>
        (await shop.ask<{ invitation: object }>('query ($token: String!) { invitation(token: $token) { firstName hasAccount isSignedIn } }', { token })).invitation;
    const standing = async (shop: Caller) =>
        (await shop.ask<{ portalSession: { member: { firstName: string; company: { id: string } } | null; memberships: Membership[] } }>(
            '{ portalSession { member { firstName company { id } } memberships { id companyName current } } }',
        )).portalSession;
    const companyOf = async (shop: Caller) => Number((await standing(shop)).member?.company.id);
    const switchTo = (shop: Caller, memberId: string | number) =>
        shop.ask<{ switchCompany: { member: { company: { id: string } } } }>(
            'mutation ($memberId: ID!) { switchCompany(memberId: $memberId) { member { company { id } } } }', { memberId });
    const stranger = () => new Caller(running.url, 'shop-api');
    const customerRow = async (customerId: number) =>
        (await running.sql<{ firstName: string; phoneNumber: string }>('SELECT "firstName", "phoneNumber" FROM customer WHERE id = $1', [customerId]))[0];

    /** A person of A who has joined B, and B's admin. */
    const shared = async (a: MadeCompany, b: MadeCompany) => {
        const [sara, ofB] = [await person(a, 'buyer'), await person(b)];
        const invited = await inviteAs(ofB.shop, sara.email);
        expect(await accept(sara.shop, await tokenFor(sara.email))).toEqual({ success: true });
        return { sara, ofB, ofSaraInB: Number(invited.id) };
    };

    it('gives a company nothing of a person of another one by inviting him', async () => {
        const [a, b] = [await factory.company(), await factory.company()];
        const [sara, ofB] = [await person(a, 'buyer'), await person(b)];
        await running.sql(`UPDATE customer SET "phoneNumber" = '+989121111111' WHERE id = $1`, [sara.customerId]);
        const before = await customerRow(sara.customerId);
        const invited = await inviteAs(ofB.shop, sara.email, { phone: '+989122222222' });
        expect(invited).toMatchObject({ firstName: 'Mallory', phone: '+989122222222', mayRename: true });
        expect(await customerRow(sara.customerId)).toEqual(before);
        // The number is B's word: whoever holds that phone must not get the link.
        expect((await letters(sara.email, 'invitation')).map(({ channel }) => channel)).toEqual(['mail']);
        const renamed = await ofB.shop.ask<object>(
            `mutation ($id: ID!) { updateTeamMember(input: { id: $id, firstName: "Again" }) { ... on TeamMember { firstName phone } } }`, { id: invited.id });
        expect(renamed).toEqual({ updateTeamMember: { firstName: 'Again', phone: '+989122222222' } });
        expect(await customerRow(sara.customerId)).toEqual(before);
        const found = await ofB.shop.ask<object>('{ teamMembers(input: { term: "Karimi" }) { items { emailAddress } } }');
        expect(JSON.stringify(found)).not.toContain(sara.email);

        const token = await tokenFor(sara.email);
        expect(await view(stranger(), token)).toEqual({ firstName: 'Again', hasAccount: true, isSignedIn: false });
        for (const secret of [undefined, '', 'a new password of B 99']) {
            expect(await accept(stranger(), token, secret)).toEqual({ reason: 'wrong-password', field: 'password' });
        }
        expect(await accept(ofB.shop, token)).toMatchObject({ reason: 'wrong-password' });
        expect(await companyOf(sara.shop)).toBe(a.id);
        await expect(signIn(sara.email, 'a new password of B 99')).rejects.toThrow(/cannot sign in/);

        expect(await accept(stranger(), token, password)).toEqual({ success: true });
        expect(await accept(stranger(), token, password)).toMatchObject({ reason: 'used' });
        expect(await companyOf(sara.shop)).toBe(a.id);
        expect((await standing(sara.shop)).memberships).toHaveLength(2);
        expect(await customerRow(sara.customerId)).toEqual(before);
        await signIn(sara.email);
    });

    it('lets the signed-in person join without a password, and nobody who acts for him', async () => {
        const [a, b] = [await factory.company(), await factory.company()];
        const [sara, ofB] = [await person(a, 'buyer'), await person(b)];
        await inviteAs(ofB.shop, sara.email);
        const token = await tokenFor(sara.email);
        expect(await view(sara.shop, token)).toMatchObject({ hasAccount: true, isSignedIn: true });
        const acting = await signIn(sara.email);
        await running.sql(
            `INSERT INTO portal_session ("sessionId", "memberId", "actingAdministratorId", "actingReason") SELECT id, $2, 1, 'a call' FROM session WHERE token = $1`,
            [sessionKey(acting.bearer ?? ''), sara.id],
        );
        expect(await accept(acting, token)).toMatchObject({ reason: 'wrong-password' });
        expect(await accept(sara.shop, token)).toEqual({ success: true });
        await expect(switchTo(acting, (await standing(sara.shop)).memberships.find(({ current }) => !current)?.id ?? '')).rejects.toThrow(/authorized/);
        expect((await standing(acting)).memberships).toHaveLength(1);
    });

    it("leaves a person's name and phone to himself once he is in two companies, and mails his password links only", async () => {
        const [a, b] = [await factory.company(), await factory.company()];
        const { sara, ofB, ofSaraInB } = await shared(a, b);
        const ofA = await person(a);
        await running.sql(`UPDATE customer SET "phoneNumber" = '+989123333333' WHERE id = $1`, [sara.customerId]);
        const before = await customerRow(sara.customerId);
        const change = (shop: Caller, id: number, input: string) =>
            shop.ask<object>(`mutation ($id: ID!) { updateTeamMember(input: { id: $id, ${input} }) { ... on TeamMember { role mayRename } ... on TeamRefusal { reason field } } }`, { id });
        expect(await change(ofB.shop, ofSaraInB, 'firstName: "Eve"')).toEqual({ updateTeamMember: { reason: 'own-details', field: 'firstName' } });
        expect(await change(ofA.shop, sara.id, 'phone: "+989124444444"')).toEqual({ updateTeamMember: { reason: 'own-details', field: 'phone' } });
        expect(await change(ofB.shop, ofSaraInB, 'role: "approver"')).toEqual({ updateTeamMember: { role: 'approver', mayRename: false } });
        expect(await customerRow(sara.customerId)).toEqual(before);
        await stranger().ask('mutation ($emailAddress: String!) { requestPasswordLink(emailAddress: $emailAddress) { success } }', { emailAddress: sara.email });
        await running.server.app.get(OutboxDispatcher).drain();
        expect((await letters(sara.email, 'password-link')).map(({ channel }) => channel)).toEqual(['mail']);
    });

    it('does not let a password link that was under way before outlive the joining of another company', async () => {
        const [a, b] = [await factory.company(), await factory.company()];
        const [sara, ofB] = [await person(a, 'buyer'), await person(b)];
        await stranger().ask('mutation ($emailAddress: String!) { requestPasswordLink(emailAddress: $emailAddress) { success } }', { emailAddress: sara.email });
        await running.server.app.get(OutboxDispatcher).drain();
        const link = await tokenFor(sara.email, 'password-link');
        await inviteAs(ofB.shop, sara.email);
        expect(await accept(sara.shop, await tokenFor(sara.email))).toEqual({ success: true });
        const reset = 'mutation ($token: String!) { resetPasswordByLink(token: $token, password: "another good one 34") { ... on InvitationRefusal { reason } } }';
        expect(await stranger().ask<object>(reset, { token: link })).toEqual({ resetPasswordByLink: { reason: 'used' } });
    });

    it('shows each company what it wrote itself of a person whom both have invited and one has won', async () => {
        const [a, b] = [await factory.company(), await factory.company()];
        const [ofA, ofB] = [await person(a), await person(b)];
        const email = `both${a.id}@several.example`;
        const inA = await inviteAs(ofA.shop, email, { firstName: 'Anna', phone: '+989125555555' });
        await inviteAs(ofB.shop, email, { firstName: 'Hanna', phone: '+989126666666' });
        expect(await accept(stranger(), await tokenFor(email), 'her very own pass 77')).toEqual({ success: true });
        const seen = (shop: Caller) => shop.ask<object>('query ($term: String!) { teamMembers(input: { term: $term }) { items { firstName phone } } }', { term: email });
        expect(await seen(ofB.shop)).toEqual({ teamMembers: { items: [{ firstName: 'Hanna', phone: '+989126666666' }] } });
        expect(await seen(ofA.shop)).toEqual({ teamMembers: { items: [{ firstName: 'Anna', phone: '+989125555555' }] } });
        await ofA.shop.ask('mutation ($id: ID!) { resendTeamInvitation(id: $id) { ... on TeamMember { id } } }', { id: inA.id });
        expect(await accept(stranger(), await tokenFor(email), 'her very own pass 77')).toEqual({ success: true });
        expect(await seen(ofA.shop)).toEqual({ teamMembers: { items: [{ firstName: 'Hanna', phone: '+989126666666' }] } });
    });

    it('lets each session speak for the company that it chose, and a new one for the last chosen', async () => {
        const [a, b] = [await factory.company(), await factory.company()];
        const { sara, ofB, ofSaraInB } = await shared(a, b);
        const second = await signIn(sara.email);
        expect([await companyOf(sara.shop), await companyOf(second)]).toEqual([a.id, a.id]);
        expect((await switchTo(sara.shop, ofSaraInB)).switchCompany.member.company.id).toBe(String(b.id));
        expect([await companyOf(sara.shop), await companyOf(second)]).toEqual([b.id, a.id]);
        expect((await standing(sara.shop)).memberships.filter(({ current }) => current).map(({ id }) => Number(id))).toEqual([ofSaraInB]);
        const third = await signIn(sara.email);
        expect(await companyOf(third)).toBe(b.id);
        await switchTo(second, ofSaraInB);
        await switchTo(second, sara.id);
        expect([await companyOf(sara.shop), await companyOf(second), await companyOf(third)]).toEqual([b.id, a.id, b.id]);
        for (const foreign of [ofB.id, 987_654_321]) {
            await expect(switchTo(sara.shop, foreign)).rejects.toThrow(/No CompanyMember with the id/);
        }
        await running.sql('UPDATE company_member SET active = false WHERE id = $1', [sara.id]);
        await expect(switchTo(sara.shop, sara.id)).rejects.toThrow(/No CompanyMember with the id/);
        expect((await standing(sara.shop)).memberships).toHaveLength(1);
        expect((await standing(second)).member).toBeNull();
    });

    it('ends in one company what speaks for it, and nothing else', async () => {
        const [a, b] = [await factory.company(), await factory.company()];
        const { sara, ofB, ofSaraInB } = await shared(a, b);
        const inB = await signIn(sara.email);
        await switchTo(inB, ofSaraInB);
        expect(await companyOf(sara.shop)).toBe(a.id);
        await ofB.shop.ask(`mutation ($id: ID!) { updateTeamMember(input: { id: $id, active: false }) { ... on TeamMember { id } } }`, { id: ofSaraInB });
        expect((await standing(inB)).member).toBeNull();
        expect(await companyOf(sara.shop)).toBe(a.id);
        expect(await companyOf(await signIn(sara.email))).toBe(a.id);
    });

    it('keeps the carts apart', async () => {
        const [a, b] = [await factory.company(), await factory.company()];
        const { sara, ofSaraInB } = await shared(a, b);
        const [ofA = 0] = await factory.variants(a.id, [{ unitNet: 12_300 }]);
        const [ofB = 0] = await factory.variants(b.id, [{ unitNet: 45_600 }]);
        const put = (variantId: number) =>
            sara.shop.ask<{ setCartLines: { answers: Array<{ outcome: string }> } }>(
                `mutation ($variantId: ID!) { setCartLines(input: { lines: [{ variantId: $variantId, unit: "m2", quantity: 2 }] }) { answers { outcome } } }`, { variantId });
        const cart = async () => (await sara.shop.ask<{ cart: { lines: Array<{ variantId: string }> } }>('{ cart { lines { variantId } } }')).cart.lines.map(line => Number(line.variantId));
        await put(ofA);
        await switchTo(sara.shop, ofSaraInB);
        expect(await cart()).toEqual([]);
        expect((await put(ofA)).setCartLines.answers).toEqual([{ outcome: 'rejected' }]);
        await put(ofB);
        expect(await cart()).toEqual([ofB]);
        expect(JSON.stringify(await sara.shop.ask('{ activeOrder { lines { productVariant { id } } } }'))).toContain(`"${ofB}"`);
        await switchTo(sara.shop, sara.id);
        expect(await cart()).toEqual([ofA]);
    });
});
