/** B15: nobody gets into another's account: not by registering it, not by a link, not by who asks for it where. */
import { newKey } from '../world';
import { ask, signInQuery, verdictOf } from './ask';
import type { Bar, Bench } from './bar';
import { goodPassword, People, type Person, tokenOf } from './people';

const attackers = 'Attacker-Password 4711';

async function canSignIn(people: People, email: string, password: string, api: 'shop-api' | 'admin-api' = 'shop-api'): Promise<boolean> {
    return verdictOf(await ask(people.product.url, { api, query: signInQuery, variables: { username: email, password } })) === 'right';
}

/** Core's own ways to become somebody: all that name the victim's address. */
async function throughCore(bench: Bench, people: People, victim: Person): Promise<void> {
    const input = `{ emailAddress: "${victim.email}", password: "${attackers}" }`;
    const ways = {
        register: `mutation { registerCustomerAccount(input: ${input}) { __typename } }`,
        verify: 'mutation { verifyCustomerAccount(token: "x", password: "y") { __typename } }',
        refresh: `mutation { refreshCustomerVerification(emailAddress: "${victim.email}") { __typename } }`,
        'core-reset-request': `mutation { requestPasswordReset(emailAddress: "${victim.email}") { __typename } }`,
        'core-reset': `mutation { resetPassword(token: "x", password: "${attackers}") { __typename } }`,
        'core-change': `mutation { updateCustomerPassword(currentPassword: "${attackers}", newPassword: "${attackers}") { __typename } }`,
        'core-email': `mutation { requestUpdateCustomerEmailAddress(password: "${attackers}", newEmailAddress: "thief@evil.example") { __typename } }`,
        authenticate: `mutation { authenticate(input: { native: { username: "${victim.email}", password: "${attackers}" } }) { __typename } }`,
        'order-customer': `mutation { setCustomerForOrder(input: { firstName: "A", lastName: "B", emailAddress: "${victim.email}" }) { __typename } }`,
    };
    const thief = await people.signIn(await people.member(goodPassword, people.world.buyer(1).companyId));
    const open: string[] = [];
    for (const [name, query] of Object.entries(ways)) {
        for (const token of [undefined, thief.bearer]) {
            const said = await ask(people.product.url, { query, token });
            if (said.code !== 'FORBIDDEN') open.push(`${name}: ${said.status} ${said.code ?? said.body}`);
        }
    }
    bench.equals('core-ways', open.length, 0, 'of core’s ways open', open.join(' | '));
}

async function links(bench: Bench, people: People, victim: Person): Promise<void> {
    const hosts = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', Origin: 'https://evil.example', Referer: 'https://evil.example/' };
    const asked = `mutation { requestPasswordLink(emailAddress: "${victim.email}") { success } }`;
    const first = await people.linkAfter(victim.email, 'reset', () => ask(people.product.url, { query: asked, headers: hosts }));
    bench.equals('foreign-host', first.startsWith(`${people.product.url}/reset/`) ? 0 : 1, 0, 'links to another host', first.replace(/[\w-]{43}$/, '…'));
    const older = tokenOf(first);
    const newer = tokenOf(await people.resetLink(victim.email));
    const invitation = (await people.invite()).token;
    const attempts: Record<string, string | null> = {
        'older-link': await people.take('resetPasswordByLink', older, attackers),
        'link-as-invitation': await people.take('acceptInvitation', newer, attackers),
        'invitation-as-link': await people.take('resetPasswordByLink', invitation, attackers),
        altered: await people.take('resetPasswordByLink', `${newer.slice(0, -2)}${newer.endsWith('AA') ? 'BB' : 'AA'}`, attackers),
        empty: await people.take('resetPasswordByLink', '', attackers),
        wildcard: await people.take('resetPasswordByLink', '%', attackers),
    };
    const taken = Object.entries(attempts).filter(([, reason]) => reason === null).map(([name]) => name);
    bench.equals('wrong-links', taken.length, 0, 'links taken', taken.join(', ') || Object.keys(attempts).join(', '));
    const session = await people.signIn(victim);
    bench.equals('right-link', (await people.take('resetPasswordByLink', newer, `${goodPassword} two`)) === null ? 1 : 0, 1, 'uses of the right link');
    bench.equals('reused-link', (await people.take('resetPasswordByLink', newer, attackers)) === null ? 1 : 0, 0, 'second uses');
    const { portalSession } = await session.ask<{ portalSession: { member: unknown } }>('{ portalSession { member { id } } }');
    bench.equals('sessions-after-reset', portalSession.member === null ? 0 : 1, 0, 'sessions of before that live on');
    bench.equals('old-password', (await canSignIn(people, victim.email, victim.password)) ? 1 : 0, 0, 'sign-ins with the old password');
}

/** A member of one company whom another company's staff entry, or a second invitation, would make another person. */
async function secondInvitation(bench: Bench, people: People, victim: Person): Promise<void> {
    const invite = (companyId: number, emailAddress: string) =>
        people.staff
            .ask('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id } }', {
                input: { idempotencyKey: newKey(), companyId, firstName: 'T', lastName: 'Hief', emailAddress, role: 'admin', language: 'en' },
            })
            .catch(() => undefined);
    const before = await people.product.sql('SELECT "passwordHash" FROM authentication_method WHERE identifier = $1', [victim.email]);
    await invite(people.world.buyer(1).companyId, victim.email.toUpperCase());
    await invite(people.world.buyer(0).companyId, victim.email);
    const after = await people.product.sql('SELECT "passwordHash" FROM authentication_method WHERE identifier = $1', [victim.email]);
    bench.equals('second-invitation', JSON.stringify(before) === JSON.stringify(after) ? 0 : 1, 0, 'passwords changed by an invitation');
    const [names] = await people.product.sql<{ count: number }>(`SELECT count(*)::int AS count FROM customer WHERE lower("emailAddress") = $1 AND "lastName" = 'Azad'`, [victim.email]);
    bench.equals('second-invitation-name', names?.count ?? 0, 1, 'people of this address, under their own name');
}

/** Staff who may look after staff do not become the superadmin by it. */
async function staffAboveOneself(bench: Bench, people: People): Promise<void> {
    const { product } = people;
    const roleId = await people.role('climbers', ['CreateAdministrator', 'ReadAdministrator', 'UpdateAdministrator', 'DeleteAdministrator', 'ReadSettings']);
    const [boss] = await product.sql<{ id: number; roleId: number }>(
        `SELECT a.id, r.id AS "roleId" FROM administrator a JOIN "user" u ON u.id = a."userId", role r WHERE u.identifier = 'superadmin' AND r.code = '__super_admin_role__'`,
    );
    const mine = await people.employ('climber@firm.example', roleId);
    const climber = await mine.signIn();
    const tries: [string, Record<string, unknown>][] = [
        ['password', { id: boss?.id, password: attackers }],
        ['address', { id: boss?.id, emailAddress: 'climber@firm.example' }],
        ['own-role', { id: mine.id, roleIds: [roleId, boss?.roleId] }],
    ];
    const done: string[] = [];
    for (const [name, input] of tries) {
        const said = await ask(product.url, { api: 'admin-api', query: 'mutation ($input: UpdateAdministratorInput!) { updateAdministrator(input: $input) { id } }', variables: { input }, token: climber.bearer });
        if (said.code === undefined) done.push(name);
    }
    const [roles] = await product.sql<{ count: number }>(
        `SELECT count(*)::int AS count FROM user_roles_role ur JOIN role r ON r.id = ur."roleId" JOIN administrator a ON a."userId" = ur."userId" WHERE a.id = $1 AND r.code = '__super_admin_role__'`,
        [mine.id],
    );
    bench.equals('superadmin', (roles?.count ?? 1) + ((await canSignIn(people, 'superadmin', attackers, 'admin-api')) ? 1 : 0), 0, 'ways up', done.join(', '));
    // A change of one's own way in needs the password of now.
    const own = await ask(product.url, {
        api: 'admin-api',
        query: 'mutation ($input: UpdateActiveAdministratorInput!) { updateActiveAdministrator(input: $input) { id } }',
        variables: { input: { emailAddress: 'thief@firm.example', password: attackers } },
        token: climber.bearer,
    });
    bench.equals('open-dashboard', own.code === undefined ? 1 : 0, 0, 'ways in changed without the password of now', own.body.slice(0, 120));
}

export const takeovers: Bar = {
    id: 'B15',
    what: 'account takeovers',
    async run(bench) {
        await People.meet(async people => {
            const victim = await people.member();
            await throughCore(bench, people, victim);
            await secondInvitation(bench, people, victim);
            await links(bench, people, victim);
            await staffAboveOneself(bench, people);
            bench.equals('taken', (await canSignIn(people, victim.email, attackers)) ? 1 : 0, 0, 'accounts with the attacker’s password');
            await bench.conclude('registration, links, hosts, invitations, staff', people.product);
        });
    },
};
