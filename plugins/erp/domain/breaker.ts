/** What is known of how an ERP answered lately. Instants are milliseconds of the database's clock. */
export interface BreakerState {
    /** In a row. */
    failures: number;
    /** Not called before; null while it is called as it comes. */
    openUntil: number | null;
    /** Somebody tries whether it is back, until then at the latest. */
    probeUntil: number | null;
}

export const restingBreaker: BreakerState = { failures: 0, openUntil: null, probeUntil: null };

/** So many failures in a row, and the ERP is left in peace. */
export const mostFailures = 5;
const [firstPauseMs, longestPauseMs, probeMs] = [5_000, 60_000, 60_000];

/** `call`: as usual; `probe`: one call, which shows whether the ERP is back; else how long to wait before asking again. */
export type BreakerAnswer = 'call' | 'probe' | { waitMs: number };

export function mayCall({ failures, openUntil, probeUntil }: BreakerState, now: number): BreakerAnswer {
    if (failures < mostFailures) return 'call';
    if (openUntil !== null && now < openUntil) return { waitMs: openUntil - now };
    return probeUntil !== null && now < probeUntil ? { waitMs: Math.min(probeUntil - now, firstPauseMs) } : 'probe';
}

/** While a probe runs, nobody else calls; one whose process died counts no longer than it could have taken. */
export const probing = (state: BreakerState, now: number): BreakerState => ({ ...state, probeUntil: now + probeMs });

/** From the fifth failure on the pauses double, up to a minute. */
export function afterFailure({ failures }: BreakerState, now: number): BreakerState {
    const count = failures + 1;
    const pauseMs = Math.min(firstPauseMs * 2 ** Math.min(Math.max(count - mostFailures, 0), 10), longestPauseMs);
    return { failures: count, openUntil: count < mostFailures ? null : now + pauseMs, probeUntil: null };
}

/** How many calls may be under way at once, so that no more than five fail before they stop. */
export const callsAtOnce = ({ failures }: BreakerState): number => Math.max(1, mostFailures - failures);
