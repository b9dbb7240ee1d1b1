/** How much of a stock the customer is told: its figure, the band that it lies in, or only that there is some. */
export const showings = ['exact', 'bands', 'yes-no'] as const;
export type ShowingKind = (typeof showings)[number];

export interface Showing {
    as: ShowingKind;
    /** Where each band begins; the last is open. */
    bands: readonly number[];
}

/** Between which figures a stock lies, as far as the customer is told; without an end it is that much or more. */
export interface StockLevel {
    from: number;
    to: number | null;
}

/** What is told of a stock; null when there is none. The level depends on the band alone, never on where in it the stock lies. */
export function levelOf(stock: number, { as, bands }: Showing): StockLevel | null {
    if (stock <= 0) return null;
    if (as === 'exact') return { from: stock, to: stock };
    if (as === 'yes-no') return { from: 1, to: null };
    const next = bands.findIndex(start => start > stock);
    const to = next < 0 ? null : (bands[next] ?? 1) - 1;
    const from = next < 0 ? bands.at(-1) : bands[next - 1];
    // What lies below the first band is a band of its own.
    return { from: from ?? 1, to };
}

/** Whether a stock of this level may give the quantity. What nobody is told the end of is taken to reach. */
export function covers(level: StockLevel | null, quantity: number): boolean {
    return level !== null && (level.to === null || quantity <= level.to);
}

export type BandsRefusal = 'none' | 'too-many' | 'not-rising';

/** Why these cannot be bands. */
export function refuseBands(bands: readonly number[]): BandsRefusal | null {
    if (bands.length === 0) return 'none';
    if (bands.length > 12) return 'too-many';
    return bands.every((start, place) => Number.isInteger(start) && start > (bands[place - 1] ?? 0)) ? null : 'not-rising';
}
