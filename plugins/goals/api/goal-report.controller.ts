import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { Allow, Ctx, type RequestContext } from '@vendure/core';
import type { Response } from 'express';

import { ScopeService } from '../../organizations';
import { priceListPermission } from '../../pricing';
import { GoalReportService } from '../services/goal-report.service';

const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** The report of a period's goals, as a file. */
@Controller('purchase-goals')
export class GoalReportController {
    constructor(
        private scopes: ScopeService,
        private reports: GoalReportService,
    ) {}

    @Get('report/:format')
    @Allow(priceListPermission.Read)
    async file(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('format') format: string, @Query() query: Record<string, string>): Promise<void> {
        if (format !== 'csv' && format !== 'xlsx') throw new NotFoundException('format: csv or xlsx');
        const content = await this.reports.file(ctx, await this.scopes.staff(ctx), format, query);
        response.set({ 'Content-Type': types[format], 'Content-Disposition': `attachment; filename="purchase-goals.${format}"`, 'Cache-Control': 'no-store' });
        response.send(content);
    }
}
