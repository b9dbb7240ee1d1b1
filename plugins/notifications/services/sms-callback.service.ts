import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@vendure/core';
import { timingSafeEqual } from 'node:crypto';

import { hashOf } from '../../../kernel/token';
import { NOTIFICATIONS_OPTIONS } from '../constants';
import { callbackRecords } from '../domain/incoming';
import type { NotificationsOptions } from '../types';
import { DeliveryNewsService } from './delivery-news.service';
import { IncomingSmsService } from './incoming-sms.service';

/** What an SMS panel tells us by itself. The secret in the address is all that vouches for it, so it changes states and writes to the inbox, and no more. */
@Injectable()
export class SmsCallbackService {
    constructor(
        @Inject(NOTIFICATIONS_OPTIONS) private options: NotificationsOptions,
        private news: DeliveryNewsService,
        private incoming: IncomingSmsService,
    ) {}

    /** Where the firm's provider is to call; null: he does not, or there is none. */
    address(): string | null {
        const { sms, callbackSecret, publicUrl } = this.options;
        const calls = sms.readReports !== undefined || sms.readIncoming !== undefined;
        return calls && callbackSecret !== null ? [publicUrl, 'sms', sms.name, callbackSecret].join('/') : null;
    }

    /** What the provider wants to hear; null: it is not he, or not our provider. */
    async take(ctx: RequestContext, provider: string, secret: string, query: unknown, body: unknown, now: Date): Promise<string | null> {
        const { sms: port, callbackSecret } = this.options;
        if (callbackSecret === null || provider !== port.name || !isSame(secret, callbackSecret)) return null;
        for (const fields of callbackRecords(query, body)) {
            const reports = port.readReports?.(fields) ?? [];
            const incoming = reports.length === 0 ? (port.readIncoming?.(fields) ?? null) : null;
            if (reports.length > 0) await this.news.apply(port.name, reports);
            else if (incoming !== null) await this.incoming.take(ctx, port.name, incoming, now);
        }
        return port.callbackAnswer ?? 'OK';
    }
}

function isSame(given: string, secret: string): boolean {
    return timingSafeEqual(Buffer.from(hashOf(given)), Buffer.from(hashOf(secret)));
}
