import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { Allow, Ctx, type RequestContext } from '@vendure/core';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { readAudit } from '../../audit';
import { ActivityExportService } from '../services/activity-export.service';

const types: Record<string, string> = {
    csv: 'text/csv; charset=utf-8',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The activity of people as a file: CSV as it is read, or a workbook. */
@Controller('staff-activity')
export class ActivityController {
    constructor(private exports: ActivityExportService) {}

    @Get(':format')
    @Allow(readAudit.Permission)
    async file(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('format') format: string, @Query() query: Record<string, string>): Promise<void> {
        const type = Object.hasOwn(types, format) ? types[format] : undefined;
        if (type === undefined) throw new NotFoundException('format: csv or xlsx');
        const filter = await this.exports.begin(ctx, format, query);
        response.set({ 'Content-Type': type, 'Content-Disposition': `attachment; filename="activity.${format}"`, 'Cache-Control': 'no-store' });
        if (format === 'xlsx') response.send(await this.exports.xlsx(ctx, filter));
        else await pipeline(Readable.from(this.exports.csv(ctx, filter)), response);
    }
}
