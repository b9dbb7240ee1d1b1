import { Controller, HttpCode, Post, Req, Res, UnauthorizedException } from '@nestjs/common';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';
import type { Request, Response } from 'express';

import { inputError } from '../../../kernel/vendure-input';
import { readBody } from '../../documents';
import { ErpAgentService } from '../services/erp-agent.service';

/** Not "Bearer", which Vendure takes for a session. */
const scheme = /^ErpAgent ([A-Za-z0-9_-]{43})$/;
const mostBytes = 8 * 1_048_576;

/** For the agents beside ERPs: each holds a secret of its own, brings what it read and takes what is to be written. */
@Controller('erp-agent')
export class ErpAgentController {
    constructor(private agents: ErpAgentService) {}

    @Post('report')
    @HttpCode(200)
    @Allow(Permission.Public)
    async report(@Ctx() ctx: RequestContext, @Req() request: Request, @Res({ passthrough: true }) response: Response) {
        const secret = scheme.exec(request.headers.authorization ?? '')?.[1];
        const agent = secret === undefined ? null : await this.agents.find(ctx, secret);
        if (!agent) throw new UnauthorizedException('authorization: must be the secret of an agent');
        // Larger than what is taken of everybody, and so read only once it is known who sends it.
        const body = (await readBody(request, mostBytes)).toString('utf8');
        return this.agents.receive(ctx, agent, parsed(body), () => response.destroyed);
    }
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        throw inputError('body: must be JSON, sent as application/x-karvan-agent');
    }
}
