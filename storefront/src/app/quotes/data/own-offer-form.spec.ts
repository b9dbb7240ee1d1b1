import { formOf, ownLine, readForm, readPoints, writePoints } from './own-offer-form';
import type { OwnOffer } from './own-offers';

const offer = {
    ...{ title: 'Lobby', customerName: 'Hotel', customerDetails: '', introduction: '', terms: '', validUntil: '2031-01-01', language: 'fa', taxPoints: 950, showCodes: false, currencyCode: 'EUR' },
    lines: [
        { id: '1', variantId: '7', name: 'Carpet', units: ['m2'], text: '', unit: 'm2', unitQuantity: 20, unitNet: 1_250, marginPoints: 2_550 },
        { id: '2', variantId: null, name: '', units: [], text: 'Laying', unit: 'hour', unitQuantity: 8, unitNet: 4_000, marginPoints: null },
    ],
} as unknown as OwnOffer;

describe('an own offer as it is typed', () => {
    it('comes back as it was', () => {
        const { wish, errors } = readForm(formOf(offer), 'EUR');
        expect(errors).toEqual({});
        expect(wish).toMatchObject({
            ...{ title: 'Lobby', validUntil: '2031-01-01', taxPoints: 950 },
            lines: [{ id: '1', variantId: '7', quantity: 20, marginPoints: 2_550, unitNet: null }, { id: '2', text: 'Laying', unit: 'hour', quantity: 8, unitNet: 4_000, marginPoints: null }],
        });
    });

    it('says at each field what is wrong', () => {
        const form = { ...formOf(offer), tax: 'nine', lines: [{ ...ownLine('a'), quantity: '1.5' }] };
        expect(readForm(form, 'EUR').errors).toEqual({ tax: 'percent', 'text-a': 'required', 'unit-a': 'required', 'quantity-a': 'wholeNumber', 'price-a': 'noAmount' });
    });

    it.each([['12,5', 1_250], ['۱۲٫۵ ٪', 1_250], ['-10', -1_000], ['100 %', 10_000], ['', null], ['1.234', null], ['2000', null], ['x', null]])('reads %s', (text, points) =>
        expect(readPoints(text, -9_000, 100_000)).toBe(points),
    );

    it('writes what it reads', () => expect(readPoints(writePoints(1_225), 0, 10_000)).toBe(1_225));
});
