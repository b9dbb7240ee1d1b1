import { Client } from 'pg';

/** How far the first data got: nothing yet, killed in the middle, or all of it. */
export type SeedState = 'none' | 'begun' | 'done';

async function onDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
        return await work(client);
    } finally {
        await client.end();
    }
}

export function seedState(url: string): Promise<SeedState> {
    return onDatabase(url, async client => {
        const table = await client.query<{ name: string | null }>(`SELECT to_regclass('seed_mark')::text AS name`);
        if (table.rows[0]?.name == null) return 'none';
        const marks = (await client.query<{ name: SeedState }>('SELECT name FROM seed_mark')).rows.map(row => row.name);
        return marks.includes('done') ? 'done' : marks.includes('begun') ? 'begun' : 'none';
    });
}

export function mark(url: string, state: SeedState): Promise<void> {
    return onDatabase(url, async client => {
        await client.query('INSERT INTO seed_mark (name) VALUES ($1) ON CONFLICT DO NOTHING', [state]);
    });
}

/** Empties a database whose first data was cut off in the middle: nobody has worked with it yet. */
export function emptyDatabase(url: string): Promise<void> {
    return onDatabase(url, async client => {
        await client.query('DROP SCHEMA public CASCADE');
        await client.query('CREATE SCHEMA public');
    });
}
