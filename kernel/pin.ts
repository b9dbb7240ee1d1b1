/** Short secrets that a person types, such as a card's PIN: few enough to be tried through, so each try is counted. */
import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export const pinTries = 5;
export const pinLockMinutes = 15;

const cost = 16_384;
const keyBytes = 32;

/** The pepper stands outside the database: a copy of that alone cannot be tried through. */
export async function hashPin(pin: string, pepper: string): Promise<string> {
    const salt = randomBytes(16);
    const key = await derive(pin, pepper, salt, cost);
    return ['scrypt', cost, salt.toString('base64url'), key.toString('base64url')].join('$');
}

export async function isPin(pin: string, pepper: string, kept: string): Promise<boolean> {
    const [kind, written, salt = '', key = ''] = kept.split('$');
    if (kind !== 'scrypt') return false;
    return timingSafeEqual(await derive(pin, pepper, Buffer.from(salt, 'base64url'), Number(written)), Buffer.from(key, 'base64url'));
}

function derive(pin: string, pepper: string, salt: Buffer, N: number): Promise<Buffer> {
    const peppered = createHmac('sha256', pepper).update(pin).digest();
    return new Promise((resolve, reject) => scrypt(peppered, salt, keyBytes, { N }, (error, key) => (error ? reject(error) : resolve(key))));
}
