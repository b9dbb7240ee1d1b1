import { refuseText } from '../../../kernel/text';

export const longestComment = 2000;

export interface Marks {
    product: number;
    transport: number;
    comment: string | null;
}

export type RatingRefusalReason = 'not-delivered' | 'already-rated';

export type RatingFieldProblem = { field: 'product' | 'transport' | 'comment'; problem: 'missing' | 'too-long' | 'unreadable' };

const isMark = (text: string | undefined) => text !== undefined && /^[1-5]$/.test(text);

/** What a rating form says, or the first field that is wrong. Marks go from 1 to 5, whole. */
export function readRatingForm(fields: Record<string, string>): Marks | RatingFieldProblem {
    for (const field of ['product', 'transport'] as const) {
        if (!isMark(fields[field])) {
            return { field, problem: 'missing' };
        }
    }
    const comment = (fields.comment ?? '').trim();
    const refused = refuseText(comment, longestComment);
    if (refused !== null) {
        return { field: 'comment', problem: refused === 'too-long' ? refused : 'unreadable' };
    }
    return { product: Number(fields.product), transport: Number(fields.transport), comment: comment === '' ? null : comment };
}

/** Why this delivery may not be rated now, or null. Once, and only what has arrived. */
export function refuseRating(shipmentState: string, isRated: boolean): RatingRefusalReason | null {
    if (shipmentState !== 'delivered') {
        return 'not-delivered';
    }
    return isRated ? 'already-rated' : null;
}
