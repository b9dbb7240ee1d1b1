/** B11: documents made to hurt are refused with 400, quickly, and nothing of them runs. */
import { performance } from 'node:perf_hooks';

import { World } from '../world';
import { type Bar, type Bench, median, times } from './bar';

const repeats = 15;
const limitMs = 50;

interface Attack {
    name: string;
    body: unknown;
    /** What the refusal must say, so that it is this limit and no other that stopped it. */
    says: RegExp;
    api?: 'shop-api' | 'admin-api';
}

const deep = (levels: number) => '{ product(id: 1) ' + '{ variants { product '.repeat(Math.ceil(levels / 2)) + '{ id }' + ' } }'.repeat(Math.ceil(levels / 2)) + ' }';
const wide = (count: number, work: (index: number) => string) => times(count, work).join(' ');

/** Many fields on the deepest level that is allowed: neither deep nor long, only dear. */
const dear = `{ product(id: 1) { variants { product { variants { product { variants { product { ${wide(45, () => 'facetValues { id name facet { id name } }')} } } } } } } } }`;

const attacks: readonly Attack[] = [
    { name: 'depth', body: { query: deep(11) }, says: /depth/i },
    { name: 'cost', body: { query: dear }, says: /cost/i },
    { name: 'aliases', body: { query: `{ ${wide(16, index => `a${index}: portalSession { firmName }`)} }` }, says: /alias/i },
    {
        name: 'sensitive-fields',
        body: { query: `mutation { ${wide(2, index => `l${index}: login(username: "a${index}", password: "b") { __typename }`)} }` },
        says: /may hold one of/,
    },
    { name: 'length', body: { query: `{ portalSession { firmName } } # ${'x'.repeat(10_000)}` }, says: /longer than/ },
    { name: 'batch', body: times(3, () => ({ query: '{ portalSession { firmName } }' })), says: /batch/i },
    {
        name: 'fragments',
        body: { query: `{ ${wide(1000, index => `...f${index}`)} } ${wide(1000, index => `fragment f${index} on Query { portalSession { firmName } }`)}` },
        says: /longer than/,
    },
    {
        name: 'cyclic-fragments',
        body: { query: '{ ...a } fragment a on Query { portalSession { firmName } ...b } fragment b on Query { ...a }' },
        says: /fragment|cycl|recurs/i,
    },
    { name: 'take', body: { query: '{ catalogue(input: { take: 101 }) { totalItems } }' }, says: /take/ },
    {
        name: 'take-variable',
        body: { query: 'query ($input: CatalogueInput!) { catalogue(input: $input) { totalItems } }', variables: { input: { take: 100_000 } } },
        says: /take/,
    },
    {
        name: 'regex',
        body: { query: '{ customers(options: { filter: { lastName: { regex: "(a+)+$" } } }) { totalItems } }' },
        says: /regex/,
        api: 'admin-api',
    },
    {
        name: 'regex-variable',
        body: {
            query: 'query ($options: CustomerListOptions) { customers(options: $options) { totalItems } }',
            variables: { options: { filter: { _or: [{ lastName: { regex: '(a+)+$' } }] } } },
        },
        says: /regex/,
        api: 'admin-api',
    },
    { name: 'introspection', body: { query: '{ __schema { types { name } } }' }, says: /introspection/i },
    { name: 'suggestion', body: { query: '{ portalSesion { firmName } }' }, says: /Cannot query field "portalSesion" on type "Query"\./ },
];

async function refused(bench: Bench, world: World, attack: Attack): Promise<void> {
    const { product } = world;
    const api = attack.api ?? 'shop-api';
    const token = api === 'shop-api' ? world.buyer(0).shop.bearer : world.staff.bearer;
    const durations: number[] = [];
    let wrong = '';
    for (let turn = 0; turn < repeats; turn++) {
        const began = performance.now();
        const response = await fetch(`${product.url}/${api}`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
            body: JSON.stringify(attack.body),
        });
        const text = await response.text();
        durations.push(performance.now() - began);
        const ran = /"data":\{/.test(text);
        const said = text.replaceAll('\\"', '"');
        if (response.status !== 400 || ran || !attack.says.test(said) || /Did you mean/.test(said)) wrong ||= `${response.status} ${text.slice(0, 200)}`;
    }
    bench.equals(`${attack.name}-refused`, wrong === '' ? repeats : 0, repeats, 'answers 400', wrong);
    bench.atMost(`${attack.name}-time`, Math.round(median(durations) * 10) / 10, limitMs, 'ms');
}

export const orderLimits: Bar = {
    id: 'B11',
    what: 'GraphQL limits',
    async run(bench) {
        const product = await bench.product();
        const world = await World.make(product, { companies: 1, membersEach: 1 });
        await product.kill('server');
        // As strangers meet it: with introspection off.
        await product.start('server', { NODE_ENV: 'production', SUPERADMIN_PASSWORD: product.password });
        for (const attack of attacks) {
            await refused(bench, world, attack);
        }
        await product.kill('server');
        await product.start('server');
        await bench.conclude(`${attacks.length} kinds of hurtful documents`, product);
    },
};
