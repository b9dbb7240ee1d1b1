/** Codes of an authenticator app, RFC 6238: HMAC-SHA1, six digits, half a minute each. */
import { createHmac, timingSafeEqual } from 'node:crypto';

export const stepSeconds = 30;
const digits = 6;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export const stepAt = (epochSeconds: number): number => Math.floor(epochSeconds / stepSeconds);

export function codeOfStep(secret: Uint8Array, step: number): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac('sha1', secret).update(counter).digest();
    const offset = (mac.at(-1) ?? 0) & 0xf;
    return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/** Digits as people type them: Persian or Arabic ones too, with spaces between. Null when it is no code at all. */
export function readCode(typed: string): string | null {
    const latin = typed
        .replace(/[\s-]/g, '')
        .replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x6f0))
        .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660));
    return /^\d{6}$/.test(latin) ? latin : null;
}

/**
 * The step that the code is of: the present one, the one before or the one after, as clocks differ; and later than the last that was
 * taken, so that a code seen over somebody's shoulder opens nothing. Null when it is none of them.
 */
export function stepOfCode(secret: Uint8Array, code: string, epochSeconds: number, lastStep: number): number | null {
    const now = stepAt(epochSeconds);
    const found = [now - 1, now, now + 1].filter(step => timingSafeEqual(Buffer.from(codeOfStep(secret, step)), Buffer.from(code.padEnd(digits).slice(0, digits))));
    return found.find(step => step > lastStep) ?? null;
}

/** The secret as authenticator apps take it. */
export function base32(secret: Uint8Array): string {
    const bits = [...secret].map(byte => byte.toString(2).padStart(8, '0')).join('');
    return (bits.match(/.{1,5}/g) ?? []).map(group => alphabet[parseInt(group.padEnd(5, '0'), 2)]).join('');
}

/** What the picture says to the app. */
export function enrolmentUri(secret: Uint8Array, issuer: string, account: string): string {
    const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
    return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
}

export const triesBeforeLock = 5;
export const lockMinutes = 15;

/** A recovery code however it is typed; null when it is none. */
export function readRecoveryCode(typed: string): string | null {
    const plain = typed.replace(/[\s-]/g, '').toLowerCase();
    return /^[a-z2-7]{16}$/.test(plain) ? plain : null;
}
