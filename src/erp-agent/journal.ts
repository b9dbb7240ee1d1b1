/**
 * What the agent may not forget: what it has read and not yet brought, from where it reads on, and the documents that it was given. A file of
 * lines that are only ever added, each with its checksum, each on the disk before anybody is told of it. A power cut leaves at most half a
 * line at the end, which was never told of and is cut off.
 */
import fs from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

import type { ErpDocument, ErpObject, ErpPage, PushAnswer } from '../../plugins/erp/types';

export interface JournalPage {
    key: string;
    object: ErpObject;
    run: string | null;
    position: number;
    isLast: boolean;
    content: Pick<ErpPage, 'records' | 'unreadable' | 'gone'>;
}

export interface HeldDocument extends ErpDocument {
    id: number;
    attempt: number;
}

/** Of one object of one source: from where it goes on, and what all of it amounted to when it was read last. */
export interface Progress {
    cursor: string | null;
    print: string | null;
}

type Entry =
    /** A page, and from where to read after it: in one line, so that neither is there without the other. */
    | { kind: 'page'; source: string; page: JournalPage; progress: Progress | null }
    | { kind: 'brought'; keys: string[] }
    | { kind: 'document'; document: HeldDocument }
    | { kind: 'answered'; id: number; attempt: number; answer: PushAnswer }
    | { kind: 'told'; answers: { id: number; attempt: number }[] }
    /** What a shortened journal begins with. */
    | { kind: 'state'; progress: [string, Progress][] };

const longestBytes = 20_000_000;

export class Journal {
    private file: number;
    private size = 0;
    private readonly pages = new Map<string, JournalPage>();
    private readonly progress = new Map<string, Progress>();
    private readonly documents = new Map<string, { document: HeldDocument; answer: PushAnswer | null }>();
    /** Lines in the middle that were unreadable: the disk is failing. */
    broken = 0;

    constructor(
        private readonly folder: string,
        private readonly longest = longestBytes,
    ) {
        fs.mkdirSync(folder, { recursive: true });
        this.replay();
        this.file = fs.openSync(this.name, 'a');
        syncFolder(folder);
    }

    get waitingCount(): number {
        return this.pages.size + [...this.documents.values()].filter(({ answer }) => answer !== null).length;
    }

    progressOf(source: string): Progress {
        return this.progress.get(source) ?? { cursor: null, print: null };
    }

    /** The oldest first, as many as go into so many bytes and one at least. */
    pagesToBring(most: number, mostBytes: number): JournalPage[] {
        const taken: JournalPage[] = [];
        let bytes = 0;
        for (const page of this.pages.values()) {
            bytes += JSON.stringify(page).length * 2;
            if (taken.length > 0 && (taken.length >= most || bytes > mostBytes)) break;
            taken.push(page);
        }
        return taken;
    }

    documentsToSend(): HeldDocument[] {
        return [...this.documents.values()].filter(({ answer }) => answer === null).map(({ document }) => document);
    }

    answersToTell(): { id: number; attempt: number; answer: PushAnswer }[] {
        return [...this.documents.values()].flatMap(({ document: { id, attempt }, answer }) => (answer ? [{ id, attempt, answer }] : []));
    }

    held(): { id: number; attempt: number }[] {
        return [...this.documents.values()].map(({ document: { id, attempt } }) => ({ id, attempt }));
    }

    /** On the disk when it returns. */
    record(source: string, page: JournalPage, progress: Progress | null): void {
        this.append({ kind: 'page', source, page, progress }, true);
    }

    take(document: HeldDocument): void {
        if (!this.documents.has(nameOf(document))) this.append({ kind: 'document', document }, true);
    }

    answered({ id, attempt }: HeldDocument, answer: PushAnswer): void {
        this.append({ kind: 'answered', id, attempt, answer }, true);
    }

    /** The server has them. Need not be on the disk: what is brought twice is kept once there. */
    brought(keys: readonly string[]): void {
        const known = keys.filter(key => this.pages.has(key));
        if (known.length > 0) this.append({ kind: 'brought', keys: known }, false);
        this.shortenWhenLong();
    }

    told(answers: readonly { id: number; attempt: number }[]): void {
        const known = answers.filter(answer => this.documents.has(nameOf(answer)));
        if (known.length > 0) this.append({ kind: 'told', answers: known.map(({ id, attempt }) => ({ id, attempt })) }, false);
        this.shortenWhenLong();
    }

    close(): void {
        fs.closeSync(this.file);
    }

    private get name(): string {
        return path.join(this.folder, 'journal');
    }

    private append(entry: Entry, isLasting: boolean): void {
        const line = Buffer.from(lineOf(entry));
        fs.writeSync(this.file, line);
        if (isLasting) fs.fdatasyncSync(this.file);
        this.size += line.length;
        this.apply(entry);
    }

    private apply(entry: Entry): void {
        switch (entry.kind) {
            case 'page':
                this.pages.set(entry.page.key, entry.page);
                if (entry.progress) this.progress.set(entry.source, entry.progress);
                break;
            case 'brought':
                entry.keys.forEach(key => this.pages.delete(key));
                break;
            case 'document':
                this.documents.set(nameOf(entry.document), { document: entry.document, answer: null });
                break;
            case 'answered': {
                const held = this.documents.get(nameOf(entry));
                if (held) held.answer = entry.answer;
                break;
            }
            case 'told':
                entry.answers.forEach(answer => this.documents.delete(nameOf(answer)));
                break;
            case 'state':
                entry.progress.forEach(([source, progress]) => this.progress.set(source, progress));
                break;
        }
    }

    private replay(): void {
        const content = fs.existsSync(this.name) ? fs.readFileSync(this.name) : Buffer.alloc(0);
        this.size = content.lastIndexOf(0x0a) + 1;
        if (this.size < content.length) fs.truncateSync(this.name, this.size);
        for (const line of content.subarray(0, this.size).toString('utf8').split('\n').slice(0, -1)) {
            const entry = entryOf(line);
            if (entry === null) this.broken++;
            else this.apply(entry);
        }
    }

    /** A new file beside the old one, which takes its place when it is whole. */
    private shortenWhenLong(): void {
        if (this.size <= this.longest || this.pages.size > 0 || this.documents.size > 0) return;
        const next = `${this.name}.next`;
        const line = lineOf({ kind: 'state', progress: [...this.progress] });
        const file = fs.openSync(next, 'w');
        fs.writeSync(file, line);
        fs.fsyncSync(file);
        fs.closeSync(file);
        fs.renameSync(next, this.name);
        syncFolder(this.folder);
        fs.closeSync(this.file);
        this.file = fs.openSync(this.name, 'a');
        this.size = Buffer.byteLength(line);
    }
}

function nameOf({ id, attempt }: { id: number; attempt: number }): string {
    return `${id}.${attempt}`;
}

function lineOf(entry: Entry): string {
    const text = JSON.stringify(entry);
    return `${crc32(text).toString(16).padStart(8, '0')} ${text}\n`;
}

function entryOf(line: string): Entry | null {
    const text = line.slice(9);
    return line.slice(0, 9) === `${crc32(text).toString(16).padStart(8, '0')} ` ? (JSON.parse(text) as Entry) : null;
}

/** A file's name is on the disk when its folder is. Windows has no such thing, and needs none. */
function syncFolder(folder: string): void {
    if (process.platform === 'win32') return;
    const handle = fs.openSync(folder, 'r');
    fs.fsyncSync(handle);
    fs.closeSync(handle);
}
