import { Inject, Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto';

import { ERP_OPTIONS } from '../constants';
import type { ErpOptions } from '../types';

/** Secrets of connections, AES-256-GCM with a key that lies beside the database; bound to the connection that they are of. */
@Injectable()
export class SecretBox {
    private readonly key: Buffer;

    constructor(@Inject(ERP_OPTIONS) { sealingSecret }: ErpOptions) {
        this.key = scryptSync(sealingSecret, 'karvan erp connections', 32);
    }

    seal(secrets: Record<string, unknown>, connectionId: number): string {
        const nonce = randomBytes(12);
        const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(`erp:${connectionId}`));
        const body = Buffer.concat([cipher.update(JSON.stringify(secrets)), cipher.final()]);
        return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    }

    open(sealed: string | null, connectionId: number): Record<string, unknown> {
        if (sealed === null) return {};
        const bytes = Buffer.from(sealed, 'base64');
        const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12)).setAAD(Buffer.from(`erp:${connectionId}`));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString()) as Record<string, unknown>;
    }

    hash(token: string): string {
        return createHash('sha256').update(token).digest('hex');
    }
}
