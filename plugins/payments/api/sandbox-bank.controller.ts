import { Body, Controller, Get, NotFoundException, Post, Query, Res, ServiceUnavailableException } from '@nestjs/common';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';
import type { Response } from 'express';

import { sandboxActs, sandboxPage } from '../domain/sandbox-page';
import { SandboxBankService } from '../services/sandbox-bank.service';
import { securePage } from './secure-page';

/** A bank for development and the demo, at which nothing is paid. Not there where real customers are. */
@Controller('sandbox-bank')
export class SandboxBankController {
    constructor(private bank: SandboxBankService) {}

    @Get('pay')
    @Allow(Permission.Public)
    page(@Res() response: Response, @Query('order') text: unknown, @Query('sign') sign: unknown): void {
        const order = this.orderOf(text, sign);
        securePage(response).send(sandboxPage(order, { order: String(text), sign: String(sign) }));
    }

    @Post('act')
    @Allow(Permission.Public)
    async act(@Ctx() ctx: RequestContext, @Res() response: Response, @Body() body: unknown): Promise<void> {
        const { order: text, sign, act: wished } = (body ?? {}) as Record<string, unknown>;
        const order = this.orderOf(text, sign);
        const act = sandboxActs.find(one => one === wished);
        if (act === undefined) throw new NotFoundException();
        await this.bank.act(ctx, order, act);
        securePage(response).status(303).setHeader('Location', order.returnUrl).end();
    }

    @Get('status')
    @Allow(Permission.Public)
    async status(@Ctx() ctx: RequestContext, @Query('key') key: unknown, @Query('sign') sign: unknown): Promise<object> {
        if (!this.bank.isServed) throw new NotFoundException();
        const answer = await this.bank.answer(ctx, key, sign);
        if (answer === null) throw new ServiceUnavailableException();
        return answer;
    }

    private orderOf(text: unknown, sign: unknown) {
        const order = this.bank.isServed ? this.bank.orderOf(text, sign) : null;
        if (order === null) throw new NotFoundException();
        return order;
    }
}
