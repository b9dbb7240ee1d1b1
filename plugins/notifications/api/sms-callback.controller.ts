import { Body, Controller, Get, Header, HttpCode, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { SmsCallbackService } from '../services/sms-callback.service';

/** Where the SMS panel calls us, some by GET and some by POST. */
@Controller('sms')
export class SmsCallbackController {
    constructor(private callbacks: SmsCallbackService) {}

    @Get(':provider/:secret')
    @Allow(Permission.Public)
    @Header('Content-Type', 'text/plain; charset=utf-8')
    @Header('Cache-Control', 'no-store')
    called(@Ctx() ctx: RequestContext, @Param('provider') provider: string, @Param('secret') secret: string, @Query() query: unknown): Promise<string> {
        return this.answer(ctx, provider, secret, query, null);
    }

    @Post(':provider/:secret')
    @HttpCode(200)
    @Allow(Permission.Public)
    @Header('Content-Type', 'text/plain; charset=utf-8')
    posted(@Ctx() ctx: RequestContext, @Param('provider') provider: string, @Param('secret') secret: string, @Query() query: unknown, @Body() body: unknown): Promise<string> {
        return this.answer(ctx, provider, secret, query, body);
    }

    private async answer(ctx: RequestContext, provider: string, secret: string, query: unknown, body: unknown): Promise<string> {
        const answer = await this.callbacks.take(ctx, provider, secret, query, body, new Date());
        if (answer === null) throw new NotFoundException();
        return answer;
    }
}
