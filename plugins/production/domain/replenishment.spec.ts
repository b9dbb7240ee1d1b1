import fc from 'fast-check';

import { projectedStock, replenishmentOf, type StockOutlook } from './replenishment';

const shelf: StockOutlook = { onHand: 100, demand: 0, coming: 0, inWork: 0 };
const rule = { minimum: 100, lot: 30 };
const figure = fc.nat(1_000_000);
const anyShelf: fc.Arbitrary<StockOutlook> = fc.record({ onHand: figure, demand: figure, coming: figure, inWork: figure });
const anyRule = fc.record({ minimum: figure, lot: fc.integer({ min: 1, max: 10_000 }) });

describe('what is made or bought for the shelf', () => {
    it.each<[string, StockOutlook, number]>([
        ['nothing at the minimum itself', shelf, 0],
        ['one lot when one piece is missing', { ...shelf, onHand: 99 }, 30],
        ['two lots when more than one is missing', { ...shelf, demand: 31 }, 60],
        ['nothing when enough is on its way', { ...shelf, demand: 31, coming: 31 }, 0],
        ['nothing when enough is being made', { ...shelf, demand: 31, inWork: 60 }, 0],
        ['what orders cannot be covered with, and the minimum', { ...shelf, onHand: 0, demand: 50 }, 150],
    ])('%s', (_, given, answer) => expect(replenishmentOf(rule, given)).toBe(answer));

    it('brings the shelf to its minimum, in whole lots and by less than one lot too much', () => {
        fc.assert(fc.property(anyRule, anyShelf, (given, outlook) => {
            const quantity = replenishmentOf(given, outlook);
            const after = projectedStock({ ...outlook, inWork: outlook.inWork + quantity });
            expect(quantity % given.lot).toBe(0);
            expect(after).toBeGreaterThanOrEqual(given.minimum);
            if (quantity > 0) expect(after - given.minimum).toBeLessThan(given.lot);
        }));
    });

    it('is wanted once: what was accepted counts, as work or as a purchase', () => {
        fc.assert(fc.property(anyRule, anyShelf, (given, outlook) => {
            const quantity = replenishmentOf(given, outlook);
            expect(replenishmentOf(given, { ...outlook, inWork: outlook.inWork + quantity })).toBe(0);
            expect(replenishmentOf(given, { ...outlook, coming: outlook.coming + quantity })).toBe(0);
        }));
    });
});
