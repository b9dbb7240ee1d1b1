import { Factory } from '../../../test/factories';
import { Caller, GraphqlError } from '../../../test/graphql';
import { staffMember, testPassword } from '../../../test/production-facts';
import { type RunningServer, startServer } from '../../../test/server';
import { codeOfStep, stepAt } from '../../../kernel/totp';
import { StaffRoleService } from '../services/staff-role.service';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const manage = ['ReadAdministrator', 'UpdateAdministrator', 'CreateAdministrator', 'DeleteAdministrator', 'ReadCompany'];

const login = `mutation ($username: String!, $password: String!) {
    login(username: $username, password: $password) { __typename ... on SecondFactorNeeded { reason ticket message } ... on ErrorResult { errorCode } }
}`;
const confirmSignIn = `mutation ($ticket: String, $code: String!) {
    confirmSignIn(ticket: $ticket, code: $code) { ... on SignedIn { success recoveryCodes } ... on SecondFactorRefusal { reason } }
}`;
const enrolment = '... on SecondFactorEnrolment { secret uri picture } ... on SecondFactorRefusal { reason }';
const block = `mutation ($id: ID!, $reason: String!) { blockStaffMember(id: $id, reason: $reason) { ... on StaffMember { blockedAt } ... on StaffRefusal { reason } } }`;
const unblock = `mutation ($id: ID!) { unblockStaffMember(id: $id) { ... on StaffMember { blockedAt } ... on StaffRefusal { reason } } }`;

interface LoginAnswer {
    __typename: string;
    reason?: string;
    ticket?: string;
    errorCode?: string;
}
interface Confirmed {
    success?: boolean;
    recoveryCodes?: string[];
    reason?: string;
}

function secretOf(base32: string): Buffer {
    const bits = [...base32].map(letter => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
    return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => parseInt(byte, 2)));
}

describe('staff', () => {
    let running: RunningServer;
    const desk = () => new Caller(running.url, 'admin-api');
    const person = (permissions: string[] = ['ReadCompany']) => staffMember(running, permissions);
    const signIn = async (username: string, from = desk(), password = testPassword): Promise<LoginAnswer> =>
        (await from.ask<{ login: LoginAnswer }>(login, { username, password })).login;
    const confirm = async (ticket: string | undefined, code: string, from = desk()): Promise<Confirmed> =>
        (await from.ask<{ confirmSignIn: Confirmed }>(confirmSignIn, { ticket, code })).confirmSignIn;
    const isShutOut = async (caller: Caller): Promise<void> => {
        await expect(caller.ask('{ companies { totalItems } }')).rejects.toThrow(GraphqlError);
    };
    const codeNow = (secret: string, steps = 0) => codeOfStep(secretOf(secret), stepAt(Date.now() / 1000) + steps);

    beforeAll(async () => {
        running = await startServer();
    });
    afterAll(() => running.stop());

    it('blocks a colleague at once, and lets him in again', async () => {
        const chief = await desk().signIn((await person(manage)).emailAddress, testPassword);
        const other = await person();
        const open = await desk().signIn(other.emailAddress, testPassword);
        await open.ask('{ companies { totalItems } }');
        const blocked = await chief.ask<{ blockStaffMember: object }>(block, { id: String(other.id), reason: 'left the firm' });
        expect(blocked.blockStaffMember).toEqual({ blockedAt: expect.any(String) as string });
        await isShutOut(open);
        // The answer is the one to a wrong password.
        expect(await signIn(other.emailAddress)).toEqual({ __typename: 'InvalidCredentialsError', errorCode: 'INVALID_CREDENTIALS_ERROR' });
        expect(await running.sql('SELECT 1 FROM session s JOIN "user" u ON u.id = s."userId" WHERE u.identifier = $1', [other.emailAddress])).toEqual([]);
        await chief.ask(unblock, { id: String(other.id) });
        expect((await signIn(other.emailAddress)).__typename).toBe('CurrentUser');
        const audited = await running.sql(`SELECT action, reason FROM audit_entry WHERE action IN ('staff.block', 'staff.unblock') ORDER BY id`);
        expect(audited).toEqual([{ action: 'staff.block', reason: 'left the firm' }, { action: 'staff.unblock', reason: null }]);
    });

    it('is over with the next request past every cache, as another server would see it, when he is blocked or loses a right', async () => {
        const other = await person();
        const open = await desk().signIn(other.emailAddress, testPassword);
        await open.ask('{ companies { totalItems } }');
        await running.sql('UPDATE staff_member SET "blockedAt" = now() WHERE "administratorId" = $1', [other.id]);
        await isShutOut(open);
        await running.sql('UPDATE staff_member SET "blockedAt" = NULL WHERE "administratorId" = $1', [other.id]);
        await open.ask('{ companies { totalItems } }');
        await running.sql(
            `UPDATE role SET permissions = 'Authenticated' WHERE id = (SELECT ur."roleId" FROM administrator a JOIN user_roles_role ur ON ur."userId" = a."userId" WHERE a.id = $1)`,
            [other.id],
        );
        await isShutOut(open);
    });

    it('refuses to block oneself, somebody who may do more, and the last who manages staff', async () => {
        const chief = await person(manage);
        const seat = await desk().signIn(chief.emailAddress, testPassword);
        const stronger = await person([...manage, 'ReadAudit']);
        const asked = async (id: number) => (await seat.ask<{ blockStaffMember: object }>(block, { id: String(id), reason: 'test' })).blockStaffMember;
        expect(await asked(chief.id)).toEqual({ reason: 'oneself' });
        expect(await asked(stronger.id)).toEqual({ reason: 'stronger' });
        await expect(asked(987_654)).rejects.toThrow(/No Administrator with the id/);
        const change = `mutation ($input: UpdateAdministratorInput!) { updateAdministrator(input: $input) { id } }`;
        await expect(seat.ask(change, { input: { id: String(stronger.id), password: 'taken over 1234' } })).rejects.toThrow(/authorized/);
        await expect(seat.ask('mutation ($id: ID!) { deleteAdministrator(id: $id) { result } }', { id: String(stronger.id) })).rejects.toThrow(/authorized/);
        expect((await signIn(stronger.emailAddress)).__typename).toBe('CurrentUser');
    });

    it('ends the sessions of a colleague whose password is changed for him', async () => {
        const chief = await desk().signIn((await person(manage)).emailAddress, testPassword);
        const other = await person();
        const open = await desk().signIn(other.emailAddress, testPassword);
        const change = `mutation ($input: UpdateAdministratorInput!) { updateAdministrator(input: $input) { id } }`;
        await chief.ask(change, { input: { id: String(other.id), password: 'another horse battery 12' } });
        await isShutOut(open);
        expect((await signIn(other.emailAddress)).__typename).toBe('InvalidCredentialsError');
    });

    it('keeps reach, firm branch and card, and loses nothing of two who change them', async () => {
        const chief = await desk().signIn((await person(manage)).emailAddress, testPassword);
        const other = await person();
        const { createFirmBranch } = await chief.ask<{ createFirmBranch: { id: string } }>(
            'mutation { createFirmBranch(name: "Tehran", idempotencyKey: "e2e-staff-branch") { id } }',
        );
        const update = `mutation ($input: UpdateStaffMemberInput!) { updateStaffMember(input: $input) { ... on StaffMember { reach firmBranchName phone version } ... on StaffRefusal { reason } } }`;
        const input = { id: String(other.id), reach: 'firm-branch', firmBranchId: createFirmBranch.id, phone: '0912 100 2030', version: 1 };
        expect(await chief.ask(update, { input })).toEqual({ updateStaffMember: { reach: 'firm-branch', firmBranchName: 'Tehran', phone: '+989121002030', version: 2 } });
        await expect(chief.ask(update, { input: { ...input, reach: 'all' } })).rejects.toThrow(/version: .*now version 2/);
        await expect(chief.ask(update, { input: { ...input, version: 2, phone: '12' } })).rejects.toThrow(/phone: must be a phone number/);
        await expect(chief.ask(update, { input: { ...input, version: 2, reach: 'everything' } })).rejects.toThrow(/reach: must be one of/);
        const remove = `mutation ($id: ID!) { deleteFirmBranch(id: $id) { ... on Success { success } ... on StaffRefusal { reason } } }`;
        expect(await chief.ask(remove, { id: createFirmBranch.id })).toEqual({ deleteFirmBranch: { reason: 'has-people' } });
        const { staffMembers } = await chief.ask<{ staffMembers: { items: { id: string }[] } }>('query ($input: StaffMembersInput) { staffMembers(input: $input) { items { id } } }', {
            input: { firmBranchId: createFirmBranch.id },
        });
        expect(staffMembers.items).toEqual([{ id: String(other.id) }]);
    });

    async function enrolled(): Promise<{ id: number; emailAddress: string; secret: string; recoveryCodes: string[]; seat: Caller }> {
        const made = await person();
        const seat = await desk().signIn(made.emailAddress, testPassword);
        const { beginSecondFactor } = await seat.ask<{ beginSecondFactor: { secret: string; uri: string; picture: string } }>(`mutation { beginSecondFactor { ${enrolment} } }`);
        expect(beginSecondFactor.picture).toMatch(/^<svg/);
        expect(beginSecondFactor.uri).toContain(beginSecondFactor.secret);
        const confirmed = await seat.ask<{ confirmSecondFactor: { codes: string[] } }>(
            'mutation ($code: String!) { confirmSecondFactor(code: $code) { ... on RecoveryCodes { codes } ... on SecondFactorRefusal { reason } } }',
            { code: codeNow(beginSecondFactor.secret, -1) },
        );
        return { ...made, seat, secret: beginSecondFactor.secret, recoveryCodes: confirmed.confirmSecondFactor.codes };
    }

    it('asks for a code after the password, and opens nothing before it', async () => {
        const { emailAddress, secret, recoveryCodes } = await enrolled();
        expect(recoveryCodes).toHaveLength(10);
        const browser = desk();
        const half = await signIn(emailAddress, browser);
        expect(half).toMatchObject({ __typename: 'SecondFactorNeeded', reason: 'code' });
        await isShutOut(browser);
        expect(await running.sql('SELECT 1 FROM session s JOIN "user" u ON u.id = s."userId" WHERE u.identifier = $1', [emailAddress])).toHaveLength(1);
        const code = codeNow(secret);
        expect(await confirm(half.ticket, code, browser)).toEqual({ success: true, recoveryCodes: [] });
        await browser.ask('{ companies { totalItems } }');
        // Neither ticket nor code a second time.
        expect(await confirm(half.ticket, code)).toEqual({ reason: 'expired' });
        expect(await confirm((await signIn(emailAddress)).ticket, code)).toEqual({ reason: 'wrong-code' });
    });

    it('takes each recovery code once', async () => {
        const { emailAddress, recoveryCodes } = await enrolled();
        const [first = '', second = ''] = recoveryCodes;
        expect(await confirm((await signIn(emailAddress)).ticket, first)).toMatchObject({ success: true });
        expect(await confirm((await signIn(emailAddress)).ticket, first)).toEqual({ reason: 'wrong-code' });
        expect(await confirm((await signIn(emailAddress)).ticket, second.toUpperCase())).toMatchObject({ success: true });
    });

    it('locks for a quarter of an hour after five wrong codes, whoever guesses and from wherever', async () => {
        const { id, emailAddress, secret } = await enrolled();
        const half = await signIn(emailAddress);
        const right = codeNow(secret);
        const wrong = right === '000000' ? '000001' : '000000';
        const answers = await Promise.all(Array.from({ length: 8 }, () => confirm(half.ticket, wrong)));
        expect(answers.map(({ reason }) => reason).sort()).toEqual([...Array<string>(3).fill('locked'), ...Array<string>(5).fill('wrong-code')]);
        expect(await confirm(half.ticket, right)).toEqual({ reason: 'locked' });
        await running.sql('UPDATE staff_second_factor SET "lockedUntil" = now() WHERE "administratorId" = $1', [id]);
        expect(await confirm(half.ticket, right)).toMatchObject({ success: true });
    });

    it('keeps the secret in no form that opens it, nor in the log', async () => {
        const { id, secret } = await enrolled();
        const [row] = await running.sql<{ sealedSecret: string }>('SELECT "sealedSecret" FROM staff_second_factor WHERE "administratorId" = $1', [id]);
        expect(row?.sealedSecret).not.toContain(secret);
        expect(Buffer.from(row?.sealedSecret ?? '', 'base64').includes(secretOf(secret))).toBe(false);
        expect(await running.sql('SELECT 1 FROM audit_entry WHERE after::text LIKE $1', [`%${secret}%`])).toEqual([]);
    });

    it('leaves an entry of each sign-in, well or badly, and one of refusals that repeat', async () => {
        const other = await person(['ReadRating']);
        const newest = (await running.sql<{ id: number }>('SELECT max(id)::int AS id FROM audit_entry'))[0]?.id ?? 0;
        await signIn(other.emailAddress, desk(), 'a guess of somebody');
        const seat = desk();
        await signIn(other.emailAddress, seat);
        for (let turn = 0; turn < 3; turn++) await isShutOut(seat);
        const entries = await running.sql(`SELECT action, actor, "actorName", "entityId" FROM audit_entry WHERE id > $1 ORDER BY id`, [newest]);
        const who = { actor: `staff:${other.id}`, actorName: other.emailAddress };
        expect(entries).toEqual([
            { ...who, action: 'sign-in.failure', entityId: 'admin.login' },
            { ...who, action: 'sign-in.success', entityId: 'admin.login' },
            { ...who, action: 'access.denied', entityId: 'admin.companies' },
        ]);
        expect(await running.sql(`SELECT 1 FROM audit_entry WHERE after::text LIKE '%guess of somebody%'`)).toEqual([]);
    });

    it('gives the activity as a file to whoever may read the log, filtered, and with formulas as text', async () => {
        const reader = await desk().signIn((await person(['ReadAudit'])).emailAddress, testPassword);
        const fetchFile = (caller: Caller, path: string) => fetch(`${running.url}/staff-activity/${path}`, { headers: { Authorization: `Bearer ${caller.bearer ?? ''}` } });
        await running.sql(`INSERT INTO audit_entry (actor, action, entity, "entityId", reason, subject) VALUES ('staff:999', 'order.place', 'Order', '1', '=1+1', 'member:5')`);
        const csv = await (await fetchFile(reader, 'csv?actor=staff:999&actingOnly=true')).text();
        const lines = csv.trim().split('\r\n');
        expect(lines).toHaveLength(2);
        expect(lines[1]).toContain('order.place');
        expect(lines[1]).not.toContain('"=1+1"');
        const none = await (await fetchFile(reader, 'csv?actor=staff:999&action=company.')).text();
        expect(none.trim().split('\r\n')).toHaveLength(1);
        const workbook = await fetchFile(reader, 'xlsx?entity=Order');
        expect(Buffer.from(await workbook.arrayBuffer()).subarray(0, 2).toString()).toBe('PK');
        expect((await fetchFile(reader, 'pdf')).status).toBe(404);
        expect((await fetchFile(await desk().signIn((await person()).emailAddress, testPassword), 'csv')).status).toBe(403);
        expect(await running.sql(`SELECT 1 FROM audit_entry WHERE action = 'audit.export'`)).toHaveLength(3);
    });

    it('is reset by a colleague, never by oneself', async () => {
        const { id, emailAddress, seat } = await enrolled();
        const reset = `mutation ($administratorId: ID!) { resetSecondFactor(administratorId: $administratorId, reason: "lost his phone") { ... on Success { success } ... on StaffRefusal { reason } } }`;
        const chief = await person(manage);
        const chiefSeat = await desk().signIn(chief.emailAddress, testPassword);
        expect(await chiefSeat.ask(reset, { administratorId: String(chief.id) })).toEqual({ resetSecondFactor: { reason: 'own-second-factor' } });
        expect(await chiefSeat.ask(reset, { administratorId: String(id) })).toEqual({ resetSecondFactor: { success: true } });
        await isShutOut(seat);
        expect((await signIn(emailAddress)).__typename).toBe('CurrentUser');
    });

    it('is set up at the sign-in where a role asks for it', async () => {
        const other = await person();
        const open = await desk().signIn(other.emailAddress, testPassword);
        const [role] = await running.sql<{ id: number }>('SELECT ur."roleId" AS id FROM administrator a JOIN user_roles_role ur ON ur."userId" = a."userId" WHERE a.id = $1', [other.id]);
        const chief = await desk().signIn((await person(manage)).emailAddress, testPassword);
        await chief.ask('mutation ($roleIds: [ID!]!) { setSecondFactorRoles(roleIds: $roleIds) }', { roleIds: [String(role?.id)] });
        await isShutOut(open);
        const half = await signIn(other.emailAddress);
        expect(half).toMatchObject({ __typename: 'SecondFactorNeeded', reason: 'enrol' });
        const { beginSignInEnrolment } = await desk().ask<{ beginSignInEnrolment: { secret: string } }>(
            `mutation ($ticket: String) { beginSignInEnrolment(ticket: $ticket) { ${enrolment} } }`,
            { ticket: half.ticket },
        );
        const done = await confirm(half.ticket, codeNow(beginSignInEnrolment.secret));
        expect(done.recoveryCodes).toHaveLength(10);
        expect(await signIn(other.emailAddress)).toMatchObject({ reason: 'code' });
        await chief.ask('mutation { setSecondFactorRoles(roleIds: []) }');
    });

    it('brings an installation the preset roles of a newer version, and none that the firm deleted', async () => {
        const { ctx } = await Factory.of(running);
        const presets = running.server.app.get(StaffRoleService);
        const dismiss = () => running.sql(`WITH r AS (SELECT id FROM role WHERE code = 'cashier'), c AS (DELETE FROM role_channels_channel USING r WHERE "roleId" = r.id) DELETE FROM role USING r WHERE role.id = r.id`);
        await presets.ensure(ctx);
        await dismiss();
        expect(await presets.addMissing(ctx)).toEqual([]);
        await running.sql(`DELETE FROM staff_role_preset WHERE code = 'cashier'`);
        const both = await Promise.all([presets.addMissing(ctx), presets.addMissing(ctx)]);
        expect(both.flat()).toEqual(['cashier']);
    });
});
