import fc from 'fast-check';

import { askAfterMinutes, type CourierState, courierStates, hasLabel, isFinal, mayCancelCourier, nextCourierState } from './courier-states';

describe('the state of a parcel', () => {
    const state = fc.constantFrom(...courierStates);

    it('never goes back, in whatever order the news come, and ends once', () => {
        fc.assert(
            fc.property(fc.array(state, { maxLength: 12 }), news => {
                let known: CourierState = 'waiting';
                for (const told of news) {
                    const next = nextCourierState(known, told);
                    if (isFinal(known)) expect(next).toBe(known);
                    if (hasLabel(known)) expect(hasLabel(next) || isFinal(next)).toBe(true);
                    known = next;
                }
            }),
        );
    });

    it('is called off only before there is a label', () => {
        for (const one of courierStates) expect(hasLabel(one) && mayCancelCourier(one)).toBe(false);
        expect(courierStates.filter(mayCancelCourier)).toEqual(['waiting', 'taken', 'unpaid']);
    });

    it('is asked for soon, then ever more seldom, and in the end no more', () => {
        const asked = Array.from({ length: 127 }, (_, times) => askAfterMinutes(times));
        expect(asked.every((minutes, index) => minutes !== null && minutes >= (asked[index - 1] ?? 0))).toBe(true);
        expect(askAfterMinutes(127)).toBeNull();
    });
});
