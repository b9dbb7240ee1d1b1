import fc from 'fast-check';

import { refuseShortening, type ShortOrder, unitsLeft } from './shortened-order';

const order: ShortOrder = {
    state: 'InProduction', isPaid: false, isResold: false,
    lines: [{ lineId: 1, quantity: 20, unitQuantity: 4, setId: null }, { lineId: 2, quantity: 3, unitQuantity: 3, setId: 7 }],
};

describe('an order of which less was made', () => {
    it.each([
        ['a whole number of what was ordered', order, 1, 15, null],
        ['half a pack', order, 1, 19, 'quantity'],
        ['nothing of one line of two', order, 1, 0, null],
        ['as much as was ordered', order, 1, 20, 'wrong-state'],
        ['a line of another order', order, 9, 1, 'wrong-state'],
        ['a part of a set', order, 2, 1, 'set-as-a-whole'],
        ['one that is paid', { ...order, isPaid: true }, 1, 15, 'paid'],
        ['one that another owes for', { ...order, isResold: true }, 1, 15, 'resold'],
        ['one that has left production', { ...order, state: 'ReadyToShip' as const }, 1, 15, 'wrong-state'],
        ['all of it', { ...order, lines: order.lines.slice(0, 1) }, 1, 0, 'nothing-left'],
    ])('%s', (_, given, lineId, left, answer) => expect(refuseShortening(given, lineId, left)).toBe(answer));

    it('keeps the ratio of the unit, whatever is left', () => {
        fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1000 }), fc.nat(2_000_000_000), (units, ratio, left) => {
            const found = unitsLeft({ quantity: units * ratio, unitQuantity: units }, left);
            expect(found).toBe(left % ratio === 0 ? left / ratio : null);
        }));
    });
});
