import { Controller, Get, HttpCode, HttpException, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, Ctx, EntityNotFoundError, type RequestContext } from '@vendure/core';
import type { Request, Response } from 'express';
import { z } from 'zod';

import { checked, idOf, line } from '../../../kernel/vendure-input';
import { readBody } from '../../documents';
import { ScopeService } from '../../organizations';
import { readCreditTerms, updateCreditTerms } from '../constants';
import { largestFileBytes } from '../domain/invoice-file';
import { fileFormats } from '../entities/invoice-file.entity';
import { InvoiceFileService } from '../services/invoice-file.service';
import { sendDocument } from './send-document';

const query = z.object({ filename: line(200) });
const contentType = 'application/octet-stream';

/** Documents of invoices for staff: in as the request's body, as imports are; out as they came. */
@Controller('invoice-files')
export class InvoiceFileController {
    constructor(
        private scopes: ScopeService,
        private files: InvoiceFileService,
    ) {}

    @Post()
    @HttpCode(200)
    @Allow(updateCreditTerms.Permission)
    async upload(@Ctx() ctx: RequestContext, @Query() given: Record<string, string>, @Req() request: Request) {
        const { filename } = checked(query, given);
        if (request.headers['content-type'] !== contentType) throw new HttpException(`Send the file as the body, as ${contentType}`, 415);
        return this.files.store(ctx, await this.scopes.staff(ctx), await readBody(request, largestFileBytes), filename);
    }

    @Get(':id/:format')
    @Allow(readCreditTerms.Permission)
    async download(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('id') id: string, @Param('format') wished: string): Promise<void> {
        const format = fileFormats.find(one => one === wished);
        if (format === undefined) throw new NotFoundException('format: pdf or xml');
        const file = await this.files.find(ctx, null, idOf(id), format).catch((error: unknown) => {
            throw error instanceof EntityNotFoundError ? new NotFoundException('id: there is no such document') : error;
        });
        sendDocument(response, file.format, file.filename, file.content);
    }
}
