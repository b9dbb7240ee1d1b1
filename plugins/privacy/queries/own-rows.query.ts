import { type Ask, type Fate, type PersonalRows, type PersonKeys, withKeys } from '../../../kernel/personal-data';

type Row = Record<string, unknown>;

export interface FoundRow {
    /** As the table tells its rows apart; null where it has no id. */
    id: number | null;
    values: Row;
}

const quoted = (name: string) => `"${name.replace(/"/g, '""')}"`;
const shownFates = (rows: PersonalRows) => Object.entries(rows.columns).filter(([, fate]) => fate !== 'secret').map(([column]) => column);

/** His own rows, with the columns that say something of him and those that explain them. */
export async function ownRows(ask: Ask, rows: PersonalRows, keys: PersonKeys): Promise<FoundRow[]> {
    if (rows.of === undefined) return [];
    const bound = withKeys(`SELECT to_jsonb(t) AS row, ${rows.hiddenWhen ?? 'false'} AS hidden FROM ${quoted(rows.table)} t WHERE ${rows.of}`, keys);
    const found = await ask<{ row: Row; hidden: boolean }>(bound.text, bound.params);
    return found.map(({ row, hidden }) => picked(row, [...(rows.also ?? []), ...shownFates(rows)], hidden ? shownFates(rows) : []));
}

/** Rows of others in which he is mentioned, with the columns that do so. */
export async function mentioningRows(ask: Ask, rows: PersonalRows, keys: PersonKeys, patterns: { anywhere: string | null; nearby: string | null }): Promise<FoundRow[]> {
    const columns = shownFates(rows);
    if (rows.by === 'closed' || columns.length === 0 || patterns.nearby === null) return [];
    const says = (parameter: string) => columns.map(column => `t.${quoted(column)}::text ~* ${parameter}`).join(' OR ');
    const bound = withKeys(
        `SELECT to_jsonb(t) AS row, ${rows.hiddenWhen ?? 'false'} AS hidden FROM ${quoted(rows.table)} t
          WHERE NOT COALESCE(${rows.of ?? 'false'}, false)
            AND (($1::text IS NOT NULL AND (${says('$1')})) OR (COALESCE(${rows.nearby ?? 'false'}, false) AND (${says('$2')})))`,
        keys,
        3,
    );
    const found = await ask<{ row: Row; hidden: boolean }>(bound.text, [patterns.anywhere, patterns.nearby, ...bound.params]);
    const pattern = new RegExp(patterns.nearby, 'i');
    return found.map(({ row, hidden }) => {
        const telling = columns.filter(column => pattern.test(typeof row[column] === 'string' ? row[column] : JSON.stringify(row[column] ?? '')));
        return picked(row, telling, hidden ? telling : []);
    });
}

function picked(row: Row, columns: readonly string[], hidden: readonly string[]): FoundRow {
    const names = [...new Set(['id', 'createdAt', ...columns])].filter(column => Object.hasOwn(row, column));
    const values = Object.fromEntries(names.map(column => [column, hidden.includes(column) && row[column] !== null ? '[hidden]' : row[column]]));
    return { id: typeof row.id === 'number' ? row.id : null, values };
}

const telling: ReadonlySet<Fate> = new Set(['empty', 'erased', 'name', 'mail']);

/** The texts of his own rows that will be gone: the same text elsewhere is his too. */
export async function ownTexts(ask: Ask, rows: PersonalRows, keys: PersonKeys): Promise<string[]> {
    const columns = Object.entries(rows.columns).filter(([, fate]) => telling.has(fate)).map(([column]) => column);
    if (columns.length === 0) return [];
    const found = await ownRows(ask, { ...rows, hiddenWhen: undefined, also: [] }, keys);
    return found.flatMap(({ values }) => columns.flatMap(column => textsIn(values[column])));
}

function textsIn(value: unknown): string[] {
    if (typeof value === 'string') return value.trim().length >= 4 ? [value.trim()] : [];
    return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}
