/**
 * Finds frames in a stream of bytes by their own marks and never by the chunks that the network delivers: bytes arrive alone,
 * merged or damaged. One protocol is one `FrameFormat`.
 */
import type { ScaleReading } from './scale-reading';

export interface FrameParser {
    /** Takes the next bytes and answers the readings that are complete with them. */
    push(chunk: Uint8Array): ScaleReading[];
    /** Frames that began well and were thrown away: a wrong checksum, noise in the digits, a missing end. */
    readonly dropped: number;
}

/** More bytes are needed before anything can be said. */
export const incomplete = 0;
/** It began as a frame does, and is none. */
export const damaged = -1;
/** It does not even begin as a frame does. */
export const noFrame = -2;

export interface FrameFormat {
    /** Bytes that a frame may begin with. */
    first: readonly number[];
    /** How long the frame at `at` is, or one of the three answers above. No frame may wait for more than `longest` bytes. */
    lengthAt(bytes: Uint8Array, at: number): number;
    longest: number;
    /** Reads a whole frame of 7-bit bytes; null when it is damaged. */
    read(frame: Uint8Array): Omit<ScaleReading, 'raw'> | null;
}

const characters = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexOf(frame: Uint8Array): string {
    let text = '';
    for (const byte of frame) {
        text += hex[byte];
    }
    return text;
}

/** What is held and what comes, the eighth bit removed: it may be a parity bit and is never part of the character. */
function joined(held: Uint8Array, chunk: Uint8Array): Uint8Array {
    const bytes = new Uint8Array(held.length + chunk.length);
    bytes.set(held);
    for (let i = 0; i < chunk.length; i++) {
        bytes[held.length + i] = (chunk[i] ?? 0) & 0x7f;
    }
    return bytes;
}

/** A parser for one connection. It holds less than one frame between two calls, whatever is sent. */
export function frameParser(format: FrameFormat): FrameParser {
    const mayBegin = new Uint8Array(256);
    format.first.forEach(byte => (mayBegin[byte] = 1));
    let held = new Uint8Array(0);
    let dropped = 0;
    return {
        get dropped() {
            return dropped;
        },
        push(chunk) {
            const bytes = joined(held, chunk);
            const readings: ScaleReading[] = [];
            let at = 0;
            while (at < bytes.length) {
                const length = mayBegin[bytes[at] ?? 0] === 1 ? format.lengthAt(bytes, at) : noFrame;
                if (length === incomplete) {
                    break;
                }
                const frame = length > 0 ? bytes.subarray(at, at + length) : null;
                const found = frame && format.read(frame);
                if (frame && found) {
                    readings.push({ ...found, raw: hexOf(frame) });
                } else if (length !== noFrame) {
                    dropped++;
                }
                // After damage only the first byte is given up, since a whole frame may begin inside the damaged one.
                at += found ? length : 1;
            }
            held = bytes.slice(at);
            return readings;
        },
    };
}

const [blank, plus, minus, point, zero, nine] = [0x20, 0x2b, 0x2d, 0x2e, 0x30, 0x39];

export interface WrittenNumber {
    /** Without its point, with its sign. Never minus zero. */
    digits: number;
    decimals: number;
}

/**
 * The number that fills `from` up to `to`: blanks, a sign, blanks, digits with at most one point among them, and nothing after.
 * Null for anything else, so that a damaged digit is never read as another weight.
 */
export function numberIn(bytes: Uint8Array, from: number, to: number): WrittenNumber | null {
    let at = from;
    let sign = 1;
    let hasSign = false;
    while (at < to) {
        const byte = bytes[at];
        if ((byte === plus || byte === minus) && !hasSign) {
            hasSign = true;
            sign = byte === minus ? -1 : 1;
        } else if (byte !== blank) {
            break;
        }
        at++;
    }
    let value = 0;
    let decimals = -1;
    let count = 0;
    for (; at < to; at++) {
        const byte = bytes[at] ?? 0;
        if (byte === point && decimals === -1 && count > 0) {
            decimals = 0;
        } else if (byte >= zero && byte <= nine) {
            value = value * 10 + byte - zero;
            count++;
            decimals += decimals === -1 ? 0 : 1;
        } else {
            return null;
        }
    }
    return count === 0 || decimals === 0 ? null : { digits: value === 0 ? 0 : sign * value, decimals: Math.max(0, decimals) };
}

/** The characters of a piece of a frame. */
export function textIn(bytes: Uint8Array, from: number, to: number): string {
    let text = '';
    for (let at = from; at < to; at++) {
        text += characters[bytes[at] ?? 0];
    }
    return text;
}

export function bytesOf(text: string): Uint8Array {
    return Uint8Array.from(text, character => character.charCodeAt(0));
}
