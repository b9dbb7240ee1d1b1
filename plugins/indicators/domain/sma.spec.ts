import { bytesOf, frameParser } from './frame-parser';
import { smaFormat, writeSma } from './sma';

const read = (text: string) => frameParser(smaFormat()).push(bytesOf(text));

describe('the answer of an SMA indicator', () => {
    it('is read with its unit', () => {
        expect(read('\n 1G       5.025lb \r')).toEqual([
            { weightG: 2279, tareG: null, isNet: false, isInMotion: false, isOutOfRange: false, rangeEnd: null, isAtZero: false, raw: expect.stringMatching(/^0a20.*0d$/) as string },
        ]);
        expect(read('\n 1G    12.48000t  \r')[0]?.weightG).toBe(12_480_000);
    });

    it.each([
        ['Z1G  ', '0.000', { weightG: 0, isAtZero: true }],
        ['O1G  ', '60020', { isOutOfRange: true, rangeEnd: 'over' }],
        ['U1G  ', '-40', { weightG: -40_000, isOutOfRange: true, rangeEnd: 'under' }],
        ['E1G  ', '----------', { weightG: null, isOutOfRange: true, rangeEnd: null }],
        [' 1N  ', '12480', { isNet: true }],
        [' 1n  ', '12480', { isNet: true }],
        [' 2GM ', '12480', { isInMotion: true }],
    ])('%j with %s tells its state', (status, weight, expected) => {
        expect(read(`\n${status}${weight.padStart(10)}kg \r`)[0]).toMatchObject(expected);
    });

    it.each(['\n?\r', '\nSMA:2/1.0\r', '\n 1T         800kg \r', '\n 1G      12 480kg \r', '\n 1G       12480oz \r', '\n 1G       12480kg x', '\n 1X       12480kg \r'])('%j is no weight', text => {
        expect(read(text)).toEqual([]);
    });

    it('is found after an answer to another question', () => {
        expect(read(`\n?\r${Buffer.from(writeSma({ weightKg: 12_480 })).toString('latin1')}`).map(one => one.weightG)).toEqual([12_480_000]);
    });
});
