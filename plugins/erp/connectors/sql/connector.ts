/** Views of an ERP's database, read page by page in the order of their key, or of their changes. */
import { OperationalError } from '../../../../kernel/operational-error';
import { type ConnectionCheck, type ErpCapabilities, type ErpConnector, type ErpObject, type ErpPage, NotThereError, type PullWish } from '../../types';
import type { Surroundings } from '../surroundings';
import { sortRows } from '../values';
import { openDriver, type SqlDriver, type SqlRow } from './drivers';
import type { SqlSettings, SqlSource } from './settings';
import { highStatement, keylessStatement, pageStatement, placeOf, plain, type SqlPlace, type Statement, versionColumn } from './statements';

interface SqlPosition {
    since: string | null;
    after: SqlPlace | null;
    high: string | null;
}

export class SqlConnector implements ErpConnector {
    readonly capabilities: ErpCapabilities;
    private driver: Promise<SqlDriver> | null = null;

    constructor(
        private readonly settings: SqlSettings,
        private readonly surroundings: Pick<Surroundings, 'resolve'>,
        private readonly open: typeof openDriver = openDriver,
    ) {
        this.capabilities = { pull: Object.fromEntries(settings.sources.map(({ object, changed }) => [object, { full: true, incremental: changed !== undefined }])), push: [] };
    }

    async check(signal: AbortSignal): Promise<ConnectionCheck> {
        const system = `${this.settings.dialect} at ${this.settings.host}`;
        try {
            for (const source of this.settings.sources) await this.page(source, { since: null, after: null, high: null }, 1, signal);
            return { isOk: true, system, problem: null };
        } catch (error) {
            return { isOk: false, system, problem: (error as Error).message };
        }
    }

    async sample(object: ErpObject, take: number, signal: AbortSignal): Promise<ErpPage> {
        const source = this.source(object);
        const rows = await this.page(source, { since: null, after: null, high: null }, take, signal);
        return { ...sorted(rows, source, 0), gone: [], cursor: null };
    }

    async *pull({ object, since, pageSize, signal }: PullWish): AsyncIterable<ErpPage> {
        const source = this.source(object);
        let position = positionOf(since);
        if (position.since === null && position.after === null) position = { ...position, high: await this.high(source, signal) };
        for (let read = 0; ; ) {
            const rows = await this.page(source, position, pageSize, signal);
            const isFull = position.since === null;
            const keyed = rows.filter(row => source.key.every(name => row[name] !== null));
            const last = keyed.at(-1);
            const after = last ? placeOf(last, source) : position.after;
            if (rows.length > 0 && JSON.stringify(after) === JSON.stringify(position.after)) throw new OperationalError(`The rows of ${object} do not go on: their key is not unique`);
            const high = position.since === null ? position.high : (after?.changed ?? position.since);
            position = { since: position.since, after, high };
            const isLast = rows.length < pageSize || !last;
            const keyless = isFull && isLast ? await this.query(keylessStatement(this.settings.dialect, source, pageSize), signal) : [];
            const page = sorted(isFull ? [...keyed, ...keyless] : rows, source, read);
            read += rows.length;
            yield { ...page, gone: isFull ? [] : page.gone, cursor: isLast ? (source.changed && high !== null ? textOf({ since: high, after: null, high: null }) : null) : textOf(position) };
            if (isLast) return;
        }
    }

    push(): never {
        throw new Error('A source of SQL is read only');
    }

    find(): never {
        throw new Error('A source of SQL is read only');
    }

    async close(): Promise<void> {
        const { driver } = this;
        this.driver = null;
        await driver?.then(open => open.close(), () => undefined);
    }

    private async high(source: SqlSource, signal: AbortSignal): Promise<string | null> {
        const statement = highStatement(this.settings.dialect, source);
        if (!statement) return null;
        const [row] = await this.query(statement, signal);
        return row?.[versionColumn] === undefined ? null : plain(row[versionColumn]) || null;
    }

    private page(source: SqlSource, { since, after }: SqlPosition, size: number, signal: AbortSignal): Promise<SqlRow[]> {
        const { dialect, overlapSeconds } = this.settings;
        return this.query(pageStatement(dialect, source, { since, after, size, overlapSeconds }), signal);
    }

    private async query(statement: Statement, signal: AbortSignal): Promise<SqlRow[]> {
        if (signal.aborted) throw new OperationalError('It was stopped');
        try {
            this.driver ??= this.connect();
            return await (await this.driver).query(statement, signal);
        } catch (error) {
            if (error instanceof OperationalError) throw error;
            // Only what it says: a driver's error holds the whole connection, its password with it.
            throw new OperationalError(`${this.settings.dialect} at ${this.settings.host}: ${(error as Error).message.slice(0, 300) || (error as { code?: string }).code}`);
        }
    }

    private async connect(): Promise<SqlDriver> {
        try {
            return await this.open(this.settings, await this.surroundings.resolve(this.settings.host, this.settings.port));
        } catch (error) {
            this.driver = null;
            throw error;
        }
    }

    private source(object: ErpObject): SqlSource {
        const source = this.settings.sources.find(one => one.object === object);
        if (!source) throw new Error(`The connection has no source of ${object}`);
        return source;
    }
}

function sorted(rows: readonly SqlRow[], source: SqlSource, read: number) {
    const bare = rows.map(row => Object.fromEntries(Object.entries(row).filter(([name]) => name !== versionColumn)));
    return sortRows(bare.map((row, index) => ({ place: `row ${read + index + 1}`, row })), source);
}

function textOf({ since, after, high }: SqlPosition): string {
    return JSON.stringify([since, after && [after.changed, ...after.key], high]);
}

function positionOf(cursor: string | null): SqlPosition {
    if (cursor === null) return { since: null, after: null, high: null };
    try {
        const [since, after, high] = JSON.parse(cursor) as [string | null, [string | null, ...string[]] | null, string | null];
        const isText = (value: unknown) => value === null || typeof value === 'string';
        if (isText(since) && isText(high) && (after === null || (Array.isArray(after) && after.every(isText)))) return { since, after: after && { changed: after[0], key: after.slice(1) as string[] }, high };
    } catch {
        // Falls to the error below.
    }
    throw new NotThereError('The position of the last pull cannot be read: pull everything anew');
}
