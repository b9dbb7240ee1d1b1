export interface WorkedSpan {
    startedAt: Date;
    endedAt: Date | null;
}

/** Seconds worked up to `now`. An open span runs until now; a clock that went backwards never takes time away. */
export function workedSeconds(spans: readonly WorkedSpan[], now: Date): number {
    const milliseconds = spans.reduce(
        (sum, span) => sum + Math.max(0, (span.endedAt ?? now).getTime() - span.startedAt.getTime()),
        0,
    );
    return Math.floor(milliseconds / 1000);
}
