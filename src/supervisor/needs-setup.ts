import fs from 'node:fs';
import { Client } from 'pg';

/** Whether migrations wait or the first data is missing. A look of two queries, so that an ordinary start stays quick. */
export async function needsSetup(databaseUrl: string, migrationsFolder: string): Promise<boolean> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
        const files = fs.readdirSync(migrationsFolder).filter(name => name.endsWith('.js')).length;
        const { rows } = await client.query<{ migrations: string | null; seeded: string | null }>(
            `SELECT to_regclass('migrations')::text AS migrations, to_regclass('seed_mark')::text AS seeded`,
        );
        if (rows[0]?.migrations == null || rows[0].seeded == null) return true;
        const done = await client.query<{ migrations: number; seeded: boolean }>(
            `SELECT (SELECT count(*)::int FROM migrations) AS migrations, EXISTS (SELECT 1 FROM seed_mark WHERE name = 'done') AS seeded`,
        );
        return done.rows[0]?.migrations !== files || !done.rows[0].seeded;
    } finally {
        await client.end();
    }
}
