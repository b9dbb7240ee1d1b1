/** All rows of all tables, and which columns of those that stay have changed: past the product that is asked. */
import type { RunningServer } from '../server';

type Row = Record<string, unknown>;

export interface Tables {
    rows: ReadonlyMap<string, ReadonlyMap<string, Row>>;
    /** Rows that a later transaction wrote are read anew by the next snapshot, the others taken from this one. */
    nextTransaction: string;
}

/** Written by being asked at all, or about what was done rather than by it. */
const aside = ['session', 'rate_limit', 'migrations', 'seed_mark', 'scheduled_task_record', 'idempotency_key', 'tracking_visit', 'audit_seal', 'catalogue_index', 'catalogue_index_stamp', 'job_record', 'outbox_job'];
/** Of no meaning beside what they are about. */
const usual = new Set(['updatedAt', 'version', 'itemsStamp']);

/** All rows; since an earlier snapshot of the same server only what was written after it is fetched. */
export async function snapshot(running: RunningServer, since?: Tables): Promise<Tables> {
    const tables = await running.sql<{ name: string; key: string }>(
        `SELECT c.relname AS name, COALESCE((SELECT string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
                  WHERE i.indrelid = c.oid AND i.indisprimary), 'ctid') AS key
           FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL($1)`,
        [aside],
    );
    const [{ nextTransaction = '0' } = {}] = await running.sql<{ nextTransaction: string }>('SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS "nextTransaction"');
    const parts = tables.map(
        ({ name, key }) => `SELECT '${name}' AS name, concat_ws('|', ${key})::text AS key, CASE WHEN xmin::text::bigint >= ${since?.nextTransaction ?? 0} THEN to_jsonb(t) END AS row FROM "${name}" t`,
    );
    const found = new Map<string, Map<string, Row>>();
    for (const { name, key, row } of await running.sql<{ name: string; key: string; row: Row | null }>(parts.join(' UNION ALL '))) {
        const table = found.get(name) ?? new Map<string, Row>();
        found.set(name, table.set(key, row ?? since?.rows.get(name)?.get(key) ?? {}));
    }
    return { rows: found, nextTransaction };
}

/** `table.column` of rows that are in both and differ. */
export function changedColumns(before: Tables, after: Tables): string[] {
    const changed = new Set<string>();
    for (const [name, rows] of after.rows) {
        const was = before.rows.get(name);
        for (const [key, row] of rows) {
            const old = was?.get(key);
            if (old === undefined || old === row) continue;
            for (const column of Object.keys(row)) {
                if (!usual.has(column) && JSON.stringify(row[column]) !== JSON.stringify(old[column])) changed.add(`${name}.${column}`);
            }
        }
    }
    return [...changed].sort();
}
