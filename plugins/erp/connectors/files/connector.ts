/** Objects from files and documents into files. A file is taken when it is whole, and put away when it was read to its end. */
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { OperationalError } from '../../../../kernel/operational-error';
import { type ConnectionCheck, type ErpCapabilities, type ErpConnector, type ErpDocument, type ErpDocumentKind, type ErpObject, type ErpPage, NotThereError, type PullWish, type PushAnswer } from '../../types';
import { nameByPattern, tableFormat } from '../../domain/dropped-file';
import type { Surroundings } from '../surroundings';
import { type SourceRow, sortRows } from '../values';
import { FolderStore } from './folder-store';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';
import { readXml } from './read-xml';
import { FileRefusedError } from './refused';
import type { FileSettings, FileSource } from './settings';
import { SftpStore } from './sftp-store';
import type { FileStore, StoredFile } from './store';
import { contentOf, fileNameOf } from './write-document';

type Accepted = Extract<PushAnswer, { kind: 'accepted' }>;

/** What was read last: of which file, and how many of its rows. */
interface FilePosition {
    file: string;
    rows: number;
}

const folders = ['in', 'done', 'refused', 'out', 'sent'];
const marker = '.done';

export class FileConnector implements ErpConnector {
    readonly capabilities: ErpCapabilities;
    private readonly store: FileStore;
    private isPrepared = false;

    constructor(
        private readonly settings: FileSettings,
        surroundings: Pick<Surroundings, 'resolve' | 'filesRoot'>,
    ) {
        this.store = settings.store === 'sftp' ? new SftpStore(settings, surroundings) : new FolderStore(surroundings.filesRoot, settings.folder);
        this.capabilities = { pull: Object.fromEntries(settings.sources.map(({ object, isWhole }) => [object, { full: isWhole, incremental: !isWhole }])), push: settings.documents };
    }

    async check(signal: AbortSignal): Promise<ConnectionCheck> {
        const { store, host, folder } = this.settings;
        const system = store === 'sftp' ? `SFTP at ${host}` : `folder ${folder}`;
        try {
            await this.prepare(signal);
            await this.store.list('in');
            return { isOk: true, system, problem: null };
        } catch (error) {
            return { isOk: false, system, problem: (error as Error).message };
        }
    }

    async sample(object: ErpObject, take: number, signal: AbortSignal): Promise<ErpPage> {
        const source = this.source(object);
        await this.prepare(signal);
        const file = (await this.waiting(source, signal)).at(-1)?.path ?? (await this.lastDone(source))?.path;
        const rows: SourceRow[] = [];
        if (file !== undefined) {
            for await (const row of await this.rows(source, file)) {
                rows.push(row);
                if (rows.length >= take) break;
            }
        }
        return { ...sortRows(rows, source), gone: [], cursor: null };
    }

    async *pull({ object, since, pageSize, signal }: PullWish): AsyncIterable<ErpPage> {
        const source = this.source(object);
        const begun = positionOf(since);
        await this.prepare(signal);
        const waiting = await this.waiting(source, signal);
        if (source.isWhole) yield* this.readWhole(source, waiting, begun, pageSize, signal);
        else yield* this.readChanges(source, waiting, begun, pageSize, signal);
    }

    /** First it is written down that the document goes, then it goes: whatever dies between is made good by whoever asks next. */
    async push(document: ErpDocument, signal: AbortSignal): Promise<PushAnswer> {
        await this.prepare(signal);
        const there = await this.find(document.kind, document.key, signal);
        if (there) return there;
        const name = fileNameOf(document.kind, document.key, this.settings.documentFormat);
        await this.store.write(`out/.${name}.part`, contentOf(document, this.settings.documentFormat));
        await this.store.write(`sent/${name}`, Buffer.from(`${document.key}\n`));
        await this.store.rename(`out/.${name}.part`, `out/${name}`);
        return { kind: 'accepted', number: name, state: null };
    }

    async find(kind: ErpDocumentKind, key: string, signal: AbortSignal): Promise<Accepted | null> {
        await this.prepare(signal);
        const name = fileNameOf(kind, key, this.settings.documentFormat);
        if (!(await this.store.has(`sent/${name}`))) return null;
        if (await this.store.has(`out/.${name}.part`)) await this.store.rename(`out/.${name}.part`, `out/${name}`);
        return { kind: 'accepted', number: name, state: null };
    }

    async put(object: ErpObject, content: Buffer, signal: AbortSignal): Promise<string> {
        const source = this.source(object);
        const format = tableFormat(content);
        if (format !== source.format) throw new FileRefusedError(`is ${format === null ? 'no table' : format.toUpperCase()}, and ${object} is read from ${source.format.toUpperCase()}`);
        await this.prepare(signal);
        const name = nameByPattern(source.name, new Date());
        await this.store.write(`sent/.${name}.part`, content);
        await this.store.rename(`sent/.${name}.part`, `in/${name}`);
        if (this.settings.whole === 'marker') await this.store.write(`in/${name}${marker}`, Buffer.alloc(0));
        return name;
    }

    close(): Promise<void> {
        return this.store.close();
    }

    /** The newest file says it all; older ones said it before. Where none has come since, the last one still holds. */
    private async *readWhole(source: FileSource, waiting: readonly Waiting[], begun: FilePosition | null, pageSize: number, signal: AbortSignal): AsyncIterable<ErpPage> {
        const file = waiting.at(-1) ?? (await this.lastDone(source));
        if (!file) throw new NotThereError(`No file of ${source.object} has come yet`);
        for (const older of waiting.slice(0, -1)) await this.putAway(older, 'done');
        try {
            for await (const { page, isLast } of this.pages(source, file, begun, pageSize, signal)) yield { ...page, gone: [], cursor: isLast ? null : page.cursor };
        } catch (error) {
            if (!(error instanceof FileRefusedError)) throw error;
            await this.refuse(file, error.message);
            // Half a file that says it all would say that the other half is gone.
            throw new NotThereError(`${file.name} was refused: ${error.message}`);
        }
        if (!file.isDone) await this.putAway(file, 'done');
    }

    private async *readChanges(source: FileSource, waiting: readonly Waiting[], begun: FilePosition | null, pageSize: number, signal: AbortSignal): AsyncIterable<ErpPage> {
        let cursor = begun && cursorOf(begun);
        for (const file of waiting) {
            try {
                for await (const { page } of this.pages(source, file, begun, pageSize, signal)) {
                    cursor = page.cursor;
                    yield page;
                }
            } catch (error) {
                if (!(error instanceof FileRefusedError)) throw error;
                await this.refuse(file, error.message);
                cursor = cursorOf({ file: file.print, rows: Number.MAX_SAFE_INTEGER });
                yield { records: [], gone: [], unreadable: [{ place: file.name, reason: error.message, text: '' }], cursor };
                continue;
            }
            await this.putAway(file, 'done');
        }
        if (waiting.length === 0) yield { records: [], gone: [], unreadable: [], cursor };
    }

    private async *pages(source: FileSource, file: Waiting, begun: FilePosition | null, pageSize: number, signal: AbortSignal): AsyncIterable<{ page: ErpPage & { cursor: string }; isLast: boolean }> {
        const skipped = begun?.file === file.print ? begun.rows : 0;
        let read = 0;
        const batch: SourceRow[] = [];
        const page = (isLast: boolean) => ({ page: { ...sortRows(batch.splice(0), source), cursor: cursorOf({ file: file.print, rows: read }) }, isLast });
        for await (const row of await this.rows(source, file.path)) {
            if (signal.aborted) throw new OperationalError('It was stopped');
            // A page is handed out when it is sure that another row follows.
            if (batch.length >= pageSize) yield page(false);
            if (++read > skipped) batch.push({ ...row, place: `${file.name}, ${row.place}` });
        }
        yield page(true);
    }

    private async rows(source: FileSource, path: string): Promise<AsyncIterable<SourceRow>> {
        const file: Readable = await this.store.read(path);
        const reader = { csv: readCsv, xlsx: readXlsx, xml: readXml }[source.format](file, source);
        return outages(reader, path);
    }

    /** Whole files, the oldest first. */
    private async waiting(source: FileSource, signal: AbortSignal): Promise<Waiting[]> {
        const all = await this.store.list('in');
        const ours = all.filter(({ name }) => matches(source.name, name));
        const whole = this.settings.whole === 'marker' ? ours.filter(({ name }) => all.some(other => other.name === `${name}${marker}`)) : await this.unchanging(ours, signal);
        return whole.sort(byAge).map(file => ({ name: file.name, path: `in/${file.name}`, print: printOf(file), isDone: false }));
    }

    /** Those that are the same after a while. The clocks of a server and of ours need not agree for it. */
    private async unchanging(files: readonly StoredFile[], signal: AbortSignal): Promise<StoredFile[]> {
        if (files.length === 0) return [];
        await sleep(this.settings.stableSeconds * 1_000, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) throw new OperationalError('It was stopped');
        const prints = new Set((await this.store.list('in')).map(printOf));
        return files.filter(file => prints.has(printOf(file)));
    }

    private async lastDone(source: FileSource): Promise<Waiting | null> {
        const file = (await this.store.list('done')).filter(({ name }) => matches(source.name, name)).sort(byAge).at(-1);
        return file ? { name: file.name, path: `done/${file.name}`, print: printOf(file), isDone: true } : null;
    }

    private async putAway(file: Waiting, folder: 'done' | 'refused'): Promise<void> {
        await this.store.rename(file.path, `${folder}/${file.name}`);
        if (this.settings.whole === 'marker') await this.store.remove(`in/${file.name}${marker}`);
    }

    private async refuse(file: Waiting, reason: string): Promise<void> {
        await this.store.write(`refused/${file.name}.reason.txt`, Buffer.from(`${reason}\n`));
        await this.putAway(file, 'refused');
    }

    private async prepare(signal: AbortSignal): Promise<void> {
        if (signal.aborted) throw new OperationalError('It was stopped');
        if (!this.isPrepared) await this.store.prepare(folders);
        this.isPrepared = true;
    }

    private source(object: ErpObject): FileSource {
        const source = this.settings.sources.find(one => one.object === object);
        if (!source) throw new Error(`The connection has no source of ${object}`);
        return source;
    }
}

interface Waiting {
    name: string;
    path: string;
    print: string;
    isDone: boolean;
}

const byAge = (one: StoredFile, other: StoredFile) => one.modifiedMs - other.modifiedMs || (one.name < other.name ? -1 : 1);
const printOf = ({ name, size, modifiedMs }: StoredFile) => `${name}|${size}|${modifiedMs}`;

/** Whether a file's name is of a pattern in which `*` stands for anything. */
export function matches(pattern: string, name: string): boolean {
    const [first = '', ...rest] = pattern.toLowerCase().split('*');
    const text = name.toLowerCase();
    const last = rest.pop();
    if (text.endsWith(marker) || !text.startsWith(first)) return false;
    if (last === undefined) return text === first;
    let place = first.length;
    for (const part of rest) {
        const found = text.indexOf(part, place);
        if (found === -1) return false;
        place = found + part.length;
    }
    return text.length - last.length >= place && text.endsWith(last);
}

/** Reading fails as an outage does, unless it is the file itself that is wrong. */
async function* outages(rows: AsyncIterable<SourceRow>, path: string): AsyncIterable<SourceRow> {
    try {
        yield* rows;
    } catch (error) {
        if (error instanceof FileRefusedError || error instanceof OperationalError) throw error;
        throw new OperationalError(`${path} cannot be read: ${(error as Error).message.slice(0, 200)}`);
    }
}

function cursorOf({ file, rows }: FilePosition): string {
    return JSON.stringify([file, rows]);
}

function positionOf(cursor: string | null): FilePosition | null {
    if (cursor === null) return null;
    try {
        const [file, rows] = JSON.parse(cursor) as unknown[];
        if (typeof file === 'string' && typeof rows === 'number') return { file, rows };
    } catch {
        // Falls to the error below.
    }
    throw new NotThereError('The position of the last pull cannot be read: pull everything anew');
}
