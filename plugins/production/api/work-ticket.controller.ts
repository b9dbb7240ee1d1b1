import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { Allow, Ctx, EntityNotFoundError, type RequestContext } from '@vendure/core';
import type { Response } from 'express';

import { idOf } from '../../../kernel/vendure-input';
import { workOrderPermission } from '../constants';
import { ticketLanguage } from '../domain/work-ticket-texts';
import { WorkTicket } from '../services/work-ticket';

@Controller('work-tickets')
export class WorkTicketController {
    constructor(private tickets: WorkTicket) {}

    @Get(':id')
    @Allow(workOrderPermission.Read)
    async pdf(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('id') id: string, @Query('lang') lang?: string): Promise<void> {
        const workOrderId = idOf(id);
        const pdf = await this.tickets.render(ctx, workOrderId, ticketLanguage(lang)).catch((error: unknown) => {
            throw error instanceof EntityNotFoundError ? new NotFoundException('id: there is no such work order') : error;
        });
        response.set({ 'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="work-ticket-${workOrderId}.pdf"`, 'Cache-Control': 'no-store' });
        response.send(pdf);
    }
}
