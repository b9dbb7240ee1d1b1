import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { badSwitches, messageDefaults, type MessageSettings, minuteOf } from '../domain/message-settings';
import { NotificationSettingsRow } from '../entities/notification-settings.entity';

const clock = z.preprocess(value => (value === '' ? null : value), z.string().nullable())
    .transform((value, issues) => {
        const minute = value === null ? null : minuteOf(value);
        if (value !== null && minute === null) issues.addIssue({ code: 'custom', message: 'must be a time of day like 22:00' });
        return minute;
    });

const settingsSchema = z
    .strictObject({
        quietFrom: clock,
        quietUntil: clock,
        smsPerNumberPerDay: z.int().min(1).max(1_000),
        smsPerDay: z.int().min(0).max(1_000_000),
        switchedOff: z
            .array(z.string())
            .max(200)
            .refine(names => badSwitches(names).length === 0, 'names an event or channel that cannot be switched off')
            .transform(names => [...new Set(names)].sort()),
    })
    .refine(({ quietFrom, quietUntil }) => (quietFrom === null) === (quietUntil === null), { path: ['quietUntil'], error: 'goes with quietFrom' });

/** Times of day as people write them, `22:00`; null or blank: there are no quiet hours. */
export interface MessageSettingsInput {
    quietFrom?: string | null;
    quietUntil?: string | null;
    smsPerNumberPerDay: number;
    smsPerDay: number;
    switchedOff: string[];
    version: number;
}

/** How the firm writes to people: when not, how much, and of what not. */
@Injectable()
export class MessageSettingsService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async get(ctx: RequestContext): Promise<MessageSettings> {
        const row = await this.connection.getRepository(ctx, NotificationSettingsRow).findOneBy({ id: 1 });
        if (row === null) return messageDefaults;
        const { quietFrom, quietUntil, smsPerNumberPerDay, smsPerDay, switchedOff, version } = row;
        return { quietFrom, quietUntil, smsPerNumberPerDay, smsPerDay, switchedOff, version };
    }

    update(ctx: RequestContext, scope: Scope, { version, quietFrom = null, quietUntil = null, ...given }: MessageSettingsInput): Promise<MessageSettings> {
        const after = checked(settingsSchema, { quietFrom, quietUntil, ...given });
        return withTx(this.connection, ctx, async inner => {
            // Two first saves would both find no row: they wait for each other here.
            await sql(this.connection, inner, "SELECT pg_advisory_xact_lock(hashtextextended('notification-settings', 0))");
            const { version: current, ...before } = await this.get(inner);
            await this.audit.refuseStale(inner, scope, version, { version: current, entity: 'NotificationSettings', entityId: 1 });
            const { quietFrom: from, quietUntil: until, smsPerNumberPerDay, smsPerDay, switchedOff } = after;
            await sql(
                this.connection,
                inner,
                `INSERT INTO notification_settings AS s (id, "quietFrom", "quietUntil", "smsPerNumberPerDay", "smsPerDay", "switchedOff", version)
                 VALUES (1, $1, $2, $3, $4, $5, 1)
                 ON CONFLICT (id) DO UPDATE SET "quietFrom" = $1, "quietUntil" = $2, "smsPerNumberPerDay" = $3, "smsPerDay" = $4, "switchedOff" = $5,
                    version = s.version + 1, "updatedAt" = now()`,
                [from, until, smsPerNumberPerDay, smsPerDay, switchedOff],
            );
            await this.audit.record(inner, { scope, action: 'notification-settings.update', entity: 'NotificationSettings', entityId: 1, before, after });
            return this.get(inner);
        });
    }
}
