import { priceStamp, type StampedLine } from './price-stamp';

const line = (variantId: number, unitNet: number, more: Partial<StampedLine> = {}): StampedLine => ({ variantId, quantity: 1, unitNet, taxRate: 10, bonusOffNet: 0, orderOffNet: 0, ...more });

describe('the stamp of the prices of a cart', () => {
    it('does not depend on the order of the lines', () => {
        expect(priceStamp('IRR', [line(1, 100), line(2, 200)])).toBe(priceStamp('IRR', [line(2, 200), line(1, 100)]));
    });

    it('is another one when lines change against each other under the same total', () => {
        expect(priceStamp('IRR', [line(1, 100), line(2, 200)])).not.toBe(priceStamp('IRR', [line(1, 110), line(2, 190)]));
    });

    it('is another one in another currency', () => {
        expect(priceStamp('EUR', [line(1, 100)])).not.toBe(priceStamp('IRR', [line(1, 100)]));
    });

    it.each([
        ['quantity', { quantity: 2 }],
        ['tax', { taxRate: 9 }],
        ['price', { unitNet: 101 }],
        ['goods', { variantId: 3 }],
        ['width', { rollWidthCm: 400 }],
        ['bonus', { bonusOffNet: 1 }],
        ['discount on the order', { orderOffNet: 1 }],
    ])('is another one with another %s', (_, more) => {
        expect(priceStamp('IRR', [line(1, 100)])).not.toBe(priceStamp('IRR', [line(1, 100, more)]));
    });
});
