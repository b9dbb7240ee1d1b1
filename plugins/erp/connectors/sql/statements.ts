/** The statements that are sent to an ERP's database, and there are no others. Values go as parameters, names quoted. */
import type { SqlDialect, SqlSource } from './settings';

type VersionKind = NonNullable<SqlSource['changed']>['kind'];

export interface Statement {
    text: string;
    values: readonly string[];
}

/** What was read last in this run: the version where rows go by version, and the key. */
export interface SqlPlace {
    changed: string | null;
    key: readonly string[];
}

export interface PageWish {
    since: string | null;
    after: SqlPlace | null;
    size: number;
    overlapSeconds: number;
}

/** Under which name a version comes along as text, whole, where the driver would round it. */
export const versionColumn = 'karvan_version';

export function pageStatement(dialect: SqlDialect, source: SqlSource, { since, after, size, overlapSeconds }: PageWish): Statement {
    const parameters = new Parameters(dialect);
    const changed = since === null ? undefined : source.changed;
    const order = [...(changed ? [changed.column] : []), ...source.key].map(name => quoted(dialect, name));
    const conditions: string[] = [];
    if (changed && since !== null && after === null) conditions.push(`${quoted(dialect, changed.column)} > ${earlier(dialect, changed.kind, parameters.add(since, changed.kind), overlapSeconds)}`);
    if (after !== null) conditions.push(beyond(order, [...(changed ? [parameters.kept(after.changed ?? '', changed.kind)] : []), ...after.key.map(value => parameters.kept(value))]));
    // Rows of transactions that are still open get their version before they can be seen.
    if (changed?.kind === 'rowversion') conditions.push(`${quoted(dialect, changed.column)} < MIN_ACTIVE_ROWVERSION()`);
    const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
    const top = dialect === 'sql-server' ? `TOP (${size}) ` : '';
    const limit = dialect === 'sql-server' ? '' : ` LIMIT ${size}`;
    return { text: `SELECT ${top}${columns(dialect, source)} FROM ${viewOf(dialect, source)} v${where} ORDER BY ${order.join(', ')}${limit}`, values: parameters.values };
}

/** Rows that have no place in the order of the key, and so stand on no page. */
export function keylessStatement(dialect: SqlDialect, source: SqlSource, size: number): Statement {
    const condition = source.key.map(name => `${quoted(dialect, name)} IS NULL`).join(' OR ');
    const [top, limit] = dialect === 'sql-server' ? [`TOP (${size}) `, ''] : ['', ` LIMIT ${size}`];
    return { text: `SELECT ${top}${columns(dialect, source)} FROM ${viewOf(dialect, source)} v WHERE ${condition}${limit}`, values: [] };
}

/** From where the pull after a full one goes on: asked before its first page, so that nothing that changes meanwhile is passed over. */
export function highStatement(dialect: SqlDialect, source: SqlSource): Statement | null {
    const { changed } = source;
    if (!changed) return null;
    if (changed.kind === 'rowversion') return { text: `SELECT CONVERT(varchar(18), CAST(CAST(MIN_ACTIVE_ROWVERSION() AS bigint) - 1 AS binary(8)), 1) AS ${versionColumn}`, values: [] };
    const highest = `MAX(${quoted(dialect, changed.column)})`;
    return { text: `SELECT ${dialect === 'sql-server' ? asText(highest, changed.kind) : highest} AS ${versionColumn} FROM ${viewOf(dialect, source)} v`, values: [] };
}

/** What a page of rows is ended by. */
export function placeOf(row: Record<string, unknown>, source: SqlSource): SqlPlace {
    const text = (name: string) => plain(row[name]);
    return { changed: source.changed ? text(Object.hasOwn(row, versionColumn) ? versionColumn : source.changed.column) : null, key: source.key.map(text) };
}

/** As it goes back to the database in a comparison; instants with all that the driver kept of them. */
export function plain(value: unknown): string {
    if (value instanceof Date) return value.toISOString();
    if (Buffer.isBuffer(value)) return `0x${value.toString('hex').toUpperCase()}`;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : '';
}

class Parameters {
    readonly values: string[] = [];

    constructor(private readonly dialect: SqlDialect) {}

    add(value: string, kind?: VersionKind): string {
        this.values.push(value);
        const place = this.dialect === 'postgresql' ? `$${this.values.length}` : this.dialect === 'sql-server' ? `@p${this.values.length}` : '?';
        if (this.dialect !== 'sql-server' || kind === undefined || kind === 'number') return place;
        return kind === 'rowversion' ? `CONVERT(binary(8), ${place}, 1)` : `CONVERT(datetime2(7), ${place}, 126)`;
    }

    /** For a value that stands in the statement more than once; MySQL's marks have no number, so each is a value of its own. */
    kept(value: string, kind?: VersionKind): () => string {
        let place: string | null = null;
        return () => (this.dialect === 'mysql' ? this.add(value, kind) : (place ??= this.add(value, kind)));
    }
}

/** Rows after a place in the order of some columns; written out, since SQL Server compares no rows. */
function beyond(order: readonly string[], places: readonly (() => string)[]): string {
    const parts = order.map((name, index) => {
        const before = order.slice(0, index).map((other, at) => `${other} = ${places[at]?.()}`);
        return `(${[...before, `${name} > ${places[index]?.()}`].join(' AND ')})`;
    });
    return parts.length === 1 ? (parts[0] ?? '').slice(1, -1) : `(${parts.join(' OR ')})`;
}

function earlier(dialect: SqlDialect, kind: VersionKind, place: string, seconds: number): string {
    if (kind !== 'instant' || seconds === 0) return place;
    switch (dialect) {
        case 'postgresql':
            return `CAST(${place} AS timestamptz) - make_interval(secs => ${seconds})`;
        case 'sql-server':
            return `DATEADD(second, -${seconds}, ${place})`;
        case 'mysql':
            return `DATE_SUB(CAST(${place} AS DATETIME(6)), INTERVAL ${seconds} SECOND)`;
    }
}

function columns(dialect: SqlDialect, { changed }: SqlSource): string {
    return dialect === 'sql-server' && changed ? `v.*, ${asText(quoted(dialect, changed.column), changed.kind)} AS ${versionColumn}` : 'v.*';
}

function asText(expression: string, kind: VersionKind): string {
    return kind === 'rowversion' ? `CONVERT(varchar(18), CAST(${expression} AS binary(8)), 1)` : kind === 'instant' ? `CONVERT(varchar(33), ${expression}, 126)` : `CONVERT(varchar(40), ${expression})`;
}

function viewOf(dialect: SqlDialect, { view }: SqlSource): string {
    return view.map(name => quoted(dialect, name)).join('.');
}

function quoted(dialect: SqlDialect, name: string): string {
    switch (dialect) {
        case 'postgresql':
            return `"${name.replaceAll('"', '""')}"`;
        case 'sql-server':
            return `[${name.replaceAll(']', ']]')}]`;
        case 'mysql':
            return `\`${name.replaceAll('`', '``')}\``;
    }
}
