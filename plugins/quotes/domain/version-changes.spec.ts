import fc from 'fast-check';

import { changesOf, type ComparedLine, goneFrom } from './version-changes';

const line = (more: Partial<ComparedLine> = {}): ComparedLine => ({ variantId: 1, unit: 'box', unitQuantity: 10, unitQuantityMax: null, unitNet: 900, deliveryDate: null, remark: '', ...more });

describe('what a version changes', () => {
    it('is told by line', () => {
        expect(changesOf(line(), [line()])).toEqual([]);
        expect(changesOf(line({ unitNet: 880, deliveryDate: '2026-12-20' }), [line()])).toEqual(['price', 'date']);
        expect(changesOf(line({ unitQuantityMax: 20 }), [line()])).toEqual(['quantity']);
        expect(changesOf(line({ variantId: 2 }), [line()])).toEqual(['added']);
        expect(goneFrom([line({ variantId: 2 })], [line(), line({ variantId: 2 })])).toEqual([1]);
    });

    describe('properties', () => {
        const lines = fc.uniqueArray(
            fc.record({ variantId: fc.integer({ min: 1, max: 8 }), unit: fc.constantFrom('box', 'm2'), unitQuantity: fc.integer({ min: 1, max: 9 }), unitNet: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }) }).map(one => line(one)),
            { selector: one => one.variantId },
        );

        it('a version differs in nothing from itself, and what came and what went make one version of the other', () => {
            fc.assert(fc.property(lines, lines, (one, other) => {
                expect(one.flatMap(item => changesOf(item, one))).toEqual([]);
                const added = one.filter(item => changesOf(item, other).includes('added')).map(item => item.variantId);
                const kept = other.map(item => item.variantId).filter(id => !goneFrom(one, other).includes(id));
                expect([...kept, ...added].sort()).toEqual(one.map(item => item.variantId).sort());
            }));
        });
    });
});
