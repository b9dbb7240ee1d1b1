import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { publicHolidays } from '../../../kernel/holidays';
import type { Scope } from '../../../kernel/scope';
import { localTimeOf, type WorkingCalendar } from '../../../kernel/time';
import { checked, emailAddress, optional } from '../../../kernel/vendure-input';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { FirmSettingsService } from '../../organizations';
import type { LocalTime } from '../domain/pickup-slots';
import { PickupSettings } from '../entities/pickup-settings.entity';

const minute = z.int().min(0).max(1440);
const settingsSchema = z.object({
    slotMinutes: z.int().min(5).max(1440),
    capacity: z.int().min(1).max(1000),
    preparationHours: z.int().min(0).max(1000),
    daysAhead: z.int().min(0).max(92),
    hours: z
        .array(z.object({ weekday: z.int().min(0).max(6), fromMinute: minute, untilMinute: minute }).refine(open => open.fromMinute < open.untilMinute, { path: ['untilMinute'], message: 'must be after the beginning' }))
        .max(28)
        .superRefine((list, context) => {
            list.forEach((open, i) => {
                const meets = list.slice(0, i).some(other => other.weekday === open.weekday && other.fromMinute < open.untilMinute && open.fromMinute < other.untilMinute);
                if (meets) context.addIssue({ code: 'custom', path: [i, 'fromMinute'], message: 'meets other hours of this day' });
            });
        }),
    mail: optional(emailAddress),
    version: z.int().nullish(),
});

/** The firm's calendar and clock as the warehouse goes by them. */
export interface PickupClock {
    now: LocalTime;
    /** When goods of now are ready. */
    ready: LocalTime;
    calendar: WorkingCalendar;
}

/** When goods may be fetched. */
@Injectable()
export class PickupSettingsService {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
        private audit: AuditService,
    ) {}

    async get(ctx: RequestContext): Promise<PickupSettings> {
        const row = await this.connection.getRepository(ctx, PickupSettings).findOneBy({ id: 1 });
        return row ?? new PickupSettings({ id: 1, slotMinutes: 60, capacity: 2, preparationHours: 24, daysAhead: 14, hours: [], mail: null, version: 0 });
    }

    async clock(ctx: RequestContext, { preparationHours }: PickupSettings): Promise<PickupClock> {
        const { timeZone, weekendDays, holidayCountry } = await this.firm.get(ctx);
        const instant = await databaseNow(this.connection, ctx);
        const now = localTimeOf(instant, timeZone);
        const ready = localTimeOf(new Date(instant.getTime() + preparationHours * 3_600_000), timeZone);
        return { now, ready, calendar: { weekendDays: [...weekendDays], holidays: publicHolidays(holidayCountry, now.day) } };
    }

    async update(ctx: RequestContext, scope: Scope, input: unknown): Promise<PickupSettings> {
        const { version, ...after } = checked(settingsSchema, input);
        return withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, PickupSettings);
            await sql(this.connection, tx, 'INSERT INTO pickup_settings (id, version) VALUES (1, 0) ON CONFLICT DO NOTHING');
            const known = await repository.findOneOrFail({ where: { id: 1 }, lock: { mode: 'pessimistic_write' } });
            await this.audit.refuseStale(tx, scope, version, { version: known.version, entity: 'PickupSettings', entityId: 1 });
            const { slotMinutes, capacity, preparationHours, daysAhead, hours, mail } = known;
            const saved = await repository.save(Object.assign(known, after, { version: known.version + 1 }));
            await this.audit.record(tx, {
                ...{ scope, action: 'pickup-settings.update', entity: 'PickupSettings', entityId: 1 },
                ...{ before: { slotMinutes, capacity, preparationHours, daysAhead, hours, mail }, after },
            });
            return saved;
        });
    }
}
