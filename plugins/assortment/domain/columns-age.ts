/** When columns were read from the index, and how long that took; milliseconds of one clock. */
export interface ColumnsReading {
    stamp: string;
    endedAt: number;
    tookMs: number;
}

/** While the index is being rebuilt it changes each second; reading it again takes no more than this part of the time. */
const restTimes = 20;

/**
 * Whether columns that were read before may be shown: `serve` them; `stand-in` while they are read again; `wait` for that. What changed long after it was read is waited
 * for, so that a change is seen at once; while the index changes all the time nobody waits.
 */
export function ageOf(read: ColumnsReading, stamp: string, now: number): 'serve' | 'stand-in' | 'wait' {
    const rests = (now - read.endedAt) / (restTimes * read.tookMs);
    if (read.stamp === stamp || rests < 1) return 'serve';
    return rests < 2 ? 'stand-in' : 'wait';
}
