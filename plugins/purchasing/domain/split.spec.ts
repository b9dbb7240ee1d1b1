import fc from 'fast-check';

import { splitByAvailability } from './split';

const line = (id: number, isHere: boolean, orderSetId: number | null = null) => ({ id, isHere, orderSetId });

describe('a split by availability', () => {
    it('sends what is here at once, and the rest in an order of its own', () => {
        expect(splitByAvailability([line(1, true), line(2, false), line(3, true)])).toEqual({ now: [1, 3], later: [2] });
    });

    it('is none where all of it is here, none of it, or nothing at all', () => {
        expect(splitByAvailability([line(1, true), line(2, true)])).toBeNull();
        expect(splitByAvailability([line(1, false)])).toBeNull();
        expect(splitByAvailability([])).toBeNull();
    });

    it('keeps a set together: it waits for the last of its parts', () => {
        expect(splitByAvailability([line(1, true, 7), line(2, false, 7), line(3, true, 8), line(4, true)])).toEqual({ now: [3, 4], later: [1, 2] });
    });

    it('property: every unit and every cent is in exactly one of the two, and no set in both', () => {
        const lines = fc.uniqueArray(
            fc.record({ id: fc.nat(500), isHere: fc.boolean(), orderSetId: fc.option(fc.nat(4)), quantity: fc.nat(1_000), net: fc.nat(1_000_000) }),
            { selector: one => one.id, maxLength: 30 },
        );
        fc.assert(fc.property(lines, all => {
            const split = splitByAvailability(all);
            if (split === null) return;
            const of = (ids: readonly number[]) => all.filter(one => ids.includes(one.id));
            const sum = (list: typeof all, by: 'quantity' | 'net') => list.reduce((total, one) => total + one[by], 0);
            const [now, later] = [of(split.now), of(split.later)];
            for (const by of ['quantity', 'net'] as const) expect(sum(now, by) + sum(later, by)).toBe(sum(all, by));
            expect(now.length + later.length).toBe(all.length);
            expect(now.every(one => one.isHere && !later.some(other => other.orderSetId !== null && other.orderSetId === one.orderSetId))).toBe(true);
        }));
    });
});
