import { addDays, daysBetween, type LocalDate } from '../../../kernel/time';

/** What was bought of an article on a day, in base units. */
export interface Purchase {
    day: LocalDate;
    quantity: number;
}

export interface Habit {
    purchases: readonly Purchase[];
    /** Ordered and not yet there, in base units. */
    onTheWay: number;
    /** So many days apart, as the customer or staff have set; null: as his purchases say. */
    everyDays: number | null;
}

export interface RunOut {
    /** The day on which nothing is left, as far as one can tell. */
    runsOutOn: LocalDate;
    /** What he usually takes. */
    quantity: number;
    /** From one purchase to the next. */
    gapDays: number;
}

/** Bought on fewer days than this, an article shows no habit. */
export const leastPurchases = 3;
/** Bought more often than this, it is bought whenever it is needed. */
export const leastGapDays = 3;
export const mostGapDays = 730;
/** What is proposed runs out within so many days. */
export const horizonDays = 7;
/** Who has let so many gaps pass has stopped buying it. */
const gapsUntilGone = 4;
/** However much was bought once, it is not taken to last longer than so many usual gaps. */
const mostGapsAhead = 6;
const recentPurchases = 3;

function median(numbers: readonly number[]): number {
    const sorted = [...numbers].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    const [low = 0, high = 0] = sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]];
    return (low + high) / 2;
}

/** One entry a day, the earliest first. */
function byDay(purchases: readonly Purchase[]): Purchase[] {
    const days = new Map<LocalDate, number>();
    for (const { day, quantity } of purchases) if (quantity > 0) days.set(day, (days.get(day) ?? 0) + quantity);
    return [...days].map(([day, quantity]) => ({ day, quantity })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * When an article will have run out at the customer, from his own gaps and quantities. The gap is the median of those between his
 * purchases, the quantity the median of his last three. What was bought last is used up at the usual pace, and what is on its way not
 * before today. Null for what was bought on fewer than three days, and for what he has stopped buying: nobody is reminded of that. A gap
 * that somebody set overrides both.
 */
export function runOut({ purchases, onTheWay, everyDays }: Habit, today: LocalDate): RunOut | null {
    const days = byDay(purchases);
    const last = days.at(-1);
    if (last === undefined) return null;
    const gaps = days.slice(1).map((one, at) => daysBetween(days[at]?.day ?? one.day, one.day));
    if (everyDays === null && days.length < leastPurchases) return null;
    const gapDays = everyDays ?? Math.round(median(gaps));
    if (everyDays === null && (gapDays < leastGapDays || daysBetween(last.day, today) > gapsUntilGone * gapDays)) return null;
    const quantity = Math.ceil(median(days.slice(-recentPurchases).map(one => one.quantity)));
    const lasts = (amount: number) => Math.round(gapDays * Math.min(mostGapsAhead, amount / quantity));
    // A gap that was set is from purchase to purchase, whatever was bought.
    const bought = addDays(last.day, everyDays ?? lasts(last.quantity));
    const arriving = onTheWay > 0 && everyDays === null ? addDays(today, lasts(onTheWay)) : bought;
    return { runsOutOn: bought > arriving ? bought : arriving, quantity, gapDays };
}

/** Whether it is time to order it again. */
export function isDue({ runsOutOn }: Pick<RunOut, 'runsOutOn'>, today: LocalDate): boolean {
    return runsOutOn <= addDays(today, horizonDays);
}
