import { Inject, Injectable } from '@nestjs/common';

import { seal, sealingKey, unseal } from '../../../kernel/sealed';
import { inputError } from '../../../kernel/vendure-input';
import { LOGISTICS_OPTIONS } from '../constants';
import type { CourierAccount } from '../entities/courier-account.entity';
import type { CourierAccess, CourierPort, LogisticsOptions } from '../types';

/** The couriers that there are, and how the firm's accounts open them. */
@Injectable()
export class CourierPorts {
    private key: Buffer | null = null;

    constructor(@Inject(LOGISTICS_OPTIONS) private options: LogisticsOptions) {}

    kinds(): readonly CourierPort[] {
        return this.options.couriers;
    }

    find(kind: string): CourierPort | undefined {
        return this.options.couriers.find(one => one.kind === kind);
    }

    nameOf(kind: string): string {
        return this.find(kind)?.name ?? kind;
    }

    trackingUrl(kind: string, trackingNumber: string | null): string | null {
        return trackingNumber === null ? null : (this.find(kind)?.trackingUrl(trackingNumber) ?? null);
    }

    of(kind: string): CourierPort {
        const port = this.find(kind);
        if (port === undefined) throw inputError(`kind: must be one of ${this.options.couriers.map(one => one.kind).join(', ')}`);
        return port;
    }

    access({ id, organization, service, sealedToken }: CourierAccount): CourierAccess {
        return { organization, service, token: sealedToken === null ? '' : unseal(this.sealing(), recordOf(id), sealedToken) };
    }

    seal(accountId: number, token: string): string {
        return seal(this.sealing(), recordOf(accountId), token);
    }

    private sealing(): Buffer {
        this.key ??= sealingKey(this.options.sealingSecret, 'karvan courier accounts');
        return this.key;
    }
}

const recordOf = (accountId: number) => `courier:${accountId}`;
