import { Controller, Get, HttpCode, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, Ctx, EntityNotFoundError, Permission, type RequestContext } from '@vendure/core';
import type { Request, Response } from 'express';

import { idOf, inputError } from '../../../kernel/vendure-input';
import { picturesAndPdf, readUpload, sendFile } from '../../documents';
import { ScopeService } from '../../organizations';
import { answerSupportThread, readSupportThread } from '../constants';
import { SentFileService } from '../services/sent-file.service';

const longestName = 500;

/** Files of conversations for members: in as the request's body, before the message that they go with; out through that message. */
@Controller('my-support-files')
export class MySentFileController {
    constructor(
        private scopes: ScopeService,
        private files: SentFileService,
    ) {}

    @Post()
    @HttpCode(200)
    @Allow(Permission.Authenticated)
    async take(@Ctx() ctx: RequestContext, @Query() given: Record<string, unknown>, @Req() request: Request) {
        const filename = nameOf(given);
        const scope = await this.scopes.member(ctx);
        const { id, name, format, sizeBytes } = await this.files.take(ctx, scope, await readUpload(request, picturesAndPdf), filename);
        return { id: String(id), name, format, sizeBytes };
    }

    @Get(':id')
    @Allow(Permission.Authenticated)
    async show(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('id') id: string): Promise<void> {
        const scope = await this.scopes.member(ctx);
        sendFile(response, await found(() => this.files.ofMember(ctx, scope, idOf(id))));
    }
}

/** The same for staff. */
@Controller('support-files')
export class SentFileController {
    constructor(
        private scopes: ScopeService,
        private files: SentFileService,
    ) {}

    @Post()
    @HttpCode(200)
    @Allow(answerSupportThread.Permission)
    async take(@Ctx() ctx: RequestContext, @Query() given: Record<string, unknown>, @Req() request: Request) {
        const filename = nameOf(given);
        const scope = await this.scopes.staff(ctx);
        const { id, name, format, sizeBytes } = await this.files.take(ctx, scope, await readUpload(request, picturesAndPdf), filename);
        return { id: String(id), name, format, sizeBytes };
    }

    @Get(':id')
    @Allow(readSupportThread.Permission)
    async show(@Ctx() ctx: RequestContext, @Res() response: Response, @Param('id') id: string): Promise<void> {
        sendFile(response, await found(() => this.files.ofStaff(ctx, idOf(id))));
    }
}

/** Whatever it is, it is made harmless before it is kept. */
function nameOf({ filename }: Record<string, unknown>): string {
    if (typeof filename !== 'string' || filename.trim() === '') throw inputError('filename: is required');
    if (filename.length > longestName) throw inputError(`filename: must have at most ${longestName} characters`);
    return filename;
}

/** Vendure answers 500 to an unknown id outside GraphQL. */
async function found<T>(work: () => Promise<T>): Promise<T> {
    return work().catch((error: unknown) => {
        throw error instanceof EntityNotFoundError ? new NotFoundException('id: there is no such record') : error;
    });
}
