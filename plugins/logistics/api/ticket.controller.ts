import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { Allow, Ctx, EntityNotFoundError, type RequestContext } from '@vendure/core';
import type { Response } from 'express';

import { idOf } from '../../../kernel/vendure-input';
import { shipmentPermission, weighShipment } from '../constants';
import { trackingLanguage } from '../domain/tracking-texts';
import { TicketDocument } from '../services/ticket-document';

@Controller('weighbridge-tickets')
export class TicketController {
    constructor(private documents: TicketDocument) {}

    @Get(':id/pdf')
    @Allow(shipmentPermission.Read, weighShipment.Permission)
    async pdf(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('id') id: string, @Query('lang') lang?: string): Promise<void> {
        const { pdf, number } = await this.documents.render(ctx, idOf(id), trackingLanguage(lang)).catch((error: unknown) => {
            // Vendure answers 500 to an unknown id outside GraphQL.
            throw error instanceof EntityNotFoundError ? new NotFoundException('id: there is no such weighbridge ticket') : error;
        });
        response.set({
            'Content-Type': 'application/pdf',
            'Content-Disposition': `inline; filename="${number}.pdf"`,
            'Cache-Control': 'no-store',
        });
        response.send(pdf);
    }
}
