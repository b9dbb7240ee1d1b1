import fc from 'fast-check';

import { slicesOf } from './slices';

describe('slices', () => {
    it('property: have all items in their order, none is empty or has more than asked for', () => {
        fc.assert(
            fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (items, most) => {
                const slices = [...slicesOf(items, most)];
                expect(slices.flat()).toEqual(items);
                expect(slices.every(slice => slice.length > 0 && slice.length <= most)).toBe(true);
            }),
        );
    });
});
