/** How Rahkaran wants a password: its session's id before it, under the key of that session, in hexadecimal. */
import { constants, createPublicKey, type KeyObject, publicEncrypt } from 'node:crypto';

import { OperationalError } from '../../../../kernel/operational-error';

const smallestBits = 512;
const largestBits = 8_192;

export function cipherPassword(session: { id: string; modulus: string; exponent: string }, password: string): string {
    const key = publicKey(session.modulus, session.exponent);
    const text = Buffer.from(`${session.id}**${password}`, 'utf8');
    const block = key.bytes - 11;
    // A longer text goes in blocks, as PKCS#1 leaves eleven bytes less than the modulus has.
    const parts = Array.from({ length: Math.ceil(text.length / block) }, (_, index) => text.subarray(index * block, (index + 1) * block));
    return parts.map(part => publicEncrypt({ key: key.key, padding: constants.RSA_PKCS1_PADDING }, part).toString('hex')).join('');
}

function publicKey(modulus: string, exponent: string): { key: KeyObject; bytes: number } {
    const [n, e] = [bare(modulus), bare(exponent)];
    const bits = n.length * 4;
    if (bits < smallestBits || bits > largestBits || e === '') throw new OperationalError('Rahkaran handed out no usable key to sign in');
    try {
        const key = createPublicKey({ format: 'jwk', key: { kty: 'RSA', n: base64url(n), e: base64url(e) } });
        return { key, bytes: Math.ceil(n.length / 2) };
    } catch {
        throw new OperationalError('Rahkaran handed out no usable key to sign in');
    }
}

function bare(hex: string): string {
    return /^[0-9a-f]+$/i.test(hex) ? hex.replace(/^0+/, '') : '';
}

function base64url(hex: string): string {
    return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}
