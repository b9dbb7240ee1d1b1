/** Where a pull of pages stands, as text: opaque to others, and read back whoever wrote it. */
import { OperationalError } from '../../../../kernel/operational-error';

export interface PullPosition {
    /** What was asked for: rows changed after it; null asks for all. */
    since: string | null;
    /** The page that comes next; null for the first. */
    at: string | number | null;
    /** From where the pull after this one asks. */
    high: string | null;
}

export function positionOf(cursor: string | null): PullPosition {
    if (cursor === null) return { since: null, at: null, high: null };
    try {
        const [since, position, high] = JSON.parse(cursor) as unknown[];
        if (isText(since) && isText(high) && (isText(position) || typeof position === 'number')) return { since, at: position, high };
    } catch {
        // Falls to the error below.
    }
    throw new OperationalError('The position of the last pull cannot be read: pull everything anew');
}

export function cursorOf({ since, at, high }: PullPosition): string {
    return JSON.stringify([since, at, high]);
}

function isText(value: unknown): value is string | null {
    return value === null || typeof value === 'string';
}

/** The later of two versions or instants; numbers as numbers however long, everything else as texts. */
export function later(one: string | null, other: string | null): string | null {
    if (one === null || other === null) return one ?? other;
    if (/^\d+$/.test(one) && /^\d+$/.test(other)) return BigInt(one) >= BigInt(other) ? one : other;
    return one >= other ? one : other;
}
