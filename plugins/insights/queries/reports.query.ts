import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { keptMark, sql } from '../../../kernel/vendure-sql';
import type { ReportKind } from '../domain/reports';
import { confirmationsSql, loadsSql, ratingsSql, supportSql, weightsSql } from './customer-reports.sql';
import { bottlenecksSql, progressSql, stagesSql, stoppedSql } from './production-reports.sql';
import { reportParams, type ReportScope } from './report-scope';

export const reportSql: Readonly<Record<ReportKind, string>> = {
    progress: progressSql, stages: stagesSql, bottlenecks: bottlenecksSql, stopped: stoppedSql,
    loads: loadsSql, weights: weightsSql, confirmations: confirmationsSql, ratings: ratingsSql, support: supportSql,
};

export type ReportCell = string | number | boolean | Date | null;

/** The rows of a report, in one statement. */
export function reportRows(connection: TransactionalConnection, ctx: RequestContext, kind: ReportKind, scope: ReportScope): Promise<Record<string, ReportCell>[]> {
    return sql<Record<string, ReportCell>>(connection, ctx, `${keptMark} ${reportSql[kind]}`, reportParams(scope));
}
