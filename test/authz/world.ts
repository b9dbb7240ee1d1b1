/** Two companies of the same shape, all texts of the first one marked, and a session for each kind of caller. */
import crypto from 'node:crypto';

import { type MemberPermission, type MemberScope, systemScope } from '../../kernel/scope';
import { CatalogueIndexService } from '../../plugins/assortment';
import { AcceptanceService, type AccessMode, FirmSettingsService, GuestService, MemberService } from '../../plugins/organizations';
import { accessModes, guestPermissions } from '../../plugins/organizations/domain/access-modes';
import { permissionsWhileActing } from '../../plugins/organizations/domain/acting';
import { memberPermissionsOf, type MemberRole } from '../../plugins/organizations/domain/member-roles';
import { StaffRoleService } from '../../plugins/staff';
import { StaffMemberService } from '../../plugins/staff/services/staff-member.service';
import { sessionKey } from '../../src/edge/session-key';
import { Factory, type MadeCompany } from '../factories';
import { orderInState } from '../production-facts';
import type { RunningServer } from '../server';
import { nobodysId, type Values } from './calls';
import { goodsThatGoTogether } from './goods';
import { inBoth, type Own, ownThings } from './own-things';

/** In every text of company A, and in nothing else. */
export const canary = 'CANARY_A';

/** The id of one thing of A in every table, so that an argument `id` names it whatever it is about. */
export const commonId = 700_001;

export interface Principal {
    name: string;
    /** None for a stranger. */
    token?: string;
    /** In the Shop API: none when it is no member of an active company. */
    member?: ReadonlySet<MemberPermission>;
    /** In the Admin API: none when it is no staff. */
    staff?: ReadonlySet<string>;
    /** A staff member in a member's place: of the Shop API's mutations, those of `src/authz/acting.ts` only. */
    acting?: true;
    /** Of staff: sees the companies within his reach only. */
    limited?: true;
    /** One more of a kind that is driven through the other API already. */
    only?: 'shop' | 'admin';
    /** The firm's access mode in which he comes; the closed shop where none is named. */
    mode?: AccessMode;
    /** A visitor who orders: whatever his session, he looks at no more than the mode shows to everybody. */
    guest?: true;
}

export interface World {
    principals: Principal[];
    /** Who has nothing to do with company A, though he has to do with others. */
    strangers: Principal[];
    /** Staff who look after other companies than A. */
    otherRep: Principal & { token: string };
    ownerToken: string;
    strangerToken: string;
    /** Ids and codes of company A by the names that arguments have. */
    foreign: Values;
    companyId: number;
    /** What the stranger has of his own. */
    own: Own;
    /** The same names with ids and codes that nothing has. */
    random: Values;
}

export async function makeWorld(running: RunningServer): Promise<World> {
    const factory = await Factory.of(running);
    const users = new Map<string, number>();
    const openSession = async (userId: number, lasting = '8 hours'): Promise<string> => {
        const token = crypto.randomBytes(32).toString('hex');
        await running.sql(
            `INSERT INTO session (token, expires, invalidated, "authenticationStrategy", type, "userId")
             VALUES ($1, now() + $2::interval, false, 'native', 'AuthenticatedSession', $3)`,
            [sessionKey(token), lasting, userId],
        );
        return token;
    };
    const a = await factory.company();
    const b = await factory.company();
    const member: MakeMember = async (name, company, role, ordering = true, branchId = null) => {
        const scope = await factory.member(company.id, role, branchId);
        const userId = await accepted(running, factory, scope.memberId);
        users.set(name, userId);
        return { name, token: await openSession(userId), member: withoutCustomers(memberPermissionsOf(role, ordering, null, branchId)), scope };
    };
    const admin = await member('admin of A', a, 'admin');
    const suspended = await member('suspended member of A', a, 'admin');
    const closed = await factory.company();
    const ofClosed = await member('member of a closed company', closed, 'admin');
    const notOrdering = await factory.company();
    const looker = await member('member of a company that may not order', notOrdering, 'buyer', false);
    await closeDown(running, suspended.scope.memberId, closed.id, notOrdering.id);
    const ofB = await member('admin of B', b, 'admin');
    const [goodsOfB = 0] = await factory.variants(b.id, [{ stock: 500 }]);
    const both = await member('of both', b, 'admin');
    const strangers = [...(await strangersOf(running, factory, member)), await inBoth(running, openSession, { ...both.scope, permissions: both.member ?? new Set() }, a)];
    const rep = await repOf(running, factory, openSession, 'rep of A');
    const blocked = await blockedRep(running, factory, openSession);
    const otherRep = await repOf(running, factory, openSession, 'rep of others');
    await running.sql('UPDATE company SET "managerAdministratorId" = CASE id WHEN $1 THEN $2::int ELSE $3::int END WHERE id IN ($1, $4)', [a.id, rep.administratorId, otherRep.administratorId, b.id]);
    const visitors = await visitorsOf(running, factory);
    const principals: Principal[] = [
        { name: 'anonymous' },
        ...visitors,
        ...(await endedSessions(running, openSession, users.get('admin of A') ?? 0)),
        admin,
        ...(await colleagues(running, member, a)),
        { ...ofB, only: 'shop' },
        { ...looker, only: 'shop' },
        { ...suspended, member: undefined, only: 'shop' },
        { ...ofClosed, member: undefined, only: 'shop' },
        ...strangers,
        rep,
        otherRep,
        blocked,
        await actingPrincipal(running, openSession, admin.scope, users.get('admin of A') ?? 0, rep.administratorId),
        ...(await staffPrincipals(running, factory, openSession)),
    ];
    return {
        principals,
        strangers: [...strangers, ...visitors.filter(({ mode }) => mode === 'shop')],
        otherRep,
        ownerToken: admin.token,
        strangerToken: ofB.token,
        companyId: a.id,
        own: await ownThings(running, b, ofB.scope, goodsOfB),
        ...(await idsOfA(running, factory, a, admin.scope, goodsOfB)),
    };
}

/** Visitors and one guest, as each of them meets the firm in each access mode. The shop is closed again afterwards. */
async function visitorsOf(running: RunningServer, factory: Factory): Promise<Principal[]> {
    const shown = await factory.company();
    await factory.variants(shown.id, [{ stock: 500 }]);
    await enter(running, 'shop', shown.id);
    const token = await running.server.app.get(GuestService).start(await factory.context(), { language: 'en', idempotencyKey: 'the-guest-of-the-matrix' });
    await enter(running, 'closed');
    return accessModes.flatMap(mode => [
        ...(mode === 'closed' ? [] : [{ name: `visitor, ${mode}`, mode, only: 'shop' as const }]),
        { name: `guest, ${mode}`, token, member: guestPermissions(mode), mode, guest: true as const, only: 'shop' as const },
    ]);
}

/** The firm's access mode from now on. */
export async function enter(running: RunningServer, accessMode: AccessMode, publicCompanyId?: number): Promise<void> {
    const settings = running.server.app.get(FirmSettingsService);
    const { ctx } = await Factory.of(running);
    if ((await settings.get(ctx)).accessMode !== accessMode || publicCompanyId !== undefined) await settings.update(ctx, systemScope, { accessMode, publicCompanyId });
}

/** Who is no longer active, a company that is not, and one that may not order. */
async function closeDown(running: RunningServer, memberId: number, closedId: number, notOrderingId: number): Promise<void> {
    await running.sql('UPDATE company_member SET active = false WHERE id = $1', [memberId]);
    await running.sql('UPDATE company SET active = (id <> $1), "orderingEnabled" = (id <> $2) WHERE id IN ($1, $2)', [closedId, notOrderingId]);
}

/** Who does not administer the company: buyers, one of a branch, an approver and who decides in his stead these days, one who sees no prices. */
async function colleagues(running: RunningServer, member: MakeMember, a: MadeCompany): Promise<Principal[]> {
    const buyer = await member('buyer of A', a, 'buyer');
    const ofBranch = await member('buyer of a branch of A', a, 'buyer', true, a.branchId);
    const [approver, deputy] = [await member('approver of A', a, 'approver'), await member('deputy of the approver of A', a, 'buyer')];
    await running.sql(
        `INSERT INTO approval_deputy ("companyId", "memberId", "deputyMemberId", "from", until) VALUES ($1, $2, $3, current_date - 1, current_date + 9)`,
        [a.id, approver.scope.memberId, deputy.scope.memberId],
    );
    const priceless = await member('member of A with a role of its own, without prices', a, 'buyer');
    await running.sql(
        `WITH r AS (INSERT INTO company_role ("companyId", name, "nameKey", permissions) VALUES ($1, $3 || '_role', 'orderer', '{order}') RETURNING id)
         UPDATE company_member SET "ownRoleId" = (SELECT id FROM r) WHERE id = $2`,
        [a.id, priceless.scope.memberId, canary],
    );
    const all = [buyer, ofBranch, approver, deputy, { ...priceless, member: memberPermissionsOf('buyer', true, ['order']) }];
    return all.map(one => ({ ...one, only: 'shop' }));
}

type OpenSession = (userId: number, lasting?: string) => Promise<string>;

/** Of somebody who has another session, which is open. */
async function endedSessions(running: RunningServer, openSession: OpenSession, userId: number): Promise<Principal[]> {
    const [expired, invalidated] = [await openSession(userId, '-1 minute'), await openSession(userId)];
    await running.sql('UPDATE session SET invalidated = true WHERE token = $1', [sessionKey(invalidated)]);
    return [{ name: 'expired session', token: expired }, { name: 'session that was ended', token: invalidated }];
}

type MakeMember = (name: string, company: MadeCompany, role: MemberRole, ordering?: boolean, branchId?: number | null) => Promise<Principal & { scope: MemberScope; token: string }>;

/** A distributor with a customer, and a distributor without. */
async function strangersOf(running: RunningServer, factory: Factory, member: MakeMember): Promise<Principal[]> {
    const [d1, d2, e] = [await factory.company(), await factory.company(), await factory.company()];
    await running.sql('UPDATE company SET "isDistributor" = true WHERE id = ANY($1)', [[d1.id, d2.id]]);
    await running.sql(
        `INSERT INTO distributor_customer ("companyId", "distributorCompanyId", "markupBasisPoints", acceptance, active, "priceVersion") VALUES ($1, $2, 1000, 'automatic', true, 1)`,
        [e.id, d1.id],
    );
    const distributor = (one: Principal): Principal => ({ ...one, member: new Set<MemberPermission>([...(one.member ?? []), 'manage-customers']), only: 'shop' });
    return [
        distributor(await member('distributor', d1, 'admin')),
        distributor(await member('another distributor', d2, 'admin')),
        { ...(await member('end customer of the distributor', e, 'admin')), only: 'shop' },
    ];
}

/** Customers of one's own are a distributor's. */
function withoutCustomers(permissions: ReadonlySet<MemberPermission>): ReadonlySet<MemberPermission> {
    return new Set([...permissions].filter(permission => permission !== 'manage-customers'));
}

async function accepted(running: RunningServer, factory: Factory, memberId: number): Promise<number> {
    await running.server.app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, memberId, 'correct horse battery 12');
    const { customer } = await running.server.app.get(MemberService).find(factory.ctx, memberId);
    const [row] = await running.sql<{ userId: number }>('SELECT "userId" FROM customer WHERE id = $1', [customer.id]);
    return row?.userId ?? 0;
}

/** A sales expert who sees the companies that he looks after, and no others. */
async function repOf(running: RunningServer, factory: Factory, openSession: OpenSession, name: string): Promise<Principal & { token: string; administratorId: number }> {
    const role = (await running.server.app.get(StaffRoleService).ensure(factory.ctx)).get('sales-expert');
    if (role === undefined) throw new Error('There are no sales experts');
    const [row] = await running.sql<{ userId: number; administratorId: number }>(
        `WITH u AS (INSERT INTO "user" (identifier, verified) VALUES ($1, true) RETURNING id),
              a AS (INSERT INTO administrator ("firstName", "lastName", "emailAddress", "userId") SELECT 'Reza', $1, $1, id FROM u RETURNING id),
              r AS (INSERT INTO user_roles_role ("userId", "roleId") SELECT id, $2 FROM u),
              s AS (INSERT INTO staff_member ("administratorId", reach) SELECT id, 'own' FROM a)
         SELECT u.id AS "userId", a.id AS "administratorId" FROM u, a`,
        [`${name.replaceAll(' ', '-')}@staff.example`, role.id],
    );
    return { name, token: await openSession(row?.userId ?? 0), staff: new Set(role.permissions), limited: true, only: 'admin', administratorId: row?.administratorId ?? 0 };
}

async function blockedRep(running: RunningServer, factory: Factory, openSession: OpenSession): Promise<Principal> {
    const rep = await repOf(running, factory, openSession, 'blocked rep');
    await running.server.app.get(StaffMemberService).block(factory.ctx, await factory.staff(...(rep.staff ?? [])), { id: rep.administratorId, reason: 'left the firm' });
    return { ...rep, staff: undefined };
}

/** The rep in the place of the member. */
async function actingPrincipal(running: RunningServer, openSession: OpenSession, scope: MemberScope, userId: number, administratorId: number): Promise<Principal> {
    const token = await openSession(userId);
    await running.sql(
        `WITH begun AS (
            INSERT INTO acting_session ("administratorId", "memberId", "companyId", reason, "handoverUntil", "begunAt", until, "sessionId")
            SELECT $2, $3, $4, 'on the phone', now(), now(), now() + interval '1 hour', id FROM session WHERE token = $1 RETURNING "sessionId", until)
         INSERT INTO portal_session ("sessionId", "memberId", "actingAdministratorId", "actingReason", "actingUntil")
         SELECT "sessionId", $3, $2, 'on the phone', until FROM begun`,
        [sessionKey(token), administratorId, scope.memberId, scope.companyId],
    );
    return { name: 'rep acting for the admin of A', token, member: withoutCustomers(permissionsWhileActing(memberPermissionsOf('admin', true))), acting: true, only: 'shop' };
}

/** One of each role preset, the superadmin. */
async function staffPrincipals(
    running: RunningServer,
    factory: Factory,
    openSession: (userId: number) => Promise<string>,
): Promise<Principal[]> {
    const roles = await running.server.app.get(StaffRoleService).ensure(factory.ctx);
    const found: Principal[] = [];
    for (const [code, role] of roles) {
        const [user] = await running.sql<{ id: number }>(
            `WITH u AS (INSERT INTO "user" (identifier, verified) VALUES ($1, true) RETURNING id),
                  a AS (INSERT INTO administrator ("firstName", "lastName", "emailAddress", "userId") SELECT 'Reza', $1, $1, id FROM u RETURNING id),
                  r AS (INSERT INTO user_roles_role ("userId", "roleId") SELECT id, $2 FROM u),
                  s AS (INSERT INTO staff_member ("administratorId", reach) SELECT id, 'all' FROM a)
             SELECT id FROM u`,
            [`${code}@staff.example`, role.id],
        );
        found.push({ name: code, token: await openSession(user?.id ?? 0), staff: new Set(role.permissions), only: 'admin' });
    }
    const [superadmin] = await running.sql<{ id: number; permissions: string }>(
        `SELECT u.id, r.permissions FROM "user" u JOIN user_roles_role ur ON ur."userId" = u.id JOIN role r ON r.id = ur."roleId"
          WHERE u.identifier = 'superadmin'`,
    );
    found.push({ name: 'superadmin', token: await openSession(superadmin?.id ?? 0), staff: new Set(superadmin?.permissions.split(',')) });
    return found;
}

async function idsOfA(running: RunningServer, factory: Factory, a: MadeCompany, owner: MemberScope, goodsOfB: number): Promise<Pick<World, 'foreign' | 'random'>> {
    const [variantId = 0, secondId = 0, thirdId = 0] = await factory.variants(a.id, [{ stock: 500 }, { stock: 500 }, { stock: 500 }]);
    const order = await orderInState(running, 'Shipped', owner, [{ variantId, quantity: 3 }]);
    const [shipment] = await running.sql<{ id: number }>(
        `INSERT INTO shipment (number, "orderId", "orderCode", "companyId", "branchId", state, "driverName", "driverPhone", "vehicleName", plate,
                               destination, "dispatchedAt", "plannedWeightG")
         VALUES ($1 || '_number', $2, $3, $4, $5, 'dispatched', $1 || '_driver', '+989121234567', $1 || '_vehicle', $1 || '_plate', $1 || '_to', now(), 4500)
         RETURNING id`,
        [canary, order.id, order.code, a.id, a.branchId],
    );
    const [thread] = await running.sql<{ id: number }>(
        `WITH t AS (INSERT INTO support_thread (id, "companyId", "memberId", "askedBy", "orderId", subject, state, "lastMessageAt")
                    VALUES (${commonId}, $2, $3, $1 || '_asker', $4, $1 || '_subject', 'open', now()) RETURNING id),
              m AS (INSERT INTO support_message ("threadId", "sentAt", author, "memberId", "authorName", text)
                    SELECT id, now(), 'member', $3, $1 || '_author', $1 || '_text' FROM t)
         SELECT id, setval(pg_get_serial_sequence('support_thread', 'id'), id) FROM t`,
        [canary, a.id, owner.memberId, order.id],
    );
    await running.sql(
        `WITH r AS (INSERT INTO data_change_request (id, "companyId", "memberId", state, note) VALUES ($4, $2, $3, 'open', $1 || '_note') RETURNING id),
              f AS (INSERT INTO data_change_field ("requestId", field, "oldValue", "newValue") SELECT id, 'city', $1 || '_old', $1 || '_new' FROM r)
         SELECT setval(pg_get_serial_sequence('data_change_request', 'id'), $4)`,
        [canary, a.id, owner.memberId, thread?.id],
    );
    // One that a colleague looks after, and one that nobody took up and that has A's tax number.
    await running.sql(
        `WITH a AS (UPDATE company SET "taxId" = '10103492170' WHERE id = $2 RETURNING "managerAdministratorId")
         INSERT INTO access_application (state, "companyName", "searchKey", "countryCode", "taxId", "firstName", "lastName", phone, "emailAddress", message, language, "assignedAdministratorId")
         SELECT 'new', name, 'x', 'IR', '10103492170', 'Mina', 'Azar', '+982188776655', 'mina@azar.example', message, 'en', assigned
           FROM a, LATERAL (VALUES ($1 || '_applicant', $1 || '_message', a."managerAdministratorId"), ('Azar', '', NULL)) AS v (name, message, assigned)`,
        [canary, a.id],
    );
    await running.sql(
        `WITH q AS (INSERT INTO quote (id, code, "companyId", "branchId", "memberId", "askedBy", "currencyCode", state, remark, "sentNumber", "validUntil")
                    VALUES ($4, $1 || '_quote', $2, NULL, $3, $1 || '_asker', 'IRR', 'offered', $1 || '_remark', 1, '2031-01-01') RETURNING id),
              v AS (INSERT INTO quote_version ("quoteId", number, state, terms, "validUntil", "totalNet", "totalGross", "sentAt")
                    SELECT id, 1, 'sent', $1 || '_terms', '2031-01-01', 900, 990, now() FROM q RETURNING id),
              l AS (INSERT INTO quote_line ("versionId", "productVariantId", position, unit, "unitQuantity", quantity, "unitNet", "taxRate", remark)
                    SELECT id, $5, 1, 'm2', 1, 1, 900, 10, $1 || '_line' FROM v),
              c AS (INSERT INTO quote_comment ("quoteId", author, "administratorId", "authorName", internal, text) SELECT id, 'staff', 1, 'Sara', true, $1 || '_note' FROM q)
         SELECT setval(pg_get_serial_sequence('quote', 'id'), $4)`,
        [canary, a.id, owner.memberId, thread?.id, variantId],
    );
    await running.sql('INSERT INTO stock_notice ("memberId", "productVariantId") VALUES ($1, $2)', [owner.memberId, variantId]);
    await markTexts(running, a, order.id, [variantId, secondId, thirdId]);
    await goodsThatGoTogether(running, [variantId, secondId, thirdId]);
    await running.server.app.get(CatalogueIndexService).refresh(factory.ctx);
    const [product] = await running.sql<{ slug: string; productId: number }>(
        `SELECT t.slug, v."productId" FROM product_variant v JOIN product_translation t ON t."baseId" = v."productId" WHERE v.id = $1`,
        [variantId],
    );
    const [approver] = await running.sql<{ id: number }>(`SELECT id FROM company_member WHERE "companyId" = $1 AND role = 'approver'`, [a.id]);
    const people = { memberId: owner.memberId, deputyMemberId: approver?.id ?? 0, ownRoleId: commonId, addressId: commonId, listId: commonId, lineId: commonId };
    const ids = { ...people, shipmentId: shipment?.id, branchId: a.branchId, variantId, productVariantId: variantId, orderLineId: order.lineIds[0], cartId: order.id, id: thread?.id };
    const text = (values: object) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
    const codes = { code: order.code, orderCode: order.code, slug: product?.slug ?? '' };
    return {
        foreign: { ...text(ids), ...codes, variantIds: [String(variantId), String(secondId)], memberIds: [String(people.deputyMemberId)] },
        random: {
            ...Object.fromEntries(Object.keys(ids).map(name => [name, nobodysId])),
            ...Object.fromEntries(Object.keys(codes).map(name => [name, 'nothing-has-this-code'])),
            variantIds: [nobodysId, String(Number(nobodysId) + 1)],
            memberIds: [nobodysId],
            goodsOfB: String(goodsOfB),
        },
    };
}

async function markTexts(running: RunningServer, a: MadeCompany, orderId: number, variants: readonly number[]): Promise<void> {
    await running.sql(`INSERT INTO company_group (name) VALUES ($1 || '_group')`, [canary]);
    await running.sql(`UPDATE company SET name = $1 || '_name', phone = $1 || '_phone', "groupName" = $1 || '_group' WHERE id = $2`, [canary, a.id]);
    await running.sql(`UPDATE company_branch SET name = $1 || '_branch', city = $1 || '_city', "streetLine" = $1 || '_street' WHERE "companyId" = $2`, [canary, a.id]);
    await running.sql(
        `UPDATE customer SET "firstName" = $1 || '_first', "lastName" = $1 || '_last'
          WHERE id IN (SELECT "customerId" FROM company_member WHERE "companyId" = $2) AND id NOT IN (SELECT "customerId" FROM company_member WHERE "companyId" <> $2)`,
        [canary, a.id],
    );
    await running.sql(`UPDATE company_order SET remarks = $1 || '_remarks', "specialTerms" = $1 || '_terms' WHERE "orderId" = $2`, [canary, orderId]);
    await running.sql(`UPDATE product_variant_translation SET name = $1 || '_variant' WHERE "baseId" = ANY($2)`, [canary, variants]);
    await running.sql(
        `UPDATE product_translation SET name = $1 || '_product', description = $1 || '_description'
          WHERE "baseId" IN (SELECT "productId" FROM product_variant WHERE id = ANY($2))`,
        [canary, variants],
    );
}
