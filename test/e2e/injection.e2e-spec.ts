/**
 * Text of a caller never becomes a program: not SQL, not a regular expression of the database, not a template. Every place in the
 * arguments of every field of both APIs, every part of every route, and the cells of every import are written full of such texts.
 */
import { type GraphQLField, type GraphQLInputType, getNamedType, type GraphQLSchema, isInputObjectType } from 'graphql';
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

import { ImportRegistry } from '../../plugins/documents';
import { adminMutations, adminQueries } from '../../src/authz/admin';
import { routes } from '../../src/authz/routes';
import { type BadWorld, makeBadWorld } from '../authz/bad-input-world';
import { buildCall, type Call, fieldsOf, inLanes, send } from '../authz/calls';
import { type Api, type Root, schemaOf } from '../authz/declared';
import { leavesOf, openCall, withValue } from '../authz/leaves';
import { entryOf, wasForbidden } from '../authz/verdicts';
import { type RunningServer, startServer } from '../server';

jest.setTimeout(900_000);

const sleepSeconds = 2;
/** 1337 times itself: who finds it in an answer finds that a template was carried out. */
const carriedOut = '1787569';

/** By kind, so that each place meets each kind; which one of a kind goes round. */
const payloads: Readonly<Record<string, readonly string[]>> = {
    quote: [`'`, `"`, `\\'`, `' OR '1'='1`, `"; DROP TABLE customer; --`, `') UNION SELECT 1 --`, `$$`, `x'--`, `1' /*`],
    delay: [
        `'; SELECT pg_sleep(${sleepSeconds}); --`, `') ; SELECT pg_sleep(${sleepSeconds}) --`, `en' THEN (SELECT 1 FROM pg_sleep(${sleepSeconds})) ELSE 1 END --`,
        `1 AND 1=(SELECT 1 FROM pg_sleep(${sleepSeconds}))`, `"||pg_sleep(${sleepSeconds})||"`, `(SELECT pg_sleep(${sleepSeconds}))`,
    ],
    regex: ['(', '[a', '*', 'a{2', '(?<n', '\\', '(a+)+$', '%_%'],
    template: ['{{1337*1337}}', '${1337*1337}', '<%= 1337*1337 %>', '#{1337*1337}', '{{constructor.constructor("return 1337*1337")()}}', '__proto__'],
    words: ['a & | !b', ':*', '<->', 'x <2> y:*', "'a' & '", '!', '\\:*', '$1 :name ?'],
};
const objects: readonly unknown[] = [{ $ne: null }, { $gt: '' }, { $where: 'sleep(2000)' }, [`'`]];
/** End the session that asks, or close what the later calls stand on. */
const leftOut = new Set(['logout', 'endActing']);
const figures = { places: 0, calls: 0, syntaxErrors: [] as string[], delays: [] as string[], carriedOut: [] as string[], broken: [] as string[], reached: 0 };

interface Target {
    api: Api;
    root: Root;
    field: GraphQLField<unknown, unknown>;
}

const isOurs = ({ api, field }: Target): boolean => api === 'shop' || Object.hasOwn(adminQueries, field.name) || Object.hasOwn(adminMutations, field.name);

describe('injection', () => {
    let running: RunningServer;
    let bad: BadWorld;
    let targets: Target[];
    let database: string;
    let logFile: string;
    let logBegin = 0;
    let turn = 0;

    beforeAll(async () => {
        running = await startServer();
        const schemas = new Map<Api, GraphQLSchema>();
        for (const api of ['shop', 'admin'] as const) schemas.set(api, await schemaOf(api));
        bad = await makeBadWorld(running, schemas);
        // The Shop API first: what staff may do closes a company.
        targets = [...schemas].flatMap(([api, schema]) =>
            (['Query', 'Mutation'] as const).flatMap(root => fieldsOf(schema, root).map(field => ({ api, root, field }))),
        ).filter(({ field }) => field.args.length > 0 && !leftOut.has(field.name));
        database = new URL(running.databaseUrl).pathname.slice(1);
        const [folder] = await running.sql<{ data_directory: string }>('SHOW data_directory');
        logFile = path.join(path.dirname(folder?.data_directory ?? ''), 'postgres.log');
        // The state's code in each line says what the server stumbled over.
        await running.sql(`ALTER SYSTEM SET log_line_prefix = '<%d %e> '`);
        await running.sql('SELECT pg_reload_conf(), pg_sleep(0.5)');
        logBegin = fs.statSync(logFile).size;
    });
    afterAll(async () => {
        await running.sql('ALTER SYSTEM RESET log_line_prefix');
        await running.sql('SELECT pg_reload_conf()');
        await running.stop();
        if (process.env.INJECTION_FIGURES) fs.writeFileSync(process.env.INJECTION_FIGURES, JSON.stringify(figures));
    });

    /** What the database says of a text that it was given as a program: syntax, unknown names, expressions that are none. */
    const syntaxErrors = (): string[] => {
        const said = fs.readFileSync(logFile).subarray(logBegin).toString('utf8').split('\n');
        return said.filter(text => new RegExp(`^<${database} (42...|2201B)> (ERROR|FATAL)`).test(text));
    };
    /** One of quotes, one that waits, and one of the other kinds in turn; of core's own filters, which are many and alike, one a place. */
    const texts = (isFew = false): string[] => {
        turn++;
        const kinds = Object.values(payloads).map(kind => kind[turn % kind.length] ?? '');
        const [quote = '', delay = '', ...others] = kinds;
        return isFew ? [kinds[turn % kinds.length] ?? ''] : [quote, delay, others[turn % others.length] ?? ''];
    };
    const judge = async (where: string, payload: string, ask: (text: string) => Promise<string>): Promise<string> => {
        const timed = async (text: string) => {
            const began = performance.now();
            return { said: await ask(text), ms: performance.now() - began };
        };
        figures.calls++;
        const { said, ms } = await timed(payload);
        const limit = sleepSeconds * 1000 - 50;
        // A busy machine is slow too: it is the text's doing only when it is slow each time, and a harmless one is not.
        if (ms > limit && (await timed(payload)).ms > limit && (await timed(payload)).ms > limit && (await timed('harmless')).ms < limit) {
            figures.delays.push(`${where} = ${payload}: ${Math.round(ms)} ms`);
        }
        if (said.includes(carriedOut)) figures.carriedOut.push(`${where} = ${payload}`);
        return said;
    };

    it('in any argument of any field is text and nothing else', async () => {
        let forbidden = 0;
        for (const target of targets) {
            const { api, root, field } = target;
            const token = bad.tokenOf(api === 'shop' ? 'admin of A' : 'superadmin');
            const base = buildCall(api, root, field, knownValues(field, bad.ids)).variables;
            // What is closed is refused before anybody reads what stands in it.
            const isClosed = entryOf(api, root, field.name) === 'closed';
            const leaves = leavesOf(field).slice(0, isClosed ? 1 : undefined);
            await inLanes(leaves, 4, async leaf => {
                figures.places++;
                const where = `${api} ${field.name} ${leaf.path.join('.')}`;
                const call = (value: unknown): Call => openCall(api, root, field, withValue(base, leaf.path, value));
                for (const text of texts(leaf.isEnum || !isOurs(target))) {
                    const value = leaf.type === 'JSON' ? { text, [text]: text } : text;
                    await judge(where, text, async given => {
                        const heard = await send(running.url, call(given === text ? value : given), token);
                        if (wasForbidden(heard)) forbidden++;
                        if (isOurs(target) && heard.code === 'INTERNAL_SERVER_ERROR') figures.broken.push(`${where} = ${text}: ${heard.body.slice(0, 200)}`);
                        return heard.raw;
                    });
                }
                if (!isOurs(target)) return;
                const object = objects[turn % objects.length];
                figures.calls++;
                const heard = await send(running.url, call(object), token);
                if (isOurs(target) && heard.code === 'INTERNAL_SERVER_ERROR') figures.broken.push(`${where} = ${JSON.stringify(object)}: ${heard.body.slice(0, 200)}`);
            });
        }
        figures.reached = Math.round((100 * (figures.calls - forbidden)) / figures.calls);
        expect(figures.broken.slice(0, 20)).toEqual([]);
        expect(figures.delays).toEqual([]);
        expect(figures.carriedOut).toEqual([]);
        expect(new Set(syntaxErrors())).toEqual(new Set());
    });

    it('in any part of any route, in what every request carries, and in any cell of any import is text and nothing else', async () => {
        const token = bad.tokenOf('superadmin') ?? '';
        const authorized = { Authorization: `Bearer ${token}` };
        const fetched = async (url: string, init?: RequestInit): Promise<string> => {
            const response = await fetch(url, { redirect: 'manual', ...init }).catch((cause: unknown) => {
                throw new Error(`${init?.method ?? 'GET'} ${url} was not answered`, { cause });
            });
            return response.text();
        };
        const all = Object.values(payloads).flat();
        const inRoutes = Object.keys(routes).flatMap(route => {
            const [method = 'GET', pattern = '/'] = route.split(' ');
            return all.map(text => ({ route, method, text, of: (given: string) => pattern.replaceAll(/:\w+|\{\*\w+\}/g, encodeURIComponent(given)) }));
        });
        await inLanes(inRoutes, 4, async ({ route, method, text, of }) => {
            const query = (given: string) => ['filename', 'dryRun', 'actor', 'action', 'entity', 'entityId', 'companyId', 'from', 'lang', 'preset', 'languageCode']
                .map(name => `${name}=${encodeURIComponent(given)}`).join('&');
            await judge(`${route} path`, text, given => fetched(`${running.url}${of(given)}`, { method, headers: authorized }));
            await judge(`${route} query`, text, given => fetched(`${running.url}${of('csv')}?${query(given)}`, { method, headers: authorized }));
            figures.places += 2;
        });
        const body = JSON.stringify({ query: '{ catalogue(input: { term: "a", sort: NAME }) { totalItems } }' });
        const shop = { Authorization: `Bearer ${bad.tokenOf('admin of A') ?? ''}`, 'Content-Type': 'application/json' };
        for (const text of all) {
            const safe = text.replaceAll(/[^\x20-\x7e]/g, '');
            await judge('languageCode', text, given => fetched(`${running.url}/shop-api?languageCode=${encodeURIComponent(given)}&currencyCode=${encodeURIComponent(given)}`, { method: 'POST', headers: shop, body }));
            await judge('headers', safe, given => fetched(`${running.url}/shop-api`, {
                method: 'POST', body,
                headers: { ...shop, 'vendure-token': given, 'Accept-Language': given, 'X-Forwarded-For': given, Cookie: `session=${encodeURIComponent(given)}` },
            }));
            figures.places += 2;
        }
        for (const importer of running.server.app.get(ImportRegistry).all()) {
            const columns = Object.keys(importer.columns.shape);
            const uploaded = (cells: (column: string, given: string) => string) => (given: string) => fetched(`${running.url}/import/${importer.name}?filename=a.csv&dryRun=false`, {
                method: 'POST',
                headers: { ...authorized, 'Content-Type': 'application/octet-stream' },
                body: [columns, columns.map(column => cells(column, given))].map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'),
            });
            for (const text of all) await judge(`import ${importer.name}`, text, uploaded((_, given) => given));
            for (const column of columns) {
                figures.places++;
                for (const text of texts()) await judge(`import ${importer.name} ${column}`, text, uploaded((one, given) => (one === column ? given : '1')));
            }
        }
        figures.syntaxErrors = [...new Set(syntaxErrors())];
        expect(figures.delays).toEqual([]);
        expect(figures.carriedOut).toEqual([]);
        expect(figures.syntaxErrors).toEqual([]);
    });

    it('reaches what it is aimed at', () => {
        expect(figures.reached).toBeGreaterThan(60);
        expect(figures.places).toBeGreaterThan(1000);
    });
});

/** Ids of things that there are, wherever an argument of their name is asked for: most calls get past the first look. */
function knownValues({ args }: GraphQLField<unknown, unknown>, ids: Readonly<Record<string, string>>): Record<string, unknown> {
    const names = (type: GraphQLInputType, within: readonly string[]): string[] => {
        const inner = getNamedType(type);
        if (!isInputObjectType(inner) || within.includes(inner.name)) return [];
        return Object.values(inner.getFields()).flatMap(one => [one.name, ...names(one.type, [...within, inner.name])]);
    };
    const known = new Set(args.flatMap(arg => [arg.name, ...names(arg.type, [])]));
    return { idempotencyKey: 'injection-every', ...Object.fromEntries(Object.entries(ids).filter(([name]) => known.has(name))) };
}
