/** Reads the sources beside it, keeps what it read in the journal, brings it to the server, and takes documents back. */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { FileConnector } from '../../plugins/erp/connectors/files/connector';
import { SqlConnector } from '../../plugins/erp/connectors/sql/connector';
import { type ErpConnector, type ErpObject, type ErpPage, type PushAnswer, UnknownOutcomeError } from '../../plugins/erp/types';
import { type HeldDocument, Journal } from './journal';
import type { AgentOptions, AgentSource } from './options';

/** Grows with whatever the program says or does otherwise. */
const version = '1.1';
const pageSize = 500;
const pagesAtOnce = 20;
const bytesAtOnce = 4_000_000;
/** So many pages may wait; then reading waits too. */
const mostWaiting = 500;
const answerWithinMs = 30_000;
const pauseMs = 1_000;
const longestPauseMs = 30_000;

interface Answer {
    pages: string[];
    answers: { id: number; attempt: number }[];
    documents: HeldDocument[];
}

interface OpenSource extends Pick<AgentSource, 'name' | 'everySeconds'> {
    connector: ErpConnector;
}

export class Agent {
    private readonly journal: Journal;
    private readonly sources: OpenSource[];
    private readonly stopping = new AbortController();
    private readonly sights = new Map<string, { object: string; at: string; problem: string | null }>();
    private loops: Promise<void>[] = [];

    constructor(
        private readonly options: AgentOptions,
        private readonly say: (text: string) => void,
    ) {
        this.journal = new Journal(options.folder);
        if (this.journal.broken > 0) say(`${this.journal.broken} lines of the journal cannot be read: the disk may be failing.`);
        say(`${this.journal.waitingCount} pages and answers wait to be brought.`);
        // The hosts beside it are named by whoever writes its configuration: there is nobody else to ask.
        const surroundings = { resolve: (host: string) => Promise.resolve(host), filesRoot: options.filesRoot };
        this.sources = options.sources.map(source => ({
            ...{ name: source.name, everySeconds: source.everySeconds },
            connector: source.kind === 'files' ? new FileConnector(source.settings, surroundings) : new SqlConnector(source.settings, surroundings),
        }));
    }

    start(): void {
        const objects = this.sources.flatMap(source => (Object.keys(source.connector.capabilities.pull) as ErpObject[]).map(object => ({ source, object })));
        this.loops = [
            ...objects.map(({ source, object }) => this.again(`reading ${object}`, () => this.read(source, object), source.everySeconds * 1_000)),
            this.again('bringing', () => this.bring(), 200),
            this.again('asking for documents', () => this.ask(), 0),
            this.again('sending documents', () => this.sendDocuments(), 200),
        ];
    }

    async stop(): Promise<void> {
        this.stopping.abort();
        await Promise.allSettled(this.loops);
        await Promise.allSettled(this.sources.map(({ connector }) => connector.close()));
        this.journal.close();
    }

    private get signal(): AbortSignal {
        return this.stopping.signal;
    }

    /** Over and over, with a pause that grows while it fails; said once when it begins to fail, and once when it works again. */
    private async again(what: string, work: () => Promise<void>, restMs: number): Promise<void> {
        let pause = pauseMs;
        while (!this.signal.aborted) {
            try {
                await work();
                if (pause > pauseMs) this.say(`${what} works again.`);
                pause = pauseMs;
                await this.rest(restMs);
            } catch (error) {
                if (this.signal.aborted) return;
                if (pause === pauseMs) this.say(`${what} fails: ${(error as Error).message}`);
                await this.rest(pause);
                pause = Math.min(pause * 2, longestPauseMs);
            }
        }
    }

    private async rest(ms: number): Promise<void> {
        await sleep(ms, undefined, { signal: this.signal }).catch(() => undefined);
    }

    private async read(source: OpenSource, object: ErpObject): Promise<void> {
        const name = `${source.name}:${object}`;
        try {
            const { cursor } = this.journal.progressOf(name);
            const { full } = source.connector.capabilities.pull[object] ?? {};
            if (full && cursor === null) await this.readWhole(source.connector, name, object);
            else await this.readChanges(source.connector, name, object, cursor);
            this.sights.set(name, { object: name, at: new Date().toISOString(), problem: null });
        } catch (error) {
            this.sights.set(name, { object: name, at: new Date().toISOString(), problem: (error as Error).message.slice(0, 500) });
            throw error;
        }
    }

    /** Each page goes into the journal with the place after it before the next one is read: what dies between is read again from there. */
    private async readChanges(connector: ErpConnector, name: string, object: ErpObject, since: string | null): Promise<void> {
        for await (const page of connector.pull({ object, since, pageSize, signal: this.signal })) {
            if (isEmpty(page)) continue;
            await this.roomInJournal();
            this.journal.record(name, { key: randomUUID(), object, run: null, position: 0, isLast: true, content: contentOf(page) }, { cursor: page.cursor, print: null });
        }
    }

    /** Everything there is; brought only when it is not what it was. A run that dies half-way is begun anew, and its half never counts. */
    private async readWhole(connector: ErpConnector, name: string, object: ErpObject): Promise<void> {
        const wish = { object, since: null, pageSize, signal: this.signal };
        const isIncremental = connector.capabilities.pull[object]?.incremental === true;
        if (!isIncremental) {
            const print = await printOf(connector.pull(wish));
            if (print === this.journal.progressOf(name).print) return;
        }
        const run = randomUUID();
        const hash = createHash('sha256');
        let [position, cursor] = [0, null as string | null];
        for await (const page of connector.pull(wish)) {
            await this.roomInJournal();
            hash.update(JSON.stringify(contentOf(page)));
            cursor = page.cursor;
            this.journal.record(name, { key: randomUUID(), object, run, position: position++, isLast: false, content: contentOf(page) }, null);
        }
        this.journal.record(name, { key: randomUUID(), object, run, position, isLast: true, content: { records: [], unreadable: [], gone: [] } }, { cursor, print: hash.digest('base64') });
    }

    private async roomInJournal(): Promise<void> {
        while (this.journal.waitingCount > mostWaiting && !this.signal.aborted) await this.rest(200);
    }

    private async bring(): Promise<void> {
        while (this.journal.waitingCount > 0 && !this.signal.aborted) await this.report(false);
    }

    private async ask(): Promise<void> {
        const { documents } = await this.report(true);
        for (const document of documents) this.journal.take(document);
        if (documents.length === 0) await this.rest(100);
    }

    /** One after the other, as they were given. Whether one is there already is asked first: the agent may have died after sending it. */
    private async sendDocuments(): Promise<void> {
        for (const document of this.journal.documentsToSend()) {
            if (this.signal.aborted) return;
            const answer = await this.send(document);
            this.journal.answered(document, answer);
        }
    }

    private async send(document: HeldDocument): Promise<PushAnswer> {
        const { kind, key, values } = document;
        const source = this.sources.find(({ connector }) => connector.capabilities.push.includes(kind));
        if (!source) return { kind: 'refused', reason: `No source of the agent takes ${kind}`, field: null };
        const there = await source.connector.find(kind, key, this.signal);
        if (there) return there;
        try {
            return await source.connector.push({ kind, key, values }, this.signal);
        } catch (error) {
            if (error instanceof UnknownOutcomeError) this.say(`${kind} ${key}: ${error.message}. It is asked for.`);
            throw error;
        }
    }

    private async report(isWaiting: boolean): Promise<Answer> {
        const response = await fetch(`${this.options.server}/erp-agent/report`, {
            method: 'POST',
            redirect: 'error',
            headers: { 'Content-Type': 'application/x-karvan-agent', 'Authorization': `ErpAgent ${this.options.secret}` },
            body: JSON.stringify({
                isWaiting,
                version,
                waiting: this.journal.waitingCount,
                sights: [...this.sights.values()].slice(0, 50),
                pages: isWaiting ? [] : this.journal.pagesToBring(pagesAtOnce, bytesAtOnce),
                answers: isWaiting ? [] : this.journal.answersToTell().slice(0, 100),
                holds: this.journal.held().slice(0, 1_000),
            }),
            signal: AbortSignal.any([this.signal, AbortSignal.timeout(answerWithinMs)]),
        });
        if (!response.ok) throw new Error(`the server answers ${response.status} ${(await response.text()).slice(0, 200)}`);
        const answer = (await response.json()) as Answer;
        if (!this.signal.aborted) {
            this.journal.brought(answer.pages);
            this.journal.told(answer.answers);
        }
        return answer;
    }
}

function contentOf({ records, unreadable, gone }: ErpPage): Pick<ErpPage, 'records' | 'unreadable' | 'gone'> {
    return { records, unreadable, gone };
}

function isEmpty({ records, unreadable, gone }: ErpPage): boolean {
    return records.length + unreadable.length + gone.length === 0;
}

async function printOf(pages: AsyncIterable<ErpPage>): Promise<string> {
    const hash = createHash('sha256');
    for await (const page of pages) hash.update(JSON.stringify(contentOf(page)));
    return hash.digest('base64');
}
