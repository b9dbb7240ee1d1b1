import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import type { z } from 'zod';

import { fromMinor, fromSafeNumber } from '../../../kernel/money';
import type { StaffScope } from '../../../kernel/scope';
import { instantsOf, localDateOf, type Period, periodOf } from '../../../kernel/time';
import { checked } from '../../../kernel/vendure-input';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { type TableColumn, toCsv, toXlsx } from '../../documents';
import { FirmSettingsService } from '../../organizations';
import { holdingGoal, lastDay } from '../domain/goal-span';
import { standingOf } from '../domain/goal-steps';
import { companiesOfGoals, type CompanySales, type GoalCompany, goalsOfPeriod, type HeldGoal, salesByCompany } from '../queries/report.sql';
import { fileSchema, reportSchema, type reportSorts } from './input-schemas';

export type StandingRow = ReturnType<typeof standingRow>;

/** Of more companies than this all sales are read, and those of others left out. */
const fewCompanies = 1000;

export interface ReportTotal {
    currencyCode: string;
    companies: number;
    reached: number;
    salesNet: number;
    discountNet: number;
}

type Filter = z.output<typeof fileSchema>;

const mostFirst = (figure: 'discountNet' | 'salesNet' | 'progressPoints') => (a: StandingRow, b: StandingRow) => b[figure] - a[figure] || a.companyId - b.companyId;
const sorts: Record<(typeof reportSorts)[number], (a: StandingRow, b: StandingRow) => number> = {
    discount: (a, b) => mostFirst('discountNet')(a, b) || mostFirst('salesNet')(a, b),
    sales: mostFirst('salesNet'),
    progress: (a, b) => b.reachedSteps - a.reachedSteps || mostFirst('progressPoints')(a, b),
    name: (a, b) => a.companyName.localeCompare(b.companyName) || a.companyId - b.companyId,
};

const percent = (points: number) => (points / 100).toFixed(2);
const amount = (minor: number) => fromMinor(fromSafeNumber(minor));

/** What companies bought in a period that has goals, and what discount they earned by it: settled by hand, outside. */
@Injectable()
export class GoalReportService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private firm: FirmSettingsService,
    ) {}

    async report(ctx: RequestContext, scope: StaffScope, input: unknown) {
        const { skip, take, ...filter } = checked(reportSchema, input);
        const { period, rows } = await this.rows(ctx, scope, filter);
        return { kind: filter.kind, from: period.from, lastDay: lastDay(period.until), totals: totalsOf(rows), items: rows.slice(skip, skip + take), totalItems: rows.length };
    }

    /** As a file; texts that a spreadsheet would run are escaped. Taking it is recorded. */
    async file(ctx: RequestContext, scope: StaffScope, format: 'csv' | 'xlsx', input: unknown): Promise<string | Buffer> {
        const filter = checked(fileSchema, input);
        const { period, rows } = await this.rows(ctx, scope, filter);
        await this.audit.record(ctx, { scope, action: 'purchase-goal.export', entity: 'PurchaseGoal', entityId: 'all', after: { format, ...filter, from: period.from } });
        const columns: readonly TableColumn<StandingRow>[] = [
            { header: 'company', value: row => row.companyCode ?? '' },
            { header: 'name', value: row => row.companyName },
            { header: 'group', value: row => row.groupName ?? '' },
            { header: 'from', value: () => period.from },
            { header: 'until', value: () => lastDay(period.until) },
            { header: 'currency', value: row => row.currencyCode },
            { header: 'orders', value: row => row.orders },
            { header: 'sales_net', value: row => amount(row.salesNet) },
            { header: 'goal_net', value: row => amount((row.next ?? row.steps.at(-1))?.fromNet ?? 0) },
            { header: 'progress_percent', value: row => percent(row.progressPoints) },
            { header: 'discount_percent', value: row => percent(row.basisPoints) },
            { header: 'discount_net', value: row => amount(row.discountNet) },
        ];
        return format === 'csv' ? toCsv(rows, columns) : toXlsx(rows, columns, { sheet: 'Goals', rightToLeft: String(ctx.languageCode) === 'fa' });
    }

    /** All of them: the sums and the order by what the rule gives need each; there are as many as companies. */
    private async rows(ctx: RequestContext, scope: StaffScope, filter: Filter): Promise<{ period: Period; rows: StandingRow[] }> {
        const { timeZone, calendar } = await this.firm.get(ctx);
        const day = filter.day ?? localDateOf(await databaseNow(this.connection, ctx), timeZone);
        const period = periodOf(day, filter.kind, calendar);
        const goals = await this.ask<HeldGoal>(ctx, goalsOfPeriod(filter.kind, period));
        const companies = await this.ask<GoalCompany>(ctx, companiesOfGoals(goals, { ...filter, nameKey: filter.term, managers: scope.reach }));
        const companyIds = companies.length > fewCompanies ? null : companies.map(({ id }) => id);
        const sales = await this.ask<CompanySales>(ctx, salesByCompany({ period, instants: instantsOf(period, timeZone), companyIds }));
        const sold = new Map(sales.map(one => [`${one.companyId} ${one.currencyCode}`, one]));
        const [own, ofGroup] = [byKey(goals, goal => goal.companyId), byKey(goals, goal => goal.groupName)];
        const rows = companies.flatMap(company => {
            const held = [...(own.get(company.id) ?? []), ...(ofGroup.get(company.groupName) ?? [])];
            const goal = holdingGoal(held.filter(one => one.currencyCode === company.currencyCode), period);
            if (goal === null) return [];
            const { salesNet = '0', orders = 0 } = sold.get(`${company.id} ${goal.currencyCode}`) ?? {};
            return standingRow(company, goal, { salesNet: Number(salesNet), orders });
        });
        return { period, rows: rows.filter(row => !filter.reachedOnly || row.reachedSteps > 0).sort(sorts[filter.sort]) };
    }

    private ask<Row extends object>(ctx: RequestContext, { text, values }: { text: string; values: readonly unknown[] }): Promise<Row[]> {
        return sql<Row>(this.connection, ctx, text, values);
    }
}

function standingRow(company: GoalCompany, { id, isOwn, currencyCode, steps }: HeldGoal, sales: { salesNet: number; orders: number }) {
    const named = { companyId: company.id, companyName: company.name, companyCode: company.code, groupName: company.groupName };
    return { ...named, goalId: id, isOwn, currencyCode, steps, ...sales, ...standingOf(sales.salesNet, steps) };
}

function byKey<Key>(goals: readonly HeldGoal[], keyOf: (goal: HeldGoal) => Key | null): Map<Key | null, HeldGoal[]> {
    const found = new Map<Key | null, HeldGoal[]>();
    for (const goal of goals) {
        const key = keyOf(goal);
        if (key !== null) found.set(key, [...(found.get(key) ?? []), goal]);
    }
    return found;
}

function totalsOf(rows: readonly StandingRow[]): ReportTotal[] {
    const totals = new Map<string, ReportTotal>();
    for (const { currencyCode, reachedSteps, salesNet, discountNet } of rows) {
        const total = totals.get(currencyCode) ?? { currencyCode, companies: 0, reached: 0, salesNet: 0, discountNet: 0 };
        total.companies += 1;
        total.reached += reachedSteps > 0 ? 1 : 0;
        total.salesNet += salesNet;
        total.discountNet += discountNet;
        totals.set(currencyCode, total);
    }
    return [...totals.values()].sort((a, b) => b.companies - a.companies);
}
