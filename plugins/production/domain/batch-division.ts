import type { LocalDate } from '../../../kernel/time';

/** What one work order of a batch has to get of a step. */
export interface BatchShare {
    workOrderId: number;
    /** By when its customer has it: the promised day, else the wished one. Null: nobody waits for it. */
    day: LocalDate | null;
    /** Pieces that lie ready for it at this step. */
    owed: number;
}

export interface Pieces {
    good: number;
    scrap: number;
}

/** Who is served first: the earliest day, those for whom nobody waits last, then the older work order. */
export function byTurn(one: Pick<BatchShare, 'day' | 'workOrderId'>, other: Pick<BatchShare, 'day' | 'workOrderId'>): number {
    if (one.day !== other.day) {
        if (one.day === null || other.day === null) return one.day === null ? 1 : -1;
        return one.day < other.day ? -1 : 1;
    }
    return one.workOrderId - other.workOrderId;
}

/**
 * Divides the pieces that came out of one step of a batch, in the order of the shares. Good ones go to the work orders by their turn, to each until it has
 * what it is owed: the earliest order is whole first. Scrapped ones are taken from the end of the turn: what is missing is missing of the order that can wait
 * longest for it to be made again. Every piece is somebody's and nobody gets more than he is owed. A surplus there is not: more than lies ready is refused before, as
 * for a single work order, and is the caller's mistake here.
 */
export function divideOutput(shares: readonly BatchShare[], { good, scrap }: Pieces): Pieces[] {
    const owed = shares.reduce((sum, share) => sum + share.owed, 0);
    if (good + scrap > owed) throw new RangeError(`${good + scrap} pieces of ${owed}`);
    const turn = shares.map((share, index) => ({ ...share, index })).sort(byTurn);
    const given = shares.map((): Pieces => ({ good: 0, scrap: 0 }));
    let left = good;
    for (const { index, owed: most } of turn) {
        given[index]!.good = Math.min(left, most);
        left -= given[index]!.good;
    }
    left = scrap;
    for (const { index, owed: most } of turn.reverse()) {
        given[index]!.scrap = Math.min(left, most - given[index]!.good);
        left -= given[index]!.scrap;
    }
    return given;
}

export interface Stretch {
    startedAt: Date;
    endedAt: Date;
}

/**
 * Cuts a stretch of work on a batch into one for each work order, by the pieces that each is to have, one after the other: together they are the stretch, so
 * what was worked is counted once.
 */
export function divideStretch({ startedAt, endedAt }: Stretch, quantities: readonly number[]): Stretch[] {
    const start = startedAt.getTime();
    const length = Math.max(0, endedAt.getTime() - start);
    const weights = quantities.map(quantity => Math.max(1, quantity));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    let sum = 0;
    let from = start;
    return weights.map(weight => {
        sum += weight;
        const until = start + Math.round(length * (sum / whole));
        const part = { startedAt: new Date(from), endedAt: new Date(until) };
        from = until;
        return part;
    });
}
