import gql from 'graphql-tag';

import { memberPermissions, systemScope } from '../../../kernel/scope';
import { Factory, type MadeCompany } from '../../../test/factories';
import { Caller } from '../../../test/graphql';
import { type RunningServer, startServer } from '../../../test/server';
import { AcceptanceService, MemberService } from '..';

const password = 'correct horse battery 12';
let keys = 0;
const key = () => `e2e-team-${++keys}`;

interface Refused { reason: string; field: string | null }
interface Member { id: string; firstName: string; branch: { id: string } | null; role: string; ownRoleName: string | null; version: number; active: boolean; mayChange: boolean; isSelf: boolean }
interface Role { id: string | null; name: string; permissions: string[]; version: number; memberCount: number; holders: string[]; mayGrant: boolean; mayChange: boolean }

const memberFields = 'id firstName branch { id } role ownRoleName version active mayChange isSelf';
const roleFields = 'id name permissions version memberCount holders mayGrant mayChange';
const refused = '... on TeamRefusal { reason field }';

describe('a company and its own people', () => {
    let running: RunningServer;
    let factory: Factory;

    beforeAll(async () => {
        running = await startServer();
        factory = await Factory.of(running);
        await running.adminClient.asSuperAdmin();
    });
    afterAll(() => running.stop());

    interface Person { id: number; email: string; shop: Caller }
    const person = async (company: MadeCompany, role: 'admin' | 'buyer' | 'approver' = 'admin', branchId: number | null = null): Promise<Person> => {
        const { app } = running.server;
        const { memberId } = await factory.member(company.id, role, branchId);
        await app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, memberId, password);
        const email = (await app.get(MemberService).find(factory.ctx, memberId)).customer.emailAddress;
        return { id: memberId, email, shop: await new Caller(running.url, 'shop-api').signIn(email, password) };
    };
    const branch = async (company: MadeCompany, name: string): Promise<number> => {
        const [row] = await running.sql<{ id: number }>(
            `INSERT INTO company_branch ("companyId", name, "contactName", "streetLine", city, "postalCode", "countryCode", active, "isHeadOffice")
             VALUES ($1, $2, '', '', '', '', 'IR', true, false) RETURNING id`,
            [company.id, name],
        );
        return row?.id ?? 0;
    };
    const createRole = async ({ shop }: Person, name: string, permissions: readonly string[]) =>
        (
            await shop.ask<{ createTeamRole: Role & Refused }>(
                `mutation ($input: CreateTeamRoleInput!) { createTeamRole(input: $input) { ... on TeamRole { ${roleFields} } ${refused} } }`,
                { input: { idempotencyKey: key(), name, permissions } },
            )
        ).createTeamRole;
    const updateRole = async ({ shop }: Person, input: object) =>
        (
            await shop.ask<{ updateTeamRole: Role & Refused }>(
                `mutation ($input: UpdateTeamRoleInput!) { updateTeamRole(input: $input) { ... on TeamRole { ${roleFields} } ${refused} } }`,
                { input },
            )
        ).updateTeamRole;
    const deleteRole = async ({ shop }: Person, id: string | null) =>
        (await shop.ask<{ deleteTeamRole: Refused & { success?: true } }>(
            `mutation ($id: ID!) { deleteTeamRole(id: $id) { ... on Success { success } ${refused} } }`, { id })).deleteTeamRole;
    const update = async ({ shop }: Person, input: object) =>
        (
            await shop.ask<{ updateTeamMember: Member & Refused }>(
                `mutation ($input: UpdateTeamMemberInput!) { updateTeamMember(input: $input) { ... on TeamMember { ${memberFields} } ${refused} } }`,
                { input },
            )
        ).updateTeamMember;
    const invite = async ({ shop }: Person, input: object) =>
        (
            await shop.ask<{ inviteTeamMember: Member & Refused }>(
                `mutation ($input: InviteTeamMemberInput!) { inviteTeamMember(input: $input) { ... on TeamMember { ${memberFields} } ${refused} } }`,
                { input: { idempotencyKey: key(), firstName: 'Nima', lastName: 'Azar', language: 'en', ...input } },
            )
        ).inviteTeamMember;
    const team = async ({ shop }: Person, input: object = {}) =>
        (await shop.ask<{ teamMembers: { items: Member[]; totalItems: number } }>(
            `query ($input: TeamMembersInput!) { teamMembers(input: $input) { totalItems items { ${memberFields} } } }`, { input })).teamMembers;
    const roles = async ({ shop }: Person) => (await shop.ask<{ teamRoles: Role[] }>(`{ teamRoles { ${roleFields} } }`)).teamRoles;
    const may = async ({ shop }: Person) =>
        (await shop.ask<{ portalSession: { member: { permissions: string[] } | null } }>('{ portalSession { member { permissions } } }')).portalSession.member?.permissions;

    it('builds a role, gives it, and takes a permission away with the next request', async () => {
        const company = await factory.company();
        const [admin, keeper] = [await person(company), await person(company, 'buyer')];
        const role = await createRole(admin, 'Warehouse keeper', ['order', 'manage-addresses']);
        expect(role).toMatchObject({ name: 'Warehouse keeper', permissions: ['order', 'manage-addresses'], memberCount: 0, mayChange: true });
        expect(await update(admin, { id: keeper.id, ownRoleId: role.id })).toMatchObject({ ownRoleName: 'Warehouse keeper', role: 'buyer' });
        expect(await may(keeper)).toEqual(['order', 'manage-addresses']);
        const less = await updateRole(admin, { id: role.id, version: role.version, permissions: ['manage-addresses'] });
        expect(less).toMatchObject({ version: role.version + 1, memberCount: 1 });
        expect(await may(keeper)).toEqual(['manage-addresses']);
        await expect(keeper.shop.ask('{ checkoutOptions { earliestDate } }')).rejects.toThrow(/authorized/);
        await expect(updateRole(admin, { id: role.id, version: role.version, name: 'Stock' })).rejects.toThrow(/version: .*now version 2/);
        expect(await update(admin, { id: keeper.id, role: 'buyer' })).toMatchObject({ ownRoleName: null });
        expect(await may(keeper)).toEqual(['see-prices', 'order', 'see-whole-company']);
        const actions = await running.sql<{ action: string }>(`SELECT action FROM audit_entry WHERE "companyId" = $1 AND action LIKE 'role.%' ORDER BY id`, [company.id]);
        expect(actions.map(({ action }) => action)).toEqual(['role.create', 'role.update']);
    });

    it('refuses a role that means nothing, is there already, is in use, or is another company\'s', async () => {
        const [company, other] = [await factory.company(), await factory.company()];
        const [admin, stranger] = [await person(company), await person(other)];
        await expect(createRole(admin, 'King', ['rule-the-world'])).rejects.toThrow(/permissions\.0: must be one of/);
        await expect(createRole(admin, 'Nobody', [])).rejects.toThrow(/permissions: needs at least 1/);
        await expect(createRole(admin, ' ', ['order'])).rejects.toThrow(/name: is required/);
        const role = await createRole(admin, 'انبار دار', ['order']);
        expect(await createRole(admin, 'انبار‌دار', ['order'])).toMatchObject({ reason: 'name-taken', field: 'name' });
        expect((await createRole(stranger, 'انبار دار', ['order'])).id).toBeDefined();
        const member = await person(company, 'buyer');
        await update(admin, { id: member.id, ownRoleId: role.id });
        expect(await deleteRole(admin, role.id)).toMatchObject({ reason: 'role-in-use' });
        for (const attempt of [() => deleteRole(stranger, role.id), () => updateRole(stranger, { id: role.id, name: 'x' })]) {
            await expect(attempt()).rejects.toThrow(/No CompanyRole with the id/);
        }
        await expect(update(stranger, { id: stranger.id, ownRoleId: role.id })).rejects.toThrow(/ownRoleId: not a role of this company/);
        await expect(invite(stranger, { emailAddress: 'x@other.example', ownRoleId: role.id })).rejects.toThrow(/ownRoleId: not a role of this company/);
        await update(admin, { id: member.id, role: 'buyer' });
        expect(await deleteRole(admin, role.id)).toEqual({ success: true });
        expect((await roles(admin)).map(({ name, memberCount }) => [name, memberCount])).toEqual([['admin', 1], ['buyer', 1], ['approver', 0]]);
    });

    it('keeps somebody who manages the people, whoever asks and however', async () => {
        const company = await factory.company();
        const admin = await person(company);
        const lost = { reason: 'last-manager' };
        expect(await update(admin, { id: admin.id, active: false })).toMatchObject({ ...lost, field: 'active' });
        expect(await update(admin, { id: admin.id, role: 'buyer' })).toMatchObject({ ...lost, field: 'role' });
        // An admin who has not joined yet manages nobody.
        await invite(admin, { emailAddress: `late${company.id}@team.example`, role: 'admin' });
        expect(await update(admin, { id: admin.id, role: 'buyer' })).toMatchObject(lost);
        const role = await createRole(admin, 'Owner', memberPermissions);
        expect(await update(admin, { id: admin.id, ownRoleId: role.id })).toMatchObject({ ownRoleName: 'Owner' });
        for (const gone of ['manage-members', 'see-whole-company']) {
            expect(await updateRole(admin, { id: role.id, permissions: memberPermissions.filter(name => name !== gone) })).toMatchObject(lost);
        }
        const staff = await running.adminClient.query<{ updateCompanyMember: Refused }>(
            gql`mutation ($id: ID!) { updateCompanyMember(input: { id: $id, active: false }) { ... on CompanyMember { id } ... on TeamRefusal { reason field } } }`,
            { id: admin.id },
        );
        expect(staff.updateCompanyMember).toMatchObject(lost);
    });

    it.each([
        ['demote each other', (one: Person, other: Person) => [update(one, { id: other.id, role: 'buyer' }), update(other, { id: one.id, role: 'buyer' })]],
        ['demote themselves', (one: Person, other: Person) => [update(one, { id: one.id, role: 'buyer' }), update(other, { id: other.id, role: 'buyer' })]],
        ['deactivate each other', (one: Person, other: Person) => [update(one, { id: other.id, active: false }), update(other, { id: one.id, active: false })]],
    ])('lets one of two admins through who %s at the same time', async (_, attempt) => {
        for (let round = 0; round < 4; round++) {
            const company = await factory.company();
            const [one, other] = [await person(company), await person(company)];
            const answers = await Promise.allSettled(attempt(one, other));
            const done = answers.filter(answer => answer.status === 'fulfilled' && answer.value.reason === undefined);
            expect(done).toHaveLength(1);
            const [left] = await running.sql<{ n: string }>(
                `SELECT count(*) AS n FROM company_member WHERE "companyId" = $1 AND active AND role = 'admin'`, [company.id]);
            expect(left?.n).toBe('1');
        }
    });

    it('lets nobody hand out or change what he does not have himself', async () => {
        const company = await factory.company();
        const [admin, head] = [await person(company), await person(company, 'buyer')];
        const role = await createRole(admin, 'Head of purchasing', ['see-prices', 'order', 'manage-members', 'see-whole-company']);
        const finance = await createRole(admin, 'Finance', ['see-finance']);
        await update(admin, { id: head.id, ownRoleId: role.id });
        const colleague = await person(company, 'buyer');
        expect(await update(head, { id: colleague.id, role: 'approver' })).toMatchObject({ reason: 'more-than-own', field: 'role' });
        expect(await update(head, { id: head.id, role: 'admin' })).toMatchObject({ reason: 'more-than-own' });
        expect(await invite(head, { emailAddress: 'a@team.example', ownRoleId: finance.id })).toMatchObject({ reason: 'more-than-own' });
        expect(await update(head, { id: admin.id, active: false })).toMatchObject({ reason: 'member-has-more' });
        expect(await update(head, { id: admin.id, lastName: 'X' })).toMatchObject({ reason: 'member-has-more' });
        expect(await createRole(head, 'Sly', ['approve'])).toMatchObject({ reason: 'more-than-own', field: 'permissions' });
        expect(await updateRole(head, { id: finance.id, permissions: ['order'] })).toMatchObject({ reason: 'more-than-own' });
        expect(await deleteRole(head, finance.id)).toMatchObject({ reason: 'more-than-own' });
        expect(await createRole(head, 'Order only', ['order'])).toMatchObject({ name: 'Order only' });
        expect(await invite(head, { emailAddress: 'b@team.example', role: 'buyer' })).toMatchObject({ role: 'buyer', active: true });
        expect((await roles(head)).filter(({ mayGrant }) => mayGrant).map(({ name }) => name)).toEqual(['buyer', 'Head of purchasing', 'Order only']);
        const { assignablePermissions } = await head.shop.ask<{ assignablePermissions: Array<{ name: string; mayGrant: boolean }> }>('{ assignablePermissions { name mayGrant } }');
        expect(assignablePermissions.filter(({ mayGrant }) => mayGrant).map(({ name }) => name)).toEqual(['see-prices', 'order', 'manage-members', 'see-whole-company']);
    });

    it('keeps who does not see the whole company to the people of his branch', async () => {
        const company = await factory.company();
        const [north, south] = [await branch(company, 'North'), await branch(company, 'South')];
        const [admin, chief] = [await person(company), await person(company, 'buyer', north)];
        const [ofNorth, ofSouth] = [await person(company, 'buyer', north), await person(company, 'buyer', south)];
        const role = await createRole(admin, 'Branch chief', ['see-prices', 'order', 'manage-members']);
        await update(admin, { id: chief.id, ownRoleId: role.id });
        const seen = await team(chief);
        expect(seen.items.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual([chief.id, ofNorth.id]);
        expect(seen.totalItems).toBe(2);
        for (const id of [ofSouth.id, admin.id, 987_654_321]) {
            await expect(update(chief, { id, active: false })).rejects.toThrow(/No CompanyMember with the id/);
        }
        expect(await update(chief, { id: ofNorth.id, branchId: south })).toMatchObject({ reason: 'other-branch', field: 'branchId' });
        expect(await update(chief, { id: ofNorth.id, branchId: null })).toMatchObject({ reason: 'other-branch' });
        expect(await invite(chief, { emailAddress: 'c@team.example', role: 'buyer' })).toMatchObject({ reason: 'other-branch' });
        expect(await invite(chief, { emailAddress: 'c@team.example', role: 'buyer', branchId: north })).toMatchObject({ branch: { id: String(north) } });
        expect(await createRole(chief, 'Mine', ['order'])).toMatchObject({ reason: 'whole-company-only' });
        expect(await update(chief, { id: ofNorth.id, active: false })).toMatchObject({ active: false });
        expect((await roles(chief)).find(({ name }) => name === 'buyer')).toMatchObject({ memberCount: 3, holders: [expect.any(String), expect.any(String)] });
        expect(await team(admin, { term: 'nobody of this name' })).toEqual({ items: [], totalItems: 0 });
        expect((await team(admin, { take: 2, skip: 4 })).totalItems).toBe(5);
    });

    it('shows, invites, sends again and ends the access of people, of its own company only', async () => {
        const [company, other] = [await factory.company(), await factory.company()];
        const [admin, member, stranger] = [await person(company), await person(company, 'buyer'), await person(other)];
        const input = { idempotencyKey: key(), emailAddress: `new${company.id}@team.example`, role: 'buyer' };
        const invited = await invite(admin, input);
        expect((await invite(admin, input)).id).toBe(invited.id);
        const letters = async () => (await running.sql(`SELECT 1 FROM notification_message WHERE template = 'invitation' AND recipient = $1`, [input.emailAddress])).length;
        expect(await letters()).toBe(1);
        const resend = (by: Person, id: string | number) =>
            by.shop.ask(`mutation ($id: ID!) { resendTeamInvitation(id: $id) { ... on TeamMember { id } ${refused} } }`, { id });
        expect(await resend(admin, invited.id)).toEqual({ resendTeamInvitation: { id: invited.id } });
        expect(await letters()).toBe(2);
        expect(await resend(admin, member.id)).toMatchObject({ resendTeamInvitation: { reason: 'already-accepted' } });
        await expect(resend(stranger, invited.id)).rejects.toThrow(/No CompanyMember/);
        await expect(update(stranger, { id: member.id, role: 'admin' })).rejects.toThrow(/No CompanyMember/);
        await expect(team(member)).rejects.toThrow(/authorized/);
        await expect(update(member, { id: member.id, role: 'admin' })).rejects.toThrow(/authorized/);
        const [found] = (await team(admin)).items.filter(({ id }) => Number(id) === member.id);
        expect(await update(admin, { id: member.id, version: found?.version, firstName: 'Mina', phone: '+989121234567' })).toMatchObject({ firstName: 'Mina', version: (found?.version ?? 0) + 1 });
        await expect(update(admin, { id: member.id, version: found?.version, firstName: 'Sara' })).rejects.toThrow(/version/);
        expect(await update(admin, { id: member.id, active: false })).toMatchObject({ active: false });
        expect(await may(member)).toBeUndefined();
        expect(await running.sql('SELECT 1 FROM session s JOIN "user" u ON u.id = s."userId" WHERE u.identifier = $1', [member.email])).toEqual([]);
        expect(await resend(admin, invited.id)).toEqual({ resendTeamInvitation: { id: invited.id } });
    });
});
