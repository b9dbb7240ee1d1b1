import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { Allow, Ctx, EntityNotFoundError, Permission, type RequestContext } from '@vendure/core';
import type { Response } from 'express';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { statementLanguage } from '../domain/statement-texts';
import { fileFormats } from '../entities/invoice-file.entity';
import { InvoiceFileService } from '../services/invoice-file.service';
import { statementFormats, StatementService } from '../services/statement.service';
import { sendDocument } from './send-document';

/** Files for members who see their company's finances; `src/authz/routes.ts` asks for that. */
@Controller('my-finance')
export class MyFinanceController {
    constructor(
        private scopes: ScopeService,
        private files: InvoiceFileService,
        private statements: StatementService,
    ) {}

    @Get('invoices/:id/:format')
    @Allow(Permission.Authenticated)
    async document(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('id') id: string, @Param('format') wished: string): Promise<void> {
        const { companyId } = await this.scopes.member(ctx);
        const format = fileFormats.find(one => one === wished);
        if (format === undefined) throw new NotFoundException('format: pdf or xml');
        const file = await this.files.find(ctx, companyId, idOf(id), format).catch((error: unknown) => {
            throw error instanceof EntityNotFoundError ? new NotFoundException('id: there is no such document') : error;
        });
        sendDocument(response, file.format, file.filename, file.content);
    }

    @Get('statement/:format')
    @Allow(Permission.Authenticated)
    async statement(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('format') wished: string, @Query() query: Record<string, string>): Promise<void> {
        const { companyId } = await this.scopes.member(ctx);
        const format = statementFormats.find(one => one === wished);
        if (format === undefined) throw new NotFoundException('format: pdf, xlsx or csv');
        const { from = '', until = '', lang } = query;
        const content = await this.statements.file(ctx, companyId, format, { from, until }, statementLanguage(lang));
        sendDocument(response, format, `statement-${from}-${until}.${format}`, content);
    }
}
