import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { publicHolidays } from '../../../kernel/holidays';
import type { Scope } from '../../../kernel/scope';
import { sql } from '../../../kernel/vendure-sql';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { firmDay, FirmSettingsService } from '../../organizations';
import type { SpecialOrderRules } from '../domain/special-order';
import { earliestWishedDate } from '../domain/wished-date';
import { OrderRules } from '../entities/order-rules.entity';

export interface OrderRuleSet extends SpecialOrderRules {
    leadWorkingDays: number;
    changeDecisionDays: number;
}

const defaults: OrderRuleSet = { leadWorkingDays: 3, changeDecisionDays: 3, amounts: [], discountPercent: 0, newCustomerIsSpecial: true };

const rulesInput = z.object({
    leadWorkingDays: z.number().int().min(0).max(120),
    changeDecisionDays: z.number().int().min(1).max(60),
    amounts: z
        .array(
            z.object({
                currencyCode: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code'),
                amountMinor: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
            }),
        )
        .max(20)
        .refine(list => new Set(list.map(a => a.currencyCode)).size === list.length, 'a currency may be named once'),
    discountPercent: z.number().min(0).max(100),
    newCustomerIsSpecial: z.boolean(),
});

export interface OrderCalendar {
    today: string;
    leadWorkingDays: number;
    changeDecisionDays: number;
    weekendDays: number[];
    holidays: ReadonlySet<string>;
    earliestDate: string | null;
}

/** The firm's rules for taking orders. */
@Injectable()
export class OrderRulesService {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
        private audit: AuditService,
    ) {}

    async get(ctx: RequestContext): Promise<OrderRuleSet> {
        const row = await this.connection.getRepository(ctx, OrderRules).findOne({ where: { id: 1 } });
        return row
            ? {
                  leadWorkingDays: row.leadWorkingDays,
                  changeDecisionDays: row.changeDecisionDays,
                  amounts: row.specialAmounts,
                  discountPercent: row.specialDiscountPercent,
                  newCustomerIsSpecial: row.newCustomerIsSpecial,
              }
            : defaults;
    }

    async update(ctx: RequestContext, scope: Scope, input: OrderRuleSet): Promise<OrderRuleSet> {
        const after = checked(rulesInput, input);
        return withTx(this.connection, ctx, async tx => {
            const before = await this.get(tx);
            const { leadWorkingDays, changeDecisionDays, amounts, discountPercent, newCustomerIsSpecial } = after;
            await this.connection.getRepository(tx, OrderRules).upsert(
                { id: 1, leadWorkingDays, changeDecisionDays, specialAmounts: amounts, specialDiscountPercent: discountPercent, newCustomerIsSpecial },
                ['id'],
            );
            await this.audit.record(tx, { scope, action: 'order-rules.update', entity: 'OrderRules', entityId: 1, before, after });
            return after;
        });
    }

    /** The database's day, in the firm's time zone. */
    async today(ctx: RequestContext): Promise<string> {
        const [row] = await sql<{ today: string }>(this.connection, ctx, `SELECT ${firmDay}::text AS today`, []);
        return row?.today ?? '';
    }

    /** The working days that wished dates are judged by. */
    async calendar(ctx: RequestContext): Promise<OrderCalendar> {
        const [firm, { leadWorkingDays, changeDecisionDays }] = [await this.firm.get(ctx), await this.get(ctx)];
        const today = await this.today(ctx);
        const weekendDays = [...firm.weekendDays];
        const holidays = publicHolidays(firm.holidayCountry, today);
        const earliestDate = earliestWishedDate(today, leadWorkingDays, { weekendDays, holidays });
        return { today, leadWorkingDays, changeDecisionDays, weekendDays, holidays, earliestDate };
    }
}
