/** When and from which quantity the price of a buyer becomes another one. */
export interface PriceTurn {
    kind: 'quantity' | 'day';
    /** The quantity asked about, or the one from which the price changes. */
    quantity: number;
    /** The day asked about, or the first one of the change. */
    day: string;
    /** Null: not for sale from then on. */
    unitNet: number | null;
}

/** What the days and quantities are at which something begins, or ends the day before. */
export interface Borders {
    quantities: readonly number[];
    days: readonly string[];
}

/** Farther ahead nobody looks; each day or quantity costs one choice of a price. */
const most = 12;

/**
 * What would change a price: first larger quantities on the same day, then days to come at the same quantity. What begins and
 * changes nothing is left out.
 */
export function priceTurns(unitAt: (quantity: number, day: string) => number | null, quantity: number, day: string, { quantities, days }: Borders): PriceTurn[] {
    const larger = ahead(quantities.filter(one => one > quantity), (a, b) => a - b);
    const later = ahead(days.filter(one => one > day), (a, b) => (a < b ? -1 : 1));
    return [
        ...turns(larger, unitAt(quantity, day), one => unitAt(one, day)).map(({ at, unitNet }) => ({ kind: 'quantity' as const, quantity: at, day, unitNet })),
        ...turns(later, unitAt(quantity, day), one => unitAt(quantity, one)).map(({ at, unitNet }) => ({ kind: 'day' as const, quantity, day: at, unitNet })),
    ];
}

function ahead<T>(borders: readonly T[], order: (a: T, b: T) => number): T[] {
    return [...new Set(borders)].sort(order).slice(0, most);
}

function turns<T>(borders: readonly T[], now: number | null, priceAt: (border: T) => number | null): { at: T; unitNet: number | null }[] {
    let last = now;
    return borders.flatMap(at => {
        const unitNet = priceAt(at);
        if (unitNet === last) return [];
        last = unitNet;
        return [{ at, unitNet }];
    });
}
