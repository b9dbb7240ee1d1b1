import { Controller, HttpCode, HttpException, Post, Req } from '@nestjs/common';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';
import type { Request } from 'express';

import { readBody } from '../../documents';
import { ScopeService } from '../../organizations';
import { largestLogoBytes } from '../domain/logo-file';
import { OfferLetterheads } from '../services/offer-letterhead.service';

const contentType = 'application/octet-stream';

/** The logo of a company's own offers, in as the request's body; `src/authz/routes.ts` says who may. Its name and kind are not asked: its bytes say what it is. */
@Controller('offer-logo')
export class OfferLogoController {
    constructor(
        private scopes: ScopeService,
        private letterheads: OfferLetterheads,
    ) {}

    @Post()
    @HttpCode(200)
    @Allow(Permission.Authenticated)
    async upload(@Ctx() ctx: RequestContext, @Req() request: Request) {
        if (request.headers['content-type'] !== contentType) throw new HttpException(`Send the file as the body, as ${contentType}`, 415);
        const content = await readBody(request, largestLogoBytes);
        const { logo, version } = await this.letterheads.storeLogo(ctx, await this.scopes.member(ctx), content);
        return { logo, version };
    }
}
