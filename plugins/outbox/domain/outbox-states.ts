/** PENDING waits its turn, SENDING is leased by a worker; the others are final until a person replays the message. */
export const outboxStates = ['PENDING', 'SENDING', 'ACCEPTED', 'UNKNOWN', 'FAILED', 'DISCARDED'] as const;
export type OutboxState = (typeof outboxStates)[number];

/**
 * What a handler says of an effect: done, refused for good, try again later, or nobody can tell. `putOff`: it was not tried, on purpose, and
 * is due in so many milliseconds; that costs no try.
 */
export type OutboxOutcome =
    | { accepted: string | undefined }
    | { failed: string }
    | { retry: string }
    | { unknown: string }
    | { putOff: number; reason: string };

export function mayReplay(state: OutboxState): boolean {
    return state === 'FAILED' || state === 'UNKNOWN' || state === 'DISCARDED';
}

export function mayDiscard(state: OutboxState): boolean {
    return state === 'FAILED' || state === 'UNKNOWN' || state === 'PENDING';
}

export interface RetryPolicy {
    /** Tries before the message becomes a dead letter. */
    maxAttempts: number;
    /** Deaths of a worker with this message in hand before it becomes a dead letter. */
    maxCrashes: number;
    firstDelayMs: number;
    maxDelayMs: number;
}

/** Doubles from the first delay up to the longest, then spread by `jitter` (0 to 1) between half and the whole. */
export function retryDelayMs(policy: RetryPolicy, attempts: number, jitter: number): number {
    const whole = Math.min(policy.firstDelayMs * 2 ** Math.min(Math.max(attempts - 1, 0), 30), policy.maxDelayMs);
    return Math.round(whole / 2 + (whole / 2) * jitter);
}

export interface Verdict {
    state: OutboxState;
    reference: string | null;
    lastError: string | null;
    retryInMs: number;
    /** Does it count as a try? */
    isTry: boolean;
}

/** What becomes of a message after a try. The last allowed try that asks for another is a dead letter. */
export function judge(outcome: OutboxOutcome, attempts: number, policy: RetryPolicy, jitter: number): Verdict {
    const settled = { reference: null, lastError: null, retryInMs: 0, isTry: true };
    if ('accepted' in outcome) {
        return { ...settled, state: 'ACCEPTED', reference: outcome.accepted ?? null };
    }
    if ('failed' in outcome) {
        return { ...settled, state: 'FAILED', lastError: outcome.failed };
    }
    if ('unknown' in outcome) {
        return { ...settled, state: 'UNKNOWN', lastError: outcome.unknown };
    }
    if ('putOff' in outcome) {
        return { ...settled, state: 'PENDING', lastError: outcome.reason, retryInMs: Math.max(0, Math.ceil(outcome.putOff)), isTry: false };
    }
    if (attempts >= policy.maxAttempts) {
        return { ...settled, state: 'FAILED', lastError: `${outcome.retry} (gave up after ${attempts} tries)` };
    }
    return { ...settled, state: 'PENDING', lastError: outcome.retry, retryInMs: retryDelayMs(policy, attempts, jitter) };
}
