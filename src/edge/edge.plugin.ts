import type { MiddlewareConsumer, NestModule, OnApplicationBootstrap } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, HttpAdapterHost } from '@nestjs/core';
import { ConfigService, EventBus, Logger, LoginEvent, PluginCommonModule, SessionService, TransactionalConnection, VendurePlugin } from '@vendure/core';
import type { NextFunction, Request, Response } from 'express';

import { AuditPlugin, AuditService } from '../../plugins/audit';
import { AccessModeCache, OrganizationsPlugin, ScopeService } from '../../plugins/organizations';
import { StaffPlugin } from '../../plugins/staff';
import { env } from '../config/env';
import { AccessAudit } from './access-audit';
import { AccessGuard } from './access-guard';
import { AmountWall } from './amount-wall';
import { answerWithin, patienceMs } from './answer-in-time';
import { AuditCore } from './audit-core.interceptor';
import { HealthController } from './health.controller';
import { HealthService } from './health.service';
import { limitWaiting } from './http-timeouts';
import { measureRequests } from './metrics';
import { operationGate } from './operation-gate';
import { WholePasswords } from './password-hashing';
import { adminLimits, schemaSecrecy, limitRules, shopLimits } from './query-limits';
import { RateLimits } from './rate-limits';
import { ReachStrategy } from './reach-strategy';
import { redact } from './redact';
import { refuseEncodedBodies } from './refuse-encoded-bodies';
import { refuseLongDocuments } from './refuse-long-documents';
import { requestScope } from './request-scope';
import { securityHeaders } from './security-headers';
import { lookUpByKey, sessionColumnHoldsKeys, SessionKeyCache } from './session-keys';
import { endOldSessions } from './session-limits';
import { readStaffCookie, staffPaths } from './staff-cookie';

const amountWall = new AmountWall();
const rateLimits = new RateLimits(env.RATE_LIMIT_FACTOR);
/** Known once the server is up; until then the shop is closed. */
let isOpenToVisitors = (): Promise<boolean> => Promise.resolve(false);
const accesses = new AccessAudit();
const origins = env.CORS_ORIGINS.split(',').map(origin => origin.trim()).filter(origin => origin !== '');

function logRequests(req: Request, res: Response, next: NextFunction): void {
    const began = process.hrtime.bigint();
    res.on('finish', () => {
        const ms = Number((process.hrtime.bigint() - began) / 1_000_000n);
        const path = redact(req.originalUrl.split('?')[0] ?? '');
        Logger.verbose(`${req.method} ${path} ${res.statusCode} ${ms} ms`, 'http');
    });
    next();
}

/** What stands between the network and Vendure. Order matters: the cheapest refusal comes first. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OrganizationsPlugin, StaffPlugin],
    controllers: [HealthController],
    providers: [HealthService, { provide: APP_GUARD, useClass: AccessGuard }, { provide: APP_INTERCEPTOR, useClass: AuditCore }],
    compatibility: '^3.7.0',
    configuration: config => {
        const { apiOptions, schedulerOptions } = config;
        apiOptions.middleware.unshift(
            ...[requestScope, measureRequests, logRequests, refuseEncodedBodies, securityHeaders(env.NODE_ENV === 'production')].map(
                handler => ({ route: '/', handler, beforeListen: true }),
            ),
        );
        apiOptions.middleware.push(
            { route: apiOptions.shopApiPath, handler: answerWithin(patienceMs) },
            { route: apiOptions.shopApiPath, handler: refuseLongDocuments(shopLimits) },
            { route: apiOptions.adminApiPath, handler: refuseLongDocuments(adminLimits) },
        );
        apiOptions.cors = origins.length > 0 ? { origin: origins, credentials: true, exposedHeaders: ['X-Request-Id', 'Retry-After'] } : false;
        apiOptions.trustProxy = env.TRUST_PROXY;
        apiOptions.csrfPrevention = true;
        config.authOptions.entityAccessControlStrategy = new ReachStrategy();
        apiOptions.introspection = env.NODE_ENV === 'development';
        apiOptions.shopApiValidationRules = limitRules(shopLimits);
        apiOptions.adminApiValidationRules = limitRules(adminLimits);
        config.authOptions.passwordHashingStrategy = new WholePasswords();
        config.authOptions.sessionCacheStrategy = new SessionKeyCache();
        config.entityOptions.metadataModifiers = [...(config.entityOptions.metadataModifiers ?? []), sessionColumnHoldsKeys];
        apiOptions.apolloServerPlugins = [...apiOptions.apolloServerPlugins, schemaSecrecy, operationGate(rateLimits, accesses, () => isOpenToVisitors()), amountWall.plugin];
        schedulerOptions.tasks = [...(schedulerOptions.tasks ?? []), endOldSessions];
        return config;
    },
})
export class EdgePlugin implements NestModule, OnApplicationBootstrap {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly host: HttpAdapterHost,
        private readonly config: ConfigService,
        private readonly events: EventBus,
        private readonly accessMode: AccessModeCache,
        private readonly audit: AuditService,
        private readonly sessions: SessionService,
        scopes: ScopeService,
    ) {
        amountWall.judgeBy(scopes);
        lookUpByKey(sessions, connection);
    }

    configure(consumer: MiddlewareConsumer): void {
        consumer.apply(readStaffCookie(this.config.authOptions.cookieOptions)).forRoutes(...staffPaths);
    }

    onApplicationBootstrap(): void {
        rateLimits.countIn(this.connection.rawConnection);
        accesses.tell(this.audit, this.sessions, this.connection);
        this.events.ofType(LoginEvent).subscribe(({ ctx }) => {
            if (ctx.req) rateLimits.forgive(ctx.req).catch((error: Error) => Logger.warn(`A sign-in stays counted as a guess: ${error.message}`, 'edge'));
        });
        isOpenToVisitors = async () => (await this.accessMode.current()) !== 'closed';
        limitWaiting(this.host.httpAdapter?.getHttpServer());
    }
}
