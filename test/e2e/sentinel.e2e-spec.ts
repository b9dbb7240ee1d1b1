/**
 * What is hidden is not found, by any way. The same calls go to a shop with hidden products and to one that never had them, and each
 * must answer both alike: every field of the Shop API with the ids, codes, slugs and words of what is hidden in every place that it
 * has. A new field is walked by itself.
 */
import type { GraphQLField, GraphQLInputType, GraphQLSchema } from 'graphql';
import { getNamedType, isInputObjectType } from 'graphql';
import crypto from 'node:crypto';
import fs from 'node:fs';
import { performance } from 'node:perf_hooks';

import { systemScope } from '../../kernel/scope';
import { CatalogueIndexService } from '../../plugins/assortment';
import { AcceptanceService, GuestService } from '../../plugins/organizations';
import { sensitiveFields } from '../../src/authz/sensitive';
import { closedShopFields } from '../../src/authz/shop';
import { sessionKey } from '../../src/edge/session-key';
import { deepestSelection, fieldsOf, send } from '../authz/calls';
import { type Root, schemaOf } from '../authz/declared';
import { type Leaf, leavesOf, openCall, withValue } from '../authz/leaves';
import { collectionId, hiddenPrice, hide, mark, openGoods, sentinels, sharedFacetValueId, soughtWord } from '../authz/sentinels';
import { enter } from '../authz/world';
import { Factory } from '../factories';
import { orderInState } from '../production-facts';
import { type RunningServer, startServer } from '../server';

jest.setTimeout(900_000);

type Field = GraphQLField<unknown, unknown>;
interface Asked {
    root: Root;
    field: Field;
    leaf: Leaf | null;
    value: string | null;
}
interface Viewer {
    name: string;
    token: string;
}
interface Shop {
    running: RunningServer;
    factory: Factory;
    viewers: Viewer[];
    owner: Viewer;
    past: { code: string; visible: number };
    visible: number[];
}

/** They end or change the session, or answer with a file that has the time in it. */
const leftOut = new Set([...sensitiveFields, 'logout', 'endActing', 'exportMyPersonalData', 'switchCompany', 'updateMyLanguage']);
const omit = closedShopFields;
const phases = ['by price', 'by category', 'by both'] as const;
type Phase = (typeof phases)[number];
const figures = { calls: 0, found: [] as string[], ownerFinds: [] as string[] };

const hiddenIds = new RegExp(`\\b(${[...sentinels.flatMap(one => [one.variantId, one.productId, one.assetId, one.facetValueId, one.optionId]), collectionId].join('|')})\\b`);
const tells = (body: string): boolean => body.includes(mark) || hiddenIds.test(body) || body.replaceAll(/[.,٬\s]/g, '').includes(String(hiddenPrice));

/** What differs between two shops whatever they sell: moments, secrets, and numbers in names that the tests give. */
function neutral(body: string): string {
    return body
        // Drawn from what other fields answer, which is compared; its bytes hold the moment and the order's number.
        .replaceAll(/\bJVBERi[\w+/=]+/g, '<pdf>')
        .replaceAll(/guest-[\w-]+@guest\.invalid/g, '<guest>')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<moment>')
        .replaceAll(/\b[\w-]{43}\b/g, '<token>')
        .replaceAll(/(Head office|Test Company|Karimi|buyer|test|guest|list)[- ]?\d+([- ]\d+)?/g, '$1')
        .replaceAll(/\b(P-\d+-\d+|[A-Z]{2,4}-?\d{6,}\w*|[A-Z0-9]{16})\b/g, '<code>')
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<uuid>')
        // Of a profile it is made of the person's names.
        .replaceAll(/(version"?:? ?)\d{5,}/g, '$1<version>');
}

async function openShop(): Promise<Shop> {
    const running = await startServer();
    const factory = await Factory.of(running);
    const [a, b, open, root, end] = [await factory.company(), await factory.company(), await factory.company(), await factory.company(), await factory.company()];
    const visible: number[] = [];
    for (const company of [b, open, root]) visible.push(...(await factory.variants(company.id, [{ stock: 500 }, { stock: 500, unitNet: 20_000 }])));
    await openGoods(running, visible);
    await running.sql('UPDATE company SET "isDistributor" = true WHERE id = $1', [root.id]);
    await running.sql(
        `INSERT INTO distributor_customer ("companyId", "distributorCompanyId", "markupBasisPoints", acceptance, active, "priceVersion") VALUES ($1, $2, 1000, 'automatic', true, 1)`,
        [end.id, root.id],
    );
    const member = async (name: string, companyId: number) => {
        const scope = await factory.member(companyId, 'admin');
        await running.server.app.get(AcceptanceService).acceptFor(factory.ctx, systemScope, scope.memberId, 'correct horse battery 12');
        const token = crypto.randomBytes(32).toString('hex');
        await running.sql(
            `INSERT INTO session (token, expires, invalidated, "authenticationStrategy", type, "userId")
             SELECT $1, now() + interval '8 hours', false, 'native', 'AuthenticatedSession', c."userId" FROM customer c WHERE c.id = $2`,
            [sessionKey(token), scope.customerId],
        );
        return { name, token, scope };
    };
    const owner = await member('member of A', a.id);
    const ofB = await member('member of B', b.id);
    const viewers = [ofB, await member('end customer', end.id), await member('distributor', root.id)];
    await enter(running, 'shop', open.id);
    const guest = { name: 'guest', token: await running.server.app.get(GuestService).start(await factory.context(), { language: 'en', idempotencyKey: 'the-guest' }) };
    const past = await orderInState(running, 'Delivered', ofB.scope, [{ variantId: visible[0] ?? 0, quantity: 3 }]);
    await reindexed(running, factory);
    return { running, factory, viewers: [...viewers, guest], owner, past: { code: past.code, visible: visible[0] ?? 0 }, visible };
}

async function reindexed(running: RunningServer, factory: Factory): Promise<void> {
    const index = running.server.app.get(CatalogueIndexService);
    await index.rebuild(factory.ctx, systemScope);
    while ((await index.refresh(factory.ctx)) > 0);
}

async function enterPhase({ running, factory, visible }: Shop, phase: Phase, isHiding: boolean): Promise<void> {
    await running.sql('UPDATE assortment_settings SET "byPrice" = $1, "byCategory" = $2', [phase !== 'by category', phase !== 'by price']);
    const chosen = sentinels.filter(({ hiding }) => (hiding === 'category' ? phase === 'by category' : phase === 'by price'));
    if (isHiding && chosen.length > 0) {
        const [companies] = await running.sql<{ a: number; others: number[]; lists: number[] }>(
            `SELECT min(c.id) AS a, array_agg(DISTINCT c.id) FILTER (WHERE c.id > (SELECT min(id) FROM company WHERE name LIKE 'Test%')) AS others,
                    (SELECT array_agg(id) FROM price_list) AS lists FROM company c WHERE c.name LIKE 'Test%'`,
        );
        const [product] = await running.sql<{ productId: number }>('SELECT "productId" FROM product_variant WHERE id = $1', [visible[0]]);
        await hide(running, { a: companies?.a ?? 0, others: companies?.others ?? [], lists: companies?.lists ?? [] }, chosen, product?.productId ?? 0);
    }
    await reindexed(running, factory);
}

/** What is put into a place, by what the place is named. */
function valuesFor({ path, type, isEnum }: Leaf): string[] {
    const name = [...path].reverse().find(part => part !== '0') ?? '';
    const one = sentinels[0];
    if (isEnum || one === undefined || (type !== 'ID' && type !== 'String')) return [];
    if (/variant/i.test(name)) return sentinels.map(({ variantId }) => String(variantId));
    if (/categor|collection/i.test(name)) return [String(collectionId)];
    if (/facet/i.test(name)) return [String(one.facetValueId), String(sharedFacetValueId)];
    if (type === 'ID') return [String(one.variantId), String(one.productId)];
    if (/slug/i.test(name)) return sentinels.map(({ slug }) => slug);
    if (/term|search|query|text|word/i.test(name)) return [soughtWord, soughtWord.slice(0, 5), 'zarinfar', 'زرین‌فر', one.sku, 'ZQ77', mark.toLowerCase().slice(0, 9)];
    return /code|sku/i.test(name) ? [one.sku, ...sentinels.slice(-2).map(({ sku }) => sku)] : [one.sku];
}

/** Everything that there is to ask, in one order. */
function questions(schema: GraphQLSchema): Asked[] {
    return (['Query', 'Mutation'] as const).flatMap(root =>
        fieldsOf(schema, root)
            .filter(field => !leftOut.has(field.name))
            .flatMap(field => [
                { root, field, leaf: null, value: null },
                ...leavesOf(field).flatMap(leaf => valuesFor(leaf).map(value => ({ root, field, leaf, value }))),
            ]),
    );
}

/** Otherwise harmless arguments: an own branch, goods that are sold. */
function base({ args }: Field, shop: Shop): Record<string, unknown> {
    const known: Record<string, unknown> = {
        variantId: String(shop.visible[0]), unit: 'm2', quantity: 2, mode: 'SET', code: shop.past.code, term: 'rug', slug: `open-rug-${shop.visible[0] ?? 0}`,
        variantIds: [String(shop.visible[0]), String(shop.visible[1])], token: 'no-token-of-anybody', idempotencyKey: 'sentinel',
    };
    const filled = (type: GraphQLInputType, name: string, within: readonly string[] = []): unknown => {
        if (Object.hasOwn(known, name)) return known[name];
        const inner = getNamedType(type);
        if (within.includes(inner.name)) return undefined;
        if (!isInputObjectType(inner)) return String(type).endsWith('!') ? scalarOf(inner.name) : undefined;
        const value = Object.fromEntries(Object.values(inner.getFields()).map((one): [string, unknown] => [one.name, filled(one.type, one.name, [...within, inner.name])]).filter(([, given]) => given !== undefined));
        return String(type).startsWith('[') ? [value] : value;
    };
    return Object.fromEntries(args.map((arg): [string, unknown] => [arg.name, filled(arg.type, arg.name)]).filter(([, given]) => given !== undefined));
}

const scalarOf = (name: string): unknown => ({ ID: '1', Int: 1, Float: 1, Money: 1, Boolean: false, DateTime: '2026-01-01T00:00:00Z', JSON: {} })[name] ?? 'en';

async function ask(shop: Shop, viewer: Viewer, { root, field, leaf, value }: Asked): Promise<string> {
    figures.calls++;
    const given = leaf === null ? base(field, shop) : withValue(base(field, shop), leaf.path, value);
    // A list that asks for two has one that is sold beside the hidden one.
    const variables = leaf?.path.at(-1) === '0' && /variantIds/.test(leaf.path.join('.')) ? withValue(base(field, shop), leaf.path.slice(0, -1), [String(shop.visible[0]), value]) : given;
    const call = openCall('shop', root, field, variables, deepestSelection(field, omit));
    const heard = await send(shop.running.url, call, viewer.token);
    return value === null ? heard.body : heard.body.replaceAll(value, '<given>');
}

const labelOf = (phase: Phase, { name }: Viewer, { field, leaf, value }: Asked): string => `${phase}, ${name}: ${field.name} ${leaf?.path.join('.') ?? ''} = ${String(value)}`;

/** Answers by what was asked; what the caller may not ask at all is asked once. */
async function walk(shop: Shop, schema: GraphQLSchema, isHiding: boolean): Promise<Map<string, string>> {
    const answers = new Map<string, string>();
    const all = questions(schema);
    for (const phase of phases) {
        await enterPhase(shop, phase, isHiding);
        // Each mode alone decides all that both do together; of the tree one is enough for the other modes.
        for (const viewer of phase === 'by price' ? shop.viewers : shop.viewers.filter(({ name }) => name !== 'distributor')) {
            const closed = new Set<string>();
            for (const asked of all) {
                if (closed.has(asked.field.name) || (phase !== 'by price' && asked.root === 'Mutation' && !/cart|order/i.test(asked.field.name))) continue;
                const body = await ask(shop, viewer, asked);
                if (asked.leaf === null && body.includes('FORBIDDEN')) closed.add(asked.field.name);
                answers.set(labelOf(phase, viewer, asked), body);
            }
        }
    }
    return answers;
}

async function buyerOf({ running, viewers: [ofB], past }: Shop): Promise<{ memberId: number; companyId: number; branchId: number; token: string }> {
    const [row] = await running.sql<{ memberId: number; companyId: number; branchId: number }>(
        `SELECT co."placedByMemberId" AS "memberId", co."companyId", (SELECT min(b.id) FROM company_branch b WHERE b."companyId" = co."companyId") AS "branchId"
           FROM company_order co JOIN "order" o ON o.id = co."orderId" WHERE o.code = $1`,
        [past.code],
    );
    return { memberId: 0, companyId: 0, branchId: 0, ...row, token: ofB?.token ?? '' };
}

describe('what is hidden', () => {
    let schema: GraphQLSchema;
    let shop: Shop;
    let without: Map<string, string>;

    beforeAll(async () => {
        const plain = await openShop();
        schema = await schemaOf('shop');
        without = await walk(plain, schema, false);
        await plain.running.stop();
        shop = await openShop();
    });
    afterAll(async () => {
        await shop.running.stop();
        console.log(`${figures.calls} calls, ${figures.found.length} that found what is hidden; who may see it found it by ${figures.ownerFinds.join(', ')}`);
        if (process.env.SENTINEL_FIGURES) fs.writeFileSync(process.env.SENTINEL_FIGURES, JSON.stringify(figures));
    });

    it('is found by nobody in any way: each answer is that of a shop which never had it', async () => {
        for (const [label, body] of await walk(shop, schema, true)) {
            const plain = neutral(without.get(label) ?? '');
            if (tells(body)) figures.found.push(`${label}: tells of it: ${body.slice(0, 300)}`);
            else if (neutral(body) !== plain) figures.found.push(`${label}: ${neutral(body).slice(0, 300)} | ${plain.slice(0, 300)}`);
        }
        expect(figures.found.slice(0, 10)).toEqual([]);
    });

    it('is found by who may see it, by every way that others were tried', async () => {
        await shop.running.sql('UPDATE assortment_settings SET "byPrice" = true, "byCategory" = false');
        const found = new Set<string>();
        for (const asked of questions(schema)) {
            if (!/catalogue|compare|cart/i.test(asked.field.name)) continue;
            if (tells(await ask(shop, shop.owner, asked))) found.add(asked.field.name);
        }
        figures.ownerFinds = [...found].sort();
        expect(figures.ownerFinds).toEqual(expect.arrayContaining(['catalogue', 'catalogueProduct', 'catalogueSuggestions', 'compareVariants', 'setCartLines']));
    });

    it('is not ordered again by who once had it, and is named no more than what never was', async () => {
        await shop.running.sql('UPDATE assortment_settings SET "byPrice" = true, "byCategory" = false');
        const { memberId, companyId, branchId, token } = await buyerOf(shop);
        const say = async (query: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> => {
            const { data, body } = await send(shop.running.url, { api: 'shop', root: 'Mutation', field: '', query, variables }, token);
            if (!data) throw new Error(body);
            return data;
        };
        const put = 'mutation ($input: SetCartLinesInput!) { setCartLines(input: $input) { cart { totalGross } answers { outcome } } }';
        await say('mutation { clearCart { version } }', {});
        const { setCartLines } = await say(put, { input: { lines: shop.visible.slice(0, 2).map(variantId => ({ variantId, unit: 'm2', quantity: 3 })) } });
        const { placeOrder } = await say(`mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename ... on MyOrder { code } ... on PlacementRefusal { reason } } }`, {
            input: { branchId, shownTotalGross: (setCartLines as { cart: { totalGross: number } }).cart.totalGross, idempotencyKey: 'bought-once' },
        });
        await shop.running.sql('DELETE FROM price_list_item i USING price_list_company c WHERE c."priceListId" = i."priceListId" AND c."companyId" = $1 AND i."productVariantId" = $2', [companyId, shop.visible[1]]);
        const { reorder } = await say('mutation ($code: String!) { reorder(code: $code) { cart { lines { variantId } } answers { variantId outcome reason } } }', placeOrder as { code: string });
        expect([memberId > 0, reorder]).toEqual([true, {
            cart: { lines: [{ variantId: String(shop.visible[0]) }] },
            answers: [{ variantId: String(shop.visible[0]), outcome: 'ok', reason: null }, { variantId: String(shop.visible[1]), outcome: 'rejected', reason: 'not-available' }],
        }]);
    });

    it('is not told by how long an answer takes', async () => {
        const [ofB] = shop.viewers;
        const product = fieldsOf(schema, 'Query').find(({ name }) => name === 'catalogueProduct') as Field;
        const timed = async (slug: string): Promise<number> => {
            const began = performance.now();
            await send(shop.running.url, openCall('shop', 'Query', product, { slug }, deepestSelection(product, omit)), ofB?.token);
            return performance.now() - began;
        };
        const times = { hidden: [] as number[], unknown: [] as number[] };
        // By turns, so that a busy machine is busy for both.
        for (let turn = 0; turn < 60; turn++) {
            times.hidden.push(await timed(sentinels[0]?.slug ?? ''));
            times.unknown.push(await timed(`nothing-${turn}`));
        }
        const middle = (figures: number[]): number => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
        const [hidden, unknown] = [middle(times.hidden), middle(times.unknown)];
        expect(`${Math.abs(hidden - unknown) < Math.max(2, unknown * 0.3)}, ${hidden} ${unknown}`).toMatch(/^true/);
    });
});
