/** What a pull would do to what was brought in before. */
export interface PlannedChange {
    /** Records that are here and in use. */
    known: number;
    changed: number;
    gone: number;
}

/** What a person is shown before he lets a held run go on. */
export interface HeldEffect extends PlannedChange {
    added: number;
    /** Keys of theirs, the first of each. */
    changedKeys: string[];
    goneKeys: string[];
}

/** So few are never a mass, whatever share of a short list they are. */
export const fewest = 10;

/** Whether so much changes or goes at once that a person is asked first. What is new is no change: a first load is not held. */
export function isMassChange({ known, changed, gone }: PlannedChange, percent: number): boolean {
    const touched = changed + gone;
    return touched > fewest && touched * 100 > known * percent;
}
