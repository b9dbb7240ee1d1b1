import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { timingSafeEqual } from 'node:crypto';

import { env } from '../config/env';
import { HealthService } from './health.service';
import { registry } from './metrics';

@Controller()
export class HealthController {
    constructor(private readonly health: HealthService) {}

    /** The process runs. */
    @Get('health/live')
    live(): { status: string } {
        return { status: 'ok' };
    }

    /** The process can serve; a load balancer sends no traffic while it cannot. */
    @Get('health/ready')
    async ready(@Res() res: Response): Promise<void> {
        const ready = await this.health.isReady();
        res.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'database does not answer' });
    }

    /** For Prometheus: from this machine, or with `Authorization: Bearer METRICS_TOKEN`. */
    @Get('metrics')
    async metrics(@Req() req: Request, @Res() res: Response): Promise<void> {
        if (!mayReadMetrics(req)) {
            res.status(404).json({ errors: [{ message: 'Not found' }] });
            return;
        }
        await this.health.refreshFigures();
        res.setHeader('Content-Type', registry.contentType);
        res.send(await registry.metrics());
    }
}

function mayReadMetrics(req: Request): boolean {
    if (env.METRICS_TOKEN === undefined) return isFromThisMachine(req);
    const given = Buffer.from(req.headers.authorization ?? '');
    const wanted = Buffer.from(`Bearer ${env.METRICS_TOKEN}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** By the connection itself: what a header says of the client may be made up, and a proxy on this machine speaks for strangers. */
function isFromThisMachine({ socket, headers }: Request): boolean {
    const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
    return !isForwarded && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(socket.remoteAddress ?? '');
}
