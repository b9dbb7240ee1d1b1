import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';
import type { Request } from 'express';

import { readUpload } from '../../documents';
import { ScopeService } from '../../organizations';
import { logoLimits, OfferLetterheads } from '../services/offer-letterhead.service';

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
        const content = await readUpload(request, logoLimits);
        const { logo, version } = await this.letterheads.storeLogo(ctx, await this.scopes.member(ctx), content);
        return { logo, version };
    }
}
