/** What the tables hold, as one line each: tells whether anything was written, past the product that is asked. */
import type { RunningServer } from '../server';
import type { World } from './world';

/** Written by being asked at all. */
const restless = ['session', 'rate_limit', 'migrations', 'seed_mark', 'scheduled_task_record', 'idempotency_key', 'tracking_visit'];

let tables: { name: string; columns: string[] }[] | undefined;

/** `A`: the rows of tables that name company A or its order. `all`: every row. */
export async function fingerprint(running: RunningServer, rows: 'all' | 'A', world: World): Promise<Map<string, string>> {
    tables ??= await running.sql(
        `SELECT c.relname AS name, array_agg(a.attname::text) AS columns FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
          WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL($1) GROUP BY 1 ORDER BY 1`,
        [restless],
    );
    const parts = tables.flatMap(({ name, columns }) => {
        // That a call was refused is told of itself.
        const whole = name === 'audit_entry' ? `t.action <> 'access.denied'` : 'true';
        const where = rows === 'all' ? whole : whereOfA(columns);
        return where === undefined ? [] : [`SELECT '${name}' AS name, count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) AS hash FROM "${name}" t WHERE ${where}`];
    });
    const order = String(world.foreign.code).replaceAll("'", '');
    const query = `WITH o AS (SELECT o.id, co."companyId" FROM "order" o JOIN company_order co ON co."orderId" = o.id WHERE o.code = '${order}') ${parts.join(' UNION ALL ')}`;
    const found = await running.sql<{ name: string; hash: string }>(query);
    return new Map(found.map(({ name, hash }) => [name, hash]));
}

function whereOfA(columns: readonly string[]): string | undefined {
    if (columns.includes('companyId')) return 't."companyId" = (SELECT "companyId" FROM o)';
    return columns.includes('orderId') ? 't."orderId" = (SELECT id FROM o)' : undefined;
}

/** The tables whose rows are no longer what they were. */
export function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
    return [...after].filter(([table, hash]) => before.get(table) !== hash).map(([table]) => table);
}
