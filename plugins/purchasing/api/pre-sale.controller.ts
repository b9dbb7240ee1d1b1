import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import { Allow, Ctx, type RequestContext } from '@vendure/core';
import type { Response } from 'express';

import { ScopeService } from '../../organizations';
import { readCompanyOrder } from '../constants';
import { PreSaleArrivals } from '../services/pre-sale-arrivals.service';

const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** The orders of goods that are not there yet, as a file. */
@Controller('pre-sale-orders')
export class PreSaleOrderController {
    constructor(
        private scopes: ScopeService,
        private arrivals: PreSaleArrivals,
    ) {}

    @Get(':format')
    @Allow(readCompanyOrder.Permission)
    async file(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('format') format: string): Promise<void> {
        if (format !== 'csv' && format !== 'xlsx') throw new NotFoundException('format: csv or xlsx');
        const content = await this.arrivals.file(ctx, await this.scopes.staff(ctx), format);
        response.set({ 'Content-Type': types[format], 'Content-Disposition': `attachment; filename="pre-sale-orders.${format}"`, 'Cache-Control': 'no-store' });
        response.send(content);
    }
}
