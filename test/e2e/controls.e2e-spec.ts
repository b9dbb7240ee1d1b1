/**
 * What works for those who may: a call of every mutation and query of ours succeeds, each mutation leaves one entry for each record
 * in the audit log, and no input writes a column that it does not name.
 */
import { getConfig } from '@vendure/core';
import { getNamedType, type GraphQLField, type GraphQLInputObjectType, type GraphQLSchema, isInputObjectType, isUnionType } from 'graphql';
import fs from 'node:fs';

import { systemScope } from '../../kernel/scope';
import { newToken } from '../../kernel/token';
import { AcceptanceService } from '../../plugins/organizations';
import { adminAccess, shopAccess } from '../../src/authz/access';
import { sessionKey } from '../../src/edge/session-key';
import { badInput as bad } from '../authz/bad-input-all';
import { type BadWorld, makeBadWorld } from '../authz/bad-input-world';
import { buildCall, fieldsOf, type Heard, inLanes, send } from '../authz/calls';
import { type Api, type Root, schemaOf } from '../authz/declared';
import { goodCall, inOrder } from '../authz/good-calls';
import type { Making } from '../authz/good-input';
import { goodQueryValues } from '../authz/good-queries';
import { Factory } from '../factories';
import { orderInState } from '../production-facts';
import { consequences } from '../authz/consequences';
import { changedColumns, snapshot, type Tables } from '../authz/rows';
import { type RunningServer, startServer } from '../server';

jest.setTimeout(600_000);

type Field = GraphQLField<unknown, unknown>;

interface Entry {
    action: string;
    entity: string;
    entityId: string;
}

const apis: readonly Api[] = ['shop', 'admin'];
/** Columns in one request: the server names fifty mistakes at most. */
const atOnce = 45;
/** What a member or staff member does for himself or that changes nothing of anybody's: no entry is asked for. */
const unaudited = new Set([
    'shop addItemToOrder', 'shop addItemsToOrder', 'shop adjustOrderLine', 'shop removeOrderLine', 'shop removeAllOrderLines', 'shop setCartLines', 'shop setCartSets', 'shop shoppingListToCart', 'shop transferCartLines', 'shop clearCart', 'shop switchCart',
    'admin startProductionPlan', 'admin placeOperation', 'admin refreshProductionPlan', 'admin discardProductionPlan',
    'admin askPaymentAttempt', 'admin beginSecondFactor', 'admin beginSignInEnrolment', 'shop reorder', 'shop requestPasswordLink', 'shop updateMyLanguage', 'shop sendContactRequest', 'shop readBroadcast',
    // They ask the other side, or try a mapping out, and write nothing.
    'admin checkErpConnection', 'admin tryErpMapping', 'admin checkCourierAccount',
]);
const figures = { mutations: 0, controls: 0, missing: [] as string[], entries: 0, notOne: [] as string[], coreMutations: 0, coreNotOne: [] as string[], inputs: 0, columnsTried: 0, columnsTaken: [] as string[], unexpected: [] as string[] };

const learnt: Record<string, string[]> = {};

describe('positive controls', () => {
    let running: RunningServer;
    let world: BadWorld;
    const schemas = new Map<Api, GraphQLSchema>();
    const core = new Map<Api, Set<string>>();

    beforeAll(async () => {
        running = await startServer();
        for (const api of apis) {
            schemas.set(api, await schemaOf(api));
            const plain = await schemaOf(api, { ...getConfig(), plugins: [] });
            core.set(api, new Set([...fieldsOf(plain, 'Mutation'), ...fieldsOf(plain, 'Query')].map(({ name }) => name)));
        }
        world = await makeBadWorld(running, schemas);
    });
    afterAll(async () => {
        await running.stop();
        if (process.env.CONTROLS_FIGURES) fs.writeFileSync(process.env.CONTROLS_FIGURES, JSON.stringify(figures));
    });

    const ours = (api: Api, root: Root): Field[] => {
        const accessOf = api === 'shop' ? shopAccess : adminAccess;
        const schema = schemas.get(api);
        return schema
            ? fieldsOf(schema, root).filter(({ name }) => accessOf(root, name) !== 'closed' && (!core.get(api)?.has(name) || (api === 'shop' && typeof accessOf(root, name) === 'object')))
            : [];
    };

    async function run(api: Api, field: Field, variables: Record<string, unknown>, token: string | undefined, depth = 1): Promise<Heard> {
        const deep = isUnionType(getNamedType(field.type)) ? 1 : depth;
        return send(running.url, buildCall(api, 'Mutation', field, variables, deep), token);
    }

    async function say(api: Api, name: string, variables: Record<string, unknown>, token?: string): Promise<Heard> {
        const schema = schemas.get(api);
        for (const kind of ['Mutation', 'Query'] as const) {
            const field = schema && fieldsOf(schema, kind).find(one => one.name === name);
            if (field) return send(running.url, buildCall(api, kind, field, variables, api === 'shop' ? 3 : 2), token);
        }
        throw new Error(`The ${api} API has no ${name}`);
    }

    function making(): Making {
        return {
            world,
            ids: world.ids,
            say,
            async ask(api, name, variables, as = api === 'shop' ? 'admin of A' : 'superadmin') {
                const heard = await say(api, name, variables, world.tokenOf(as));
                const answer = heard.data?.[name] as Record<string, unknown> | undefined;
                if (!answer) throw new Error(`${name}: ${heard.body.slice(0, 300)}`);
                return answer;
            },
            async row(text, values) {
                const [row] = await running.sql<Record<string, string>>(text, values);
                if (!row) throw new Error(`No row: ${text}`);
                return row;
            },
            async session(memberId) {
                const { app } = running.server;
                await app.get(AcceptanceService).acceptFor((await Factory.of(running)).ctx, systemScope, Number(memberId), 'correct horse battery 12');
                const token = newToken();
                await running.sql(
                    `INSERT INTO session (token, expires, invalidated, "authenticationStrategy", type, "userId")
                     SELECT $1, now() + interval '1 hour', false, 'native', 'AuthenticatedSession', c."userId" FROM company_member m JOIN customer c ON c.id = m."customerId" WHERE m.id = $2`,
                    [sessionKey(token), memberId],
                );
                return token;
            },
            async order(state, variantId = world.ids.variantId) {
                const { companyId, memberId, customerId } = world.ids;
                const member = { companyId: Number(companyId), memberId: Number(memberId), customerId: Number(customerId) };
                const { id, code, lineIds } = await orderInState(running, state, member, [{ variantId: Number(variantId), quantity: 3 }]);
                return { id: String(id), code, lineId: String(lineIds[0]) };
            },
        };
    }

    const entriesAfter = (id: number) => running.sql<Entry>('SELECT action, entity, "entityId" FROM audit_entry WHERE id > $1 ORDER BY id', [id]);
    const newestEntry = async () => Number((await running.sql<{ id: number }>('SELECT COALESCE(max(id), 0)::int AS id FROM audit_entry'))[0]?.id);

    /** What went wrong, or null. */
    function failureOf(name: string, heard: Heard): string | null {
        const answer = heard.data?.[name] as Record<string, unknown> | null | undefined;
        if (heard.code !== undefined || answer === undefined || answer === null) return heard.body.slice(0, 300);
        return typeof answer === 'object' && 'errorCode' in answer ? JSON.stringify(answer).slice(0, 300) : null;
    }

    /** Columns of rows that were there before: each is in the input by its name, or a known consequence of the mutation. */
    function judge(full: string, variables: Record<string, unknown>, before: Tables, after: Tables): void {
        const asked = new Set(namesIn(variables));
        const changed = changedColumns(before, after).filter(column => !asked.has(column.split('.')[1] ?? ''));
        if (process.env.LEARN_CONSEQUENCES) learnt[full] = changed;
        figures.unexpected.push(...changed.filter(column => !consequences[full]?.includes(column)).map(column => `${full}: ${column}`));
    }

    it('exist for every mutation of ours, each of which leaves one entry for each record in the audit log', async () => {
        const failed: string[] = [];
        let known: Tables | undefined;
        for (const api of apis) {
            for (const field of inOrder(api, ours(api, 'Mutation'))) {
                if (field.name === 'login' || field.name === 'logout') continue;
                const full = `${api} ${field.name}`;
                figures.mutations++;
                const call = goodCall(api, field.name, bad[api][field.name] ?? []);
                if (!call) {
                    figures.missing.push(full);
                    continue;
                }
                try {
                    const variables = await call.variables(making());
                    const token = call.token ? await call.token(making()) : world.tokenOf(call.as);
                    const before = await newestEntry();
                    const rows = (known = await snapshot(running, known));
                    const failure = failureOf(field.name, await run(api, field, variables, token));
                    if (failure !== null) {
                        figures.missing.push(full);
                        failed.push(`${full}: ${failure}`);
                        continue;
                    }
                    figures.controls++;
                    judge(full, variables, rows, (known = await snapshot(running, known)));
                    const entries = await entriesAfter(before);
                    figures.entries += entries.length;
                    if (!isToldOnce(entries) && !unaudited.has(full)) figures.notOne.push(`${full}: ${entries.map(({ action }) => action).join(', ') || 'none'}`);
                } catch (error) {
                    figures.missing.push(full);
                    failed.push(`${full}: ${(error as Error).message}`);
                }
            }
        }
        if (process.env.LEARN_CONSEQUENCES) fs.writeFileSync(process.env.LEARN_CONSEQUENCES, JSON.stringify(learnt, undefined, 4));
        expect([...figures.missing.filter(name => !failed.some(line => line.startsWith(`${name}:`))), ...failed]).toEqual([]);
        expect(figures.notOne).toEqual([]);
        expect(figures.unexpected).toEqual([]);
    });

    it('exist for every query of ours', async () => {
        const failed: string[] = [];
        for (const api of apis) {
            for (const field of ours(api, 'Query')) {
                const values = await goodQueryValues(api, field.name, making());
                const call = buildCall(api, 'Query', field, values, 1);
                const heard = await send(running.url, call, world.tokenOf(api === 'shop' ? 'admin of A' : 'superadmin'));
                const failure = failureOf(field.name, heard);
                if (failure === null) figures.controls++;
                else {
                    figures.missing.push(`${api} ${field.name}`);
                    failed.push(`${api} ${field.name}: ${failure}`);
                }
            }
        }
        expect(failed).toEqual([]);
    });

    it("of core's mutations leave one entry too", async () => {
        const { ask } = making();
        const tries: [string, Record<string, unknown>][] = [
            ['createTag', { input: { value: 'audited' } }],
            ['createRole', { input: { code: 'audited', description: 'audited', permissions: ['ReadSettings'] } }],
            ['createFacet', { input: { code: 'audited', isPrivate: false, translations: [{ languageCode: 'en', name: 'audited' }] } }],
            ['createTaxCategory', { input: { name: 'audited' } }],
            ['createZone', { input: { name: 'audited' } }],
            ['createStockLocation', { input: { name: 'audited' } }],
            ['createProduct', { input: { translations: [{ languageCode: 'en', name: 'audited', slug: 'audited', description: '' }] } }],
            ['updateGlobalSettings', { input: { trackInventory: true } }],
        ];
        for (const [name, variables] of tries) {
            const before = await newestEntry();
            await ask('admin', name, variables);
            const entries = await entriesAfter(before);
            figures.coreMutations++;
            if (entries.length !== 1 || entries[0]?.action !== `core.${name}`) figures.coreNotOne.push(`${name}: ${entries.map(({ action }) => action).join(', ') || 'none'}`);
        }
        const deleted = await ask('admin', 'createTag', { input: { value: 'gone' } });
        const before = await newestEntry();
        await ask('admin', 'deleteTag', { id: deleted.id });
        expect((await entriesAfter(before)).map(({ action }) => action)).toEqual(['core.deleteTag']);
        expect(figures.coreNotOne).toEqual([]);
    });

    it('take no column that their inputs do not have', async () => {
        const columns = await running.sql<{ name: string }>(
            `SELECT DISTINCT a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
              WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1`,
        );
        const names = [...columns.map(({ name }) => name), 'customFields', 'constructor', '__proto__'].filter(name => /^[_A-Za-z]\w*$/.test(name));
        const before = await snapshot(running);
        for (const api of apis) {
            for (const field of ours(api, 'Mutation')) {
                for (const arg of field.args) {
                    const type = getNamedType(arg.type);
                    if (!isInputObjectType(type) || String(arg.type).startsWith('[')) continue;
                    figures.inputs++;
                    const extra = names.filter(name => !Object.hasOwn(type.getFields(), name));
                    const chunks = Array.from({ length: Math.ceil(extra.length / atOnce) }, (_, at) => extra.slice(at * atOnce, (at + 1) * atOnce));
                    await inLanes(chunks, 6, chunk => tryColumns(api, field, arg.name, type, chunk));
                }
            }
        }
        expect(figures.columnsTaken).toEqual([]);
        expect(changedColumns(before, await snapshot(running, before))).toEqual([]);
    });

    async function tryColumns(api: Api, field: Field, arg: string, type: GraphQLInputObjectType, names: readonly string[]): Promise<void> {
        const required = buildCall(api, 'Mutation', field).variables[arg] as object | undefined;
        const call = buildCall(api, 'Mutation', field, { [arg]: { ...required, ...Object.fromEntries(names.map(name => [name, '1'])) } });
        const heard = await send(running.url, call, world.tokenOf(api === 'shop' ? 'admin of A' : 'superadmin'));
        figures.columnsTried += names.length;
        figures.columnsTaken.push(...names.filter(name => !heard.body.includes(`Field \\"${name}\\" is not defined by type \\"${type.name}\\"`)).map(name => `${api} ${field.name} ${name}`));
    }
});

/** One entry for each record that was decided on: a won opportunity makes a company and a member too. */
function isToldOnce(entries: readonly Entry[]): boolean {
    return entries.length > 0 && new Set(entries.map(({ action, entity, entityId }) => `${action} ${entity} ${entityId}`)).size === entries.length;
}

/** The names of all fields of an input, at any depth. */
function namesIn(value: unknown): string[] {
    if (typeof value !== 'object' || value === null) return [];
    if (Array.isArray(value)) return value.flatMap(namesIn);
    return Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)]);
}
