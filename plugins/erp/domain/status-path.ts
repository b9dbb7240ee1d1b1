/** Ends from which nothing follows: an order comes there by its own step only, never on the way to another state. */
const ends: ReadonlySet<string> = new Set(['Rejected', 'Cancelled']);
/** Pauses that no ERP means when it says that an order got on. */
const detours: ReadonlySet<string> = new Set(['OnHold', 'PartiallyShipped']);

/** The steps by which an order gets from one state to another, the fewest; empty when it is there; null when there is no way. */
export function statusPath<State extends string>(from: State, to: State, nextOf: (state: State) => readonly State[]): State[] | null {
    const ways = new Map<State, State[]>([[from, []]]);
    for (const [state, way] of ways) {
        if (state === to) return way;
        if (ends.has(state)) continue;
        for (const next of nextOf(state)) {
            if (!ways.has(next) && (next === to || !(ends.has(next) || detours.has(next)))) ways.set(next, [...way, next]);
        }
    }
    return null;
}
