import { cartMessage } from './cart-messages';

describe('cartMessage', () => {
    it('fills the facts in, in the buyer’s language', () => {
        expect(cartMessage('raised-to-minimum', 'pl', { quantity: '10 m²' })).toBe('Zwiększono do ilości minimalnej: 10 m².');
        expect(cartMessage('price-changed', 'fa', { name: 'موکت', before: '۱', after: '۲' })).not.toMatch(/[{}]/);
    });

    it('speaks English where it has no words of the language', () => {
        expect(cartMessage('not-available', 'de')).toBe('This item is not available to you.');
    });
});
