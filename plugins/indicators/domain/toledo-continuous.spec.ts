import fc from 'fast-check';

import { frameParser } from './frame-parser';
import type { FrameContent } from './scale-reading';
import { checksum, type ContinuousFormat, toledoFormat, writeFrame } from './toledo-continuous';

const continuousParser = (format: ContinuousFormat) => frameParser(toledoFormat(format));
const plain = { hasChecksum: false };
const checked = { hasChecksum: true };
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const readAll = (chunk: Uint8Array, format = plain) => continuousParser(format).push(chunk);

describe('the Toledo continuous frame', () => {
    it('reads whole kilograms, gross, at rest', () => {
        expect(readAll(writeFrame({ weightKg: 12480 }, plain))).toEqual([
            expect.objectContaining({ weightG: 12_480_000, tareG: 0, isNet: false, isInMotion: false, isOutOfRange: false }),
        ]);
    });

    it('computes the checksum of the published sample', () => {
        expect(checksum(bytes('02303020303132343830303030303030' + '0d'))).toBe(0x22);
    });

    it('keeps the frame as evidence', () => {
        expect(readAll(writeFrame({ weightKg: 1 }, checked), checked)[0]?.raw).toMatch(/^02323020.{24}0d..$/);
    });

    it.each([
        ['32', '30', '20', 12_480_000],
        ['31', '30', '20', 124_800_000],
        ['30', '30', '20', 1_248_000_000],
        ['33', '30', '20', 1_248_000],
        ['35', '30', '20', 12_480],
        ['32', '20', '20', 5_660_833],
        ['32', '30', '21', 12_480],
        ['33', '30', '22', 1_248_000_000],
    ])('reads the decimal place and unit of status words %s %s %s', (a, b, c, grams) => {
        expect(readAll(bytes(`02${a}${b}${c}3031323438303030303030300d`))[0]?.weightG).toBe(grams);
    });

    it.each([
        ['32', { weightG: -12_480_000 }],
        ['34', { isOutOfRange: true }],
        ['38', { isInMotion: true }],
        ['31', { isNet: true }],
    ])('reads status word B %s', (b, expected) => {
        expect(readAll(bytes(`0232${b}203031323438303030303030300d`))[0]).toMatchObject(expected);
    });

    it('accepts blanks before the digits, and ignores the parity bit', () => {
        expect(readAll(bytes('02b2302020202034b830b0303030b0308d'))[0]?.weightG).toBe(480_000);
    });

    it.each([
        ['a letter among the digits', '02323020303132413830303030303030' + '0d'],
        ['blanks only', '02323020202020202020303030303030' + '0d'],
        ['a missing CR', '02323020303132343830303030303030' + '30'],
        ['a status word without its fixed bit', '02123020303132343830303030303030' + '0d'],
        ['an unknown unit', '02323027303132343830303030303030' + '0d'],
    ])('drops a frame with %s and reads the next one', (_, damaged) => {
        const parser = continuousParser(plain);
        expect(parser.push(bytes(damaged))).toEqual([]);
        expect(parser.push(writeFrame({ weightKg: 7 }, plain))).toHaveLength(1);
        expect(parser.dropped).toBe(1);
    });

    it('never answers minus zero', () => {
        expect(Object.is(readAll(bytes('02323220303030303030303030303030' + '0d'))[0]?.weightG, 0)).toBe(true);
    });
});

describe('properties', () => {
    const content: fc.Arbitrary<FrameContent> = fc.record({
        weightKg: fc.integer({ min: -999_999, max: 999_999 }),
        tareKg: fc.integer({ min: 0, max: 999_999 }),
        isInMotion: fc.boolean(),
        isOutOfRange: fc.boolean(),
    });
    const format = fc.record({ hasChecksum: fc.boolean() });
    const noise = fc.uint8Array({ maxLength: 40 }).map(found => found.filter(byte => (byte & 0x7f) !== 0x02));
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 });

    function inPieces(stream: Uint8Array, lengths: number[]): Uint8Array[] {
        const pieces: Uint8Array[] = [];
        let at = 0;
        for (const length of lengths) {
            pieces.push(stream.subarray(at, at + length));
            at += length;
        }
        return [...pieces, stream.subarray(at)];
    }

    it('gives every frame back, wherever the stream is cut and whatever noise lies between', () => {
        fc.assert(
            fc.property(fc.array(fc.tuple(noise, content)), format, cuts, (sent, f, lengths) => {
                const stream = Uint8Array.from(sent.flatMap(([junk, c]) => [...junk, ...writeFrame(c, f)]));
                const parser = continuousParser(f);
                const weights = inPieces(stream, lengths).flatMap(piece => parser.push(piece).map(r => r.weightG));
                expect(weights).toEqual(sent.map(([, c]) => c.weightKg * 1000 || 0));
            }),
        );
    });

    it('answers the same whether bytes come one by one or at once', () => {
        fc.assert(
            fc.property(fc.uint8Array({ maxLength: 400 }), format, (stream, f) => {
                const single = continuousParser(f);
                const together = continuousParser(f).push(stream);
                expect([...stream].flatMap(byte => single.push(Uint8Array.of(byte)))).toEqual(together);
            }),
        );
    });

    it('drops a frame when any one of its digits is altered, by the checksum', () => {
        fc.assert(
            fc.property(content, fc.integer({ min: 4, max: 15 }), fc.integer({ min: 1, max: 9 }), (c, place, by) => {
                const frame = writeFrame(c, checked);
                frame[place] = 0x30 + (((frame[place] ?? 0) - 0x30 + by) % 10);
                expect(readAll(frame, checked)).toEqual([]);
            }),
        );
    });

    it('finds the frame after a beginning that was cut off', () => {
        fc.assert(
            fc.property(content, content, fc.integer({ min: 1, max: 16 }), format, (lost, whole, length, f) => {
                const stream = [...writeFrame(lost, f).subarray(0, length), ...writeFrame(whole, f)];
                expect(readAll(Uint8Array.from(stream), f).map(r => r.weightG)).toEqual([whole.weightKg * 1000 || 0]);
            }),
        );
    });
});
