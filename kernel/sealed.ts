/** Secrets that the product itself must read again: sealed with a key that lies beside the database, and bound to the record that they are of. */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

/** Slow on purpose; made once a process. */
export function sealingKey(secret: string, purpose: string): Buffer {
    return scryptSync(secret, purpose, 32);
}

/** AES-256-GCM; what is sealed for one record opens for no other. */
export function seal(key: Buffer, record: string, text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(record));
    const body = Buffer.concat([cipher.update(text), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

export function unseal(key: Buffer, record: string, sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(record));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
}
