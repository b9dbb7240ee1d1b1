import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';

import { seal, sealingKey, unseal } from '../../../kernel/sealed';
import { ERP_OPTIONS } from '../constants';
import type { ErpOptions } from '../types';

/** Secrets of connections, AES-256-GCM with a key that lies beside the database; bound to the connection that they are of. */
@Injectable()
export class SecretBox {
    private readonly key: Buffer;

    constructor(@Inject(ERP_OPTIONS) { sealingSecret }: ErpOptions) {
        this.key = sealingKey(sealingSecret, 'karvan erp connections');
    }

    seal(secrets: Record<string, unknown>, connectionId: number): string {
        return seal(this.key, `erp:${connectionId}`, JSON.stringify(secrets));
    }

    open(sealed: string | null, connectionId: number): Record<string, unknown> {
        if (sealed === null) return {};
        return JSON.parse(unseal(this.key, `erp:${connectionId}`, sealed)) as Record<string, unknown>;
    }

    hash(token: string): string {
        return createHash('sha256').update(token).digest('hex');
    }
}
