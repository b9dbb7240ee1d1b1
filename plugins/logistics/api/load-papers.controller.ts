import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { Allow, Ctx, EntityNotFoundError, type RequestContext } from '@vendure/core';
import type { Response } from 'express';

import { idOf, inputError } from '../../../kernel/vendure-input';
import { shipmentPermission } from '../constants';
import { loadPapers } from '../domain/paper-texts';
import { trackingLanguage } from '../domain/tracking-texts';
import { LoadPapers } from '../services/load-papers';

/** Papers of loads and labels of shipments, for staff. */
@Controller()
export class LoadPapersController {
    constructor(private papers: LoadPapers) {}

    @Get('load-papers/:id/:paper')
    @Allow(shipmentPermission.Read)
    async paper(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('id') id: string, @Param('paper') paper: string, @Query('lang') lang?: string): Promise<void> {
        const wanted = loadPapers.find(one => one === paper);
        if (wanted === undefined) throw new NotFoundException('paper: there is no such paper');
        const { pdf, number } = await this.papers.render(ctx, idOf(id), wanted, trackingLanguage(lang)).catch(notFound);
        send(response, pdf, 'application/pdf', `${number}.pdf`);
    }

    @Get('shipment-labels/:id/:format')
    @Allow(shipmentPermission.Read)
    async label(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('id') id: string, @Param('format') format: string, @Query('lang') lang?: string): Promise<void> {
        if (format !== 'pdf' && format !== 'zpl') throw inputError('format: must be pdf or zpl');
        const label = await this.papers.label(ctx, idOf(id), format, trackingLanguage(lang)).catch(notFound);
        send(response, label, format === 'pdf' ? 'application/pdf' : 'application/octet-stream', `label-${idOf(id)}.${format}`);
    }
}

function send(response: Response, content: Buffer, type: string, name: string): void {
    const place = type === 'application/pdf' ? 'inline' : 'attachment';
    response.set({ 'Content-Type': type, 'Content-Disposition': `${place}; filename="${name}"`, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    response.send(content);
}

/** Vendure answers 500 to an unknown id outside GraphQL. */
function notFound(error: unknown): never {
    throw error instanceof EntityNotFoundError ? new NotFoundException('id: there is no such record') : error;
}
