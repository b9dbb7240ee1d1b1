import { Body, Controller, HttpCode, HttpException, Post, Req, UnauthorizedException } from '@nestjs/common';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';
import type { Request } from 'express';

import { ScaleAgentService } from '../services/scale-agent.service';
import { VisitLimiter } from '../services/visit-limiter';

/** Not "Bearer", which Vendure takes for a session. */
const scheme = /^Scale ([A-Za-z0-9_-]{43})$/;
/** One a second, and as many again to catch up after a line was down. */
const reportsPerMinute = 180;
const guessesPerMinute = 20;

/** For the agents in the scale houses: each holds the secret of its one scale, and can do nothing but report of it. */
@Controller('scale-agent')
export class ScaleAgentController {
    constructor(
        private agents: ScaleAgentService,
        private limiter: VisitLimiter,
    ) {}

    @Post('report')
    @HttpCode(200)
    @Allow(Permission.Public)
    async report(@Ctx() ctx: RequestContext, @Req() request: Request, @Body() body: unknown) {
        const secret = scheme.exec(request.headers.authorization ?? '')?.[1];
        const agent = secret === undefined ? null : await this.agents.find(ctx, secret);
        const isWithin = agent
            ? await this.limiter.isWithinLimit(`agent:${agent.id}`, 'agent', reportsPerMinute)
            : await this.limiter.isWithinLimit(request.ip ?? '', 'agent-guess', guessesPerMinute);
        if (!isWithin) throw new HttpException('Too many reports; wait a minute', 429);
        if (!agent) throw new UnauthorizedException('authorization: must be the secret of a scale');
        return this.agents.receive(ctx, agent, body);
    }
}
