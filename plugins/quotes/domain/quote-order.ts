import { fromSafeNumber, toSafeNumber } from '../../../kernel/money';
import { largestQuantity } from '../../../kernel/quantity';
import type { LocalDate } from '../../../kernel/time';
import type { LineAnswer } from './quote-answer';
import { afterStep, type QuoteState } from './quote-states';

export type OrderRefusalReason = 'wrong-state' | 'expired' | 'ordered-already' | 'newer-version' | 'currency-changed' | 'nothing-chosen' | 'only-as-a-whole' | 'quantity-outside' | 'not-whole';

export interface OrderableQuote {
    state: QuoteState;
    currencyCode: string;
    /** The version in force. */
    number: number;
    validUntil: LocalDate | null;
}

/** Why the offer cannot become an order today. The last day of its validity still counts. */
export function refuseQuoteOrder(quote: OrderableQuote, asked: { number: number; currencyCode: string }, today: LocalDate): OrderRefusalReason | null {
    if (quote.state === 'ordered') return 'ordered-already';
    if (quote.state === 'expired') return 'expired';
    if (afterStep(quote.state, 'customer', 'order') === null) return 'wrong-state';
    if (quote.validUntil === null || quote.validUntil < today) return 'expired';
    if (quote.number !== asked.number) return 'newer-version';
    return quote.currencyCode === asked.currencyCode ? null : 'currency-changed';
}

export interface OfferedLine {
    id: number;
    /** In the unit of the offer; with a `Max` from so many to so many. */
    unitQuantity: number;
    unitQuantityMax: number | null;
    /** The first of them in base units. */
    quantity: number;
    answer: LineAnswer | null;
}

export interface ChosenLine<Line> {
    line: Line;
    unitQuantity: number;
    quantity: number;
}

/**
 * What is ordered of the offer: each line that was not rejected, at the quantity of the offer or at one that was chosen within it. Lines that are
 * not named are taken as offered; 0 leaves one out, where the offer lets him take a part.
 */
export function chosenLines<Line extends OfferedLine>(
    lines: readonly Line[],
    wishes: ReadonlyMap<number, number>,
    partialAllowed: boolean,
): ChosenLine<Line>[] | OrderRefusalReason {
    const chosen: ChosenLine<Line>[] = [];
    for (const line of lines) {
        if (line.answer === 'reject') continue;
        const unitQuantity = wishes.get(line.id) ?? line.unitQuantity;
        if (unitQuantity === 0) {
            if (!partialAllowed) return 'only-as-a-whole';
            continue;
        }
        if (unitQuantity < line.unitQuantity || unitQuantity > (line.unitQuantityMax ?? line.unitQuantity)) return 'quantity-outside';
        const quantity = inBaseUnits(unitQuantity, line);
        if (quantity === null) return 'not-whole';
        chosen.push({ line, unitQuantity, quantity });
    }
    return chosen.length === 0 ? 'nothing-chosen' : chosen;
}

/** As many base units as the offer's own quantity has to the unit; null when they are not whole, or too many. */
export function inBaseUnits(unitQuantity: number, of: { unitQuantity: number; quantity: number }): number | null {
    const scaled = fromSafeNumber(unitQuantity) * fromSafeNumber(of.quantity);
    const units = fromSafeNumber(of.unitQuantity);
    if (units === 0n || scaled % units !== 0n) return null;
    const base = scaled / units;
    return base > largestQuantity ? null : toSafeNumber(base);
}
