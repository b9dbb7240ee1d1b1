/** A run may take as long as from one strike to the next, and this long at least, before it is missed. */
const graceMs = 30 * 60_000;

/** Whether a pull that should have come did not: what we have is older than the last strike but one, and time enough has gone by since the last. */
export function isLate({ freshAt, strikes: [before, last] }: { freshAt: Date; strikes: readonly [Date | null, Date | null] }, now: Date): boolean {
    if (before === null || last === null) return false;
    return freshAt < before && now.getTime() - last.getTime() >= Math.min(graceMs, last.getTime() - before.getTime());
}
