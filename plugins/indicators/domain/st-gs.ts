/**
 * The text lines of A&D, T-Scale, Tiger and others, `ST,GS,+  123.4kg CR LF`, and the longer ones of CAS, which put the
 * indicator's number and a byte of lamps between the headers and the weight: `ST,GS,1L,00123.4 kg CR LF`.
 */
import { bytesOf, damaged, type FrameFormat, incomplete, noFrame, numberIn, textIn } from './frame-parser';
import { type FrameContent, gramsOf, type ScaleReading, unitNamed } from './scale-reading';

const cr = 0x0d;
const lf = 0x0a;
const comma = 0x2c;
/** `ST`, `US`, `OL`. */
const headers = [[0x53, 0x54], [0x55, 0x53], [0x4f, 0x4c]] as const;
const headerLength = 6;
/** Without and with a character between weight and unit, and with the lamps of CAS. The weight is eight characters in each. */
const [plainLength, spacedLength, lampLength] = [18, 19, 22];
const lengths = [plainLength, spacedLength, lampLength];
const lampAt = 7;
const zeroLamp = 0x01;

function lengthAt(bytes: Uint8Array, at: number): number {
    const [first, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const isHeader = headers.some(([one, other]) => one === first && (second === undefined || other === second));
    if (!isHeader || (third !== undefined && third !== comma)) {
        return noFrame;
    }
    for (const length of lengths) {
        if (bytes.length - at < length) {
            return incomplete;
        }
        if (bytes[at + length - 2] === cr && bytes[at + length - 1] === lf) {
            return length;
        }
    }
    return damaged;
}

function readFrame(frame: Uint8Array): Omit<ScaleReading, 'raw'> | null {
    const [, header, kind] = /^(ST|US|OL),(GS|NT),$/.exec(textIn(frame, 0, headerLength)) ?? [];
    const hasLamps = frame.length === lampLength;
    const weightAt = hasLamps ? headerLength + 3 : headerLength;
    const between = textIn(frame, weightAt + 8, frame.length - 4);
    const unit = unitNamed(textIn(frame, frame.length - 4, frame.length - 2));
    if (header === undefined || (hasLamps && frame[lampAt + 1] !== comma) || !/^[ ,]?$/.test(between) || unit === null) {
        return null;
    }
    const isAtZero = hasLamps ? ((frame[lampAt] ?? 0) & zeroLamp) !== 0 : null;
    const flags = { tareG: null, isNet: kind === 'NT', isInMotion: header === 'US', isAtZero };
    if (header === 'OL') {
        return { ...flags, weightG: null, isOutOfRange: true, rangeEnd: 'over' };
    }
    const written = numberIn(frame, weightAt, weightAt + 8);
    return written && { ...flags, weightG: gramsOf(written.digits, written.decimals, unit), isOutOfRange: false, rangeEnd: null };
}

export function stGsFormat(): FrameFormat {
    return { first: headers.map(([first]) => first), longest: lampLength, lengthAt, read: readFrame };
}

export function writeStGs(content: FrameContent): Uint8Array {
    const header = content.isOutOfRange ? 'OL' : content.isInMotion ? 'US' : 'ST';
    const sign = content.weightKg < 0 ? '-' : '+';
    return bytesOf(`${header},${content.isNet ? 'NT' : 'GS'},${sign}${String(Math.abs(content.weightKg)).padStart(7, ' ')}kg\r\n`);
}
