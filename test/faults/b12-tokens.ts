/** B12: what opens something cannot be guessed, is not in the database, and opens once. */
import { SessionService } from '@vendure/core';
import fs from 'node:fs';
import path from 'node:path';

import { derivedToken, hashOf, newToken } from '../../kernel/token';
import { Caller } from '../graphql';
import type { Product } from '../product';
import { type Bar, type Bench, inParallel, times, until } from './bar';
import { goodPassword, People, tokenOf } from './people';
import { addShipments } from './shipments';

const count = 100_000;
const leastBits = 128;
const parallel = 10;

const makers: Record<string, () => string | Promise<string>> = {
    session: () => (Reflect.get(SessionService.prototype, 'generateSessionToken') as () => Promise<string>).call(undefined),
    link: newToken,
    tracking: () => derivedToken('a secret of the server', 'tracking', newToken()),
};

/** How many bits a guesser has to guess at least, as found: per place, what the most frequent character leaves open. */
function bitsOf(tokens: readonly string[]): number {
    const places = times(tokens[0]?.length ?? 0, () => new Map<string, number>());
    for (const token of tokens) places.forEach((seen, at) => seen.set(token.charAt(at), (seen.get(token.charAt(at)) ?? 0) + 1));
    return places.reduce((sum, seen) => sum - Math.log2(Math.max(...seen.values()) / tokens.length), 0);
}

async function quality(bench: Bench): Promise<void> {
    for (const [kind, make] of Object.entries(makers)) {
        const tokens = await inParallel(times(count, () => 0), 50, () => Promise.resolve(make()));
        bench.equals(`${kind}-doubles`, count - new Set(tokens).size, 0, 'doubles', `of ${count}`);
        bench.atLeast(`${kind}-bits`, Math.floor(bitsOf(tokens)), leastBits, 'random bits', 'as found');
    }
}

async function once(bench: Bench, people: People): Promise<void> {
    const invited = await people.invite();
    const taken = await Promise.all(times(parallel, () => people.take('acceptInvitation', invited.token, goodPassword)));
    bench.equals('invitation-uses', taken.filter(reason => reason === null).length, 1, 'uses', `${parallel} at once`);
    bench.equals('invitation-after', taken.filter(reason => reason === 'used').length, parallel - 1, 'answers "used"');
    const reset = tokenOf(await people.resetLink(invited.email));
    const [row] = await people.product.sql<{ minutes: number }>(
        `SELECT extract(epoch FROM "expiresAt" - now()) / 60 AS minutes FROM access_link WHERE "tokenHash" = $1`,
        [hashOf(reset)],
    );
    bench.atMost('reset-lives', Math.ceil(Number(row?.minutes ?? NaN)), 60, 'min');
    const resets = await Promise.all(times(parallel, () => people.take('resetPasswordByLink', reset, `${goodPassword} again`)));
    bench.equals('reset-uses', resets.filter(reason => reason === null).length, 1, 'uses', `${parallel} at once`);
}

/** The rows of any table that hold one of the secrets as it is. */
async function rowsWith(product: Product, secrets: readonly string[]): Promise<string[]> {
    const tables = await product.sql<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`);
    const parts = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM "${name}" t WHERE t::text ~ $1`);
    const found = await product.sql<{ name: string; rows: number }>(parts.join(' UNION ALL '), [secrets.join('|')]);
    return found.flatMap(({ name, rows }) => (rows > 0 ? [`${name} ${rows}`] : []));
}

async function inTheDatabase(bench: Bench, people: People): Promise<void> {
    const { product, world } = people;
    const person = await people.member();
    const waiting = await people.invite();
    const reset = tokenOf(await people.resetLink(person.email));
    const session = (await people.signIn(person)).bearer ?? '';
    const secret = fs.readFileSync(path.resolve('.karvan/product/secrets/tracking'), 'utf8').trim();
    const [shipmentId] = await addShipments(world, 1, 'dispatched');
    const nonce = newToken();
    const tracking = derivedToken(secret, 'tracking', nonce);
    await product.sql(`INSERT INTO tracking_link ("shipmentId", nonce, "tokenHash", "expiresAt") VALUES ($1, $2, $3, now() + interval '1 hour')`, [shipmentId, nonce, hashOf(tracking)]);
    const opens = [
        (await new Caller(product.url, 'shop-api').inSession(session).ask<{ portalSession: { member: unknown } }>('{ portalSession { member { id } } }')).portalSession.member !== null,
        (await fetch(`${product.url}/t/${tracking}`)).status === 200,
        (await new Caller(product.url, 'shop-api').ask<{ invitation: unknown }>('query ($token: String!) { invitation(token: $token) { expired } }', { token: waiting.token })).invitation !== null,
    ];
    bench.equals('live', opens.filter(Boolean).length, opens.length, 'tokens that open', 'a session, a tracking page, an invitation');
    await until(async () => (await rowsWith(product, [waiting.token, reset])).length === 0, 10);
    const secrets = { session, reset, invitation: waiting.token, tracking, staff: people.staff.bearer ?? '' };
    for (const [kind, token] of Object.entries(secrets)) {
        const rows = await rowsWith(product, [token]);
        bench.equals(`${kind}-in-dump`, rows.length, 0, 'tables with the token', rows.join(', '));
    }
    const [row] = await product.sql<{ token: string }>(`SELECT token FROM session s JOIN "user" u ON u.id = s."userId" WHERE u.identifier = $1 ORDER BY s.id DESC LIMIT 1`, [person.email]);
    const stolen = await new Caller(product.url, 'shop-api').inSession(row?.token ?? '').ask<{ portalSession: { member: unknown } }>('{ portalSession { member { id } } }');
    bench.equals('dump-opens', stolen.portalSession.member === null ? 0 : 1, 0, 'sessions opened with what the dump holds');
}

export const tokenQuality: Bar = {
    id: 'B12',
    what: 'token quality',
    async run(bench) {
        await quality(bench);
        await People.meet(async people => {
            await once(bench, people);
            await inTheDatabase(bench, people);
            await bench.conclude('sessions, password links, invitations, tracking links', people.product);
        });
    },
};
