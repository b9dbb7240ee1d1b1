import { bytesOf, frameParser } from './frame-parser';
import { stGsFormat, writeStGs } from './st-gs';

const read = (text: string) => frameParser(stGsFormat()).push(bytesOf(text));

describe('a line of text', () => {
    it.each([
        ['ST,GS,+  123.4kg\r\n', { weightG: 123_400, isInMotion: false, isNet: false, isAtZero: null }],
        ['ST,GS,   12480,kg\r\n', { weightG: 12_480_000 }],
        ['ST,NT,-0000125 t\r\n', { weightG: -125_000_000, isNet: true }],
        ['US,GS,+  12.48 t\r\n', { weightG: 12_480_000, isInMotion: true }],
        ['OL,GS,+       kg\r\n', { weightG: null, isOutOfRange: true, rangeEnd: 'over' }],
        ['ST,GS,1@,00012480 kg\r\n', { weightG: 12_480_000, isAtZero: false }],
        ['ST,GS,1A,00000000 kg\r\n', { weightG: 0, isAtZero: true }],
        ['ST,GS,1\xc4,  -13.5  kg\r\n', undefined],
        ['ST,GS,1\xc4,   -13.5 kg\r\n', { weightG: -13_500 }],
    ])('%j is read', (text, expected) => {
        expect(read(text)).toEqual(expected ? [expect.objectContaining(expected)] : []);
    });

    it.each([
        'ST,GS,+  123.4kg\n',
        'ST,GS,+  123.4kg\r ',
        'ST,GS,+ 123.4kg\r\n',
        'ST,TR,+  123.4kg\r\n',
        'QT,GS,+  123.4pc\r\n',
        'ST,GS,+  1 3.4kg\r\n',
        'ST;GS,+  123.4kg\r\n',
        'ST,GS,+  123ST,GS,+  456.0kg'.slice(0, 12),
    ])('%j is no weight', text => {
        expect(read(text)).toEqual([]);
    });

    it('is found after the half of another one, and after letters that begin like one', () => {
        const whole = Buffer.from(writeStGs({ weightKg: 456 })).toString('latin1');
        expect(read(`SUSTO ST,GS,+  123${whole}`).map(one => one.weightG)).toEqual([456_000]);
    });
});
