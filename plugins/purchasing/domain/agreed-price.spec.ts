import { agreedPrice } from './agreed-price';

describe('an agreed price', () => {
    const line = { priceSource: 'quote', unitNet: 880, taxRate: 9, rollWidthCm: null };

    it('holds whatever lists say, and takes no discount', () => {
        expect(agreedPrice(line, undefined)).toMatchObject({ unitNet: 880, taxRate: 9, takesDiscount: false, source: 'quote', listId: null });
    });

    it('is taxed as of now', () => expect(agreedPrice(line, { taxRate: 10 })).toMatchObject({ unitNet: 880, taxRate: 10 }));

    it('is of no other line', () => expect(agreedPrice({ ...line, priceSource: 'contract' }, undefined)).toBeNull());
});
