/** The authorization matrix: every root field and route of the product against every kind of caller. */
import type { GraphQLField, GraphQLSchema } from 'graphql';
import fs from 'node:fs';

import { adminFields, shopFields } from '../../src/authz/access';
import { adminMutations, adminQueries } from '../../src/authz/admin';
import { routes } from '../../src/authz/routes';
import { closedShopFields } from '../../src/authz/shop';
import { Canaries } from '../authz/canaries';
import { buildCall, type Call, deepestCall, fieldsOf, type Heard, inLanes, nobodysId, send, type Values } from '../authz/calls';
import { type Api, type DeclaredField, declaredFields, httpRoutes, type Root, schemaOf } from '../authz/declared';
import { crossedLinks } from '../authz/crossed-links';
import { differences, fingerprint } from '../authz/fingerprint';
import { commonIdOfB, mixed } from '../authz/own-things';
import { agrees, dependsOnIds, entryOf, isPromised, lineFor, neutral, wasForbidden } from '../authz/verdicts';
import { canary, commonId, enter, makeWorld, type Principal, type World } from '../authz/world';
import { type RunningServer, startServer } from '../server';

// Thousands of calls: a busy machine needs more than a spec's minute.
jest.setTimeout(900_000);

const apis: readonly Api[] = ['shop', 'admin'];
const roots: readonly Root[] = ['Query', 'Mutation'];
/** Ends the session, and with it the other calls of the principal: only a stranger tries it. */
const endsSession = new Set(['logout', 'endActing']);
/** With the ids of this world the owner's call says nothing: `controls.e2e-spec.ts` has calls of these that work. */
const shownElsewhere = new Set([
    'cartApproval', 'deleteCart', 'myCustomerOrder', 'myOrders', 'myOrdersFile',
    'decideCustomerOrder', 'resendCustomerInvitation', 'setCartSets', 'startOwnOffer', 'transferCartLines', 'withdrawErasureRequest',
]);
const figures = { classified: 0, unclassified: 0, calls: 0, wrong: 0, canaries: 0, foreignWrites: 0, owners: 0 };

interface Field {
    api: Api;
    root: Root;
    field: GraphQLField<unknown, unknown>;
}

/** Whatever is asked of a field of ours, it must not break; Vendure's own are not ours to mend. */
function isOurs({ api, field }: Field): boolean {
    return api === 'shop' || Object.hasOwn(adminQueries, field.name) || Object.hasOwn(adminMutations, field.name);
}

describe('authorization', () => {
    let running: RunningServer;
    let world: World;
    let canaries: Canaries;
    let declared: DeclaredField[];
    let fields: Field[];
    const schemas = new Map<Api, GraphQLSchema>();

    beforeAll(async () => {
        running = await startServer();
        world = await makeWorld(running);
        canaries = await Canaries.of(running, { companyId: world.companyId, orderCode: String(world.foreign.code), id: commonId, mark: canary });
        await canaries.fill();
        await (await Canaries.of(running, { ...world.own, id: commonIdOfB, mark: 'CANARY_B' })).fill();
        declared = declaredFields(running.server.app);
        for (const api of apis) schemas.set(api, await schemaOf(api));
        fields = [...schemas].flatMap(([api, schema]) => roots.flatMap(root => fieldsOf(schema, root).map(field => ({ api, root, field }))));
    });
    afterAll(async () => {
        await running.stop();
        if (process.env.AUTHZ_FIGURES) fs.writeFileSync(process.env.AUTHZ_FIGURES, JSON.stringify(figures));
    });

    const say = async (call: Call, token?: string): Promise<Heard> => {
        figures.calls++;
        return send(running.url, call, token);
    };

    describe('the files of src/authz', () => {
        it('name every root field of both schemas', () => {
            const missing = fields.filter(({ api, root, field }) => entryOf(api, root, field.name) === undefined);
            figures.classified = fields.length - missing.length;
            figures.unclassified = missing.length;
            const lines = missing.map(({ api, root, field }) => {
                const known = declared.find(one => one.api === api && one.root === root && one.field === field.name);
                return `src/authz/${api}.ts ${root} ${lineFor(known ?? { api, root, field: field.name, permissions: [] })}`;
            });
            expect(lines).toEqual([]);
        });

        it('name nothing that is gone', () => {
            const there = new Set(fields.map(({ api, root, field }) => `${api} ${root} ${field.name}`));
            const files: Record<Api, Record<string, object>> = { shop: shopFields, admin: adminFields };
            const named = apis.flatMap(api =>
                Object.entries(files[api]).flatMap(([root, table]) => Object.keys(table).map(field => `${api} ${root} ${field}`)),
            );
            expect(named.filter(name => !there.has(name))).toEqual([]);
            const inside = [...closedShopFields].filter(name => {
                const [type = '', field = ''] = name.split('.');
                const found = schemas.get('shop')?.getType(type);
                return !(found && 'getFields' in found && field in found.getFields());
            });
            expect(inside).toEqual([]);
        });

        it('say what the resolvers declare', () => {
            const wrong = declared.filter(one => !agrees(one)).map(one => `${one.api} ${one.root} ${one.field} declares [${one.permissions.join(', ')}]`);
            expect(wrong).toEqual([]);
        });

        it('name every route of the router, and none that is gone', () => {
            const there = new Set(httpRoutes(running.server.app));
            expect([...there].filter(route => !Object.hasOwn(routes, route))).toEqual([]);
            expect(Object.keys(routes).filter(route => !there.has(route) && !route.includes('{*path}'))).toEqual([]);
        });
    });

    it("marks every text of the company's tables", async () => {
        expect(await canaries.unmarked()).toEqual([]);
    });

    describe("another company's things", () => {
        /** What a field asks for besides ids, where a made-up value would be refused before the id is looked at. */
        let asked: Values;
        let calls: { name: string; mine: Call; random: Call }[];
        const omit = new Set(closedShopFields);
        const reachable = (): Field[] => fields.filter(({ api, root, field }) => api === 'shop' && entryOf(api, root, field.name) !== 'closed' && !endsSession.has(field.name));
        const deepest = ({ api, root, field }: Field, values: Values): Call => deepestCall(api, root, field, values, omit);

        beforeAll(async () => {
            const fill = buildFor('setCartLines', { variantId: world.random.goodsOfB, unit: 'm2', quantity: 2, mode: 'SET' });
            await say(fill, world.strangerToken);
            const cart = await say({ ...buildFor('cart', {}), query: '{ cart { totalGross } }' }, world.strangerToken);
            const total = (cart.data?.cart as { totalGross: number } | undefined)?.totalGross ?? 0;
            expect(total).toBeGreaterThan(0);
            // The line of the owner's own cart; the placed order's lines are nobody's to change.
            const ownFill = buildFor('setCartLines', { variantId: world.foreign.variantId, unit: 'm2', quantity: 2, mode: 'SET' });
            const filled = await say({ ...ownFill, query: ownFill.query.replace(/\{ __typename.*/, '{ cart { id lines { id } } } }') }, world.ownerToken);
            const { cart: ownCart } = filled.data?.setCartLines as { cart: { id: string; lines: { id: string }[] } };
            expect(ownCart.lines).toHaveLength(1);
            world.foreign = { ...world.foreign, orderLineId: ownCart.lines[0]?.id, cartId: ownCart.id };
            asked = { answer: 'accept', unit: 'm2', quantity: 1, mode: 'ADD', language: 'en', shownTotalGross: total, emailAddress: 'probe@authz.example', period: 'order', from: '2031-01-01', until: '2031-01-02', wholeCart: true, kind: 'cancel', wish: 'replace' };
            calls = reachable()
                .map(field => ({ name: field.field.name, mine: deepest(field, { ...asked, ...world.foreign }), random: deepest(field, { ...asked, ...world.random }) }))
                .filter(({ mine, random }) => namesOneOf(mine.variables, world.foreign) && namesOneOf(random.variables, world.random));
        });

        const buildFor = (name: string, values: Values): Call => {
            const found = fields.find(({ api, field }) => api === 'shop' && field.name === name);
            if (!found) throw new Error(`The Shop API has no ${name}`);
            return buildCall('shop', found.root, found.field, values, 2, omit);
        };

        it('answer a stranger as if they were not there, and the owner otherwise', async () => {
            const names = calls.map(({ name }) => name);
            expect(names).toEqual(expect.arrayContaining(['myOrder', 'myThread', 'confirmDelivery', 'cancelMyOrder', 'placeOrder', 'catalogueProduct']));
            const before = await fingerprint(running, 'A', world);
            const told: string[] = [];
            const strangers = new Map<string, string>();
            for (const { name, mine, random } of calls) {
                const toForeign = await say(mine, world.strangerToken);
                const toRandom = await say(random, world.strangerToken);
                strangers.set(name, neutral(toForeign.body, world));
                if (toForeign.raw.includes(canary)) {
                    figures.canaries++;
                    told.push(`${name} shows ${canary}: ${toForeign.body.slice(0, 300)}`);
                }
                if (neutral(toForeign.body, world) !== neutral(toRandom.body, world)) {
                    figures.wrong++;
                    told.push(`${name} tells a foreign id from a random one: ${toForeign.body.slice(0, 300)} / ${toRandom.body.slice(0, 300)}`);
                }
            }
            const after = await fingerprint(running, 'A', world);
            figures.foreignWrites += differences(before, after).length;
            expect([...told, ...differences(before, after)]).toEqual([]);
            const same: string[] = [];
            // The owner's line is adjusted, then removed, before other calls empty his cart, and that before it is placed or deleted.
            const rank = ({ name, mine }: (typeof calls)[number]) => {
                if (mine.query.includes('$orderLineId')) return 0;
                return ['placeOrder', 'deleteCart', 'deleteOwnOffer'].indexOf(name) + 2;
            };
            const ordered = [...calls].sort((one, other) => rank(one) - rank(other) || (rank(one) === 0 ? one.name.localeCompare(other.name) : 0));
            for (const { name, mine } of ordered) {
                const toOwner = await say(mine, world.ownerToken);
                figures.owners++;
                if (shownElsewhere.has(name)) continue;
                if (neutral(toOwner.body, world) === strangers.get(name) || toOwner.code === 'FORBIDDEN') same.push(`${name}: ${toOwner.body.slice(0, 300)}`);
            }
            expect(same).toEqual([]);
        });

        it('are not taken for the other end of a link to one’s own', async () => {
            const taken: string[] = [];
            let tried = 0;
            const { values: own } = world.own;
            for (const field of reachable()) {
                const call = deepest(field, { ...asked, ...own });
                const names = Object.keys(own).filter(name => namesOneOf(deepest(field, { ...asked, [name]: world.foreign[name] }).variables, { [name]: world.foreign[name] ?? '' }));
                if (names.length < 2) continue;
                for (const { name, values } of mixed(own, world.foreign, names)) {
                    tried++;
                    const mine = deepest(field, { ...asked, ...values });
                    const random = deepest(field, { ...asked, ...own, [name]: world.random[name] });
                    const toForeign = await say({ ...call, variables: mine.variables }, world.strangerToken);
                    const toRandom = await say({ ...call, variables: random.variables }, world.strangerToken);
                    if (toForeign.raw.includes(canary)) taken.push(`${field.field.name} by ${name} shows ${canary}`);
                    if (neutral(toForeign.body, world) !== neutral(toRandom.body, world)) taken.push(`${field.field.name} takes a foreign ${name}: ${toForeign.body.slice(0, 300)} / ${toRandom.body.slice(0, 300)}`);
                }
            }
            figures.wrong += taken.length;
            expect(tried).toBeGreaterThan(15);
            expect(taken).toEqual([]);
            expect(await crossedLinks(running)).toEqual([]);
        });

        it('are in no list, page or search of the stranger, and are in the owner\'s', async () => {
            const shown: string[] = [];
            const owners: string[] = [];
            for (const field of reachable().filter(({ root }) => root === 'Query')) {
                const call = deepest(field, { ...asked, term: '', input: undefined });
                const variables = { ...call.variables, ...('input' in call.variables ? { input: { take: 50 } } : {}), ...('term' in call.variables ? { term: canary } : {}) };
                const toStranger = await say({ ...call, variables }, world.strangerToken);
                if (toStranger.raw.includes(canary)) {
                    figures.canaries++;
                    shown.push(`${field.field.name}: ${toStranger.body.slice(0, 300)}`);
                }
                if ((await say({ ...call, variables }, world.ownerToken)).body.includes(canary)) owners.push(field.field.name);
            }
            expect(shown).toEqual([]);
            expect(owners).toEqual(expect.arrayContaining(['portalSession', 'myOrders', 'myThreads', 'catalogue', 'checkoutOptions']));
        });

        it('are hidden from every other stranger, distributors and their customers too', async () => {
            const before = await fingerprint(running, 'A', world);
            const shown: string[] = [];
            for (const { name, token, mode } of world.strangers) {
                await enter(running, mode ?? 'closed');
                for (const call of calls) {
                    const heard = await say(call.mine, token);
                    if (besideMemberships(heard.raw).includes(canary)) shown.push(`${name}: ${call.name}: ${heard.body.slice(0, 300)}`);
                }
                for (const field of reachable().filter(({ root }) => root === 'Query')) {
                    const heard = await say(deepest(field, { ...asked, term: canary, input: undefined }), token);
                    if (besideMemberships(heard.raw).includes(canary)) shown.push(`${name}: ${field.field.name}: ${heard.body.slice(0, 300)}`);
                }
            }
            await enter(running, 'closed');
            const after = await fingerprint(running, 'A', world);
            figures.canaries += shown.length;
            figures.foreignWrites += differences(before, after).length;
            expect([...shown, ...differences(before, after)]).toEqual([]);
        });

        it('are hidden from staff who look after other companies', async () => {
            // Goods and the names of groups are everybody's at the firm; what is A's alone is not.
            const ofA = new RegExp(`${canary}_(?!variant|product|description|group)\\w+`);
            const companyId = (await running.sql<{ id: string }>('SELECT "companyId"::text AS id FROM company_branch WHERE id = $1', [world.foreign.branchId]))[0]?.id;
            const orderId = (await running.sql<{ id: string }>('SELECT id::text FROM "order" WHERE code = $1', [world.foreign.code]))[0]?.id;
            const shown: string[] = [];
            for (const { api, root, field } of fields.filter(one => one.api === 'admin' && one.root === 'Query' && Object.hasOwn(adminQueries, one.field.name))) {
                if (!isPromised(api, root, field.name, world.otherRep)) continue;
                for (const id of [world.foreign.id, companyId, orderId, world.foreign.shipmentId]) {
                    const values = { ...world.foreign, id, companyId, orderId, term: canary };
                    const call = [3, 2, 1].map(depth => buildCall(api, root, field, values, depth)).find(({ query }) => query.length < 9_000) ?? buildCall(api, root, field, values, 1);
                    const found = ofA.exec((await say(call, world.otherRep.token)).raw);
                    if (found) shown.push(`${field.name} shows ${found[0]}`);
                }
            }
            figures.canaries += new Set(shown).size;
            expect([...new Set(shown)]).toEqual([]);
        });

        it("are not reached through core's cart", async () => {
            await say(buildFor('setCartLines', { variantId: world.random.goodsOfB, unit: 'm2', quantity: 2, mode: 'SET' }), world.strangerToken);
            for (const path of ['variants { name }', 'variantList { items { name } }', 'collections { name }']) {
                const query = `{ activeOrder { lines { productVariant { product { ${path} } } } } }`;
                const heard = await say({ ...buildFor('cart', {}), query, variables: {} }, world.strangerToken);
                expect([path, heard.code]).toEqual([path, 'FORBIDDEN']);
            }
        });
    });

    describe('arguments that nobody should send', () => {
        it('are refused: fields that the input does not have, and objects for ids', async () => {
            const taken: string[] = [];
            for (const { api, root, field } of fields.filter(one => one.api === 'shop' && entryOf('shop', one.root, one.field.name) !== 'closed')) {
                const { variables, ...call } = buildCall(api, root, field, { ...world.random });
                if (isObject(variables.input)) {
                    const more = { ...variables.input, companyId: '1', id: '1', state: 'Approved', active: true, customFields: {} };
                    if ((await say({ ...call, variables: { ...variables, input: more } }, world.ownerToken)).code !== 'BAD_USER_INPUT') taken.push(`${field.name} takes unknown fields`);
                }
                for (const name of Object.keys(variables).filter(one => variables[one] === nobodysId)) {
                    const heard = await say({ ...call, variables: { ...variables, [name]: { id: 1 } } }, world.ownerToken);
                    if (heard.code !== 'BAD_USER_INPUT') taken.push(`${field.name} takes an object for ${name}: ${heard.body.slice(0, 200)}`);
                }
            }
            expect(taken).toEqual([]);
        });

        it('break nothing: ids of zero, below it and past the largest', async () => {
            const broken: string[] = [];
            for (const { api, root, field } of fields.filter(one => isOurs(one) && entryOf(one.api, one.root, one.field.name) !== 'closed')) {
                const token = api === 'shop' ? world.ownerToken : tokenOf('superadmin');
                const call = buildCall(api, root, field, world.random);
                for (const id of ['0', '-1', '99999999999999999999', "1' OR 1=1"]) {
                    const variables = JSON.parse(JSON.stringify(call.variables).replaceAll(`"${nobodysId}"`, JSON.stringify(id))) as Call['variables'];
                    if (JSON.stringify(variables) === JSON.stringify(call.variables)) continue;
                    const heard = await say({ ...call, variables }, token);
                    if (/INTERNAL/.test(heard.code ?? '')) broken.push(`${api} ${field.name} with ${id}: ${heard.body.slice(0, 200)}`);
                }
            }
            expect(broken).toEqual([]);
        });

        it('are refused: a million rows at once', async () => {
            const taken: string[] = [];
            for (const { api, root, field } of fields.filter(one => one.root === 'Query' && hasPages(one.field) && entryOf(one.api, 'Query', one.field.name) !== 'closed')) {
                const call = buildCall(api, root, field);
                const paged = { ...call, query: withOptions(call, field), variables: { ...call.variables, [pageArgument(field)]: { take: 1_000_000 } } };
                const heard = await say(paged, api === 'shop' ? world.ownerToken : tokenOf('superadmin'));
                if (heard.code === undefined || /INTERNAL/.test(heard.code)) taken.push(`${api} ${field.name}: ${heard.body.slice(0, 200)}`);
            }
            expect(taken).toEqual([]);
        });

        it('do not widen a list: filterOperator OR finds no more than no filter', async () => {
            const wider: string[] = [];
            const lists = fields.filter(one => one.api === 'admin' && one.root === 'Query' && hasPages(one.field));
            for (const { api, root, field } of lists) {
                for (const principal of world.principals.filter(one => ['superadmin', 'production-operator'].includes(one.name))) {
                    if (!isPromised(api, root, field.name, principal)) continue;
                    const count = async (options: object): Promise<number> => {
                        const call = buildCall(api, root, field);
                        const query = withOptions(call, field).replace('{ __typename }', '{ totalItems }');
                        const heard = await say({ ...call, query, variables: { ...call.variables, [pageArgument(field)]: options } }, principal.token);
                        return (heard.data?.[field.name] as { totalItems?: number } | null | undefined)?.totalItems ?? -1;
                    };
                    const all = await count({});
                    const or = await count({ filterOperator: 'OR', filter: { id: { eq: '1' }, createdAt: { after: '2000-01-01T00:00:00Z' } } });
                    if (or > all) wider.push(`${field.name} as ${principal.name}: ${or} > ${all}`);
                }
            }
            expect(wider).toEqual([]);
        });
    });

    const tokenOf = (name: string): string | undefined => world.principals.find(principal => principal.name === name)?.token;

    describe('the matrix', () => {
        const drive = async (principal: Principal, promised: boolean): Promise<string[]> => {
            const wrong: string[] = [];
            const chosen = fields.filter(({ api, root, field }) => (principal.only ?? api) === api && isPromised(api, root, field.name, principal) === promised && !(promised && dependsOnIds(field.name, principal)));
            await inLanes(chosen, 6, async one => {
                const { api, root, field } = one;
                if (principal.token && endsSession.has(field.name)) return;
                // Tells a guest that he cannot order any more, and ends his session: `guests.e2e-spec.ts` has it.
                if (principal.guest && principal.mode !== 'shop' && ['placeOrder', 'setGuestContact'].includes(field.name)) return;
                const heard = await say(buildCall(api, root, field), principal.token);
                if (wasForbidden(heard) === promised) wrong.push(`${principal.name}: ${api} ${root} ${field.name} ${promised ? 'is forbidden' : `is let in: ${heard.body.slice(0, 160)}`}`);
                if (heard.code === 'INTERNAL_SERVER_ERROR' && isOurs(one)) wrong.push(`${principal.name}: ${api} ${field.name} breaks: ${heard.message}`);
            });
            figures.wrong += wrong.length;
            return wrong;
        };

        it('forbids what it forbids, and nothing changes', async () => {
            const wrong: string[] = [];
            let [entered, before] = [world.principals[0]?.mode ?? 'closed', await fingerprint(running, 'all', world)];
            for (const principal of world.principals) {
                const mode = principal.mode ?? 'closed';
                // What it takes to enter a mode is no call's doing.
                if (mode !== entered) {
                    await enter(running, mode);
                    [entered, before] = [mode, await fingerprint(running, 'all', world)];
                }
                wrong.push(...(await drive(principal, false)));
                const after = await fingerprint(running, 'all', world);
                const changed = differences(before, after);
                before = after;
                figures.foreignWrites += changed.length;
                wrong.push(...changed.map(table => `${principal.name}: ${table} has changed`));
            }
            expect(wrong).toEqual([]);
        });

        it('lets in whom it lets in', async () => {
            const wrong: string[] = [];
            for (const principal of world.principals) {
                await enter(running, principal.mode ?? 'closed');
                wrong.push(...(await drive(principal, true)));
            }
            await enter(running, 'closed');
            expect(wrong).toEqual([]);
        });

        it("opens the staff's routes to staff only", async () => {
            const wrong: string[] = [];
            for (const route of Object.keys(routes).filter(one => routes[one] === 'staff')) {
                const [method = '', path = ''] = route.replaceAll(/:\w+/g, nobodysId).split(' ');
                for (const { name, token, staff } of world.principals) {
                    figures.calls++;
                    const { status } = await fetch(running.url + path, { method, headers: token ? { Authorization: `Bearer ${token}` } : {} });
                    if (staff === undefined && status !== 403) wrong.push(`${name}: ${route} answers ${status}`);
                    if (name === 'superadmin' && (status === 403 || status >= 500)) wrong.push(`${name}: ${route} answers ${status}`);
                }
            }
            figures.wrong += wrong.length;
            expect(wrong).toEqual([]);
        });

        it("opens a member's routes to members with the permission only", async () => {
            const wrong: string[] = [];
            for (const route of Object.keys(routes).filter(one => typeof routes[one] === 'object' || routes[one] === 'member')) {
                const [method = '', path = ''] = route.replaceAll(/:\w+/g, 'csv').split(' ');
                for (const { name, token, staff } of world.principals) {
                    figures.calls++;
                    const { status } = await fetch(running.url + path, { method, headers: token ? { Authorization: `Bearer ${token}` } : {} });
                    if ((token === undefined || staff !== undefined) && status !== 403) wrong.push(`${name}: ${route} answers ${status}`);
                    if (status >= 500) wrong.push(`${name}: ${route} answers ${status}`);
                }
            }
            figures.wrong += wrong.length;
            expect(wrong).toEqual([]);
        });
    });
});

/** Without the names of the companies that a person may switch to, which are his own to know. */
function besideMemberships(raw: string): string {
    return raw.replaceAll(/"memberships":\[[^\]]*\]/g, '').replaceAll(/("myProfile":\{[^{}]*)"companies":\[[^\]]*\]/g, '$1');
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function namesOneOf(variables: Record<string, unknown>, values: Values): boolean {
    const text = JSON.stringify(variables);
    return Object.values(values).flat().some(value => text.includes(JSON.stringify(value)));
}

function pageArgument(field: GraphQLField<unknown, unknown>): string {
    return field.args.find(({ name, type }) => (name === 'options' || name === 'input') && 'getFields' in bare(type) && 'take' in (bare(type) as { getFields(): object }).getFields())?.name ?? '';
}

function bare(type: object): object {
    return 'ofType' in type ? (type.ofType as object) : type;
}

function hasPages(field: GraphQLField<unknown, unknown>): boolean {
    return pageArgument(field) !== '';
}

/** The call with its page argument declared, which a minimal call leaves out where it is optional. */
function withOptions(call: Call, field: GraphQLField<unknown, unknown>): string {
    return buildCall(call.api, call.root, field, { [pageArgument(field)]: {} }).query;
}
