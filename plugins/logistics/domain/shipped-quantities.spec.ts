import fc from 'fast-check';

import { type OrderedLine, refuseQuantities, remainingLines, stateAfterDispatch } from './shipped-quantities';

const lines: OrderedLine[] = [
    { orderLineId: 1, ordered: 100, planned: 40, gone: 40 },
    { orderLineId: 2, ordered: 30, planned: 0, gone: 0 },
];

describe('quantities of a shipment', () => {
    it('may reach exactly what remains', () => {
        expect(refuseQuantities(lines, [{ orderLineId: 1, quantity: 60 }])).toBeNull();
        expect(refuseQuantities(lines, [{ orderLineId: 1, quantity: 61 }])).toEqual({
            reason: 'over-shipping',
            orderLineId: 1,
            remaining: 60,
        });
    });

    it('are added up when a line is named twice', () => {
        const twice = [1, 2].map(() => ({ orderLineId: 2, quantity: 20 }));
        expect(refuseQuantities(lines, twice)).toMatchObject({ reason: 'over-shipping', remaining: 10 });
    });

    it("refuse another order's line", () => {
        expect(refuseQuantities(lines, [{ orderLineId: 9, quantity: 1 }])?.reason).toBe('unknown-line');
    });

    it('leave the order partially shipped until the last piece is gone', () => {
        expect(stateAfterDispatch(lines)).toBe('PartiallyShipped');
        expect(stateAfterDispatch(lines.map(line => ({ ...line, gone: line.ordered })))).toBe('Shipped');
    });

    it('property: what remains may always be shipped, and one more never', () => {
        const line = fc.record({ ordered: fc.integer({ min: 1, max: 500 }), share: fc.nat(100) });
        fc.assert(
            fc.property(fc.array(line, { minLength: 1 }), found => {
                const facts = found.map(({ ordered, share }, index) => {
                    const planned = Math.floor((ordered * share) / 100);
                    return { orderLineId: index, ordered, planned, gone: 0 };
                });
                const rest = remainingLines(facts);
                expect(refuseQuantities(facts, rest)).toBeNull();
                const [first] = rest;
                if (first) {
                    expect(refuseQuantities(facts, [...rest, { ...first, quantity: 1 }])?.reason).toBe('over-shipping');
                }
            }),
        );
    });
});
