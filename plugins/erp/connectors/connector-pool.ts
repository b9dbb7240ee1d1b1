/** The one place where connectors are opened, kept and watched: a session is used again, and an ERP that is down is left in peace. */
import { type CircuitBreakerPolicy, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen, BrokenCircuitError } from 'cockatiel';
import { createHash } from 'node:crypto';

import { OperationalError } from '../../../kernel/operational-error';
import { type ErpConnector, type ErpConnectorKind, type ErpDocument, type ErpDocumentKind, type ErpObject, type PullWish, UnknownOutcomeError } from '../types';

const failuresToRest = 5;
const restSeconds = 30;

export interface ConnectorHealth {
    /** `resting`: it failed so often that it is asked again only after a while. `trying`: one call is on its way to find out. */
    state: 'well' | 'failing' | 'resting' | 'trying';
    failures: number;
    lastFailure: string | null;
}

export interface Connection {
    id: number;
    kind: ErpConnectorKind;
    /** As `kind.settings` gave them. */
    settings: unknown;
}

interface Kept {
    print: string;
    connector: ErpConnector;
}

export class ConnectorPool {
    private readonly kept = new Map<number, Kept>();
    private readonly watched = new Map<number, Watch>();

    /** Connectors of one connection share their sessions until its settings change. */
    open({ id, kind, settings }: Connection): ErpConnector {
        const print = createHash('sha256').update(`${kind.kind} ${JSON.stringify(settings)}`).digest('base64');
        const known = this.kept.get(id);
        if (known?.print === print) return known.connector;
        void known?.connector.close().catch(() => undefined);
        // New settings may mend what failed: they are not held to what the old ones did.
        const watch = new Watch();
        const connector = steady(kind.open(settings), watch);
        this.watched.set(id, watch);
        this.kept.set(id, { print, connector });
        return connector;
    }

    health(id: number): ConnectorHealth {
        return this.watched.get(id)?.health ?? { state: 'well', failures: 0, lastFailure: null };
    }

    async close(): Promise<void> {
        const connectors = [...this.kept.values()];
        this.kept.clear();
        await Promise.allSettled(connectors.map(({ connector }) => connector.close()));
    }
}

/** Counts what goes wrong one after the other, and stops asking for a while when it is too much. */
export class Watch {
    private failures = 0;
    private lastFailure: string | null = null;
    private openedAt = 0;
    private readonly breaker: CircuitBreakerPolicy;

    constructor(private readonly restMs = restSeconds * 1_000) {
        this.breaker = circuitBreaker(handleWhen(isOutage), { halfOpenAfter: restMs, breaker: new ConsecutiveBreaker(failuresToRest) });
        this.breaker.onBreak(() => (this.openedAt = performance.now()));
    }

    get health(): ConnectorHealth {
        const state = this.breaker.state === CircuitState.Open ? 'resting' : this.breaker.state === CircuitState.HalfOpen ? 'trying' : this.failures > 0 ? 'failing' : 'well';
        return { state, failures: this.failures, lastFailure: this.lastFailure };
    }

    async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
        try {
            // Whoever stops a call himself has learned nothing of the other side.
            const [result] = await this.breaker.execute(() => work().then(value => [value] as const, (error: unknown) => (signal.aborted ? Promise.reject(new Stopped(error)) : Promise.reject(error as Error))));
            this.failures = 0;
            this.lastFailure = null;
            return result;
        } catch (error) {
            if (error instanceof Stopped) throw error.cause;
            if (error instanceof BrokenCircuitError) throw new OperationalError(`It is left in peace after ${this.failures} failures: ${this.lastFailure}`, { retryAfterSeconds: this.restLeft });
            if (isOutage(error)) {
                this.failures++;
                this.lastFailure = error.message;
            }
            throw error;
        }
    }

    private get restLeft(): number {
        return Math.max(1, Math.ceil((this.openedAt + this.restMs - performance.now()) / 1_000));
    }
}

class Stopped extends Error {
    constructor(override readonly cause: unknown) {
        super('stopped');
    }
}

function isOutage(error: unknown): error is Error {
    return error instanceof OperationalError || error instanceof UnknownOutcomeError;
}

/** A connector whose every call, and every page, is watched. */
export function steady(connector: ErpConnector, watch: Watch): ErpConnector {
    return {
        capabilities: connector.capabilities,
        // Asked by a person who wants to know now: never held back.
        check: signal => connector.check(signal),
        sample: (object: ErpObject, take: number, signal: AbortSignal) => watch.run(signal, () => connector.sample(object, take, signal)),
        async *pull(wish: PullWish) {
            const pages = connector.pull(wish)[Symbol.asyncIterator]();
            try {
                for (;;) {
                    const page = await watch.run(wish.signal, () => pages.next());
                    if (page.done) return;
                    yield page.value;
                }
            } finally {
                await pages.return?.();
            }
        },
        push: (document: ErpDocument, signal: AbortSignal) => watch.run(signal, () => connector.push(document, signal)),
        find: (kind: ErpDocumentKind, key: string, signal: AbortSignal) => watch.run(signal, () => connector.find(kind, key, signal)),
        close: () => connector.close(),
    };
}
