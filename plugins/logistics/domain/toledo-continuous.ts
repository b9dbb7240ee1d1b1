/**
 * The "continuous" output of Toledo and Mettler weighing indicators, which dozens of makers copy:
 * `STX SWA SWB SWC wwwwww tttttt CR [checksum]`. Bytes arrive alone, merged or damaged, so frames are found by their
 * own marks and never by the chunks that the network delivers.
 */

export interface ScaleReading {
    /** Gross or net as the indicator shows it; negative when the pan is lighter than its zero. */
    weightG: number;
    tareG: number;
    isNet: boolean;
    isInMotion: boolean;
    isOutOfRange: boolean;
    /** The frame as received, parity removed, in hexadecimal: evidence for the ticket. */
    raw: string;
}

export interface ContinuousFormat {
    /** Whether the indicator is set to send the checksum byte after CR. */
    hasChecksum: boolean;
}

export interface FrameParser {
    /** Takes the next bytes and answers the readings that are complete with them. */
    push(chunk: Uint8Array): ScaleReading[];
    /** Frames that began well and were thrown away: a wrong checksum, noise in the digits, a missing CR. */
    readonly dropped: number;
}

const stx = 0x02;
const cr = 0x0d;
const bodyLength = 17;
/** Set in every status word, which is how a status word differs from a control character. */
const alwaysOne = 0x20;

const gramsPerPound = 453.59237;
/** Status word C, bits 0 to 2, where it overrides the pound or kilogram of status word B. */
const otherUnits: Record<number, number> = { 1: 1, 2: 1_000_000 };

/** The eighth bit may be a parity bit: never part of the character. */
const withoutParity = (byte: number) => byte & 0x7f;

/** Two's complement of the sum of all characters before it, seven bits wide. */
export function checksum(body: readonly number[]): number {
    return -body.reduce((sum, byte) => sum + withoutParity(byte), 0) & 0x7f;
}

function digits(field: readonly number[]): number | null {
    const text = String.fromCharCode(...field);
    return /^ *\d+$/.test(text) ? Number(text) : null;
}

function gramsPerUnit(statusB: number, statusC: number): number | null {
    const other = statusC & 0x07;
    if (other === 0) {
        return statusB & 0x10 ? 1000 : gramsPerPound;
    }
    return otherUnits[other] ?? null;
}

/** Reads one whole frame of 7-bit bytes; null when it is not one. */
function readFrame(frame: readonly number[], format: ContinuousFormat): ScaleReading | null {
    const body = frame.slice(0, bodyLength);
    const [start = 0, statusA = 0, statusB = 0, statusC = 0] = body;
    if (start !== stx || body[bodyLength - 1] !== cr || !(statusA & statusB & statusC & alwaysOne)) {
        return null;
    }
    if (format.hasChecksum && frame[bodyLength] !== checksum(body)) {
        return null;
    }
    const weight = digits(body.slice(4, 10));
    const tare = digits(body.slice(10, 16));
    const unit = gramsPerUnit(statusB, statusC);
    if (weight === null || tare === null || unit === null) {
        return null;
    }
    const scale = 10 ** (2 - (statusA & 0x07)) * unit;
    const sign = statusB & 0x02 && weight > 0 ? -1 : 1;
    return {
        weightG: sign * Math.round(weight * scale),
        tareG: Math.round(tare * scale),
        isNet: (statusB & 0x01) !== 0,
        isInMotion: (statusB & 0x08) !== 0,
        isOutOfRange: (statusB & 0x04) !== 0,
        raw: frame.map(byte => byte.toString(16).padStart(2, '0')).join(''),
    };
}

/** A parser for one connection. It holds less than one frame between two calls, whatever is sent. */
export function continuousParser(format: ContinuousFormat): FrameParser {
    const length = format.hasChecksum ? bodyLength + 1 : bodyLength;
    let held: number[] = [];
    let dropped = 0;
    return {
        get dropped() {
            return dropped;
        },
        push(chunk) {
            const bytes = held.concat(Array.from(chunk, withoutParity));
            const readings: ScaleReading[] = [];
            let start = bytes.indexOf(stx);
            while (start !== -1 && bytes.length - start >= length) {
                const reading = readFrame(bytes.slice(start, start + length), format);
                if (reading) {
                    readings.push(reading);
                } else {
                    dropped++;
                }
                // After damage only the STX is given up, since a whole frame may begin inside the damaged one.
                start = bytes.indexOf(stx, start + (reading ? length : 1));
            }
            held = start === -1 ? [] : bytes.slice(start);
            return readings;
        },
    };
}

export interface FrameContent {
    weightKg: number;
    tareKg?: number;
    isInMotion?: boolean;
    isOutOfRange?: boolean;
    isNet?: boolean;
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
    const body = [stx, 0x32, statusB, 0x20, ...field(content.weightKg), ...field(content.tareKg ?? 0), cr];
    return Uint8Array.from(format.hasChecksum ? [...body, checksum(body)] : body);
}
