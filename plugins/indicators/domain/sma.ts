/**
 * The serial protocol of the Scale Manufacturers Association (SCP-0499). The indicator answers when it is asked:
 * `LF s r n m f xxxxxx.xxx uuu CR`, of fixed width throughout.
 */
import { bytesOf, type FrameFormat, incomplete, numberIn, textIn } from './frame-parser';
import { type FrameContent, gramsOf, type ScaleReading, unitNamed } from './scale-reading';

const lf = 0x0a;
const cr = 0x0d;
const frameLength = 20;

/** "Send the displayed weight and its status now." */
export const smaQuestion = bytesOf('\nW\r');

function readFrame(frame: Uint8Array): Omit<ScaleReading, 'raw'> | null {
    const [, status = '', kind = '', motion] = /^([ZOUEIT ])[1-9 ]([GNgn])([M ])[\x20-\x7e]$/.exec(textIn(frame, 1, 6)) ?? [];
    const written = numberIn(frame, 6, 16);
    if (frame[frameLength - 1] !== cr || kind === '') {
        return null;
    }
    const flags = { tareG: null, isNet: kind === 'N' || kind === 'n', isInMotion: motion === 'M', isAtZero: status === 'Z' };
    if (status === 'E' || status === 'I' || status === 'T') {
        // In an error the field holds dashes; whatever stands there is no weight.
        return { ...flags, weightG: null, isOutOfRange: true, rangeEnd: null };
    }
    const unit = unitNamed(textIn(frame, 16, 19));
    if (written === null || unit === null) {
        return null;
    }
    const rangeEnd = status === 'O' ? 'over' : status === 'U' ? 'under' : null;
    return { ...flags, weightG: gramsOf(written.digits, written.decimals, unit), isOutOfRange: rangeEnd !== null, rangeEnd };
}

/** A tare that somebody asked for (`n` is `T`) is not what stands on the scale, so it is no reading. */
export function smaFormat(): FrameFormat {
    return {
        first: [lf],
        longest: frameLength,
        lengthAt: (bytes, at) => (bytes.length - at >= frameLength ? frameLength : incomplete),
        read: readFrame,
    };
}

export function writeSma(content: FrameContent): Uint8Array {
    const status = content.isOutOfRange ? 'O' : content.weightKg === 0 ? 'Z' : ' ';
    return bytesOf(`\n${status}1${content.isNet ? 'N' : 'G'}${content.isInMotion ? 'M' : ' '} ${String(content.weightKg).padStart(10, ' ')}kg \r`);
}
