/** A draft may be looked at for so long before it is published: what it begins right away is still about now. */
const graceMs = 15 * 60_000;

/** Whether a draft would have work begin in the past that nobody has begun: it is planned anew from now before it is published. */
export function isOutdated(earliestStart: Date | null, now: Date): boolean {
    return earliestStart !== null && earliestStart.getTime() < now.getTime() - graceMs;
}
