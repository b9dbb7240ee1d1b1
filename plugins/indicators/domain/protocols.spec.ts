import fc from 'fast-check';

import { indicatorFrame, indicatorParser, type IndicatorProtocol, indicatorProtocols, indicatorQuestion, type IndicatorSettings } from './protocols';
import type { FrameContent, ScaleReading } from './scale-reading';

const settings = (protocol: IndicatorProtocol, hasChecksum = true): IndicatorSettings => ({ protocol, hasChecksum, unit: 'kg' });

/** What a whole frame of each protocol looks like, written down apart from the parsers. */
const grammars: Record<IndicatorProtocol, RegExp> = {
    toledo: /^\x02[\x20-\x7f]{3}( *\d+){2}\r[^]?$/,
    rinstrum: /^\x02(?:[ -][ .\d-]{7}[GNUOME]|[ .\d-]{8}[GN][MS][IOU][Z ] {2}|[ -][ .\d-]{7}[GNUOE][M ][Z ][-12].{3})\x03$/,
    sma: /^\n[ZOUEIT ][1-9 ][GNgn][M ].[ .\d+-]{10}.{3}\r$/,
    'st-gs': /^(?:ST|US|OL),(?:GS|NT),(?:..,)?.{8}[ ,]?.{2}\r\n$/s,
};

/** The digits of a frame, whatever the rest: what a weight can be made of at all. */
const digitsOf = (raw: string) => Buffer.from(raw, 'hex').toString('latin1').replace(/[^\d]/g, '');

const content: fc.Arbitrary<FrameContent> = fc.record({
    weightKg: fc.integer({ min: -99_999, max: 999_999 }),
    isInMotion: fc.boolean(),
    isOutOfRange: fc.boolean(),
    isNet: fc.boolean(),
});
const noise = fc.uint8Array({ maxLength: 30 });
const cuts = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 40 });

function inPieces(stream: Uint8Array, lengths: number[]): Uint8Array[] {
    const pieces: Uint8Array[] = [];
    let at = 0;
    for (const length of lengths) {
        pieces.push(stream.subarray(at, at + length));
        at += length;
    }
    return [...pieces, stream.subarray(at)];
}

describe.each(indicatorProtocols)('the protocol %s', protocol => {
    const frame = (c: FrameContent) => indicatorFrame(c, settings(protocol));
    const parse = (pieces: Uint8Array[]): ScaleReading[] => {
        const parser = indicatorParser(settings(protocol));
        return pieces.flatMap(piece => parser.push(piece));
    };

    it('gives every frame back, wherever the stream is cut', () => {
        fc.assert(
            fc.property(fc.array(content, { maxLength: 8 }), cuts, (sent, lengths) => {
                const readings = parse(inPieces(Uint8Array.from(sent.flatMap(c => [...frame(c)])), lengths));
                expect(readings).toHaveLength(sent.length);
                readings.forEach((reading, index) => {
                    const { weightKg = 0, isOutOfRange, isNet, isInMotion } = sent[index] ?? {};
                    expect(reading.isOutOfRange).toBe(isOutOfRange);
                    if (reading.weightG !== null) expect(reading.weightG).toBe(weightKg * 1000 || 0);
                    if (isOutOfRange) return;
                    expect([reading.weightG, reading.isNet, reading.isInMotion]).toEqual([weightKg * 1000 || 0, isNet, isInMotion]);
                });
            }),
        );
    });

    it('never throws and never makes up a weight, whatever is sent', () => {
        const damage = fc.tuple(content, fc.nat({ max: 25 }), fc.integer({ min: 0, max: 255 }), fc.constantFrom('alter', 'drop', 'insert')).map(([c, at, byte, how]) => {
            const bytes = [...frame(c)];
            bytes.splice(at % bytes.length, how === 'insert' ? 0 : 1, ...(how === 'drop' ? [] : [byte]));
            return Uint8Array.from(bytes);
        });
        const stream = fc.array(fc.oneof(noise, damage, content.map(frame)), { maxLength: 12 }).map(parts => Uint8Array.from(parts.flatMap(part => [...part])));
        fc.assert(
            fc.property(stream, cuts, (bytes, lengths) => {
                const text = Buffer.from(bytes.map(byte => byte & 0x7f)).toString('hex');
                let at = 0;
                for (const { raw, weightG } of parse(inPieces(bytes, lengths))) {
                    const found = text.indexOf(raw, at);
                    expect(found % 2).toBe(0);
                    at = found + raw.length;
                    expect(Buffer.from(raw, 'hex').toString('latin1')).toMatch(grammars[protocol]);
                    if (weightG !== null && weightG % 1000 === 0) expect(digitsOf(raw)).toContain(String(Math.abs(weightG) / 1000).replace(/0+$/, ''));
                }
            }),
        );
    });

    it('answers the same whether bytes come one by one or at once', () => {
        fc.assert(
            fc.property(fc.array(fc.oneof(noise, content.map(frame)), { maxLength: 6 }), parts => {
                const bytes = Uint8Array.from(parts.flatMap(part => [...part]));
                expect(parse([...bytes].map(byte => Uint8Array.of(byte)))).toEqual(parse([bytes]));
            }),
        );
    });

    it('reads no frame that has lost a byte', () => {
        fc.assert(
            fc.property(content, fc.nat({ max: 25 }), (c, at) => {
                const bytes = [...frame(c)];
                bytes.splice(at % bytes.length, 1);
                expect(parse([Uint8Array.from(bytes)])).toEqual([]);
            }),
        );
    });

    it('finds the next frame after one that broke off', () => {
        fc.assert(
            fc.property(content, content, fc.integer({ min: 1, max: 16 }), (lost, whole, length) => {
                const stream = Uint8Array.from([...frame(lost).subarray(0, Math.min(length, frame(lost).length - 1)), ...frame(whole), ...frame(whole)]);
                expect(parse([stream]).at(-1)?.raw).toBe(Buffer.from(frame(whole)).toString('hex'));
            }),
        );
    });
});

it('asks only the indicator that does not speak by itself', () => {
    expect(indicatorProtocols.filter(protocol => indicatorQuestion(settings(protocol)) !== null)).toEqual(['sma']);
    expect(Buffer.from(indicatorQuestion(settings('sma')) ?? []).toString('latin1')).toBe('\nW\r');
});
