import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { Allow, Ctx, type RequestContext } from '@vendure/core';
import type { Response } from 'express';

import { shipmentPermission } from '../../logistics';
import { ScopeService } from '../../organizations';
import { workOrderPermission } from '../../production';
import { readSupportThread } from '../../support';
import { readRating } from '../../surveys';
import { readInsights } from '../constants';
import { ReportService } from '../services/report.service';

const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** A report as a file. Which reports somebody may read, the service asks. */
@Controller('reports')
export class ReportController {
    constructor(
        private readonly scopes: ScopeService,
        private readonly reports: ReportService,
    ) {}

    @Get(':kind/:format')
    @Allow(readInsights.Permission, workOrderPermission.Read, shipmentPermission.Read, readRating.Permission, readSupportThread.Permission)
    async file(
        @Ctx() ctx: RequestContext, @Res() response: Response, @Param('kind') kind: string, @Param('format') format: string, @Query() query: Record<string, string>,
    ): Promise<void> {
        if (format !== 'csv' && format !== 'xlsx') throw new NotFoundException('format: csv or xlsx');
        const content = await this.reports.file(ctx, await this.scopes.staff(ctx), format, { ...query, kind });
        response.set({ 'Content-Type': types[format], 'Content-Disposition': `attachment; filename="report.${format}"`, 'Cache-Control': 'no-store' });
        response.send(content);
    }
}
