import { type Ask, type ErasedPerson, type Fate, type PersonalRows, withKeys } from '../../../kernel/personal-data';
import { pseudonymMail } from '../domain/pseudonym';
import type { TableColumn } from './table-columns.query';

const quoted = (name: string) => `"${name.replace(/"/g, '""')}"`;

/** Takes the person out of his own rows, then out of those that mention him; how many rows were touched. */
export async function eraseRows(ask: Ask, rows: PersonalRows, person: ErasedPerson, columns: readonly TableColumn[]): Promise<number> {
    if (rows.by !== undefined) return 0;
    const mentioned = await eraseMentions(ask, rows, person, columns);
    return mentioned + (await eraseOwn(ask, rows, person, columns));
}

async function eraseOwn(ask: Ask, rows: PersonalRows, { keys, pseudonym }: ErasedPerson, columns: readonly TableColumn[]): Promise<number> {
    if (rows.of === undefined) return 0;
    const table = quoted(rows.table);
    let touched = 0;
    if (rows.delete !== undefined) {
        const condition = rows.delete === true ? '' : ` AND (${rows.delete})`;
        touched += await count(ask, withKeys(`DELETE FROM ${table} t WHERE (${rows.of})${condition} RETURNING 1`, keys));
        if (rows.delete === true) return touched;
    }
    const sets = Object.entries(rows.columns).flatMap(([column, fate]) => {
        const known = columns.find(({ table: of, column: name }) => of === rows.table && name === column);
        const value = valueOf(fate, `t.${quoted(column)}`, known);
        return value === null ? [] : [`${quoted(column)} = ${value}`];
    });
    if (rows.set !== undefined) sets.push(rows.set);
    if (sets.length === 0) return touched;
    const bound = withKeys(`UPDATE ${table} t SET ${[...sets, ...versionOf(rows.table, columns)].join(', ')} WHERE ${rows.of} AND $1::text IS NOT NULL AND $2::text IS NOT NULL RETURNING 1`, keys, 3);
    return touched + (await count(ask, { text: bound.text, params: [pseudonym, pseudonymMail(pseudonym), ...bound.params] }));
}

/** The new value of a column in his own rows; null where it is not touched here. $1 is the pseudonym, $2 its address. */
function valueOf(fate: Fate, column: string, known: TableColumn | undefined): string | null {
    switch (fate) {
        case 'empty':
            return emptyOf(known);
        case 'erased':
            return `CASE WHEN ${column} = '' THEN '' WHEN ${column} IS NOT NULL THEN '[erased]' END`;
        case 'name':
            return `CASE WHEN ${column} = '' THEN '' WHEN ${column} IS NOT NULL THEN $1 END`;
        case 'mail':
            return `CASE WHEN ${column} = '' THEN '' WHEN ${column} IS NOT NULL THEN $2 END`;
        case 'keep':
        case 'secret':
        case 'contact':
        case 'mentions':
            return null;
    }
}

const emptyOf = (known: TableColumn | undefined) => (known?.isNullable ? 'NULL' : known?.type === 'jsonb' ? `'{}'::jsonb` : `''`);

/** Whoever edits the row meanwhile has not seen this change: the next version refuses him (B42). */
function versionOf(table: string, columns: readonly TableColumn[]): string[] {
    return columns.some(({ table: of, column }) => of === table && column === 'version') ? ['version = version + 1'] : [];
}

async function eraseMentions(ask: Ask, rows: PersonalRows, person: ErasedPerson, columns: readonly TableColumn[]): Promise<number> {
    const { keys, anywhere, nearby, pseudonym } = person;
    const isNear = [rows.of, rows.nearby].filter(part => part !== undefined).map(part => `COALESCE(${part}, false)`).join(' OR ');
    const fates = Object.entries(rows.columns).filter(([, fate]) => fate === 'mentions' || fate === 'contact');
    const change = async (names: typeof fates, pattern: string | null, where: string) => {
        if (names.length === 0 || pattern === null) return 0;
        const sets = names.map(([column, fate]) => `${quoted(column)} = ${withoutHim(fate, column, columns.find(one => one.table === rows.table && one.column === column))}`);
        const says = names.map(([column, fate]) => `t.${quoted(column)}::text ~* ${fate === 'contact' ? '$3' : '$1'}`).join(' OR ');
        const bound = withKeys(
            `UPDATE ${quoted(rows.table)} t SET ${[...sets, ...versionOf(rows.table, columns)].join(', ')}
              WHERE (${where}) AND (${says}) AND $1::text IS NOT NULL AND $2::text IS NOT NULL AND $3::text IS NOT NULL RETURNING 1`,
            keys,
            4,
        );
        return count(ask, { text: bound.text, params: [pattern, pseudonym, `^\\s*(?:${pattern})\\s*$`, ...bound.params] });
    };
    const near = isNear === '' ? 0 : await change(fates, nearby, isNear);
    return near + (await change(fates.filter(([, fate]) => fate === 'mentions'), anywhere, 'true'));
}

/** $1 is the pattern, $2 the pseudonym, $3 the pattern of a value that is nothing else. */
function withoutHim(fate: Fate, column: string, known: TableColumn | undefined): string {
    const value = `t.${quoted(column)}`;
    if (fate === 'contact') return `CASE WHEN ${value} ~* $3 THEN ${emptyOf(known)} ELSE ${value} END`;
    return `regexp_replace(${value}::text, $1, $2, 'gi')${known?.type === 'jsonb' ? '::jsonb' : ''}`;
}

async function count(ask: Ask, { text, params }: { text: string; params: readonly unknown[] }): Promise<number> {
    return (await ask(text, params)).length;
}
