import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { Allow, Ctx, type RequestContext } from '@vendure/core';
import type { Response } from 'express';

import { ScopeService } from '../../organizations';
import { readComplaint } from '../constants';
import { ComplaintExport } from '../services/complaint-export.service';

const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** The list of complaints as a file. */
@Controller('complaint-list')
export class ComplaintExportController {
    constructor(
        private scopes: ScopeService,
        private exports: ComplaintExport,
    ) {}

    @Get(':format')
    @Allow(readComplaint.Permission)
    async file(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('format') format: string, @Query() query: Record<string, string>): Promise<void> {
        if (format !== 'csv' && format !== 'xlsx') throw new NotFoundException('format: csv or xlsx');
        const content = await this.exports.file(ctx, await this.scopes.staff(ctx), format, query);
        response.set({ 'Content-Type': types[format], 'Content-Disposition': `attachment; filename="complaints.${format}"`, 'Cache-Control': 'no-store' });
        response.send(content);
    }
}
