/** An ERP behind a wall, through the agent that stands beside it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

import { OperationalError } from '../../../../kernel/operational-error';
import { type ConnectionCheck, erpDocuments, erpObjects, type ErpCapabilities, type ErpConnector, type ErpDocument, type ErpDocumentKind, type ErpObject, type ErpPage, type PullWish, type PushAnswer, UnknownOutcomeError } from '../../types';
import type { AgentBoard, AgentPageRow } from './board';

export const agentSettings = z.object({
    agent: z.string().min(1).max(60),
    /** What the agent brings, as its own sources are set: files of everything, files of changes, views with a version of their rows. */
    objects: z.array(z.object({ object: z.enum(erpObjects), reads: z.enum(['whole', 'changes', 'both']) })).max(30),
    documents: z.array(z.enum(erpDocuments)).max(erpDocuments.length).default([]),
    /** How long a document waits for the agent's answer before it is asked for later. */
    answerSeconds: z.number().min(0.2).max(60).default(20),
});
export type AgentSettings = z.output<typeof agentSettings>;

type Accepted = Extract<PushAnswer, { kind: 'accepted' }>;

/** It calls every half minute at least. */
const silentAfterSeconds = 120;
const lookEveryMs = 200;

/** What was read: a part of a reading of everything, or all up to an id. */
interface AgentPosition {
    run: string | null;
    position: number;
    id: number;
}

export class AgentConnector implements ErpConnector {
    readonly capabilities: ErpCapabilities;

    constructor(
        private readonly settings: AgentSettings,
        private readonly board: AgentBoard,
    ) {
        this.capabilities = { pull: Object.fromEntries(settings.objects.map(({ object, reads }) => [object, { full: reads !== 'changes', incremental: reads !== 'whole' }])), push: settings.documents };
    }

    async check(signal: AbortSignal): Promise<ConnectionCheck> {
        const problem = await this.problem(signal);
        return { isOk: problem === null, system: `agent ${this.settings.agent}`, problem };
    }

    async sample(object: ErpObject, take: number, signal: AbortSignal): Promise<ErpPage> {
        if (signal.aborted) throw new OperationalError('It was stopped');
        const { agent } = this.settings;
        const rows = [...(await this.board.whole(agent, object)), ...(await this.board.after(agent, object, 0))];
        const found: ErpPage['records'][number][] = [];
        for (const { id } of rows) {
            if (found.length >= take) break;
            found.push(...(await this.page(id)).records);
        }
        return { records: found.slice(0, take), unreadable: [], gone: [], cursor: null };
    }

    async *pull({ object, since, signal }: PullWish): AsyncIterable<ErpPage> {
        const { agent } = this.settings;
        const { full: isFull = false, incremental: isIncremental = false } = this.capabilities.pull[object] ?? {};
        const begun = positionOf(since);
        let last = begun?.id ?? 0;
        const whole = isFull && (begun === null || begun.run !== null) ? await this.board.whole(agent, object) : [];
        // Changes alone would say that everything else is gone.
        if (begun === null && isFull && whole.length === 0) throw new OperationalError(`The agent has not brought all of ${object} yet`);
        if (begun?.run && whole[0]?.run !== begun.run) throw new OperationalError(`The agent has read ${object} anew meanwhile: pull everything again`);
        const rest = whole.filter(({ position }) => begun === null || position > begun.position);
        const whereWholeEnds = Math.max(last, ...whole.map(({ id }) => id));
        const changes = isIncremental ? await this.board.after(agent, object, whereWholeEnds) : [];
        const pages = [...rest, ...changes];
        if (pages.length === 0) yield { records: [], unreadable: [], gone: [], cursor: cursorOf({ run: null, position: 0, id: whereWholeEnds }) };
        for (const [index, row] of pages.entries()) {
            if (signal.aborted) throw new OperationalError('It was stopped');
            const page = await this.page(row.id);
            last = Math.max(last, row.id);
            const isInWhole = index < rest.length - 1;
            const isEnd = index === pages.length - 1;
            const cursor = isInWhole ? cursorOf({ run: row.run, position: row.position, id: last }) : cursorOf({ run: null, position: 0, id: Math.max(last, whereWholeEnds) });
            yield { ...page, gone: isIncremental ? page.gone : [], cursor: isEnd && !isIncremental ? null : cursor };
        }
    }

    async push(document: ErpDocument, signal: AbortSignal): Promise<PushAnswer> {
        const { agent, answerSeconds } = this.settings;
        const problem = await this.problem(signal);
        if (problem !== null) throw new OperationalError(problem);
        await this.board.put(agent, document);
        const end = performance.now() + answerSeconds * 1_000;
        for (;;) {
            const found = await this.board.answer(agent, document.kind, document.key);
            if (found?.answer) return found.answer;
            if (signal.aborted || performance.now() > end) break;
            await sleep(lookEveryMs);
        }
        if (await this.board.takeBack(agent, document.kind, document.key)) throw new OperationalError('The agent did not come for the document');
        throw new UnknownOutcomeError('The agent has the document and has not answered yet');
    }

    async find(kind: ErpDocumentKind, key: string, signal: AbortSignal): Promise<Accepted | null> {
        if (signal.aborted) throw new OperationalError('It was stopped');
        const found = await this.board.answer(this.settings.agent, kind, key);
        if (found?.isOnItsWay) throw new OperationalError('The agent has the document and has not answered yet');
        return found?.answer?.kind === 'accepted' ? found.answer : null;
    }

    close(): Promise<void> {
        return Promise.resolve();
    }

    private async problem(signal: AbortSignal): Promise<string | null> {
        if (signal.aborted) throw new OperationalError('It was stopped');
        const seconds = await this.board.silentSeconds(this.settings.agent);
        if (seconds === null) return `The agent ${this.settings.agent} has never called`;
        return seconds > silentAfterSeconds ? `The agent ${this.settings.agent} has been silent for ${Math.round(seconds / 60)} minutes` : null;
    }

    private async page(id: number): Promise<Omit<ErpPage, 'cursor'>> {
        const content = await this.board.content(id);
        if (content === null) throw new OperationalError('A page of the agent is there no more: pull everything again');
        return JSON.parse(content) as Omit<ErpPage, 'cursor'>;
    }
}

/** Which pages make up the newest reading of everything that is whole. */
export function newestWhole(pages: readonly (AgentPageRow & { isLast: boolean })[]): AgentPageRow[] {
    const runs = new Map<string, (AgentPageRow & { isLast: boolean })[]>();
    for (const page of pages) if (page.run !== null) runs.set(page.run, [...(runs.get(page.run) ?? []), page]);
    const whole = [...runs.values()].filter(run => {
        const last = run.find(({ isLast }) => isLast);
        return last !== undefined && run.length === last.position + 1;
    });
    const newest = whole.sort((one, other) => Math.max(...other.map(({ id }) => id)) - Math.max(...one.map(({ id }) => id)))[0] ?? [];
    return newest.map(({ id, run, position }) => ({ id, run, position })).sort((one, other) => one.position - other.position);
}

function cursorOf({ run, position, id }: AgentPosition): string {
    return JSON.stringify([run, position, id]);
}

function positionOf(cursor: string | null): AgentPosition | null {
    if (cursor === null) return null;
    try {
        const [run, position, id] = JSON.parse(cursor) as unknown[];
        if ((run === null || typeof run === 'string') && typeof position === 'number' && typeof id === 'number') return { run, position, id };
    } catch {
        // Falls to the error below.
    }
    throw new OperationalError('The position of the last pull cannot be read: pull everything anew');
}
