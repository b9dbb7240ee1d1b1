import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { Allow, Ctx, type RequestContext } from '@vendure/core';
import type { Response } from 'express';

import { ScopeService } from '../../organizations';
import { assortmentPermission } from '../constants';
import { DemandService } from '../services/demand.service';

const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** What was searched for in vain, as a file. */
@Controller('search-demand')
export class DemandController {
    constructor(
        private scopes: ScopeService,
        private demand: DemandService,
    ) {}

    @Get(':format')
    @Allow(assortmentPermission.Read)
    async file(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('format') format: string, @Query() query: Record<string, string>): Promise<void> {
        if (format !== 'csv' && format !== 'xlsx') throw new NotFoundException('format: csv or xlsx');
        const content = await this.demand.file(ctx, await this.scopes.staff(ctx), format, query);
        response.set({ 'Content-Type': types[format], 'Content-Disposition': `attachment; filename="search-demand.${format}"`, 'Cache-Control': 'no-store' });
        response.send(content);
    }
}
