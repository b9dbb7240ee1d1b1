import { Injectable } from '@nestjs/common';
import { ForbiddenError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { addDays, instantsOf } from '../../../kernel/time';
import { calendarDay, checked, optional, recordId } from '../../../kernel/vendure-input';
import { AuditService } from '../../audit';
import { type TableColumn, toCsv, toXlsx } from '../../documents';
import { FirmSettingsService } from '../../organizations';
import { readableReports, type ReportColumn, type ReportKind, reportKinds, reports, type ReportShape } from '../domain/reports';
import { type ReportCell, reportRows } from '../queries/reports.query';

const longestDays = 800;

const filter = z.object({
    kind: z.enum(reportKinds as [ReportKind, ...ReportKind[]]),
    from: calendarDay,
    /** The last day. */
    until: calendarDay,
    companyId: optional(recordId),
    firmBranchId: optional(recordId),
    collectionId: optional(recordId),
}).refine(asked => asked.from <= asked.until, { path: ['until'], error: 'must not be before from' })
    .refine(asked => addDays(asked.from, longestDays) > asked.until, { path: ['until'], error: `at most ${longestDays} days after from` });

const [mostShown, mostInFile] = [500, 20_000];

export interface ReportView {
    kind: ReportKind;
    columns: readonly ReportColumn[];
    chart: ReportShape['chart'];
    rows: (string | null)[][];
    /** There is more than is shown; a file has it. */
    hasMore: boolean;
}

/** Reports of what goes on: each a table of its own, narrowed by period, firm branch, product group and customer, and by whose customers the asker sees. */
@Injectable()
export class ReportService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly firm: FirmSettingsService,
        private readonly audit: AuditService,
    ) {}

    kinds(scope: StaffScope): ReportKind[] {
        return readableReports(scope.permissions);
    }

    async report(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<ReportView> {
        const asked = checked(filter, input);
        const rows = await this.rows(ctx, scope, asked, mostShown + 1);
        const { columns, chart }: ReportShape = reports[asked.kind];
        const shown = rows.slice(0, mostShown).map(row => columns.map(column => textOf(row[column.key] ?? null)));
        return { kind: asked.kind, columns, chart, rows: shown, hasMore: rows.length > mostShown };
    }

    /** As a file; texts that a spreadsheet would run are escaped. Taking it is recorded. */
    async file(ctx: RequestContext, scope: StaffScope, format: 'csv' | 'xlsx', input: unknown): Promise<string | Buffer> {
        const asked = checked(filter, input);
        const rows = await this.rows(ctx, scope, asked, mostInFile);
        const { kind, ...by } = asked;
        await this.audit.record(ctx, { scope, action: 'report.export', entity: 'Report', entityId: kind, after: { format, ...by } });
        const shape: ReportShape = reports[kind];
        const columns = shape.columns.map(({ key }): TableColumn<Record<string, ReportCell>> => ({ header: key, value: row => row[key] ?? null }));
        return format === 'csv' ? toCsv(rows, columns) : toXlsx(rows, columns, { sheet: kind, rightToLeft: String(ctx.languageCode) === 'fa' });
    }

    private async rows(ctx: RequestContext, scope: StaffScope, asked: z.output<typeof filter>, limit: number) {
        const { kind, from, until, companyId, firmBranchId, collectionId } = asked;
        if (!this.kinds(scope).includes(kind)) throw new ForbiddenError();
        const { timeZone } = await this.firm.get(ctx);
        const period = instantsOf({ from, until: addDays(until, 1) }, timeZone);
        return reportRows(this.connection, ctx, kind, { ...period, companyId, firmBranchId, collectionId, reach: scope.reach, language: ctx.languageCode, limit });
    }
}

function textOf(value: ReportCell): string | null {
    return value instanceof Date ? value.toISOString() : value === null ? null : String(value);
}
