/** Goals of the demo firm: one that runs, about half filled, another one planned, and one of a group. */
import type { INestApplicationContext } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { StaffScope } from '../../kernel/scope';
import { localDateOf, periodOf, shiftPeriod } from '../../kernel/time';
import { sql } from '../../kernel/vendure-sql';
import { GoalDeskService } from '../../plugins/goals';
import { CompanyGroupService, CompanyService, FirmSettingsService } from '../../plugins/organizations';
import { QuotaDeskService } from '../../plugins/quotas';
import type { Progress } from './progress-bar';

/** What the company bought in a period, in round figures of two digits: goals are what people say, not what they count. */
function round(net: number): number {
    const size = 10 ** Math.max(0, String(Math.round(net)).length - 2);
    return Math.max(1, Math.ceil(net / size)) * size;
}

export async function seedGoals(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, progress: Progress, now = new Date()): Promise<void> {
    const connection = app.get(TransactionalConnection);
    const { timeZone, calendar } = await app.get(FirmSettingsService).get(ctx);
    const today = localDateOf(now, timeZone);
    const sold = async (companyId: number, from: string): Promise<number> => {
        const [row] = await sql<{ net: string }>(
            connection, ctx,
            `SELECT COALESCE(sum(o."subTotal"), 0)::text AS net FROM company_order co JOIN "order" o ON o.id = co."orderId"
              WHERE co."companyId" = $1 AND co."fulfilledAt" >= ($2::date)::timestamp AT TIME ZONE $3`,
            [companyId, from, timeZone],
        );
        return Number(row?.net ?? 0);
    };
    const company = async (code: string) => {
        const found = await app.get(CompanyService).findByCode(ctx, code);
        if (found === null) throw new Error(`There is no customer ${code}.`);
        return found.id;
    };
    const plan = (wish: object, key: string) => app.get(GoalDeskService).plan(ctx, scope, { ...wish, idempotencyKey: `demo-goal-${key}` });
    const [month, quarter] = [periodOf(today, 'month', calendar), periodOf(today, 'quarter', calendar)];
    const next = shiftPeriod(month, 'month', calendar, 1);
    const goals = [
        { code: 'C-1001', least: 2_000_000_000_00 },
        { code: 'C-1002', least: 3_000_000_000_00 },
    ];
    for (const { code, least } of goals) {
        const companyId = await company(code);
        const inMonth = round(Math.max(2 * (await sold(companyId, month.from)), least));
        const inQuarter = round(Math.max(1.4 * (await sold(companyId, quarter.from)), 2 * least));
        await plan({ companyId, periodKind: 'month', firstDay: today, periods: 1, steps: [{ fromNet: inMonth, basisPoints: 200 }, { fromNet: 2 * inMonth, basisPoints: 300 }] }, `${code}-month`);
        await plan({ companyId, periodKind: 'month', firstDay: next.from, periods: 3, steps: [{ fromNet: round(inMonth * 1.2), basisPoints: 250 }] }, `${code}-next`);
        if (code === 'C-1002') await plan({ companyId, periodKind: 'quarter', firstDay: today, periods: null, steps: [{ fromNet: inQuarter, basisPoints: 150 }] }, `${code}-quarter`);
    }
    const group = (await app.get(CompanyGroupService).list(ctx, scope))[0];
    if (group !== undefined) {
        await plan({ groupId: group.id, currencyCode: 'IRR', periodKind: 'quarter', firstDay: today, periods: 4, steps: [{ fromNet: 5_000_000_000_00, basisPoints: 100 }] }, 'group');
    }
    await quotas(app, ctx, scope, await company('C-1001'));
    progress.show('Purchase goals', 1, 1);
}

/** Two scarce carpets are shared out: so much of each, beyond what the company has ordered already. */
async function quotas(app: INestApplicationContext, ctx: RequestContext, scope: StaffScope, companyId: number): Promise<void> {
    const rows = await sql<{ id: number }>(app.get(TransactionalConnection), ctx, `SELECT v.id FROM product_variant v WHERE v.sku IN ('DMV-M-CRM-400', 'DMV-M-TRC-300') ORDER BY v.sku`);
    const desk = app.get(QuotaDeskService);
    for (const [place, period] of (['month', 'quarter'] as const).entries()) {
        const made = await desk.create(ctx, scope, { companyId, productVariantId: rows[place]?.id, period, maxQuantity: 5_000, idempotencyKey: `demo-quota-${period}` });
        if (!('id' in made)) continue;
        const ordered = Math.ceil((made.orderedQuantity ?? 0) / 1_000) * 1_000;
        if (ordered > 0) await desk.change(ctx, scope, { id: made.id, version: made.version, period, maxQuantity: ordered + 5_000 });
    }
}
