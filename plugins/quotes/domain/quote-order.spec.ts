import fc from 'fast-check';

import { chosenLines, inBaseUnits, type OfferedLine, refuseQuoteOrder } from './quote-order';
import { quoteStates } from './quote-states';

const quote = { state: 'offered' as const, currencyCode: 'IRR', number: 2, validUntil: '2026-12-10' };
const asked = { number: 2, currencyCode: 'IRR' };
const line = (more: Partial<OfferedLine> = {}): OfferedLine => ({ id: 1, unitQuantity: 10, unitQuantityMax: null, quantity: 120, answer: null, ...more });

describe('ordering a quote', () => {
    it('is open on the last day of its validity, and closed on the next', () => {
        expect(refuseQuoteOrder(quote, asked, '2026-12-10')).toBeNull();
        expect(refuseQuoteOrder(quote, asked, '2026-12-11')).toBe('expired');
        expect(refuseQuoteOrder({ ...quote, validUntil: null }, asked, '2026-12-01')).toBe('expired');
    });

    it('is for the version that the buyer saw, once, in the currency of the offer', () => {
        expect(refuseQuoteOrder(quote, { ...asked, number: 1 }, '2026-12-01')).toBe('newer-version');
        expect(refuseQuoteOrder({ ...quote, state: 'ordered' }, asked, '2026-12-01')).toBe('ordered-already');
        expect(refuseQuoteOrder(quote, { ...asked, currencyCode: 'PLN' }, '2026-12-01')).toBe('currency-changed');
    });

    it('takes the offered quantity, or one within the range', () => {
        expect(chosenLines([line()], new Map(), false)).toEqual([{ line: line(), unitQuantity: 10, quantity: 120 }]);
        const range = line({ unitQuantityMax: 20 });
        expect(chosenLines([range], new Map([[1, 20]]), false)).toEqual([{ line: range, unitQuantity: 20, quantity: 240 }]);
        expect(chosenLines([range], new Map([[1, 21]]), true)).toBe('quantity-outside');
        expect(chosenLines([line()], new Map([[1, 9]]), true)).toBe('quantity-outside');
    });

    it('leaves out a line only where a part may be taken, and never one that was rejected in', () => {
        const two = [line(), line({ id: 2 })];
        expect(chosenLines(two, new Map([[1, 0]]), false)).toBe('only-as-a-whole');
        expect(chosenLines(two, new Map([[1, 0]]), true)).toMatchObject([{ line: { id: 2 } }]);
        expect(chosenLines(two, new Map([[1, 0], [2, 0]]), true)).toBe('nothing-chosen');
        expect(chosenLines([line({ answer: 'reject' })], new Map([[1, 10]]), true)).toBe('nothing-chosen');
    });

    it('counts no fractions of a base unit', () => {
        expect(inBaseUnits(3, { unitQuantity: 2, quantity: 1 })).toBeNull();
        expect(inBaseUnits(4, { unitQuantity: 2, quantity: 1 })).toBe(2);
        expect(inBaseUnits(2_000_000_000, { unitQuantity: 1, quantity: 12 })).toBeNull();
    });

    describe('properties', () => {
        const offered = fc.record({
            unitQuantity: fc.integer({ min: 1, max: 1_000 }),
            more: fc.option(fc.integer({ min: 1, max: 1_000 }), { nil: null }),
            factor: fc.integer({ min: 1, max: 50 }),
            answer: fc.constantFrom(null, 'accept' as const, 'reject' as const),
        }).map(({ unitQuantity, more, factor, answer }) => ({ unitQuantity, unitQuantityMax: more === null ? null : unitQuantity + more, quantity: unitQuantity * factor, answer, factor }));

        it('whatever is wished, what is chosen lies within the offer and is a whole number of its units', () => {
            fc.assert(fc.property(fc.array(offered, { minLength: 1, maxLength: 8 }), fc.array(fc.integer({ min: 0, max: 2_500 }), { maxLength: 8 }), fc.boolean(), (lines, wishes, partial) => {
                const known = lines.map((one, i) => ({ ...one, id: i + 1 }));
                const chosen = chosenLines(known, new Map(wishes.map((wish, i) => [i + 1, wish])), partial);
                if (typeof chosen === 'string') return;
                for (const { line: of, unitQuantity, quantity } of chosen) {
                    expect(of.answer).not.toBe('reject');
                    expect(unitQuantity).toBeGreaterThanOrEqual(of.unitQuantity);
                    expect(unitQuantity).toBeLessThanOrEqual(of.unitQuantityMax ?? of.unitQuantity);
                    expect(quantity).toBe(unitQuantity * of.factor);
                }
                if (!partial) expect(chosen).toHaveLength(known.filter(one => one.answer !== 'reject').length);
            }));
        });

        it('no state but an open offer is ordered from, on whatever day', () => {
            fc.assert(fc.property(fc.constantFrom(...quoteStates), fc.integer({ min: 1, max: 28 }), (state, day) => {
                const refused = refuseQuoteOrder({ ...quote, state }, asked, `2026-12-${String(day).padStart(2, '0')}`);
                expect(refused === null).toBe((state === 'offered' || state === 'accepted') && day <= 10);
            }));
        });
    });
});
