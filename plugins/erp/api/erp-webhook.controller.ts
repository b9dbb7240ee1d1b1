import { Body, Controller, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { ConnectionService } from '../services/connection.service';
import { PullService } from '../services/pull.service';

/** The ERP tells that something changed. It brings nothing with it: what changed is asked for, as by schedule. */
@Controller('erp')
export class ErpWebhookController {
    constructor(
        private connections: ConnectionService,
        private pulls: PullService,
    ) {}

    @Post('changed/:token')
    @HttpCode(202)
    @Allow(Permission.Public)
    async changed(@Ctx() ctx: RequestContext, @Param('token') token: string, @Body() body: unknown): Promise<{ asked: number }> {
        const connection = await this.connections.byWebhook(ctx, token);
        if (connection === null) throw new NotFoundException('There is no such connection');
        const { objects } = (body ?? {}) as { objects?: unknown };
        const named = Array.isArray(objects) ? objects.filter((one): one is string => typeof one === 'string').slice(0, 50) : [];
        return { asked: await this.pulls.askByWebhook(ctx, connection.id, named) };
    }
}
