/**
 * The automatic output of Rinstrum indicators, ten times a second, in the three of their formats that begin with STX and end with ETX:
 * `sign weight(7) status`, `weight(8) G|N M|S I|O|U Z|blank 2 blanks` and `sign weight(7) S1 S2 S3 S4 unit(3)`. The length tells which.
 */
import { bytesOf, damaged, type FrameFormat, incomplete, numberIn, textIn } from './frame-parser';
import { type FrameContent, gramsOf, type ScaleReading, unitNamed, type WeightUnit } from './scale-reading';

const stx = 0x02;
const etx = 0x03;
const [shortLength, flagLength, unitLength] = [11, 16, 17];
const lengths = [shortLength, flagLength, unitLength];

type Found = Omit<ScaleReading, 'raw'>;

/** What one letter says of the weight: gross, net, under, over, motion, error. Outside the range there may be none to read. */
function ofStatus(letter: string, weightG: number | null): Found | null {
    const plain: Found = { weightG, tareG: null, isNet: false, isInMotion: false, isOutOfRange: false, rangeEnd: null, isAtZero: null };
    const inRange = weightG === null ? null : plain;
    switch (letter) {
        case 'G':
            return inRange;
        case 'N':
            return inRange && { ...plain, isNet: true };
        case 'M':
            return inRange && { ...plain, isInMotion: true };
        case 'O':
            return { ...plain, isOutOfRange: true, rangeEnd: 'over' };
        case 'U':
            return { ...plain, isOutOfRange: true, rangeEnd: 'under' };
        case 'E':
            return { ...plain, weightG: null, isOutOfRange: true };
        default:
            return null;
    }
}

function readFrame(frame: Uint8Array, unit: WeightUnit): Found | null {
    const field = textIn(frame, 1, 9);
    if (!(frame.length === flagLength ? /^[ .\d-]{8}$/ : /^[ -][ .\d-]{7}$/).test(field)) {
        return null;
    }
    const written = numberIn(frame, 1, 9);
    const inUnit = (named: WeightUnit) => written && gramsOf(written.digits, written.decimals, named);
    const flags = textIn(frame, 9, frame.length - 1);
    if (frame.length === shortLength) {
        return ofStatus(flags, inUnit(unit));
    }
    if (frame.length === flagLength) {
        const [, kind = '', motion, range = '', light] = /^([GN])([MS])([IOU])([Z ]) {2}$/.exec(flags) ?? [];
        const found = ofStatus(range === 'I' ? kind : range, inUnit(unit));
        return found && { ...found, isNet: kind === 'N', isInMotion: motion === 'M', isAtZero: light === 'Z' };
    }
    const [, kind = '', motion, light, named = ''] = /^([GNUOE])([M ])([Z ])[-12]( kg|  t| lb| {3})$/.exec(flags) ?? [];
    const found = ofStatus(kind, inUnit(unitNamed(named) ?? unit));
    // While the weight is not stable the unit is left blank.
    return found && { ...found, isInMotion: motion === 'M' || named.trim() === '', isAtZero: light === 'Z' };
}

/** `unit`: what the indicator is set to, for the two formats that do not say it. */
export function rinstrumFormat(unit: WeightUnit): FrameFormat {
    return {
        first: [stx],
        longest: unitLength,
        lengthAt(bytes, at) {
            for (const length of lengths) {
                if (bytes.length - at < length) {
                    return incomplete;
                }
                if (bytes[at + length - 1] === etx) {
                    return length;
                }
            }
            return damaged;
        },
        read: frame => readFrame(frame, unit),
    };
}

/** The frame of an indicator in kilograms, in the format that names the unit. */
export function writeRinstrum(content: FrameContent): Uint8Array {
    const weight = String(Math.abs(content.weightKg)).padStart(7, ' ');
    const kind = content.isOutOfRange ? 'O' : content.isNet ? 'N' : 'G';
    const motion = content.isInMotion ? 'M' : ' ';
    const light = content.weightKg === 0 && !content.isInMotion ? 'Z' : ' ';
    return bytesOf(`\x02${content.weightKg < 0 ? '-' : ' '}${weight}${kind}${motion}${light}-${content.isInMotion ? '   ' : ' kg'}\x03`);
}
