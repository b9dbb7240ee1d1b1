import { setTimeout as sleep } from 'node:timers/promises';

import { OperationalError } from '../../../kernel/operational-error';
import { type ConnectionCheck, type ErpConnector, type ErpDocument, type ErpDocumentKind, type ErpObject, type ErpPage, NotThereError, type PullWish, type PushAnswer, UnknownOutcomeError } from '../types';
import type { CallGate, Pass } from './call-gate';

/** The ERP is left in peace: nothing was sent. */
export class RestingError extends OperationalError {
    constructor(readonly waitMs: number, lastError: string | null) {
        super(`The ERP is not called for now${lastError === null ? '' : `: ${lastError}`}`, { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
    }
}

const [lookAgainMs, longestCrowdMs] = [50, 20_000];

/** A connector whose every call, and every page, goes by what all processes know of how the ERP answers. It closes when its last call has ended. */
export class SteadyConnector implements ErpConnector {
    private underWay = 0;
    private isRetired = false;

    constructor(
        private readonly bare: ErpConnector,
        private readonly connectionId: number,
        private readonly gate: CallGate,
    ) {}

    get capabilities() {
        return this.bare.capabilities;
    }

    /** One call of `work`, or RestingError. Documents may wait for their turn in the outbox, and do not wait here. */
    async call<T>(signal: AbortSignal, work: (bare: ErpConnector) => Promise<T>, waitsForTurn = false): Promise<T> {
        return this.used(async () => {
            const pass = await this.enter(signal, waitsForTurn);
            try {
                const result = await work(this.bare);
                await pass.answered();
                return result;
            } catch (error) {
                await this.note(pass, signal, error);
                throw error;
            }
        });
    }

    /** Asked by a person who wants to know now: never held back. What he learns, all know. */
    check(signal: AbortSignal): Promise<ConnectionCheck> {
        return this.used(async () => {
            const pass = this.gate.pass(this.connectionId);
            try {
                const answer = await this.bare.check(signal);
                await (answer.isOk ? pass.answered() : pass.failed(answer.problem ?? 'It does not answer'));
                return answer;
            } catch (error) {
                await this.note(pass, signal, error);
                throw error;
            }
        });
    }

    sample(object: ErpObject, take: number, signal: AbortSignal): Promise<ErpPage> {
        return this.call(signal, bare => bare.sample(object, take, signal), true);
    }

    async *pull(wish: PullWish): AsyncIterable<ErpPage> {
        this.underWay++;
        const pages = this.bare.pull(wish)[Symbol.asyncIterator]();
        try {
            for (;;) {
                const page = await this.call(wish.signal, () => pages.next(), true);
                if (page.done) return;
                yield page.value;
            }
        } finally {
            await pages.return?.();
            await this.left();
        }
    }

    push(document: ErpDocument, signal: AbortSignal): Promise<PushAnswer> {
        return this.call(signal, bare => bare.push(document, signal));
    }

    find(kind: ErpDocumentKind, key: string, signal: AbortSignal): Promise<Extract<PushAnswer, { kind: 'accepted' }> | null> {
        return this.call(signal, bare => bare.find(kind, key, signal));
    }

    get takesFiles(): boolean {
        return this.bare.put !== undefined;
    }

    put(object: ErpObject, content: Buffer, signal: AbortSignal): Promise<string> {
        return this.call(signal, bare => bare.put?.(object, content, signal) ?? Promise.reject(new Error('This connection does not read files')), true);
    }

    async close(): Promise<void> {
        if (this.isRetired) return;
        this.isRetired = true;
        if (this.underWay === 0) await this.end();
    }

    private async enter(signal: AbortSignal, waitsForTurn: boolean): Promise<Pass> {
        for (let waited = 0; ; waited += lookAgainMs) {
            const answer = await this.gate.enter(this.connectionId);
            if (!('waitMs' in answer)) return answer;
            if (!waitsForTurn || !answer.isCrowded || signal.aborted || waited >= longestCrowdMs) throw new RestingError(answer.waitMs, answer.lastError);
            await sleep(lookAgainMs);
        }
    }

    private async note(pass: Pass, signal: AbortSignal, error: unknown): Promise<void> {
        // Whoever stops a call himself has learned nothing of the other side; one that took too long has.
        const isStopped = signal.aborted && (signal.reason as Error | undefined)?.name !== 'TimeoutError';
        if (isStopped || !isOutage(error)) await pass.learnedNothing();
        else await pass.failed(error.message);
    }

    private async used<T>(work: () => Promise<T>): Promise<T> {
        this.underWay++;
        try {
            return await work();
        } finally {
            await this.left();
        }
    }

    private async left(): Promise<void> {
        this.underWay--;
        if (this.isRetired && this.underWay === 0) await this.end();
    }

    private end(): Promise<void> {
        return this.bare.close().catch(() => undefined);
    }
}

function isOutage(error: unknown): error is Error {
    return (error instanceof OperationalError && !(error instanceof NotThereError)) || error instanceof UnknownOutcomeError;
}
