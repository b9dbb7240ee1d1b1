import { Controller, HttpCode, HttpException, Param, Post, Query, Req } from '@nestjs/common';
import { Allow, Ctx, RequestContext } from '@vendure/core';
import type { Request } from 'express';
import { z } from 'zod';

import { checked, line } from '../../../kernel/vendure-input';
import { importData } from '../constants';
import { readBody } from '../services/read-body';
import { StaffImportService } from '../services/staff-import.service';
import type { ImportReport } from '../types';

const contentType = 'application/octet-stream';

const trueOrFalse = z.enum(['true', 'false'], 'must be true or false');
const uploadQuery = z.object({ filename: line(200), dryRun: trueOrFalse, allOrNothing: trueOrFalse.default('false'), acceptUnusual: trueOrFalse.default('false') });

/**
 * The file is the body. Its content type is none that an HTML form can send, so a browser asks first (CORS preflight)
 * before another site's page could use the staff member's cookie.
 */
@Controller('import')
export class ImportController {
    constructor(private imports: StaffImportService) {}

    @Post(':importer')
    @HttpCode(200)
    @Allow(importData.Permission)
    async upload(
        @Ctx() ctx: RequestContext,
        @Param('importer') importer: string,
        @Query() query: Record<string, string>,
        @Req() request: Request,
    ): Promise<ImportReport> {
        const { filename, dryRun, allOrNothing, acceptUnusual } = checked(uploadQuery, query);
        if (request.headers['content-type'] !== contentType) {
            throw new HttpException(`Send the file as the body, as ${contentType}`, 415);
        }
        const file = await readBody(request, this.imports.maxBytes(importer));
        return this.imports.run(ctx, importer, file, filename, { dryRun: dryRun === 'true', allOrNothing: allOrNothing === 'true', acceptUnusual: acceptUnusual === 'true' });
    }
}
