/** B17: a session is its owner's, ends when it should, on every server, and passwords are whole and not known to all. */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import { Caller } from '../graphql';
import type { Product } from '../product';
import { ask, signInQuery, verdictOf } from './ask';
import { type Bar, type Bench, until } from './bar';
import { newKey } from '../world';
import { goodPassword, People, type Person, tokenOf } from './people';

type Api = 'shop-api' | 'admin-api';

const looks: Record<Api, string> = { 'shop-api': '{ me { id } }', 'admin-api': '{ companies { totalItems } }' };
const limitSeconds = 1;

async function isAlive(url: string, api: Api, token: string): Promise<boolean> {
    const said = await ask(url, { api, query: looks[api], token });
    return said.code === undefined;
}

/** Seconds until neither server takes the token any more; each has it in its cache when the end comes. */
async function deadAfter(product: Product, api: Api, token: string, end: () => Promise<unknown>): Promise<number> {
    const servers = [product.url, product.twinUrl];
    const alive = () => Promise.all(servers.map(url => isAlive(url, api, token)));
    if (!(await alive()).every(Boolean)) return Infinity;
    await end();
    const began = performance.now();
    await alive();
    if (!(await until(async () => (await alive()).every(one => !one), 5))) return Infinity;
    return Math.round((performance.now() - began) / 10) / 100;
}

async function rotation(bench: Bench, people: People, person: Person): Promise<void> {
    const fixed = 'f'.repeat(64);
    const said = await ask(people.product.url, { query: signInQuery, variables: { username: person.email, password: person.password }, token: fixed });
    const given = String(said.headers['vendure-auth-token'] ?? '');
    bench.equals('fixation', given !== fixed && given.length >= 43 && !(await isAlive(people.product.url, 'shop-api', fixed)) ? 0 : 1, 0, 'sessions under a token that was there before');
    const again = await ask(people.product.url, { query: signInQuery, variables: { username: person.email, password: person.password }, token: given });
    bench.equals('rotation', again.headers['vendure-auth-token'] === given ? 1 : 0, 0, 'tokens that outlive signing in again');
    const cookie = String(said.headers['set-cookie'] ?? '');
    bench.equals('cookie', /httponly/i.test(cookie) && /samesite=lax/i.test(cookie) ? 1 : 0, 1, 'cookies HttpOnly and SameSite', cookie.replace(/=[^;]{8}[^;]*/, '=…').slice(0, 120));
}

async function endsOfMembers(bench: Bench, people: People): Promise<void> {
    const { product, staff } = people;
    const open = async () => {
        const person = await people.member();
        return { person, token: (await people.signIn(person)).bearer ?? '' };
    };
    const ends: Record<string, (person: Person, token: string) => Promise<unknown>> = {
        logout: (_, token) => ask(product.url, { query: 'mutation { logout { success } }', token }),
        deactivated: person => staff.ask('mutation ($id: ID!) { updateCompanyMember(input: { id: $id, active: false }) { __typename } }', { id: person.memberId }),
        'password-reset': async person => people.take('resetPasswordByLink', tokenOf(await people.resetLink(person.email)), `${goodPassword} two`),
    };
    for (const [name, end] of Object.entries(ends)) {
        const { person, token } = await open();
        bench.atMost(`member-${name}`, await deadAfter(product, 'shop-api', token, () => end(person, token)), limitSeconds, 's', 'until dead on both servers');
    }
}

const goodBye = 'mutation { endActing { __typename } }';

/** Who acts for a member: his session ends with the acting, with his access, and with the assignment. */
async function endsOfActing(bench: Bench, people: People): Promise<void> {
    const { product, staff, world } = people;
    const roleId = await people.role('acts', ['ReadCompany', 'ActForCustomer', 'ReadSettings']);
    const { companyId, id: memberId } = world.buyer(0);
    let made = 0;
    const open = async () => {
        const { id, signIn } = await people.employ(`actor${++made}@firm.example`, roleId);
        await staff.ask('mutation ($input: UpdateCompanyInput!) { updateCompany(input: $input) { id } }', { input: { id: companyId, managerAdministratorId: id } });
        const handover = await (await signIn()).ask<{ actForMember: { token: string } }>(
            'mutation ($id: ID!, $key: String!) { actForMember(memberId: $id, reason: "on the phone", idempotencyKey: $key) { ... on ActingHandover { token } } }',
            { id: String(memberId), key: newKey() },
        );
        const begun = await ask(product.url, { query: 'mutation ($token: String!) { beginActing(token: $token) { __typename } }', variables: { token: handover.actForMember.token } });
        return { id, token: String(begun.headers['vendure-auth-token'] ?? '') };
    };
    const ends: Record<string, (acting: Awaited<ReturnType<typeof open>>) => Promise<unknown>> = {
        'acting-ended': ({ token }) => ask(product.url, { query: goodBye, token }),
        'actor-blocked': ({ id }) => staff.ask('mutation ($id: ID!) { blockStaffMember(id: $id, reason: "left") { __typename } }', { id }),
        'actor-unassigned': () => staff.ask('mutation ($input: UpdateCompanyInput!) { updateCompany(input: $input) { id } }', { input: { id: companyId, managerAdministratorId: null } }),
    };
    for (const [name, end] of Object.entries(ends)) {
        const acting = await open();
        bench.atMost(name, await deadAfter(product, 'shop-api', acting.token, () => end(acting)), limitSeconds, 's', 'until dead on both servers');
    }
}

/** A person of two companies: what he chooses holds on both servers at once, and his other session stays where it is. */
async function switching(bench: Bench, people: People): Promise<void> {
    const { product, world } = people;
    const person = await people.member();
    const [second] = await product.sql<{ id: number }>(
        `INSERT INTO company_member ("companyId", "customerId", role, language, "acceptedAt")
         SELECT $2, "customerId", 'buyer', 'en', now() FROM company_member WHERE id = $1 RETURNING id`,
        [person.memberId, world.buyer(1).companyId],
    );
    const [moving, staying] = [await people.signIn(person), await people.signIn(person)];
    const speaksFor = async (token: string | undefined) =>
        Promise.all([product.url, product.twinUrl].map(async url => (await ask(url, { query: '{ portalSession { member { id } } }', token })).data?.portalSession?.member as { id: string } | null | undefined));
    await speaksFor(moving.bearer);
    const before = await speaksFor(staying.bearer);
    await moving.ask('mutation ($id: ID!) { switchCompany(memberId: $id) { __typename } }', { id: String(second?.id) });
    const [after, other] = [await speaksFor(moving.bearer), await speaksFor(staying.bearer)];
    bench.equals('switched', after.filter(member => member?.id === String(second?.id)).length, 2, 'servers on which the session speaks for the other company at once');
    bench.equals('other-session', JSON.stringify(before) === JSON.stringify(other) ? 0 : 1, 0, 'other sessions that were moved along');
    await people.staff.ask('mutation ($id: ID!) { updateCompanyMember(input: { id: $id, active: false }) { __typename } }', { id: String(second?.id) });
    const dead = await speaksFor(moving.bearer);
    bench.equals('left-company', dead.filter(member => member?.id === String(second?.id)).length, 0, 'servers on which a session speaks for a company that the person has left');
}

async function endsOfStaff(bench: Bench, people: People): Promise<void> {
    const { product, staff } = people;
    const more = await people.role('more', ['ReadCompany', 'ReadSettings']);
    const less = await people.role('less', ['ReadSettings']);
    let made = 0;
    const open = async () => {
        const { id, signIn } = await people.employ(`ender${++made}@firm.example`, more);
        return { id, signIn: async () => (await signIn()).bearer ?? '', token: (await signIn()).bearer ?? '' };
    };
    const ends: Record<string, (staffMember: Awaited<ReturnType<typeof open>>) => Promise<unknown>> = {
        logout: ({ token }) => ask(product.url, { api: 'admin-api', query: 'mutation { logout { success } }', token }),
        blocked: ({ id }) => staff.ask('mutation ($id: ID!) { blockStaffMember(id: $id, reason: "left") { __typename } }', { id }),
        disabled: ({ id }) => staff.ask('mutation ($id: ID!) { deleteAdministrator(id: $id) { result } }', { id }),
        'role-removed': ({ id }) => staff.ask('mutation ($input: UpdateAdministratorInput!) { updateAdministrator(input: $input) { id } }', { input: { id, roleIds: [less] } }),
        'password-changed': async ({ signIn }) =>
            ask(product.url, {
                api: 'admin-api',
                query: 'mutation ($input: UpdateActiveAdministratorInput!) { updateActiveAdministrator(input: $input) { id } }',
                variables: { input: { password: `${goodPassword} two`, currentPassword: goodPassword } },
                token: await signIn(),
            }),
    };
    for (const [name, end] of Object.entries(ends)) {
        const one = await open();
        bench.atMost(`staff-${name}`, await deadAfter(product, 'admin-api', one.token, () => end(one)), limitSeconds, 's', 'until dead on both servers');
    }
}

/** Idleness and age, by moving what the database knows of the session into the past. */
async function ages(bench: Bench, people: People, person: Person): Promise<void> {
    const { product } = people;
    const kinds: [string, Api, () => Promise<string>, number, string][] = [
        ['member', 'shop-api', async () => (await people.signIn(person)).bearer ?? '', 30, '14 days'],
        ['staff', 'admin-api', async () => (await new Caller(product.url, 'admin-api').signIn('superadmin', product.password)).bearer ?? '', 15, '12 hours'],
    ];
    for (const [name, api, signIn, idle, age] of kinds) {
        const after = async (change: string): Promise<boolean> => {
            const token = await signIn();
            if (!(await isAlive(product.url, api, token))) return false;
            await product.sql(`UPDATE session SET ${change} WHERE id = (SELECT max(id) FROM session)`);
            await sleep(1_100); // What the server remembers of it.
            return isAlive(product.url, api, token);
        };
        const minutes = (count: number) => `expires = expires - interval '${count} minutes'`;
        bench.equals(`${name}-idle-less`, (await after(minutes(idle - 1))) ? 1 : 0, 1, 'sessions alive', `after ${idle - 1} idle minutes`);
        bench.equals(`${name}-idle`, (await after(minutes(idle))) ? 1 : 0, 0, 'sessions alive', `after ${idle} idle minutes`);
        const old = `"createdAt" = "createdAt" - interval '${age}' - interval '1 minute', ${minutes(2)}`;
        bench.equals(`${name}-old`, (await after(old)) ? 1 : 0, 0, 'sessions alive', `${age} after signing in, never idle`);
    }
}

const commonest = [
    ...['123456789012', '111111111111', '1234567890123', '123123123123', 'qwertyuiop12', 'qwerty123456', '1q2w3e4r5t6y', '1qaz2wsx3edc', 'qazwsxedcrfv'],
    ...['password1234', 'Password123!', 'P@ssw0rd1234', 'passwordpassword', 'administrator', 'admin1234567', 'welcome12345', 'letmeinletmein'],
    ...['iloveyou1234', 'football1234', 'monkeymonkey', 'princess1234', 'sunshine1234', 'abcdefghijkl', 'abc123456789', 'haslo1234567', 'пароль123456'],
];

async function passwords(bench: Bench, people: People): Promise<void> {
    const { token, email } = await people.invite();
    const take = (password: string) => people.take('acceptInvitation', token, password);
    const tooEasy = ['pass', 'eight888', 'elevenchars', email, ...commonest];
    const taken: string[] = [];
    for (const password of tooEasy) if ((await take(password)) !== 'weak-password') taken.push(password);
    bench.equals('weak-taken', taken.length, 0, 'passwords taken', taken.join(', ') || `of ${tooEasy.length} short, common, like the address`);
    const long = `${'Lange Kette aus Wolle und Seide, '.repeat(3)}`.slice(0, 73);
    bench.equals('long', (await take(long)) === null ? 1 : 0, 1, 'passwords of 73 bytes taken');
    const tries = { whole: long, cut: long.slice(0, 72), other: `${long.slice(0, 72)}X`, more: `${long}X` };
    const right: string[] = [];
    for (const [name, password] of Object.entries(tries)) {
        if (verdictOf(await ask(people.product.url, { query: signInQuery, variables: { username: email, password } })) === 'right') right.push(name);
    }
    bench.equals('not-cut', right.join() === 'whole' ? 0 : 1, 0, 'other passwords that open', right.join(', '));
    const sixtyFour = 'ab cd'.repeat(12) + 'ende';
    const person = await people.invite();
    bench.equals('sixty-four', (await people.take('acceptInvitation', person.token, sixtyFour)) === null ? 1 : 0, 1, 'passwords of 64 characters taken');
    const roleId = await people.role('weak', ['ReadSettings']);
    const staffTaken: string[] = [];
    for (const password of ['pass', 'eight888', 'password1234']) {
        const said = await ask(people.product.url, {
            api: 'admin-api',
            query: 'mutation ($input: CreateAdministratorInput!) { createAdministrator(input: $input) { id } }',
            variables: { input: { firstName: 'N', lastName: 'N', emailAddress: `weak-${password}@firm.example`, password, roleIds: [roleId] } },
            token: people.staff.bearer,
        });
        if (said.code === undefined) staffTaken.push(password);
    }
    bench.equals('staff-weak-taken', staffTaken.length, 0, 'passwords of new staff taken', staffTaken.join(', '));
}

export const sessionsAndPasswords: Bar = {
    id: 'B17',
    what: 'sessions and passwords',
    async run(bench) {
        await People.meet(
            async people => {
                const person = await people.member();
                await rotation(bench, people, person);
                await endsOfMembers(bench, people);
                await endsOfStaff(bench, people);
                await endsOfActing(bench, people);
                await switching(bench, people);
                await ages(bench, people, person);
                await passwords(bench, people);
                await bench.conclude('two servers; ends of members, staff and who acts; the switch of company; ages, passwords', people.product);
            },
            { processes: ['server', 'twin', 'worker'] },
        );
    },
};
