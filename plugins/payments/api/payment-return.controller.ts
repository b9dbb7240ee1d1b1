import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';
import type { Request, Response } from 'express';

import { isWaiting } from '../domain/attempt-states';
import { plainPage, resultPage } from '../domain/pay-page';
import { payLanguage } from '../domain/pay-texts';
import { PaymentService } from '../services/payment.service';
import { Providers } from '../services/providers';
import { PayVisitLimiter } from '../services/visit-limiter';
import { securePage } from './secure-page';

/** Ways back from a provider. Neither settles anything by itself: each makes us ask the provider. */
@Controller('payments')
export class PaymentReturnController {
    constructor(
        private payments: PaymentService,
        private providers: Providers,
        private limiter: PayVisitLimiter,
    ) {}

    /** The payer's browser. A member goes on to his portal, who paid by a link sees how it ended. */
    @Get('return/:token')
    @Allow(Permission.Public)
    async back(@Ctx() ctx: RequestContext, @Req() request: Request, @Res() response: Response, @Param('token') token: string): Promise<void> {
        securePage(response);
        if (!(await this.limiter.isWithinLimit(request.ip ?? ''))) {
            response.status(429).setHeader('Retry-After', '60').send(plainPage('tooMany', 'en'));
            return;
        }
        const known = await this.payments.byReturnToken(ctx, token);
        if (known === null) {
            response.status(404).send(plainPage('notFound', 'en'));
            return;
        }
        const { id, state, memberId, language } = await this.payments.resolve(known.id);
        if (memberId !== null) response.status(303).setHeader('Location', `/payment/${id}`).end();
        else response.send(resultPage(state === 'paid' ? 'paid' : isWaiting(state) || state === 'disputed' ? 'waiting' : 'failed', `/payments/return/${token}`, payLanguage(language)));
    }

    /** What a provider sends by himself: believed only as far as its signature goes, and then asked for. */
    @Post('notify/:provider')
    @HttpCode(200)
    @Allow(Permission.Public)
    async notify(@Ctx() ctx: RequestContext, @Param('provider') code: string, @Body() body: unknown): Promise<{ ok: true }> {
        const fields = body !== null && typeof body === 'object' ? (body as Record<string, unknown>) : {};
        const key = this.providers.find(code)?.keyOf({ fields }) ?? null;
        const known = key === null ? null : await this.payments.byKey(ctx, code, key);
        if (known === null) throw new NotFoundException('There is no such payment');
        await this.payments.resolve(known.id);
        return { ok: true };
    }
}
