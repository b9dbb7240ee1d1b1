/** Databases that live only as long as their user: for tests, generated migrations, journeys and benches. */
import path from 'node:path';
import { Client } from 'pg';

import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';

export interface ScratchDatabase {
    url: string;
    name: string;
    drop(): Promise<void>;
}

/** A cluster, and how to enter it. */
export type DatabaseAddress = Pick<EmbeddedPostgres, 'host' | 'port' | 'user' | 'password'>;

/** Where the throw-away cluster lives: one per checkout, without fsync. */
export const scratchClusterFolder = path.resolve(process.env.KARVAN_TEST_PG ?? path.join(process.cwd(), '.karvan/test-pg'));

export async function scratchCluster() {
    return startEmbeddedPostgres({ dataDir: scratchClusterFolder, port: 56200, throwaway: true });
}

/** A new database, empty or a copy of `template`. */
export async function scratchDatabase(purpose: string, template?: string, cluster?: DatabaseAddress): Promise<ScratchDatabase> {
    const pg = cluster ?? (await scratchCluster());
    const name = `scratch_${purpose}_${process.pid}_${Date.now()}`;
    const admin = async (sql: string) => {
        const client = new Client({ host: pg.host, port: pg.port, user: pg.user, password: pg.password, database: 'postgres' });
        await client.connect();
        try {
            await client.query(sql);
        } finally {
            await client.end();
        }
    };
    await admin(`CREATE DATABASE "${name}"` + (template ? ` TEMPLATE "${template}" STRATEGY file_copy` : ''));
    return {
        name,
        url: `postgres://${pg.user}:${pg.password}@${pg.host}:${pg.port}/${name}`,
        drop: () => admin(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
    };
}
