/** One step of one work order, as it is planned by itself. */
export interface StepMinutes {
    /** Its set-up and all its pieces. */
    plannedMinutes: number;
    /** What of it is set-up. */
    setupMinutes: number;
}

/** What a step takes when it is done for several work orders at once: the longest of their set-ups once, and all pieces. */
export function batchMinutes(steps: readonly StepMinutes[]): number {
    const pieces = steps.reduce((sum, one) => sum + one.plannedMinutes - one.setupMinutes, 0);
    return pieces + Math.max(0, ...steps.map(one => one.setupMinutes));
}

/** What is saved of a step by doing it at once: all set-ups but the longest. */
export function savedMinutes(steps: readonly StepMinutes[]): number {
    return steps.reduce((sum, one) => sum + one.plannedMinutes, 0) - batchMinutes(steps);
}
