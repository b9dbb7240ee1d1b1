import { Inject, Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

import { STAFF_OPTIONS } from '../constants';
import type { StaffOptions } from '../types';

/** AES-256-GCM with a key that is kept beside the database, not in it. `about` is bound in, so that a sealed text fits one row only. */
@Injectable()
export class SealedSecrets {
    private readonly key: Buffer;

    constructor(@Inject(STAFF_OPTIONS) { sealingSecret }: StaffOptions) {
        this.key = scryptSync(sealingSecret, 'karvan staff second factor', 32);
    }

    seal(secret: Uint8Array, about: string): string {
        const nonce = randomBytes(12);
        const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(about));
        const body = Buffer.concat([cipher.update(secret), cipher.final()]);
        return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    }

    open(sealed: string, about: string): Buffer {
        const bytes = Buffer.from(sealed, 'base64');
        const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12)).setAAD(Buffer.from(about));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    }
}
