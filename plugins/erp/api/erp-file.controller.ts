import { BadGatewayException, Controller, HttpCode, NotFoundException, Param, Post, Query, Req } from '@nestjs/common';
import { Allow, Ctx, EntityNotFoundError, type RequestContext } from '@vendure/core';
import type { Request } from 'express';

import { OperationalError } from '../../../kernel/operational-error';
import { readUpload } from '../../documents';
import { ScopeService } from '../../organizations';
import { manageErp } from '../constants';
import { FileDrop } from '../services/file-drop.service';

const limits = { formats: [], largestBytes: 50_000_000 };

/** A file of an object for a connection that reads files; the body is the file, as with imports. */
@Controller('erp-files')
export class ErpFileController {
    constructor(
        private scopes: ScopeService,
        private files: FileDrop,
    ) {}

    @Post(':connectionId/:object')
    @HttpCode(200)
    @Allow(manageErp.Permission)
    async upload(@Ctx() ctx: RequestContext, @Param() place: Record<string, string>, @Query() query: Record<string, string>, @Req() request: Request): Promise<{ name: string }> {
        const scope = await this.scopes.staff(ctx);
        try {
            const found = await this.files.find(ctx, { ...place, filename: query.filename });
            return await this.files.put(ctx, scope, found, await readUpload(request, limits));
        } catch (error) {
            if (error instanceof EntityNotFoundError) throw new NotFoundException('connectionId: there is no such connection');
            if (error instanceof OperationalError) throw new BadGatewayException(error.message);
            throw error;
        }
    }
}
