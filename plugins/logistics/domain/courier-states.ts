export const labelFormats = ['pdf', 'zpl'] as const;
export type LabelFormat = (typeof labelFormats)[number];

/** What the courier finds wrong with what it was told, by the name that it has in our input. */
export interface FieldProblem {
    field: string;
    problem: string;
}

/** `waiting`: not known to the courier yet, as far as anybody knows. `taken`: he has it, and no label yet. `unpaid`: he was not paid for it. */
export const courierStates = ['waiting', 'taken', 'unpaid', 'confirmed', 'on-way', 'delivered', 'returned', 'refused', 'cancelled'] as const;
export type CourierState = (typeof courierStates)[number];

const finals: ReadonlySet<CourierState> = new Set(['delivered', 'returned', 'refused', 'cancelled']);
const ranks: Record<CourierState, number> = { waiting: 0, taken: 1, unpaid: 1, confirmed: 2, 'on-way': 3, delivered: 4, returned: 4, refused: 4, cancelled: 4 };

export function isFinal(state: CourierState): boolean {
    return finals.has(state);
}

/** News never takes a parcel back: what was asked for earlier may be answered later. */
export function nextCourierState(known: CourierState, told: CourierState): CourierState {
    if (isFinal(known)) return known;
    return ranks[told] < ranks[known] ? known : told;
}

/** A label is there once it is paid for. */
export function hasLabel(state: CourierState): boolean {
    return state === 'confirmed' || state === 'on-way' || state === 'delivered' || state === 'returned';
}

/** Once it is confirmed the courier carries it, and is paid. */
export function mayCancelCourier(state: CourierState): boolean {
    return state === 'waiting' || state === 'taken' || state === 'unpaid';
}

/** What stands in place of the courier's words when a booking was called off after he had confirmed it. */
export const tooLate = 'too-late';

/** After so many minutes he is asked again, at first soon, for the label; then every six hours until it has arrived, a month at most. */
export function askAfterMinutes(times: number): number | null {
    const soon = [0, 1, 2, 5, 15, 60, 180];
    return times < soon.length ? (soon[times] ?? 0) : times < soon.length + 120 ? 360 : null;
}

/** So long after a try whose outcome nobody knows the courier is asked by our reference whether he has it: until then he may still be at it. */
export const settleMs = 60_000;
