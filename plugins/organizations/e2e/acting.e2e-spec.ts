import { Factory, type MadeCompany } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { openPortal, staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';

const actFor = `mutation ($memberId: ID!, $reason: String!, $idempotencyKey: String!) {
    actForMember(memberId: $memberId, reason: $reason, idempotencyKey: $idempotencyKey) {
        ... on ActingHandover { token expiresAt } ... on ActingRefusal { reason message }
    }
}`;
const begin = `mutation ($token: String!) { beginActing(token: $token) { ... on Success { success } ... on ActingRefusal { reason } } }`;
const session = `{ portalSession { member { permissions company { name } } acting { staffName reason until } } }`;
const reason = 'asked by phone to order for him';
let keys = 0;

interface Handover {
    token?: string;
    reason?: string;
}
interface View {
    member: { permissions: string[]; company: { name: string } } | null;
    acting: { staffName: string; reason: string; until: string } | null;
}

describe('acting for a member', () => {
    let running: RunningServer;
    let factory: Factory;
    let rep: { id: number; emailAddress: string };
    let desk: Caller;
    let company: MadeCompany;
    let memberId: number;
    let memberEmail: string;
    let variantId: number;

    const own = async (companyId: number, administratorId: number | null) =>
        running.sql('UPDATE company SET "managerAdministratorId" = $2 WHERE id = $1', [companyId, administratorId]);
    const ask = async (id: number, from: Caller = desk, idempotencyKey = `e2e-acting-${++keys}`): Promise<Handover> =>
        (await from.ask<{ actForMember: Handover }>(actFor, { memberId: id, reason, idempotencyKey })).actForMember;
    const open = async (): Promise<Caller> => {
        const portal = new Caller(running.url, 'shop-api');
        const { token } = await ask(memberId);
        expect(await portal.ask(begin, { token })).toEqual({ beginActing: { success: true } });
        return portal;
    };
    const view = async (portal: Caller): Promise<View> => (await portal.ask<{ portalSession: View }>(session)).portalSession;
    const isOver = async (portal: Caller): Promise<void> => {
        expect(await view(portal)).toEqual({ member: null, acting: null });
        await expect(portal.ask('{ cart { totalNet } }')).rejects.toThrow(/authorized/);
    };

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        rep = await staffMember(running, ['ActForCustomer', 'ReadCompany', 'ReadCompanyOrder', 'ReadSupportThread'], 'own');
        desk = await new Caller(running.url, 'admin-api').signIn(rep.emailAddress, testPassword);
        company = await factory.company();
        await own(company.id, rep.id);
        const member = await factory.member(company.id, 'admin');
        memberId = member.memberId;
        memberEmail = await openPortal(running, factory.ctx, memberId);
        [variantId = 0] = await factory.variants(company.id, [{}]);
    });
    afterAll(() => running.stop());

    it('opens a session with less than the member has, and says so', async () => {
        const portal = await open();
        const { member, acting } = await view(portal);
        expect(member?.permissions).toEqual(expect.arrayContaining(['order', 'see-prices', 'manage-addresses']));
        for (const closed of ['approve', 'manage-members', 'manage-company']) expect(member?.permissions).not.toContain(closed);
        expect(acting).toMatchObject({ staffName: expect.stringContaining('Reza') as string, reason });
        const minutes = (new Date(acting?.until ?? 0).getTime() - Date.now()) / 60_000;
        expect(minutes).toBeGreaterThan(55);
        expect(minutes).toBeLessThan(65);
    });

    it('orders in his place, and everything written names who, for whom and why', async () => {
        const portal = await open();
        await portal.ask('mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { __typename } }', {
            input: { lines: [{ variantId: String(variantId), unit: 'm2', quantity: 3 }] },
        });
        const { cart } = await portal.ask<{ cart: { totalGross: number } }>('{ cart { totalGross } }');
        const placed = await portal.ask<{ placeOrder: { code: string; placedBy: string; placedByStaff: string } }>(
            `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on MyOrder { code placedBy placedByStaff } ... on ErrorResult { message } } }`,
            { input: { idempotencyKey: 'e2e-acting-order', branchId: String(company.branchId), shownTotalGross: cart.totalGross } },
        );
        expect(placed.placeOrder).toMatchObject({ placedBy: expect.stringContaining('Sara') as string, placedByStaff: expect.stringContaining('Reza') as string });
        const [order] = await running.sql('SELECT "placedByMemberId", "placedByAdministratorId" FROM company_order WHERE "placedAt" IS NOT NULL AND "companyId" = $1', [company.id]);
        expect(order).toEqual({ placedByMemberId: memberId, placedByAdministratorId: rep.id });
        await portal.ask(
            `mutation ($input: AskQuestionInput!) { askQuestion(input: $input) { id } }`,
            { input: { subject: 'Colours', text: 'Which are there?', idempotencyKey: 'e2e-acting-question' } },
        );
        const writes = await running.sql<{ action: string; actor: string; actorName: string; subject: string; reason: string }>(
            `SELECT action, actor, "actorName", subject, reason FROM audit_entry WHERE action IN ('cart.change', 'order.place', 'support-thread.ask', 'acting.begin') ORDER BY id`,
        );
        expect(new Set(writes.map(({ action }) => action))).toEqual(new Set(['acting.begin', 'cart.change', 'order.place', 'support-thread.ask']));
        for (const write of writes) {
            expect(write).toMatchObject({ actor: `staff:${rep.id}`, actorName: rep.emailAddress, subject: `member:${memberId}`, reason });
        }
        expect(await running.sql('SELECT "memberId", "administratorId", "authorName" FROM support_message')).toEqual([
            { memberId, administratorId: rep.id, authorName: expect.stringMatching(/Sara.*\(Reza/) as string },
        ]);
    });

    it.each([
        ['his language', 'mutation { updateMyLanguage(language: "en") { id } }'],
        ['a mark for the delivery', 'mutation { rateDelivery(input: { shipmentId: "1", product: 5, transport: 5, idempotencyKey: "e2e-acting-mark" }) { __typename } }'],
        ["the end of the member's own sessions", 'mutation { logout { success } }'],
        ["the member's password", 'mutation { updateCustomerPassword(currentPassword: "a", newPassword: "b") { __typename } }'],
    ])('is refused %s', async (_what, mutation) => {
        await expect((await open()).ask(mutation)).rejects.toThrow(/authorized/);
    });

    it('hands over once, in time, and to nobody with a guessed token', async () => {
        const { token } = await ask(memberId);
        const portal = new Caller(running.url, 'shop-api');
        const begun = await Promise.all(Array.from({ length: 5 }, () => new Caller(running.url, 'shop-api').ask<{ beginActing: object }>(begin, { token })));
        expect(begun.map(({ beginActing }) => JSON.stringify(beginActing)).sort()).toEqual([...Array<string>(4).fill('{"reason":"token-unknown"}'), '{"success":true}']);
        const { token: late } = await ask(memberId);
        await running.sql(`UPDATE acting_session SET "handoverUntil" = now() WHERE "begunAt" IS NULL`);
        expect(await portal.ask(begin, { token: late })).toEqual({ beginActing: { reason: 'token-expired' } });
        expect(await portal.ask(begin, { token: 'A'.repeat(43) })).toEqual({ beginActing: { reason: 'token-unknown' } });
        expect(await running.sql('SELECT 1 FROM idempotency_key WHERE answer LIKE $1', [`%${token}%`])).toEqual([]);
    });

    it("does not know a company outside the staff member's reach, nor act for somebody without an account", async () => {
        const other = await factory.company();
        const foreign = await factory.member(other.id, 'admin');
        await openPortal(running, factory.ctx, foreign.memberId);
        await expect(ask(foreign.memberId)).rejects.toThrow(/No CompanyMember with the id/);
        const fresh = await factory.member(company.id, 'buyer');
        expect(await ask(fresh.memberId)).toMatchObject({ reason: 'never-signed-in' });
        await expect(desk.ask(actFor, { memberId, reason: ' ', idempotencyKey: 'e2e-acting-blank' })).rejects.toThrow(/reason: is required/);
        const plain = await staffMember(running, ['ReadCompany']);
        await expect(ask(memberId, await new Caller(running.url, 'admin-api').signIn(plain.emailAddress, testPassword))).rejects.toThrow(/authorized/);
    });

    it('ends when he ends it, and leaves the member signed in', async () => {
        const himself = await new Caller(running.url, 'shop-api').signIn(memberEmail, testPassword);
        const portal = await open();
        const token = portal.bearer;
        expect(await portal.ask('mutation { endActing { success } }')).toEqual({ endActing: { success: true } });
        await isOver(new Caller(running.url, 'shop-api').inSession(token ?? ''));
        expect((await view(himself)).member).not.toBeNull();
        expect((await view(himself)).acting).toBeNull();
    });

    it.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
        ['his hour is over', () => running.sql(`UPDATE portal_session SET "actingUntil" = now()`), () => Promise.resolve()],
        ['he is blocked', () => running.sql(`UPDATE staff_member SET "blockedAt" = now() WHERE "administratorId" = $1`, [rep.id]), () => running.sql(`UPDATE staff_member SET "blockedAt" = NULL`)],
        ['the company goes to another manager', () => own(company.id, null), () => own(company.id, rep.id)],
        [
            'he loses the right',
            () => running.sql(`UPDATE role SET permissions = replace(permissions, 'ActForCustomer', 'ReadRating') WHERE permissions LIKE '%ActForCustomer%' AND code LIKE 'role-%'`),
            () => running.sql(`UPDATE role SET permissions = replace(permissions, 'ReadRating', 'ActForCustomer') WHERE permissions LIKE '%ReadRating%' AND code LIKE 'role-%'`),
        ],
        ['the member is deactivated', () => running.sql('UPDATE company_member SET active = false WHERE id = $1', [memberId]), () => running.sql('UPDATE company_member SET active = true WHERE id = $1', [memberId])],
    ])('is over at once, past every cache, when %s', async (_when, change, undo) => {
        const portal = await open();
        expect((await view(portal)).member).not.toBeNull();
        await change();
        await isOver(portal);
        await undo();
    });

    it('is listed for staff who see the company, who can end it', async () => {
        await running.sql('DELETE FROM session WHERE "authenticationStrategy" = $1', ['acting']);
        const portal = await open();
        const list = `{ actingSessions(input: { openOnly: true }) { totalItems items { id memberName staffName reason isOpen } } }`;
        const listed = await desk.ask<{ actingSessions: { items: { id: string; isOpen: boolean; reason: string }[] } }>(list);
        const live = listed.actingSessions.items.filter(({ isOpen }) => isOpen);
        expect(live).toHaveLength(1);
        const stranger = await staffMember(running, ['ReadCompany', 'ActForCustomer'], 'own');
        const elsewhere = await new Caller(running.url, 'admin-api').signIn(stranger.emailAddress, testPassword);
        expect(await elsewhere.ask(list)).toEqual({ actingSessions: { totalItems: 0, items: [] } });
        const end = `mutation ($id: ID!) { endActingSession(id: $id) { success } }`;
        await expect(elsewhere.ask(end, { id: live[0]?.id })).rejects.toThrow(/No ActingSession with the id/);
        await desk.ask(end, { id: live[0]?.id });
        await isOver(portal);
    });
});
