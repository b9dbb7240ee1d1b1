/** Guests of the open shop: how a visitor orders without an account, what is kept of him, and how he becomes a customer. */
import { type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';
import crypto from 'node:crypto';

import { systemScope } from '../../kernel/scope';
import { CreditService } from '../../plugins/finance';
import { companiesByVolume } from '../../plugins/insights/queries/sales.query';
import { type AccessMode, CompanyService, FirmSettingsService, GuestForgetting, MemberService } from '../../plugins/organizations';
import { ConsentService, DecisionService } from '../../plugins/registration';
import { refreshCatalogue } from '../demo-catalogue';
import { Factory, type MadeCompany } from '../factories';
import { Caller, GraphqlError } from '../graphql';
import { openPortal, testPassword } from '../production-facts';
import { type RunningServer, startServer } from '../server';

const publicPrice = 771_122;
const key = () => crypto.randomUUID();

const start = 'mutation ($key: String!) { startGuest(language: "en", idempotencyKey: $key) { success } }';
const session = `query { portalSession { accessMode member { id emailAddress permissions company { id isGuest branches { id city } } } } }`;
const put = 'mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { totalGross } answers { outcome } } }';
const contact = `mutation ($input: GuestContactInput!) { setGuestContact(input: $input) { __typename ... on AccessRefusal { reason problems { field reason } } } }`;
const place = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
    __typename ... on MyOrder { code state paymentMethod trackingUrl } ... on PlacementRefusal { reason message } ... on PriceChangedRefusal { currentTotal } } }`;
const apply = `mutation ($input: AccessRequestInput!) { applyForAccess(input: $input) { __typename ... on AccessRefusal { reason message } } }`;

interface Member {
    id: string;
    emailAddress: string;
    permissions: string[];
    company: { id: string; isGuest: boolean; branches: { id: string; city: string }[] };
}
interface Order {
    __typename: string;
    code: string;
    state: string;
    paymentMethod: string;
    trackingUrl: string;
    reason?: string;
}

const who = {
    ...{ firstName: 'Nima', lastName: 'Radmanesh', phone: '۰۹۱۲۱۱۱۲۲۳۳', countryCode: 'IR', city: 'Rey', streetLine: 'Shahr 1', language: 'en' },
    consents: [{ kind: 'terms', version: 1 }, { kind: 'privacy', version: 1 }],
};

describe('guests', () => {
    let running: RunningServer;
    let ctx: RequestContext;
    let factory: Factory;
    let seen: MadeCompany;
    let foreign: MadeCompany;
    let goods: number;
    let hidden: number;

    beforeAll(async () => {
        running = await startServer();
        const { app } = running.server;
        ctx = await app.get(RequestContextService).create({ apiType: 'admin' });
        factory = await Factory.of(running);
        seen = await factory.company();
        foreign = await factory.company();
        [goods] = (await factory.variants(seen.id, [{ unitNet: publicPrice, stock: 10_000 }])) as [number];
        [hidden] = (await factory.variants(foreign.id, [{ unitNet: 883_344 }])) as [number];
        await running.sql('UPDATE assortment_settings SET "byPrice" = true, "byCategory" = false');
        await app.get(FirmSettingsService).update(ctx, systemScope, { acceptsApplications: true, language: 'en', welcomeMail: 'at-once' });
        for (const kind of ['terms', 'privacy']) await app.get(ConsentService).publish(ctx, systemScope, { kind, texts: [{ language: 'en', text: `Text of ${kind}` }] });
        await refreshCatalogue(running);
        await open('shop');
    }, 120_000);
    afterAll(() => running.stop());

    const open = (accessMode: AccessMode) => running.server.app.get(FirmSettingsService).update(ctx, systemScope, { accessMode, publicCompanyId: seen.id });
    const forget = () => running.server.app.get(GuestForgetting).forgetIdle();
    const stranger = () => new Caller(running.url, 'shop-api');
    const memberOf = async (caller: Caller) => (await caller.ask<{ portalSession: { member: Member | null } }>(session)).portalSession.member;
    const fill = async (caller: Caller, variantId = goods) =>
        (await caller.ask<{ setCartLines: { cart: { totalGross: number }; answers: { outcome: string }[] } }>(put, { input: { lines: [{ variantId, unit: 'm2', quantity: 2 }] } })).setCartLines;
    const tell = async (caller: Caller, emailAddress: string, change: object = {}) =>
        (await caller.ask<{ setGuestContact: { __typename: string; reason?: string; problems?: object[] } }>(contact, { input: { ...who, emailAddress, idempotencyKey: key(), ...change } })).setGuestContact;
    const ordered = async (caller: Caller, shownTotalGross: number, idempotencyKey = key()) =>
        (await caller.ask<{ placeOrder: Order }>(place, { input: { branchId: (await memberOf(caller))?.company.branches[0]?.id ?? '1', shownTotalGross, idempotencyKey } })).placeOrder;
    async function guest(): Promise<{ caller: Caller; companyId: number }> {
        const caller = stranger();
        await caller.ask(start, { key: key() });
        return { caller, companyId: Number((await memberOf(caller))?.company.id) };
    }
    async function readyToOrder(emailAddress: string): Promise<{ caller: Caller; companyId: number; total: number }> {
        const made = await guest();
        const { cart } = await fill(made.caller);
        expect(await tell(made.caller, emailAddress)).toEqual({ __typename: 'Success' });
        return { ...made, total: cart.totalGross };
    }
    const aged = (companyId: number) =>
        running.sql(`WITH c AS (UPDATE company SET "createdAt" = now() - interval '15 days' WHERE id = $1 RETURNING id)
            UPDATE "order" o SET "updatedAt" = now() - interval '15 days' FROM company_order co, c WHERE co."companyId" = c.id AND o.id = co."orderId"`, [companyId]);

    it('come in the open shop only, and once however often the call is sent', async () => {
        for (const mode of ['closed', 'catalogue'] as const) {
            await open(mode);
            await expect(stranger().ask(start, { key: key() })).rejects.toMatchObject({ code: 'FORBIDDEN' });
        }
        await open('shop');
        const once = key();
        const [one, again] = [stranger(), stranger()];
        await one.ask(start, { key: once });
        await again.ask(start, { key: once });
        const first = await memberOf(one);
        expect((await memberOf(again))?.id).toBe(first?.id);
        expect([first?.permissions.sort(), first?.company.isGuest, first?.company.branches, first?.emailAddress]).toEqual([['order', 'see-prices'], true, [], '']);
        // Neither the key nor a session is in the database as it was sent.
        expect(await running.sql(`SELECT 1 FROM idempotency_key WHERE operation = 'startGuest' AND (key = $1 OR answer LIKE '%token%')`, [once])).toEqual([]);
        await one.ask(start, { key: key() });
        expect((await memberOf(one))?.id).toBe(first?.id);
        await tell(one, 'first@rad.example');
        await expect(stranger().ask(start, { key: once })).rejects.toThrow('idempotencyKey');
    });

    it('say who they are as applicants do: phone, mail and consents are checked, and none of it is in the log', async () => {
        const { caller, companyId } = await guest();
        expect(await tell(caller, 'nobody', { phone: '12', consents: [{ kind: 'terms', version: 7 }] })).toMatchObject({
            reason: 'wrong-fields',
            problems: [{ field: 'phone', reason: 'phone' }, { field: 'emailAddress', reason: 'mail' }, { field: 'privacy', reason: 'consent-missing' }, { field: 'terms', reason: 'consent-outdated' }],
        });
        for (const city of ['Rey', 'Karaj']) expect(await tell(caller, 'Kept@Rad.example', { city })).toEqual({ __typename: 'Success' });
        expect(await running.sql(`SELECT name, phone, email FROM company WHERE id = $1`, [companyId])).toEqual([{ name: 'Nima Radmanesh', phone: '+989121112233', email: 'kept@rad.example' }]);
        expect((await memberOf(caller))?.company.branches).toMatchObject([{ city: 'Karaj' }]);
        const agreed = `SELECT c.kind, c."textVersion", c."createdAt" IS NOT NULL AS dated FROM consent c JOIN company_member m ON m.id = c."memberId" WHERE m."companyId" = $1 ORDER BY 1`;
        expect(await running.sql(agreed, [companyId])).toEqual([{ kind: 'privacy', textVersion: 1, dated: true }, { kind: 'terms', textVersion: 1, dated: true }]);
        expect(await running.sql(`SELECT 1 FROM audit_entry e WHERE e::text ~ 'Radmanesh|rad.example|9121112233'`)).toEqual([]);
        const { memberId } = await factory.member(foreign.id);
        const member = await stranger().signIn(await openPortal(running, ctx, memberId), testPassword);
        await expect(tell(member, 'x@rad.example')).rejects.toThrow('only guests');
    });

    it('order what visitors see at the public prices, in advance and on no credit, and follow it by a link', async () => {
        const { caller, companyId, total } = await readyToOrder('nima@rad.example');
        expect((await fill(caller, hidden)).answers[0]?.outcome).toBe('rejected');
        expect(total).toBeGreaterThanOrEqual(2 * publicPrice);
        expect(await ordered(caller, total - 1)).toMatchObject({ __typename: 'PriceChangedRefusal', currentTotal: total });
        const once = key();
        const order = await ordered(caller, total, once);
        expect(order).toMatchObject({ __typename: 'MyOrder', state: 'Submitted', paymentMethod: 'prepayment' });
        expect((await ordered(caller, total, once)).code).toBe(order.code);
        expect(await running.sql('SELECT 1 FROM credit_reservation WHERE "companyId" = $1', [companyId])).toEqual([]);
        expect(await running.sql(`SELECT p.method, p.state FROM payment p JOIN "order" o ON o.id = p."orderId" WHERE o.code = $1`, [order.code])).toEqual([{ method: 'prepayment', state: 'Created' }]);
        const sent = await running.sql<{ body: string }>(`SELECT body FROM notification_message WHERE recipient IN ('nima@rad.example', '+989121112233') AND template = 'order-submitted'`);
        expect(sent).toHaveLength(2);
        expect(sent.every(({ body }) => body.includes(order.trackingUrl))).toBe(true);
        // His address makes no account of anybody's, and is nobody's.
        expect(await running.sql(`SELECT 1 FROM customer WHERE "emailAddress" = 'nima@rad.example'`)).toEqual([]);
        const path = `${running.url}${new URL(order.trackingUrl).pathname}`;
        const html = await (await fetch(path)).text();
        expect(html).toContain(order.code);
        expect(html).not.toMatch(/Radmanesh|rad\.example|Shahr|7711|1542/);
        expect(await (await fetch(`${path}?lang=fa`)).text()).toContain('dir="rtl"');
        expect((await fetch(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404);
        expect((await fetch(`${path}/confirm`, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'receivedBy=x' })).status).toBe(404);
        const neighbour = await guest();
        expect(await neighbour.caller.ask('query ($code: String!) { myOrder(code: $code) { code } }', { code: order.code })).toEqual({ myOrder: null });
    });

    it('are in no list, choice, statistic or search of companies unless somebody asks for them', async () => {
        const { companyId } = await readyToOrder('listed@rad.example');
        const companies = running.server.app.get(CompanyService);
        const listed = async (filter?: object) => (await companies.list(ctx, { filter, take: 100 })).items.map(({ id }) => id);
        expect(await listed()).not.toContain(companyId);
        expect(await listed({ name: { contains: 'Radmanesh' } })).toEqual([]);
        expect(await listed({ kind: { in: ['guest'] } })).toContain(companyId);
        expect(await listed({ _or: [{ kind: { eq: 'guest' } }] })).toContain(companyId);
        expect((await companies.matches(ctx, systemScope, { name: 'Nima Radmanesh', countryCode: 'IR', phone: '09121112233', email: 'listed@rad.example', currencyCode: 'IRR', language: 'en' })).matches).toEqual([]);
        const staff = await factory.staff();
        expect((await running.server.app.get(CreditService).list(ctx, staff, { term: 'Radmanesh' })).totalItems).toBe(0);
        const borders = [new Date(Date.now() - 86_400_000), new Date(Date.now() + 86_400_000)];
        const volumes = await companiesByVolume(running.server.app.get(TransactionalConnection), ctx, { borders, companyId, currencyCode: 'IRR' }, 'least');
        expect(volumes).toEqual([]);
    });

    it('are forgotten after two weeks without a cart, an order or a question, and nobody else is', async () => {
        await forget();
        const [idle, withCart, withOldCart, recent] = [await guest(), await guest(), await readyToOrder('old@rad.example'), await guest()];
        const buyer = await readyToOrder('buyer@rad.example');
        expect((await ordered(buyer.caller, buyer.total)).__typename).toBe('MyOrder');
        await fill(withCart.caller);
        for (const { companyId } of [idle, withOldCart, buyer]) await aged(companyId);
        await running.sql(`UPDATE company SET "createdAt" = now() - interval '15 days' WHERE id = $1`, [withCart.companyId]);
        expect(await forget()).toBe(2);
        expect(await forget()).toBe(0);
        const here = await Promise.all([idle, withOldCart, withCart, recent, buyer].map(async ({ caller }) => (await memberOf(caller)) !== null));
        expect(here).toEqual([false, false, true, true, true]);
        const kept = `SELECT c.name, c."searchKey", c.phone, c.email, c.active, b.city, b."contactName", cu."lastName", cu."phoneNumber"
            FROM company c JOIN company_branch b ON b."companyId" = c.id JOIN company_member m ON m."companyId" = c.id JOIN customer cu ON cu.id = m."customerId" WHERE c.id = $1`;
        expect(await running.sql(kept, [withOldCart.companyId])).toEqual([
            { name: 'Guest', searchKey: 'guest', phone: null, email: null, active: false, city: '', contactName: '', lastName: '', phoneNumber: '' },
        ]);
        expect(await running.sql(`SELECT 1 FROM audit_entry WHERE action = 'guest.forget' AND "companyId" = ANY($1)`, [[idle.companyId, withOldCart.companyId]])).toHaveLength(2);
    });

    it('who order while others are forgotten are either forgotten without an order, or have one', async () => {
        const guests = [];
        for (let n = 0; n < 8; n++) guests.push(await readyToOrder(`race${n}@rad.example`));
        for (const { companyId } of guests) await aged(companyId);
        const answers = await Promise.all([
            forget(),
            forget(),
            ...guests.map(({ caller, total }) => ordered(caller, total).catch((error: GraphqlError) => error.code)),
        ]);
        expect(answers).toHaveLength(10);
        const states = await running.sql<{ active: boolean; placed: boolean }>(
            `SELECT c.active, EXISTS (SELECT 1 FROM company_order co WHERE co."companyId" = c.id AND co."placedAt" IS NOT NULL) AS placed FROM company c WHERE c.id = ANY($1)`,
            [guests.map(({ companyId }) => companyId)],
        );
        expect(states.filter(({ active, placed }) => active !== placed)).toEqual([]);
        // Who holds his company because he is ordering is left out, and there afterwards.
        const late = await readyToOrder('late@rad.example');
        await aged(late.companyId);
        const ordering = running.server.app.get(TransactionalConnection).rawConnection.createQueryRunner();
        await ordering.query('BEGIN');
        await ordering.query('SELECT id FROM company WHERE id = $1 FOR SHARE', [late.companyId]);
        expect(await forget()).toBe(0);
        await ordering.query('ROLLBACK');
        await ordering.release();
        expect((await ordered(late.caller, late.total)).__typename).toBe('MyOrder');
        expect(await forget()).toBe(0);
    });

    it('are visitors again when the shop closes: they see no price, are told so when they order, and staff keep all they left', async () => {
        const { caller, companyId, total } = await readyToOrder('closing@rad.example');
        const other = await guest();
        await fill(other.caller);
        await open('catalogue');
        const page = '{ catalogue(input: {}) { items { price { unitNet } } } }';
        expect(JSON.stringify(await caller.ask(page))).not.toContain(String(publicPrice));
        await open('closed');
        await expect(caller.ask(page)).rejects.toMatchObject({ code: 'FORBIDDEN' });
        await expect(fill(caller)).rejects.toMatchObject({ code: 'FORBIDDEN' });
        expect(await ordered(caller, total)).toMatchObject({ __typename: 'PlacementRefusal', reason: 'guests-closed' });
        expect(await memberOf(caller)).toBeNull();
        expect(await tell(other.caller, 'other@rad.example')).toMatchObject({ reason: 'guests-closed' });
        expect(await memberOf(other.caller)).toBeNull();
        expect(await running.sql(`SELECT c.email, l.quantity FROM company c JOIN company_order co ON co."companyId" = c.id JOIN order_line l ON l."orderId" = co."orderId" WHERE c.id = $1`, [companyId]))
            .toEqual([{ email: 'closing@rad.example', quantity: 2 }]);
        await open('shop');
    });

    it('are offered what another public company is, from the moment it is the public one', async () => {
        const { caller, total } = await readyToOrder('moved@rad.example');
        const next = await factory.company();
        await factory.variants(next.id, [{ unitNet: 555_111 }]);
        await refreshCatalogue(running);
        await running.server.app.get(FirmSettingsService).update(ctx, systemScope, { publicCompanyId: next.id });
        expect(await ordered(caller, total)).toMatchObject({ __typename: 'PlacementRefusal', reason: 'not-available' });
        await open('shop');
        expect(await ordered(caller, total)).toMatchObject({ __typename: 'MyOrder' });
    });

    it('become customers by the application form, and keep what they ordered', async () => {
        for (const into of ['new', 'known'] as const) {
            const { caller, companyId, total } = await readyToOrder(`${into}@hotel-rad.example`);
            const { code, trackingUrl } = await ordered(caller, total);
            const wish = { companyName: `Hotel Rad ${into}`, taxId: '0499370899', postalCode: '1234567890', message: '', ...who, emailAddress: `${into}@hotel-rad.example` };
            expect((await caller.ask<{ applyForAccess: object }>(apply, { input: { ...wish, idempotencyKey: key() } })).applyForAccess).toEqual({ __typename: 'Success' });
            await aged(companyId);
            const [application] = await running.sql<{ id: number; version: number; guestCompanyId: number }>('SELECT id, version, "guestCompanyId" FROM access_application ORDER BY id DESC LIMIT 1');
            expect(application?.guestCompanyId).toBe(companyId);
            const company = { name: wish.companyName, countryCode: 'IR', currencyCode: 'IRR', language: 'en', orderingEnabled: true };
            const member = { firstName: 'Nima', lastName: 'Radmanesh', emailAddress: wish.emailAddress, role: 'buyer', language: 'en' };
            const chosen = into === 'new' ? { company } : { companyId: (await factory.company()).id };
            const refused = await running.server.app.get(DecisionService).accept(ctx, await factory.staff(), { id: application?.id ?? 0, version: application?.version ?? 0, member, ...chosen });
            expect(refused).toBeNull();
            expect(await memberOf(caller)).toBeNull();
            const [accepted] = await running.sql<{ memberId: number; companyId: number }>('SELECT "memberId", "companyId" FROM access_application WHERE id = $1', [application?.id]);
            const { acceptedAt } = await running.server.app.get(MemberService).find(ctx, accepted?.memberId ?? 0);
            expect(acceptedAt).toBeNull();
            const customer = await stranger().signIn(await openPortal(running, ctx, accepted?.memberId ?? 0), testPassword);
            const { myOrders } = await customer.ask<{ myOrders: { items: { code: string; placedBy: string }[] } }>('{ myOrders(input: {}) { items { code placedBy } } }');
            expect(myOrders.items).toEqual([{ code, placedBy: 'Nima Radmanesh' }]);
            expect((await memberOf(customer))?.company).toMatchObject({ id: String(accepted?.companyId), isGuest: false });
            expect((await fetch(`${running.url}${new URL(trackingUrl).pathname}`)).status).toBe(200);
            expect(await running.sql('SELECT DISTINCT "memberId" FROM consent WHERE "memberId" = $1', [accepted?.memberId])).toHaveLength(1);
        }
    });
});
