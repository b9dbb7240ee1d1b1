import { Controller, Get, HttpCode, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, Ctx, EntityNotFoundError, type RequestContext } from '@vendure/core';
import type { Request, Response } from 'express';

import { idOf } from '../../../kernel/vendure-input';
import { readUpload, sendFile } from '../../documents';
import { ScopeService } from '../../organizations';
import { shipmentPermission, weighShipment } from '../constants';
import { WeighingPhotoService } from '../services/weighing-photo.service';

/** Photos at the weighbridge, for staff: in as the request's body, out as JPEGs of ours that are nothing but pictures. */
@Controller()
export class WeighingPhotoController {
    constructor(
        private scopes: ScopeService,
        private photos: WeighingPhotoService,
    ) {}

    @Post('shipment-photos/:id')
    @HttpCode(200)
    @Allow(weighShipment.Permission)
    async add(@Ctx() ctx: RequestContext, @Req() request: Request, @Param('id') id: string) {
        const file = await readUpload(request);
        const photo = await this.photos.add(ctx, await this.scopes.staff(ctx), idOf(id), file).catch(notFound);
        return { id: photo.id, width: photo.width, height: photo.height };
    }

    @Get('weighing-photos/:id')
    @Allow(shipmentPermission.Read, weighShipment.Permission)
    async show(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('id') id: string): Promise<void> {
        const content = await this.photos.content(ctx, idOf(id)).catch(notFound);
        sendFile(response, { name: `photo-${idOf(id)}`, format: 'jpeg', content });
    }
}

/** Vendure answers 500 to an unknown id outside GraphQL. */
function notFound(error: unknown): never {
    throw error instanceof EntityNotFoundError ? new NotFoundException('id: there is no such record') : error;
}
