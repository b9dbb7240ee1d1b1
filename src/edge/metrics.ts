/** Figures for Prometheus. Labels have few values: never an id, a path or a name that a client chose. */
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export const registry = new Registry();
collectDefaultMetrics({ register: registry, prefix: 'karvan_' });

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const http = new Histogram({
    name: 'karvan_http_request_seconds',
    help: 'Time to answer an HTTP request, by first part of the path',
    labelNames: ['method', 'part', 'status'],
    buckets: seconds,
    registers: [registry],
});

export const graphql = new Histogram({
    name: 'karvan_graphql_operation_seconds',
    help: 'Time of a GraphQL operation, by its first root field',
    labelNames: ['api', 'field', 'outcome'],
    buckets: seconds,
    registers: [registry],
});

export const outboxMessages = new Gauge({
    name: 'karvan_outbox_messages',
    help: 'Outbox messages that are not final, by state',
    labelNames: ['state'],
    registers: [registry],
});

export const outboxLag = new Gauge({
    name: 'karvan_outbox_lag_seconds',
    help: 'Age of the oldest outbox message that is due',
    registers: [registry],
});

export const webhookEndpoints = new Gauge({
    name: 'karvan_webhook_endpoints',
    help: 'Receivers of webhooks: told of events, switched off by staff, or given up because they did not answer',
    labelNames: ['state'],
    registers: [registry],
});

export const databasePool = new Gauge({
    name: 'karvan_database_connections',
    help: 'Connections of the pool of this process',
    labelNames: ['state'],
    registers: [registry],
});

const parts = new Set(['shop-api', 'admin-api', 'assets', 'dashboard', 'api', 't', 'd', 'feeds', 'health', 'metrics', 'dev']);

export function measureRequests(req: Request, res: Response, next: NextFunction): void {
    const stop = http.startTimer({ method: req.method });
    const part = req.originalUrl.split(/[/?]/, 2)[1] ?? '';
    res.on('finish', () => stop({ part: parts.has(part) ? part : 'portal', status: res.statusCode }));
    next();
}
