import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { publicHolidays } from '../../../kernel/holidays';
import type { StaffScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { Company, FirmSettingsService } from '../../organizations';
import { answerBy, ruleFor } from '../domain/answer-deadline';
import { ComplaintSettings } from '../entities/complaint-settings.entity';
import { settingsInput } from './input-schemas';

/** Who is told of complaints, and until when they are decided. A changed rule is for complaints from then on. */
@Injectable()
export class ComplaintSettingsService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly firm: FirmSettingsService,
        private readonly audit: AuditService,
    ) {}

    get(ctx: RequestContext): Promise<ComplaintSettings> {
        return this.connection.getRepository(ctx, ComplaintSettings).findOneByOrFail({ id: 1 });
    }

    /** The last day for the firm's word on what a company files now. Who orders as a guest buys for himself. */
    async dueOn(ctx: RequestContext, companyId: number, now: Date): Promise<string> {
        const { days, counts, countries } = await this.get(ctx);
        const { countryCode, kind } = await this.connection.getRepository(ctx, Company).findOneByOrFail({ id: companyId });
        const { timeZone, weekendDays, holidayCountry } = await this.firm.get(ctx);
        const today = localDateOf(now, timeZone);
        return answerBy(today, ruleFor({ countryCode, isConsumer: kind === 'guest' }, countries, { days, counts }), { weekendDays, holidays: publicHolidays(holidayCountry, today) });
    }

    set(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<ComplaintSettings> {
        const { version, ...after } = checked(settingsInput, input);
        return withTx(this.connection, ctx, async inner => {
            const repository = this.connection.getRepository(inner, ComplaintSettings);
            const settings = await repository.findOneOrFail({ where: { id: 1 }, lock: { mode: 'pessimistic_write' } });
            await this.audit.refuseStale(inner, scope, version, { version: settings.version, entity: 'ComplaintSettings', entityId: 1 });
            const { mail, days, counts, countries } = settings;
            await repository.save(Object.assign(settings, after));
            await this.audit.record(inner, { scope, action: 'complaint-settings.set', entity: 'ComplaintSettings', entityId: 1, before: { mail, days, counts, countries }, after });
            return this.get(inner);
        });
    }
}
