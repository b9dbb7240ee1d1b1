/** Bad input gets an answer that names the field, tells nothing of the inside, and changes nothing. */
import { getConfig } from '@vendure/core';
import { getNamedType, type GraphQLField, type GraphQLInputType, type GraphQLSchema, isInputObjectType, isListType, isNonNullType, isUnionType } from 'graphql';

import { shopAccess } from '../../src/authz/access';
import { badInput as table } from '../authz/bad-input-all';
import { badRequests } from '../authz/bad-input-routes';
import { type BadWorld, makeBadWorld } from '../authz/bad-input-world';
import { buildCall, fieldsOf, type Heard, send } from '../authz/calls';
import { type Api, schemaOf } from '../authz/declared';
import { differences, fingerprint } from '../authz/fingerprint';
import { withValue } from '../authz/leaves';
import { type RunningServer, startServer } from '../server';

jest.setTimeout(300_000);

const apis: readonly Api[] = ['shop', 'admin'];
/** What no caller may read: of the database, of the program, of a mistake of ours. */
const internals = /INTERNAL_SERVER_ERROR|Cannot read properties|is not a function|QueryFailedError|SQLSTATE|violates|relation "|column "|syntax error|\bSELECT\b|node_modules|\bat \w+.*\(.*:\d+:\d+\)/;

type Mutation = GraphQLField<unknown, unknown>;

describe('bad input', () => {
    let running: RunningServer;
    let bad: BadWorld;
    const ours = new Map<Api, Mutation[]>();

    beforeAll(async () => {
        running = await startServer();
        const schemas = new Map<Api, GraphQLSchema>();
        for (const api of apis) {
            const schema = await schemaOf(api);
            const core = new Set(fieldsOf(await schemaOf(api, { ...getConfig(), plugins: [] }), 'Mutation').map(field => field.name));
            schemas.set(api, schema);
            ours.set(api, fieldsOf(schema, 'Mutation').filter(({ name }) => !core.has(name) || isReplaced(api, name)));
        }
        bad = await makeBadWorld(running, schemas);
        known = await fingerprint(running, 'all', bad.world);
    });
    afterAll(() => running.stop());

    const mutations = (): { api: Api; field: Mutation }[] => [...ours].flatMap(([api, fields]) => fields.map(field => ({ api, field })));
    let known: Map<string, string>;
    /** The tables that are not as they were when this was asked before. */
    const changed = async (): Promise<string[]> => {
        const before = known;
        known = await fingerprint(running, 'all', bad.world);
        return differences(before, known);
    };

    it('is declared for every mutation of ours that takes any', () => {
        const missing = mutations().filter(({ api, field }) => field.args.length > 0 && !table[api][field.name]?.length);
        expect(missing.map(({ api, field }) => `${api} ${field.name}`)).toEqual([]);
        const known = new Set(mutations().map(({ api, field }) => `${api} ${field.name}`));
        const declared = apis.flatMap(api => Object.keys(table[api]).map(name => `${api} ${name}`));
        expect(declared.filter(name => !known.has(name))).toEqual([]);
    });

    it('is refused by the field, changes nothing and tells no internals', async () => {
        const wrong: string[] = [];
        const all = mutations();
        // All tables are looked at after ten mutations: a look takes longer than they do.
        for (let from = 0; from < all.length; from += 10) {
            const some = all.slice(from, from + 10);
            for (const { api, field } of some) {
                const depth = isUnionType(getNamedType(field.type)) ? 1 : 2;
                for (const call of table[api][field.name] ?? []) {
                    const heard = await send(running.url, buildCall(api, 'Mutation', field, call.variables(bad), depth), bad.tokenOf(call.as));
                    wrong.push(...faultsOf(heard, call.names).map(fault => `${api} ${field.name}, ${call.wrong}: ${fault}: ${heard.body.slice(0, 300)}`));
                }
            }
            wrong.push(...(await changed()).map(name => `one of ${some.map(({ field }) => field.name).join(', ')} changes ${name}`));
        }
        expect(wrong).toEqual([]);
    });

    it.each(badRequests)('over HTTP: $wrong', async request => {
        const { path, as, ...more } = request.request(bad);
        const token = bad.tokenOf(as);
        const response = await fetch(running.url + path, { redirect: 'manual', ...more, headers: { ...more.headers, ...(token && { Authorization: `Bearer ${token}` }) } });
        const body = await response.text();
        expect([response.status, body]).toEqual([request.status, expect.stringMatching(request.names)]);
        expect(body).not.toMatch(internals);
        expect(await changed()).toEqual([]);
    });

    it('in any text or number of any mutation breaks nothing', async () => {
        const broken: string[] = [];
        for (const { api, field } of mutations()) {
            const call = buildCall(api, 'Mutation', field, everyField(field, bad.ids));
            for (const { path, values } of leavesOf(field)) {
                for (const value of values) {
                    const heard = await send(running.url, { ...call, variables: withValue(call.variables, path, value) }, tokenFor(api, field));
                    if (internals.test(heard.body)) broken.push(`${api} ${field.name} ${path.join('.')} = ${JSON.stringify(value).slice(0, 40)}: ${heard.body.slice(0, 300)}`);
                }
            }
        }
        expect(broken).toEqual([]);
    });

    function tokenFor(api: Api, field: Mutation): string | undefined {
        return bad.tokenOf(table[api][field.name]?.[0]?.as ?? (api === 'shop' ? 'admin of A' : 'superadmin'));
    }
});

/** Mutations of core that our resolvers carry out: the cart's, and the staff's own profile. */
function isReplaced(api: Api, name: string): boolean {
    return api === 'shop' ? typeof shopAccess('Mutation', name) === 'object' : name === 'updateActiveAdministrator';
}

function faultsOf(heard: Heard, names: RegExp): string[] {
    const said = [heard.message ?? '', ...saidIn(heard.data)].join('\n');
    return [
        ...(said.trim() === '' ? ['is taken'] : names.test(said) ? [] : [`does not name ${names.source}`]),
        ...(internals.test(heard.body) ? ['tells internals'] : []),
    ];
}

/** The texts of refusals, which are data. */
function saidIn(data: unknown): string[] {
    if (typeof data !== 'object' || data === null) return [];
    return Object.entries(data).flatMap(([name, value]) =>
        typeof value === 'string' && ['message', 'reason', 'field', 'interceptorError'].includes(name) ? [value] : saidIn(value),
    );
}

const probes: Record<string, readonly unknown[]> = {
    String: ['a\u0000b', '\ud800', 'x'.repeat(30_000)],
    Int: [-1, 2_147_483_647],
    Float: [-1, 1e300],
    Money: [-1, 2 ** 53, 0.5],
    ID: ['99999999999999999999'],
    DateTime: ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z'],
};

/** Values for all fields of the arguments, those that may be left out too. */
function everyField({ args }: Mutation, ids: Readonly<Record<string, string>>): Record<string, unknown> {
    const names = (type: GraphQLInputType): string[] => {
        const inner = getNamedType(type);
        return isInputObjectType(inner) ? Object.values(inner.getFields()).flatMap(one => [one.name, ...names(one.type)]) : [];
    };
    const known = new Set(args.flatMap(arg => [arg.name, ...names(arg.type)]));
    return { idempotencyKey: 'bad-input-every', ...Object.fromEntries(Object.entries(ids).filter(([name]) => known.has(name))) };
}

function leavesOf({ args }: Mutation): { path: string[]; values: readonly unknown[] }[] {
    const inside = (type: GraphQLInputType, path: string[]): { path: string[]; values: readonly unknown[] }[] => {
        if (isNonNullType(type)) return inside(type.ofType, path);
        if (isListType(type)) return inside(type.ofType, [...path, '0']);
        if (isInputObjectType(type)) return Object.values(type.getFields()).flatMap(one => inside(one.type, [...path, one.name]));
        return [{ path, values: probes[String(type)] ?? [] }];
    };
    return args.flatMap(arg => inside(arg.type, [arg.name]));
}
