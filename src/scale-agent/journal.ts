/**
 * What the agent recorded and may not forget: a file of lines that are only ever added, each with its checksum, each on the disk before
 * anybody is told of it. A power cut leaves at most half a line at the end, which was never told of and is cut off.
 */
import fs from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

export interface KeptPassage {
    key: string;
    at: string;
    weightG: number;
    isAfterZero: boolean;
    raw: string;
}

type Entry =
    | { kind: 'passage'; passage: KeptPassage }
    | { kind: 'empty' }
    | { kind: 'sent'; keys: string[] }
    /** What a shortened journal begins with. */
    | { kind: 'state'; recordedG: number | null; hasSeenZero: boolean };

/** Longer journals are begun anew as soon as nothing waits in them. */
const longestBytes = 1_000_000;

export class Journal {
    private file: number;
    private size = 0;
    private readonly waitingPassages = new Map<string, KeptPassage>();
    /** Of the vehicle that stood there last; null when the weighbridge was empty since. */
    recordedG: number | null = null;
    hasSeenZero = false;
    /** Lines in the middle that were unreadable: the disk is failing. */
    broken = 0;

    constructor(private readonly folder: string, private readonly longest = longestBytes) {
        fs.mkdirSync(folder, { recursive: true });
        this.replay();
        this.file = fs.openSync(this.name, 'a');
        syncFolder(folder);
    }

    /** The oldest first. */
    waiting(most: number): KeptPassage[] {
        return [...this.waitingPassages.values()].slice(0, most);
    }

    get waitingCount(): number {
        return this.waitingPassages.size;
    }

    /** On the disk when it returns. */
    record(passage: KeptPassage): void {
        this.append({ kind: 'passage', passage });
        fs.fdatasyncSync(this.file);
    }

    /** The weighbridge is empty: the next vehicle is another one. */
    empty(): void {
        this.append({ kind: 'empty' });
        fs.fdatasyncSync(this.file);
    }

    /** The server has them. Need not be on the disk: what is sent twice is kept once there. */
    sent(keys: readonly string[]): void {
        const known = keys.filter(key => this.waitingPassages.has(key));
        if (known.length > 0) this.append({ kind: 'sent', keys: known });
        if (this.waitingPassages.size === 0 && this.size > this.longest) this.shorten();
    }

    close(): void {
        fs.closeSync(this.file);
    }

    private get name(): string {
        return path.join(this.folder, 'journal');
    }

    private append(entry: Entry): void {
        const line = lineOf(entry);
        fs.writeSync(this.file, line);
        this.size += line.length;
        this.apply(entry);
    }

    private apply(entry: Entry): void {
        switch (entry.kind) {
            case 'passage':
                this.waitingPassages.set(entry.passage.key, entry.passage);
                this.recordedG = entry.passage.weightG;
                break;
            case 'empty':
                [this.recordedG, this.hasSeenZero] = [null, true];
                break;
            case 'sent':
                entry.keys.forEach(key => this.waitingPassages.delete(key));
                break;
            case 'state':
                [this.recordedG, this.hasSeenZero] = [entry.recordedG, entry.hasSeenZero];
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
    private shorten(): void {
        const next = `${this.name}.next`;
        const line = lineOf({ kind: 'state', recordedG: this.recordedG, hasSeenZero: this.hasSeenZero });
        const file = fs.openSync(next, 'w');
        fs.writeSync(file, line);
        fs.fsyncSync(file);
        fs.closeSync(file);
        fs.renameSync(next, this.name);
        syncFolder(this.folder);
        fs.closeSync(this.file);
        this.file = fs.openSync(this.name, 'a');
        this.size = line.length;
    }
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
