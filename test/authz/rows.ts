/** All rows of all tables, and which columns of those that stay have changed: past the product that is asked. */
import type { RunningServer } from '../server';

export type Tables = ReadonlyMap<string, Map<string, Record<string, unknown>>>;

/** Written by being asked at all, or about what was done rather than by it. */
const aside = ['session', 'rate_limit', 'migrations', 'seed_mark', 'scheduled_task_record', 'idempotency_key', 'tracking_visit', 'audit_seal', 'catalogue_index', 'catalogue_index_stamp', 'job_record', 'outbox_job'];
/** Of no meaning beside what they are about. */
const usual = new Set(['updatedAt', 'version', 'itemsStamp']);

export async function snapshot(running: RunningServer): Promise<Tables> {
    const tables = await running.sql<{ name: string; key: string }>(
        `SELECT c.relname AS name, COALESCE((SELECT string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
                  WHERE i.indrelid = c.oid AND i.indisprimary), 'ctid') AS key
           FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL($1)`,
        [aside],
    );
    const parts = tables.map(({ name, key }) => `SELECT '${name}' AS name, concat_ws('|', ${key})::text AS key, to_jsonb(t) AS row FROM "${name}" t`);
    const rows = await running.sql<{ name: string; key: string; row: Record<string, unknown> }>(parts.join(' UNION ALL '));
    const found = new Map<string, Map<string, Record<string, unknown>>>();
    for (const { name, key, row } of rows) {
        const table = found.get(name) ?? new Map<string, Record<string, unknown>>();
        found.set(name, table.set(key, row));
    }
    return found;
}

/** `table.column` of rows that are in both and differ. */
export function changedColumns(before: Tables, after: Tables): string[] {
    const changed = new Set<string>();
    for (const [name, rows] of after) {
        const was = before.get(name);
        for (const [key, row] of rows) {
            const old = was?.get(key);
            if (old === undefined) continue;
            for (const column of Object.keys(row)) {
                if (!usual.has(column) && JSON.stringify(row[column]) !== JSON.stringify(old[column])) changed.add(`${name}.${column}`);
            }
        }
    }
    return [...changed].sort();
}
