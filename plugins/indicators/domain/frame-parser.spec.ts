import fc from 'fast-check';

import { bytesOf, numberIn, textIn } from './frame-parser';

const read = (text: string) => numberIn(bytesOf(text), 0, text.length);

describe('a number in a frame', () => {
    it.each([
        ['  12480', { digits: 12_480, decimals: 0 }],
        ['+  123.4', { digits: 1234, decimals: 1 }],
        ['   -5.025', { digits: -5025, decimals: 3 }],
        ['-0012.50', { digits: -1250, decimals: 2 }],
        ['0', { digits: 0, decimals: 0 }],
    ])('%j is read', (text, found) => {
        expect(read(text)).toEqual(found);
    });

    it.each(['', '   ', '-', '12 480', '12480 ', '1.2.3', '.5', '12.', '+-5', '5-', '1e3', '１２', '0x10', '----------'])('%j is none', text => {
        expect(read(text)).toBeNull();
    });

    it('never is minus zero', () => {
        expect(Object.is(read('-0')?.digits, 0)).toBe(true);
    });

    it('is the number that it was, however it is padded', () => {
        fc.assert(
            fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.nat({ max: 5 }), (number, blanks) => {
                expect(read(' '.repeat(blanks) + String(number))?.digits).toBe(number);
            }),
        );
    });
});

it('takes the characters of a part only', () => {
    expect(textIn(bytesOf('ST,GS,'), 3, 5)).toBe('GS');
});
