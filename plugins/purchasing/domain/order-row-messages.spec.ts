import { orderRowMessage } from './order-row-messages';

describe('orderRowMessage', () => {
    it('says what is wrong with a row in the buyer’s language, with the facts in it', () => {
        expect(orderRowMessage('added-up', 'pl', { row: '7' })).toBe('Ten sam towar jest już w wierszu 7: ilości zsumowano.');
        expect(orderRowMessage('ambiguous-code', 'fa', { items: 'A-1، A-2' })).toContain('A-1، A-2');
        expect(orderRowMessage('because', 'ru')).toBe('причина отказа');
    });

    it('speaks of what the cart decides as the cart does', () => {
        expect(orderRowMessage('insufficient-stock', 'en')).toBe('There is not enough stock for this quantity.');
        expect(orderRowMessage('raised-to-minimum', 'de', { quantity: '8' })).toBe('Raised to the minimum quantity: 8.');
    });
});
