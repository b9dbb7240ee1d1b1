/** A running server on a private copy of the template database, for e2e and service specs. */
import { defaultConfig, mergeConfig, NoopLogger } from '@vendure/core';
import * as vendureSchemas from '@vendure/core/dist/api/config/get-final-vendure-schema';
import { createTestEnvironment, type SimpleGraphQLClient, type TestServer } from '@vendure/testing';
import { Client, Pool } from 'pg';

import { freePort } from '../src/database/embedded-postgres';

interface Template {
    host: string;
    port: number;
    user: string;
    password: string;
    template: string;
}

export interface RunningServer {
    server: TestServer;
    adminClient: SimpleGraphQLClient;
    shopClient: SimpleGraphQLClient;
    /** `http://127.0.0.1:PORT` */
    url: string;
    databaseUrl: string;
    /** One query on the server's database, past the server. */
    sql<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
    stop(): Promise<void>;
}

let started = 0;

async function onDatabase<T>(pg: Template, database: string, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ host: pg.host, port: pg.port, user: pg.user, password: pg.password, database });
    await client.connect();
    try {
        return await work(client);
    } finally {
        await client.end();
    }
}

/** All servers of a process have the same two schemas; putting them together takes as long as all else of a start. Who asks for one as text has another configuration. */
const putTogether = vendureSchemas.getFinalVendureSchema as (options: { apiType: string; output?: string }) => Promise<unknown>;
const schemas = new Map<string, Promise<unknown>>();
Object.assign(vendureSchemas, {
    getFinalVendureSchema(options: { apiType: string; output?: string }) {
        if (options.output) return putTogether(options);
        const known = schemas.get(options.apiType) ?? putTogether(options);
        schemas.set(options.apiType, known);
        return known;
    },
});

export async function startServer(): Promise<RunningServer> {
    const pg = JSON.parse(process.env.TEST_PG ?? '{}') as Template;
    const database = `test_${process.env.JEST_WORKER_ID ?? '0'}_${process.pid}_${Date.now()}_${started++}`;
    await onDatabase(pg, 'postgres', c => c.query(`CREATE DATABASE "${database}" TEMPLATE "${pg.template}" STRATEGY file_copy`));
    const databaseUrl = `postgres://${pg.user}:${pg.password}@${pg.host}:${pg.port}/${database}`;
    process.env.DATABASE_URL = databaseUrl;
    process.env.RATE_LIMIT_FACTOR ??= '1000'; // Specs sign in more often than people do.
    // Nobody outside is called by a spec that has no fake of him.
    process.env.INPOST_URL ??= 'http://127.0.0.1:9';
    const { config } = await import('../vendure-config');
    // The server listens seconds after the look: another run on this machine must not look at the same ports.
    const port = await freePort(23_000 + Math.floor(Math.random() * 9_000));
    const environment = createTestEnvironment(
        // mergeConfig's declared types are narrower than what it merges.
        mergeConfig(mergeConfig(defaultConfig, config), {
            apiOptions: { port },
            logger: new NoopLogger(),
            dbConnectionOptions: { host: pg.host, port: pg.port, username: pg.user, password: pg.password, database },
        }),
    );
    await environment.server.bootstrap();
    const pool = new Pool({ connectionString: databaseUrl, max: 4 });
    return {
        ...environment,
        url: `http://127.0.0.1:${port}`,
        databaseUrl,
        sql: async (text, values) => (await pool.query(text, values)).rows as never,
        async stop() {
            await pool.end();
            await environment.server.app.close();
            await onDatabase(pg, 'postgres', c => c.query(`DROP DATABASE "${database}" WITH (FORCE)`));
        },
    };
}
