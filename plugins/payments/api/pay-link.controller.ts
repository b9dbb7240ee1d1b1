import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';
import type { Request, Response } from 'express';

import { linkPage, plainPage } from '../domain/pay-page';
import { payLanguage } from '../domain/pay-texts';
import { PayLinkService } from '../services/pay-link.service';
import { PayVisitLimiter } from '../services/visit-limiter';
import { securePage } from './secure-page';

/** Paying without login. Whoever holds the link may pay; nothing else of the request is trusted. */
@Controller('pay')
export class PayLinkController {
    constructor(
        private links: PayLinkService,
        private limiter: PayVisitLimiter,
    ) {}

    @Get(':token')
    @Allow(Permission.Public)
    show(@Ctx() ctx: RequestContext, @Req() request: Request, @Res() response: Response, @Param('token') token: string, @Query('lang') lang: unknown): Promise<void> {
        return this.answer(ctx, request, response, token, lang, null);
    }

    @Post(':token')
    @Allow(Permission.Public)
    pay(@Ctx() ctx: RequestContext, @Req() request: Request, @Res() response: Response, @Param('token') token: string, @Query('lang') lang: unknown, @Body() body: unknown): Promise<void> {
        const { provider } = (body ?? {}) as { provider?: unknown };
        return this.answer(ctx, request, response, token, lang, { provider: typeof provider === 'string' ? provider : null });
    }

    private async answer(ctx: RequestContext, request: Request, response: Response, token: string, lang: unknown, wish: { provider: string | null } | null): Promise<void> {
        securePage(response);
        if (!(await this.limiter.isWithinLimit(request.ip ?? ''))) {
            response.status(429).setHeader('Retry-After', '60').send(plainPage('tooMany', payLanguage(lang)));
            return;
        }
        const view = await this.links.open(ctx, token);
        if (view === null) {
            response.status(404).send(plainPage('notFound', payLanguage(lang)));
            return;
        }
        const language = payLanguage(lang ?? view.link.language);
        const started = wish === null ? null : await this.links.start(ctx, view, wish.provider);
        if (started !== null && 'redirectUrl' in started) response.status(303).setHeader('Location', started.redirectUrl).end();
        else response.status(started === null ? 200 : 422).send(linkPage(view, `/pay/${token}?lang=${language}`, language, started?.reason === 'provider-unreachable'));
    }
}
