import { Controller, HttpCode, HttpException, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, Ctx, EntityNotFoundError, Permission, type RequestContext } from '@vendure/core';
import type { Request, Response } from 'express';
import { z } from 'zod';

import { checked, line, recordId } from '../../../kernel/vendure-input';
import { readBody } from '../../documents';
import { ScopeService } from '../../organizations';
import type { WrittenRow } from '../domain/order-rows';
import { type OrderRowsReport, OrderRowsService } from '../services/order-rows.service';

const contentType = 'application/octet-stream';
const maxBytes = 20_000_000;
const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

const looked = z.object({ kind: z.enum(['text', 'file', 'rows']), filename: line(200).optional(), cartId: recordId.optional() });
const asked = looked.extend({ take: z.enum(['true', 'false'], 'must be true or false'), idempotencyKey: z.string().default('') });

/**
 * Rows of an order that somebody pasted (`text`), sent as a file, or mended on his screen (`rows`, as JSON). They are the body, whose
 * content type is none that an HTML form can send, so that another site's page cannot use the member's cookie.
 */
@Controller('order-rows')
export class OrderRowsController {
    constructor(
        private scopes: ScopeService,
        private rows: OrderRowsService,
    ) {}

    @Post()
    @HttpCode(200)
    @Allow(Permission.Authenticated)
    async send(@Ctx() ctx: RequestContext, @Query() query: Record<string, string>, @Req() request: Request): Promise<OrderRowsReport> {
        const { take, idempotencyKey, cartId = null, ...wish } = checked(asked, query);
        const written = await this.written(ctx, wish, request);
        const scope = await this.scopes.member(ctx);
        return found(() => (take === 'true' ? this.rows.take(ctx, scope, written, { cartId, key: idempotencyKey }) : this.rows.look(ctx, scope, written, cartId)));
    }

    /** What was rejected, as a file with the reasons in its last column. */
    @Post('rejects/:format')
    @HttpCode(200)
    @Allow(Permission.Authenticated)
    async rejects(
        @Ctx() ctx: RequestContext,
        @Res() response: Response,
        @Param('format') format: string,
        @Query() query: Record<string, string>,
        @Req() request: Request,
    ): Promise<void> {
        if (format !== 'csv' && format !== 'xlsx') throw new NotFoundException('format: csv or xlsx');
        const { cartId = null, ...wish } = checked(looked, query);
        const written = await this.written(ctx, wish, request);
        const scope = await this.scopes.member(ctx);
        const content = await found(() => this.rows.rejects(ctx, scope, written, cartId, format));
        response.set({ 'Content-Type': types[format], 'Content-Disposition': `attachment; filename="rejected-rows.${format}"`, 'Cache-Control': 'no-store' });
        response.send(content);
    }

    private async written(ctx: RequestContext, { kind, filename }: Pick<z.output<typeof looked>, 'kind' | 'filename'>, request: Request): Promise<WrittenRow[]> {
        if (request.headers['content-type'] !== contentType) {
            throw new HttpException(`Send the rows as the body, as ${contentType}`, 415);
        }
        const body = await readBody(request, maxBytes);
        if (kind === 'file') return this.rows.ofFile(ctx, body, filename ?? '');
        return kind === 'text' ? this.rows.ofText(ctx, body.toString('utf8')) : this.rows.ofJson(body.toString('utf8'));
    }
}

/** Routes know no code of Vendure's for what is not there. */
async function found<T>(work: () => Promise<T>): Promise<T> {
    try {
        return await work();
    } catch (error) {
        throw error instanceof EntityNotFoundError ? new NotFoundException('cartId: there is no such Cart') : error;
    }
}
