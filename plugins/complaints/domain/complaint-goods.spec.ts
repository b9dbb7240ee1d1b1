import fc from 'fast-check';

import { refuseLines } from './complaint-goods';

const goods = [{ orderLineId: 1, quantity: 10, complained: 4 }, { orderLineId: 2, quantity: 3, complained: 0 }];

it.each([
    [[{ orderLineId: 1, quantity: 6 }, { orderLineId: 2, quantity: 3 }], null],
    [[{ orderLineId: 1, quantity: 7 }], 'is more than there is to complain about'],
    [[{ orderLineId: 3, quantity: 1 }], 'is none of these goods'],
    [[{ orderLineId: 2, quantity: 1 }, { orderLineId: 2, quantity: 1 }], 'is there twice'],
])('%j is refused because it %s', (lines, problem) => expect(refuseLines(goods, lines)?.problem ?? null).toBe(problem));

it('never lets more be complained about than there was, whatever is sent', () => {
    const line = fc.record({ orderLineId: fc.integer({ min: 1, max: 3 }), quantity: fc.integer({ min: 1, max: 12 }) });
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), lines => {
        if (refuseLines(goods, lines) !== null) return;
        for (const { orderLineId, quantity, complained } of goods) {
            const wished = lines.filter(one => one.orderLineId === orderLineId).reduce((sum, one) => sum + one.quantity, 0);
            expect(wished + complained).toBeLessThanOrEqual(quantity);
        }
    }));
});
