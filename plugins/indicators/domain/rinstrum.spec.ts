import { bytesOf, frameParser } from './frame-parser';
import { rinstrumFormat, writeRinstrum } from './rinstrum';

const read = (text: string, unit: 'kg' | 't' = 'kg') => frameParser(rinstrumFormat(unit)).push(bytesOf(text));

describe('the automatic output of Rinstrum', () => {
    it.each([
        ['G', { weightG: 12_480_000, isNet: false, isOutOfRange: false }],
        ['N', { isNet: true }],
        ['M', { isInMotion: true }],
        ['O', { isOutOfRange: true, rangeEnd: 'over' }],
        ['U', { isOutOfRange: true, rangeEnd: 'under' }],
        ['E', { weightG: null, isOutOfRange: true, rangeEnd: null }],
    ])('reads status %s of the short format', (status, expected) => {
        expect(read(`\x02   12480${status}\x03`)).toEqual([expect.objectContaining({ tareG: null, isAtZero: null, ...expected })]);
    });

    it('takes the unit of the short format from the setting, and of the long one from the frame', () => {
        expect(read('\x02  12.480G\x03', 't')[0]?.weightG).toBe(12_480_000);
        expect(read('\x02  12.480G  - t\x03', 'kg')).toEqual([]);
        expect(read('\x02  12.480G  -  t\x03', 'kg')[0]?.weightG).toBe(12_480_000);
    });

    it('knows gross, motion and centre of zero of the long format', () => {
        expect(read('\x02       0G Z- kg\x03')[0]).toMatchObject({ weightG: 0, isAtZero: true, isInMotion: false });
        expect(read('\x02-    250NM -   \x03')[0]).toMatchObject({ weightG: -250_000, isNet: true, isInMotion: true, isAtZero: false });
    });

    it('takes a frame without its unit for one in motion', () => {
        expect(read('\x02   12480G  -   \x03')[0]).toMatchObject({ isInMotion: true });
    });

    it('reads the format of single flags', () => {
        expect(read('\x02   12480GSI   \x03')[0]).toMatchObject({ weightG: 12_480_000, isInMotion: false, isAtZero: false, isOutOfRange: false });
        expect(read('\x02   12480NMOZ  \x03')[0]).toMatchObject({ isNet: true, isInMotion: true, isAtZero: true, rangeEnd: 'over' });
    });

    it('sees an overload of which no weight is shown', () => {
        expect(read('\x02 -------O\x03')[0]).toMatchObject({ weightG: null, isOutOfRange: true });
        expect(read('\x02 -------G\x03')).toEqual([]);
    });

    it.each([['an unknown status', '\x02   12480X\x03'], ['a letter in the weight', '\x02   12a80G\x03'], ['a missing end', '\x02   12480G\x04'], ['an ounce', '\x02   12480G  - oz\x03']])(
        'drops a frame with %s and reads the next one',
        (_, text) => {
            const parser = frameParser(rinstrumFormat('kg'));
            const next = Buffer.from(writeRinstrum({ weightKg: 7 })).toString('latin1');
            expect(parser.push(bytesOf(text + next)).map(one => one.weightG)).toEqual([7000]);
            expect(parser.dropped).toBe(1);
        },
    );
});
