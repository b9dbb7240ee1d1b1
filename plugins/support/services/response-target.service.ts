import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { publicHolidays } from '../../../kernel/holidays';
import type { StaffScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { FirmSettingsService } from '../../organizations';
import { answerDueAt, type ThreadPriority } from '../domain/response-target';
import { SupportSettings } from '../entities/support-settings.entity';
import { supportSettingsInput } from './input-schemas';

/** How soon customers are answered. A changed target is for who asks from then on, and for what is given another priority. */
@Injectable()
export class ResponseTargetService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly firm: FirmSettingsService,
        private readonly audit: AuditService,
    ) {}

    settings(ctx: RequestContext): Promise<SupportSettings> {
        return this.connection.getRepository(ctx, SupportSettings).findOneByOrFail({ id: 1 });
    }

    async dueAt(ctx: RequestContext, waitingSince: Date | null, priority: ThreadPriority): Promise<Date | null> {
        if (waitingSince === null) return null;
        const { openMinute, closeMinute, normalMinutes, highMinutes, urgentMinutes } = await this.settings(ctx);
        const { timeZone, weekendDays, holidayCountry } = await this.firm.get(ctx);
        const targets = { openMinute, closeMinute, minutes: { normal: normalMinutes, high: highMinutes, urgent: urgentMinutes } };
        const holidays = publicHolidays(holidayCountry, localDateOf(waitingSince, timeZone));
        return answerDueAt(waitingSince, priority, targets, { timeZone, weekendDays, holidays });
    }

    set(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<SupportSettings> {
        const { version, ...after } = checked(supportSettingsInput, input);
        return withTx(this.connection, ctx, async inner => {
            const repository = this.connection.getRepository(inner, SupportSettings);
            const settings = await repository.findOneOrFail({ where: { id: 1 }, lock: { mode: 'pessimistic_write' } });
            await this.audit.refuseStale(inner, scope, version, { version: settings.version, entity: 'SupportSettings', entityId: 1 });
            const { openMinute, closeMinute, normalMinutes, highMinutes, urgentMinutes } = settings;
            const before = { openMinute, closeMinute, normalMinutes, highMinutes, urgentMinutes };
            await repository.save(Object.assign(settings, after));
            await this.audit.record(inner, { scope, action: 'support-settings.set', entity: 'SupportSettings', entityId: 1, before, after });
            return this.settings(inner);
        });
    }
}
