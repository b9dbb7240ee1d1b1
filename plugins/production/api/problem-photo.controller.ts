import { Controller, Get, HttpCode, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, Ctx, EntityNotFoundError, type RequestContext } from '@vendure/core';
import type { Request, Response } from 'express';

import { idOf } from '../../../kernel/vendure-input';
import { readUpload, sendFile } from '../../documents';
import { ScopeService } from '../../organizations';
import { operateWork, workOrderPermission } from '../constants';
import { PhotoService } from '../services/photo.service';

/** Photos of problems: in from whoever may do the operation, out to him and to the planner. */
@Controller('production-photos')
export class ProblemPhotoController {
    constructor(
        private scopes: ScopeService,
        private photos: PhotoService,
    ) {}

    @Post()
    @HttpCode(200)
    @Allow(operateWork.Permission)
    async upload(@Ctx() ctx: RequestContext, @Query('problemId') problemId: string, @Req() request: Request) {
        const id = idOf(problemId, 'problemId');
        const scope = await this.scopes.staff(ctx);
        return this.found(async () => {
            await this.photos.refuseForeign(ctx, scope, id);
            return { id: await this.photos.store(ctx, scope, id, await readUpload(request)) };
        });
    }

    @Get(':id')
    @Allow(operateWork.Permission, workOrderPermission.Read)
    async show(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('id') id: string): Promise<void> {
        const scope = await this.scopes.staff(ctx);
        const photoId = idOf(id);
        sendFile(response, { name: `problem-photo-${photoId}`, format: 'jpeg', content: await this.found(() => this.photos.find(ctx, scope, photoId)) });
    }

    /** Vendure answers 500 to an unknown id outside GraphQL. */
    private async found<T>(work: () => Promise<T>): Promise<T> {
        return work().catch((error: unknown) => {
            throw error instanceof EntityNotFoundError ? new NotFoundException('id: there is no such photo') : error;
        });
    }
}
