/** One sign-in at a time, and its outcome for all that wait. */
import { OperationalError } from '../../../../kernel/operational-error';
import type { ApiSession } from './json-api';

type Headers = Record<string, string>;

/** Whoever is refused does not try again at once: an ERP locks accounts after a few tries. */
const restAfterRefusalMs = 300_000;

/** The other side knows the way in, and does not let us. */
export class SignInRefusedError extends OperationalError {}

export class SignedIn implements ApiSession {
    private current: Headers | null = null;
    private pending: Promise<Headers> | null = null;
    private refused: { error: SignInRefusedError; until: number } | null = null;

    constructor(
        private readonly signIn: (signal: AbortSignal) => Promise<Headers>,
        private readonly signOut: (headers: Headers) => Promise<void> = () => Promise.resolve(),
        private readonly now: () => number = () => performance.now(),
    ) {}

    /** The sign-in is everybody's, so that nobody's signal ends it for the others. */
    async headers(signal: AbortSignal): Promise<Headers> {
        if (signal.aborted) throw new OperationalError('It was stopped');
        if (this.current) return this.current;
        if (this.refused && this.now() < this.refused.until) throw this.refused.error;
        this.pending ??= this.begin().finally(() => (this.pending = null));
        return stopping(this.pending, signal);
    }

    forget(headers: Headers): void {
        if (this.current === headers) this.current = null;
    }

    async close(): Promise<void> {
        const { current } = this;
        this.current = null;
        if (current) await this.signOut(current).catch(() => undefined);
    }

    private async begin(): Promise<Headers> {
        try {
            this.current = await this.signIn(AbortSignal.timeout(60_000));
            this.refused = null;
            return this.current;
        } catch (error) {
            if (error instanceof SignInRefusedError) this.refused = { error, until: this.now() + restAfterRefusalMs };
            throw error instanceof OperationalError ? error : new OperationalError(`Signing in failed: ${(error as Error).message}`);
        }
    }
}

async function stopping<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
    let stop: () => void = () => undefined;
    const stopped = new Promise<never>((_, reject) => {
        stop = () => reject(new OperationalError('It was stopped'));
        signal.addEventListener('abort', stop, { once: true });
    });
    try {
        return await Promise.race([work, stopped]);
    } finally {
        signal.removeEventListener('abort', stop);
    }
}
