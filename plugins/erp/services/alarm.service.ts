import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { NotificationService } from '../../notifications';
import { FirmSettingsService } from '../../organizations';
import { ERP_OPTIONS } from '../constants';
import { troubleText } from '../domain/alarm-texts';
import { isLate } from '../domain/lateness';
import type { ErpOptions } from '../types';
import { lastStrike } from './pull.service';

interface Watched {
    id: number;
    connectionId: number;
    connectionName: string;
    object: string;
    cron: string | null;
    freshAt: Date | null;
    enabledAt: Date;
    failuresInRow: number;
    alarmAfterFailures: number;
    failure: string;
    held: boolean;
}

/** Tells people by mail, once for each trouble, when pulls fail again and again or do not happen. */
@Injectable()
export class AlarmService {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
        private notifications: NotificationService,
        @Inject(ERP_OPTIONS) private options: ErpOptions,
    ) {}

    /** How many alarms were raised. */
    async raise(ctx: RequestContext): Promise<number> {
        const { timeZone, supportEmail, name, language } = await this.firm.get(ctx);
        if (supportEmail === null) return 0;
        return withTx(this.connection, ctx, async tx => {
            const now = await databaseNow(this.connection, tx);
            const watched = await sql<Watched>(this.connection, tx, `
                SELECT s.id, s."connectionId", c.name AS "connectionName", s.object, s.cron, s."freshAt", s."updatedAt" AT TIME ZONE 'UTC' AS "enabledAt", s."failuresInRow", s."alarmAfterFailures",
                       COALESCE((SELECT r.failure FROM erp_run r WHERE r."connectionId" = c.id AND r.object = s.object ORDER BY r.id DESC LIMIT 1), '') AS failure,
                       EXISTS (SELECT 1 FROM erp_run r WHERE r."connectionId" = c.id AND r.object = s.object AND r.state = 'held') AS held
                  FROM erp_object_setting s JOIN erp_connection c ON c.id = s."connectionId"
                 WHERE c.enabled AND s.enabled AND s."alarmedAt" IS NULL ORDER BY s.id LIMIT 1000 FOR UPDATE OF s SKIP LOCKED`);
            let raised = 0;
            for (const one of watched) {
                const problem = problemOf(one, timeZone, language, now);
                if (problem === null) continue;
                await sql(this.connection, tx, 'UPDATE erp_object_setting SET "alarmedAt" = now() WHERE id = $1 RETURNING id', [one.id]);
                await this.notifications.send(tx, {
                    template: 'erp-alarm',
                    to: { email: supportEmail, name, language },
                    params: { connectionName: one.connectionName, object: one.object, problem, link: `${this.options.publicUrl}/dashboard/erp` },
                    aggregate: `erp:${one.connectionId}`,
                    dedupeKey: `erp-alarm:${one.id}:${now.toISOString()}`,
                });
                raised++;
            }
            return raised;
        });
    }
}

function problemOf(one: Watched, timeZone: string, language: string, now: Date): string | null {
    if (one.failuresInRow >= one.alarmAfterFailures) return one.failure;
    if (one.held) return troubleText('held', language);
    const strike = lastStrike(one.cron, timeZone, now);
    const before = strike && lastStrike(one.cron, timeZone, new Date(strike.getTime() - 1000));
    return isLate({ freshAt: one.freshAt ?? one.enabledAt, strikes: [before, strike] }, now) ? troubleText('late', language) : null;
}
