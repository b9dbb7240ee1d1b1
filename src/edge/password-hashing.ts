import { BcryptPasswordHashingStrategy } from '@vendure/core';
import { createHash } from 'node:crypto';

/** bcrypt reads no further: whatever follows would be as good as any other end. */
const bcryptBytes = 72;

/** bcrypt, for passwords of any length: all of a long one counts. */
export class WholePasswords extends BcryptPasswordHashingStrategy {
    override hash(plaintext: string): Promise<string> {
        return super.hash(readable(plaintext));
    }

    override check(plaintext: string, hash: string): Promise<boolean> {
        return super.check(readable(plaintext), hash);
    }
}

function readable(plaintext: string): string {
    return Buffer.byteLength(plaintext) <= bcryptBytes ? plaintext : createHash('sha256').update(plaintext).digest('base64');
}
