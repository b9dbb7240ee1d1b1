/** Secrets that open something: what is sent out is random, what is kept is its hash. */
import { createHash, createHmac, randomBytes } from 'node:crypto';

const bytes = 32;

/** 256 random bits in 43 characters that a link takes as they are. */
export function newToken(): string {
    return randomBytes(bytes).toString('base64url');
}

/** As `newToken`, in 64 small letters and digits: for addresses that others keep without their capitals. */
export function newLowerToken(): string {
    return randomBytes(bytes).toString('hex');
}

export function isLowerToken(text: string): boolean {
    return /^[0-9a-f]{64}$/.test(text);
}

/** Whether a text can be one of our tokens at all; what cannot is not looked up. */
export function isToken(text: string): boolean {
    return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** What the database keeps of a token. Its bits are too many to be guessed, so that one quick round is enough. */
export function hashOf(token: string): string {
    return createHash('sha256').update(token).digest('hex');
}

/** A token that can be made again: whoever has the number alone, as a copy of the database does, cannot. */
export function derivedToken(secret: string, purpose: string, nonce: string): string {
    return createHmac('sha256', secret).update(`${purpose}:${nonce}`).digest('base64url');
}
