/** The SQL connector against a real PostgreSQL, through a cable that can fail. */
import { Client } from 'pg';

import { OperationalError } from '../../kernel/operational-error';
import { connectorKinds, serverSurroundings } from '../../plugins/erp/connectors';
import { type DatabaseAddress, scratchDatabase, type ScratchDatabase } from '../../src/database/scratch-database';
import { connectorContract, type Side } from '../fakes/erp/contract';
import { TcpProxy } from '../fakes/tcp-proxy';

const signal = () => new AbortController().signal;
const password = 'erp-pass-8812';

let database: ScratchDatabase;
let cluster: { host: string; port: number };
let admin: Client;

beforeAll(async () => {
    const pg = JSON.parse(process.env.TEST_PG ?? '{}') as DatabaseAddress;
    cluster = pg;
    database = await scratchDatabase('erp', undefined, pg);
    admin = new Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(`
        CREATE TABLE customer (id integer, name text, version bigint NOT NULL, changed_at timestamptz NOT NULL DEFAULT now(), is_deleted boolean NOT NULL DEFAULT false, balance numeric(20, 4) DEFAULT 12345678901234.5678);
        CREATE SEQUENCE version;
        CREATE SCHEMA b2b;
        CREATE VIEW b2b."Customers ""live""" AS SELECT id AS "ID", name AS "Name", version, changed_at, is_deleted, balance FROM customer;
        CREATE ROLE erp_reader LOGIN PASSWORD '${password}';
        GRANT USAGE ON SCHEMA b2b TO erp_reader;
        GRANT SELECT, UPDATE, INSERT, DELETE ON ALL TABLES IN SCHEMA b2b TO erp_reader;
    `);
});

afterAll(async () => {
    await admin.end();
    await database.drop();
    const last = new Client({ connectionString: database.url.replace(database.name, 'postgres') });
    await last.connect();
    await last.query('DROP ROLE erp_reader');
    await last.end();
});

const source = { object: 'customer', view: ['b2b', 'Customers "live"'], key: ['ID'], changed: { column: 'version', kind: 'number' }, gone: { field: 'is_deleted', values: ['true'] } };

function open(port: number, changes: object = {}) {
    const kind = connectorKinds(serverSurroundings(`127.0.0.1:${port}`, '/nowhere')).find(one => one.kind === 'sql');
    if (!kind) throw new Error('There is no kind sql');
    const input = { dialect: 'postgresql', host: '127.0.0.1', port, database: database.name, username: 'erp_reader', password, isSealed: false, statementSeconds: 1, sources: [source], ...changes };
    return kind.open(kind.settings(input));
}

async function put(id: number, name: string, isDeleted = false) {
    await admin.query(`DELETE FROM customer WHERE id = $1`, [id]);
    await admin.query(`INSERT INTO customer (id, name, version, is_deleted) VALUES ($1, $2, nextval('version'), $3)`, [id, name, isDeleted]);
}

async function fill(count: number) {
    await admin.query('TRUNCATE customer');
    await admin.query(`INSERT INTO customer (id, name, version) SELECT n, 'Customer ' || n || ' کارپت', nextval('version') FROM generate_series(1, $1::int) n ORDER BY random()`, [count]);
}

async function start(count: number): Promise<Side> {
    await fill(count);
    const proxy = await TcpProxy.start(cluster);
    const connector = open(proxy.port);
    return {
        connector,
        secrets: [password],
        put,
        remove: id => put(id, '', true),
        breakOne: async () => {
            await admin.query(`INSERT INTO customer (id, name, version) VALUES (NULL, 'Nobody', nextval('version'))`);
        },
        nameOf: (page, id) => page.records.find(({ key }) => key === String(id))?.values.Name,
        faults: {
            'slow': async () => {
                await admin.query('ALTER ROLE erp_reader SET search_path TO public');
                await admin.query('BEGIN; LOCK TABLE customer IN ACCESS EXCLUSIVE MODE');
            },
            'no such view': async () => {
                await admin.query('ROLLBACK');
                await admin.query('ALTER SCHEMA b2b RENAME TO elsewhere');
            },
            'down': async () => {
                await admin.query('ALTER SCHEMA elsewhere RENAME TO b2b');
                await proxy.stop();
            },
        },
        push: null,
        stop: async () => {
            await connector.close();
            await proxy.stop().catch(() => undefined);
        },
    };
}

connectorContract([{ name: 'SQL views of PostgreSQL', start }]);

describe('views of PostgreSQL', () => {
    let connector: ReturnType<typeof open>;
    afterEach(() => connector.close());

    it('are read with every digit of their amounts', async () => {
        await fill(1);
        connector = open(cluster.port);
        expect((await connector.sample('customer', 1, signal())).records[0]).toMatchObject({ key: '1', values: { ID: 1, balance: '12345678901234.5678', is_deleted: false } });
    });

    it('cannot be written to by anybody who has our connection', async () => {
        await fill(1);
        // A view whose reading writes, made by somebody who would like to.
        await admin.query(`CREATE OR REPLACE FUNCTION b2b.harm() RETURNS integer LANGUAGE sql SECURITY DEFINER AS $$ DELETE FROM public.customer RETURNING 1 $$; CREATE OR REPLACE VIEW b2b.trap AS SELECT b2b.harm() AS "ID", 1 AS version`);
        await admin.query('GRANT SELECT ON b2b.trap TO erp_reader');
        connector = open(cluster.port, { sources: [{ object: 'customer', view: ['b2b', 'trap'], key: ['ID'] }] });
        await expect(connector.sample('customer', 1, signal())).rejects.toThrow('read-only transaction');
        expect((await admin.query('SELECT FROM customer')).rowCount).toBe(1);
    });

    it('go on by an instant too, with what came to light late', async () => {
        await fill(5);
        connector = open(cluster.port, { overlapSeconds: 30, sources: [{ ...source, changed: { column: 'changed_at', kind: 'instant' } }] });
        const read = async (since: string | null) => {
            const found: string[] = [];
            let cursor: string | null = null;
            for await (const page of connector.pull({ object: 'customer', since, pageSize: 2, signal: signal() })) {
                found.push(...page.records.map(({ key }) => key));
                cursor = page.cursor;
            }
            return { found: found.sort(), cursor };
        };
        await admin.query(`UPDATE customer SET changed_at = now() - interval '1 hour' WHERE id < 5`);
        const full = await read(null);
        expect(full.found).toEqual(['1', '2', '3', '4', '5']);
        // A transaction that began ten seconds ago and is seen only now.
        await admin.query(`INSERT INTO customer (id, name, version, changed_at) VALUES (6, 'Late', nextval('version'), now() - interval '10 seconds')`);
        const next = await read(full.cursor);
        expect(next.found).toEqual(['5', '6']);
    });

    it('are told to stop in the middle of a statement', async () => {
        await fill(1);
        connector = open(cluster.port, { statementSeconds: 60 });
        await admin.query('BEGIN; LOCK TABLE customer IN ACCESS EXCLUSIVE MODE');
        const stopping = new AbortController();
        const work = connector.sample('customer', 1, stopping.signal);
        setTimeout(() => stopping.abort(), 200);
        await expect(work).rejects.toBeInstanceOf(OperationalError);
        await admin.query('ROLLBACK');
        expect((await connector.sample('customer', 1, signal())).records).toHaveLength(1);
    });
});
