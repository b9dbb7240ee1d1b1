import { type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';
import gql from 'graphql-tag';
import { z } from 'zod';

import { systemScope } from '../../../kernel/scope';
import { line } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { type RunningServer, startServer } from '../../../test/server';
import { amountCell, ImportRegistry, type ImportRow, ImportService, type RowAnswer, toCsv, toXlsx } from '..';

const columns = z.object({ code: line(10), price: amountCell().optional(), note: z.string().optional() });
type Values = z.output<typeof columns>;

describe('imports', () => {
    let running: RunningServer;
    let imports: ImportService;
    let ctx: RequestContext;

    beforeAll(async () => {
        running = await startServer();
        await running.sql('CREATE TABLE thing (code text PRIMARY KEY, price bigint, note text)');
        imports = running.server.app.get(ImportService);
        ctx = await running.server.app.get(RequestContextService).create({ apiType: 'admin' });
        running.server.app.get(ImportRegistry).register({ name: 'things', columns, apply });
    });
    beforeEach(() => running.sql('DELETE FROM thing'));
    afterAll(() => running.stop());

    async function apply(tx: RequestContext, rows: ImportRow<Values>[]): Promise<RowAnswer[]> {
        const connection = running.server.app.get(TransactionalConnection);
        const answers: RowAnswer[] = [];
        for (const { row, values } of rows) {
            if (values.note === 'bug') throw new Error('a bug in the importer');
            if (values.note === 'silent') continue;
            const [written] = await sql<{ isNew: boolean }>(
                connection,
                tx,
                `INSERT INTO thing VALUES ($1, $2, $3) ON CONFLICT (code) DO UPDATE SET price = $2 RETURNING xmax = 0 AS "isNew"`,
                [values.code, values.price ?? null, values.note ?? null],
            );
            answers.push({ row, outcome: written?.isNew ? 'created' : 'updated' });
        }
        return answers;
    }

    const run = (file: string | Buffer, filename = 'things.csv', dryRun = false) =>
        imports.run(ctx, 'things', Buffer.from(file), filename, { dryRun, scope: systemScope });
    const things = () => running.sql('SELECT code, price::int AS price FROM thing ORDER BY code');

    it('applies good rows, answers each row, and gives the bad ones back', async () => {
        const report = await run('code,price\nA,"1,250.50"\n,7\nB,۱٬۰۰۰\nC,-4\nA,2\n');
        expect(report).toMatchObject({ created: 2, updated: 1, unchanged: 0, rejected: 2 });
        expect(report.answers.map(answer => [answer.row, answer.outcome])).toEqual([
            [2, 'created'],
            [3, 'rejected'],
            [4, 'created'],
            [5, 'rejected'],
            [6, 'updated'],
        ]);
        expect(report.answers[1]?.message).toBe('code: is required');
        expect(report.answers[3]?.message).toMatch(/^price: must be an amount/);
        expect(await things()).toEqual([{ code: 'A', price: 200 }, { code: 'B', price: 100_000 }]);
        // Corrected, the file of rejects comes back as it is, its column of reasons ignored.
        const again = await run((report.rejectsCsv ?? '').replace('""', '"D"').replace("'-4", '4'));
        expect(again).toMatchObject({ created: 2, rejected: 0 });
    });

    it('keeps nothing of a dry run, and says what it would do', async () => {
        expect(await run('code,price\nA,1\n', 'things.csv', true)).toMatchObject({ dryRun: true, created: 1 });
        expect(await things()).toEqual([]);
    });

    it('keeps nothing of a file with a wrong row when all are wanted or none, and says all that is wrong', async () => {
        const whole = (file: string) => imports.run(ctx, 'things', Buffer.from(file), 'things.csv', { dryRun: false, allOrNothing: true, scope: systemScope });
        const report = await whole('code,price\nA,1\n,7\nB,-4\n');
        expect(report).toMatchObject({ kept: false, created: 1, rejected: 2 });
        expect(await things()).toEqual([]);
        expect(await whole('code,price\nA,1\nB,2\n')).toMatchObject({ kept: true, created: 2, rejected: 0 });
        expect(await things()).toHaveLength(2);
    });

    it('keeps nothing when the importer fails or forgets a row', async () => {
        await expect(run('code,note\nA,x\nB,bug\n')).rejects.toThrow('a bug');
        await expect(run('code,note\nA,x\nB,silent\n')).rejects.toThrow('did not answer');
        expect(await things()).toEqual([]);
    });

    it.each([
        ['things.csv', '', 'is empty'],
        ['things.csv', 'code,price\n', 'no rows'],
        ['things.csv', 'price\n1\n', 'missing column code'],
        ['things.csv', 'code,prise\nA,1\n', 'unknown column prise'],
        ['things.csv', 'code,code\nA,1\n', 'appears twice'],
        ['things.csv', 'code,price\nA,1,2\n', 'more cells'],
        ['things.csv', 'code,price\nA,"1\n', 'cannot be read'],
        ['things.csv', 'code,,price\nA,1,1\n', 'must name each column'],
        ['things.pdf', 'code\nA\n', 'CSV or an XLSX'],
        ['things.xlsx', 'code\nA\n', 'CSV or an XLSX'],
        ['things.xlsx', 'PK\x03\x04 not really', 'not a readable XLSX'],
        ['things.csv', `code\n${'x'.repeat(30_000)}\n`, 'more than 20000 characters'],
    ])('refuses %s with %j', async (filename, text, message) => {
        await expect(run(text, filename)).rejects.toThrow(message);
        expect(await things()).toEqual([]);
    });

    it('reads what old spreadsheet programs write, what Excel calls Unicode text, and refuses what is no text', async () => {
        expect(await run(Buffer.from('code;price;note\nA;12,50;z\xb3oty\nB;1.250,5;\n', 'latin1'))).toMatchObject({ created: 2 });
        expect(await running.sql('SELECT note, price::int AS price FROM thing ORDER BY code')).toEqual([{ note: 'złoty', price: 1250 }, { note: null, price: 125_050 }]);
        await expect(run(Buffer.from('code\nA\0\n'))).rejects.toThrow('not a text');
        expect(await run(Buffer.from('\ufeffcode\tnote\nC\tموکت\n', 'utf16le'))).toMatchObject({ created: 1 });
    });

    it('reads the XLSX that Karvan writes', async () => {
        const file = await toXlsx([{ code: 'م۱', price: 12.5 }, { code: '=1', price: 7n }], [
            { header: 'code', value: row => row.code },
            { header: 'price', value: row => row.price },
        ]);
        expect(await run(file, 'things.xlsx')).toMatchObject({ created: 2 });
        expect(await things()).toEqual([{ code: '=1', price: 700 }, { code: 'م۱', price: 1250 }]);
    });

    it('reads the CSV that Karvan writes, formulas and all', async () => {
        await run(toCsv([{ code: '=A', note: '-1' }], [{ header: 'code', value: row => row.code }, { header: 'note', value: row => row.note }]));
        expect(await running.sql('SELECT code, note FROM thing')).toEqual([{ code: '=A', note: '-1' }]);
    });

    describe('over HTTP', () => {
        const send = (query: string, body: string, headers: Record<string, string> = {}) =>
            fetch(`${running.url}/import/things?${query}`, {
                method: 'POST',
                body,
                headers: { 'Content-Type': 'application/octet-stream', ...headers },
            });

        async function bearer(username: string, password: string): Promise<Record<string, string>> {
            const response = await fetch(`${running.url}/admin-api`, {
                method: 'POST',
                headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify({
                    query: 'mutation ($u: String!, $p: String!) { login(username: $u, password: $p) { __typename } }',
                    variables: { u: username, p: password },
                }),
            });
            return { Authorization: `Bearer ${response.headers.get('vendure-auth-token') ?? ''}` };
        }

        it('takes a file from staff who may import', async () => {
            const response = await send('filename=things.csv&dryRun=false', 'code\nA\n', await bearer('superadmin', 'superadmin'));
            expect(response.status).toBe(200);
            expect(await response.json()).toMatchObject({ created: 1, answers: [{ row: 2, outcome: 'created' }] });
            expect(await things()).toHaveLength(1);
        });

        it('refuses strangers, forms, wrong queries and files that are too large', async () => {
            const staff = await bearer('superadmin', 'superadmin');
            expect((await send('filename=things.csv&dryRun=false', 'code\nA\n')).status).toBe(403);
            expect((await send('filename=things.csv&dryRun=false', 'code\nA\n', { ...staff, 'Content-Type': 'text/plain' })).status).toBe(415);
            const noQuery = await send('dryRun=maybe', 'code\nA\n', staff);
            expect(noQuery.status).toBe(400);
            expect(JSON.stringify(await noQuery.json())).toContain('filename: is required; dryRun: must be one of');
            const wrongFile = await send('filename=things.csv&dryRun=false', 'price\n1\n', staff);
            expect([wrongFile.status, JSON.stringify(await wrongFile.json())]).toEqual([400, expect.stringContaining('missing column code')]);
            expect((await send('filename=things.csv&dryRun=false', 'x'.repeat(20_000_001), staff)).status).toBe(413);
            expect(await things()).toEqual([]);
        });

        it('tells which files it takes', async () => {
            await running.adminClient.asSuperAdmin();
            const { importers } = await running.adminClient.query<{ importers: { name: string }[] }>(
                gql`query { importers { name columns { name required } } }`,
            );
            expect(importers.find(importer => importer.name === 'things')).toEqual({
                name: 'things',
                columns: [
                    { name: 'code', required: true },
                    { name: 'price', required: false },
                    { name: 'note', required: false },
                ],
            });
        });
    });

    it('finds the importer by the beginning of the file’s name', () => {
        const registry = running.server.app.get(ImportRegistry);
        expect(registry.forFile('/tmp/Things-2026.csv')?.name).toBe('things');
        expect(registry.forFile('thingsome.csv')).toBeUndefined();
        expect(() => registry.register({ name: 'things', columns, apply })).toThrow('Two importers');
    });
});
