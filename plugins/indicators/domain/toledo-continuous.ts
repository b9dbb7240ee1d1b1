/**
 * The "continuous" output of Toledo and Mettler weighing indicators, which dozens of makers copy:
 * `STX SWA SWB SWC wwwwww tttttt CR [checksum]`.
 */
import { type FrameFormat, incomplete, numberIn } from './frame-parser';
import { type FrameContent, gramsPer, type ScaleReading } from './scale-reading';

export interface ContinuousFormat {
    /** Whether the indicator is set to send the checksum byte after CR. */
    hasChecksum: boolean;
}

const stx = 0x02;
const cr = 0x0d;
const bodyLength = 17;
/** Set in every status word, which is how a status word differs from a control character. */
const alwaysOne = 0x20;
/** Grams per unit as status word C says it in bits 0 to 2; where it says nothing, status word B tells kilograms from pounds. */
const unitsOfC: Record<number, number> = { 1: 1, 2: 1_000_000 };

/** Two's complement of the sum of all characters before it, seven bits wide. */
export function checksum(body: Uint8Array): number {
    let sum = 0;
    for (const byte of body) {
        sum += byte & 0x7f;
    }
    return -sum & 0x7f;
}

/** Blanks and digits only: the sign and the point of this protocol are in its status words. */
function digitsIn(frame: Uint8Array, from: number, to: number): number | null {
    const found = numberIn(frame, from, to);
    const isPlain = found !== null && found.decimals === 0 && !frame.subarray(from, to).some(byte => byte === 0x2b || byte === 0x2d);
    return isPlain ? found.digits : null;
}

function readFrame(frame: Uint8Array, format: ContinuousFormat): Omit<ScaleReading, 'raw'> | null {
    const [, statusA = 0, statusB = 0, statusC = 0] = frame;
    if (frame[bodyLength - 1] !== cr || !(statusA & statusB & statusC & alwaysOne)) {
        return null;
    }
    if (format.hasChecksum && frame[bodyLength] !== checksum(frame.subarray(0, bodyLength))) {
        return null;
    }
    const weight = digitsIn(frame, 4, 10);
    const tare = digitsIn(frame, 10, 16);
    const fromC = statusC & 0x07;
    const perUnit = fromC === 0 ? gramsPer[statusB & 0x10 ? 'kg' : 'lb'] : unitsOfC[fromC];
    if (weight === null || tare === null || perUnit === undefined) {
        return null;
    }
    const scale = 10 ** (2 - (statusA & 0x07)) * perUnit;
    const sign = statusB & 0x02 && weight > 0 ? -1 : 1;
    return {
        weightG: sign * Math.round(weight * scale),
        tareG: Math.round(tare * scale),
        isNet: (statusB & 0x01) !== 0,
        isInMotion: (statusB & 0x08) !== 0,
        isOutOfRange: (statusB & 0x04) !== 0,
        rangeEnd: null,
        isAtZero: null,
    };
}

export function toledoFormat(format: ContinuousFormat): FrameFormat {
    const longest = format.hasChecksum ? bodyLength + 1 : bodyLength;
    return {
        first: [stx],
        longest,
        lengthAt: (bytes, at) => (bytes.length - at >= longest ? longest : incomplete),
        read: frame => readFrame(frame, format),
    };
}

/** The frame that an indicator in whole kilograms sends: for the fake indicator and the parser's own tests. */
export function writeFrame(content: FrameContent, format: ContinuousFormat): Uint8Array {
    const statusB =
        0x30 |
        (content.isNet ? 0x01 : 0) |
        (content.weightKg < 0 ? 0x02 : 0) |
        (content.isOutOfRange ? 0x04 : 0) |
        (content.isInMotion ? 0x08 : 0);
    const field = (kg: number) => Array.from(String(Math.abs(kg)).padStart(6, '0'), digit => digit.charCodeAt(0));
    const body = Uint8Array.from([stx, 0x32, statusB, 0x20, ...field(content.weightKg), ...field(content.tareKg ?? 0), cr]);
    return format.hasChecksum ? Uint8Array.from([...body, checksum(body)]) : body;
}
