import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { type Scope, systemScope } from '../../../kernel/scope';
import { checked, idOf, inputError, line, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { type OutboxMessage, OutboxHandlers, OutboxService, refuseUrl } from '../../outbox';
import { AVAILABILITY_OPTIONS } from '../constants';
import type { FeedOutcome, FeedReject } from '../entities/supplier-feed-run.entity';
import type { AvailabilityOptions } from '../types';
import { FeedReader } from './feed-reader.service';

export const pullKind = 'supplier-feed.pull';

const feedSchema = z.object({
    stockLocationId: recordId,
    url: line(2000),
    everyMinutes: z.int().min(5).max(10_080),
    skuColumn: line(60),
    quantityColumn: line(60),
    active: z.boolean(),
    version: z.int().nullish(),
});
const runsSchema = z.object({
    stockLocationId: recordId,
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 10, z.int().min(1).max(100)),
});

const urlTexts = { 'not-a-url': 'must be an address', 'not-https': 'must begin with https://', 'has-credentials': 'must not have a name and password in it', port: 'must be at port 443 or 8443' };

export interface FeedFacts {
    stockLocationId: number;
    name: string;
    url: string | null;
    everyMinutes: number;
    skuColumn: string;
    quantityColumn: string;
    active: boolean;
    version: number;
    countedAt: Date | null;
    isStale: boolean;
    articles: number;
    lastOutcome: FeedOutcome | null;
    lastReason: string | null;
    lastRunAt: Date | null;
}

export interface FeedRunRow {
    id: number;
    at: Date;
    via: string;
    outcome: FeedOutcome;
    reason: string;
    rows: number;
    changed: number;
    rejected: number;
    rejects: FeedReject[];
}

/** Where suppliers publish their stock, how often it is fetched, and what became of it. */
@Injectable()
export class SupplierFeedService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private audit: AuditService,
        private outbox: OutboxService,
        private handlers: OutboxHandlers,
        private reader: FeedReader,
        @Inject(AVAILABILITY_OPTIONS) private options: AvailabilityOptions,
    ) {}

    onModuleInit(): void {
        this.handlers.register(pullKind, message => this.pull(message));
    }

    /** Every external warehouse, with or without a feed. */
    async feeds(ctx: RequestContext): Promise<FeedFacts[]> {
        return sql<FeedFacts>(this.connection, ctx, `
            SELECT o.id AS "stockLocationId", o.name, f.url, COALESCE(f."everyMinutes", 60) AS "everyMinutes", COALESCE(f."skuColumn", 'sku') AS "skuColumn",
                   COALESCE(f."quantityColumn", 'quantity') AS "quantityColumn", COALESCE(f.active, false) AS active, COALESCE(f.version, 0) AS version, w."countedAt",
                   COALESCE(w."countedAt" < now() - make_interval(hours => t."staleAfterHours"), false) AS "isStale",
                   (SELECT count(*)::int FROM stock_level l WHERE l."stockLocationId" = o.id AND l."stockOnHand" > 0) AS articles,
                   r.outcome AS "lastOutcome", r.reason AS "lastReason", r.at AS "lastRunAt"
              FROM warehouse w JOIN stock_location o ON o.id = w."stockLocationId" CROSS JOIN availability_settings t
              LEFT JOIN supplier_feed f ON f."stockLocationId" = o.id
              LEFT JOIN LATERAL (SELECT * FROM supplier_feed_run x WHERE x."stockLocationId" = o.id ORDER BY x.id DESC LIMIT 1) r ON true
             WHERE w.kind = 'external' ORDER BY o.id LIMIT 500`);
    }

    async runs(ctx: RequestContext, input: unknown): Promise<{ items: FeedRunRow[]; totalItems: number }> {
        const { stockLocationId, skip, take } = checked(runsSchema, input);
        const items = await sql<FeedRunRow>(this.connection, ctx,
            `SELECT id, at, via, outcome, reason, rows, changed, rejected, rejects FROM supplier_feed_run WHERE "stockLocationId" = $1 ORDER BY id DESC OFFSET $2 LIMIT $3`,
            [stockLocationId, skip, take]);
        const [count] = await sql<{ count: number }>(this.connection, ctx, 'SELECT count(*)::int AS count FROM supplier_feed_run WHERE "stockLocationId" = $1', [stockLocationId]);
        return { items, totalItems: count?.count ?? 0 };
    }

    async set(ctx: RequestContext, scope: Scope, input: unknown): Promise<FeedFacts> {
        const { version, ...after } = checked(feedSchema, input);
        const refused = refuseUrl(after.url, this.options.allowLoopback);
        if (refused !== null) throw inputError(`url: ${urlTexts[refused]}`);
        if (after.skuColumn === after.quantityColumn) throw inputError('quantityColumn: must be another column than the code');
        return withTx(this.connection, ctx, async tx => {
            const before = await this.locked(tx, after.stockLocationId);
            const record = { version: before.version, entity: 'SupplierFeed', entityId: after.stockLocationId };
            await this.audit.refuseStale(tx, scope, version, record);
            await sql(this.connection, tx, `
                INSERT INTO supplier_feed AS f ("stockLocationId", url, "everyMinutes", "skuColumn", "quantityColumn", active) VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT ("stockLocationId") DO UPDATE SET url = excluded.url, "everyMinutes" = excluded."everyMinutes", "skuColumn" = excluded."skuColumn",
                    "quantityColumn" = excluded."quantityColumn", active = excluded.active, version = f.version + 1, "updatedAt" = now()`,
                [after.stockLocationId, after.url, after.everyMinutes, after.skuColumn, after.quantityColumn, after.active]);
            const { url, everyMinutes, skuColumn, quantityColumn, active } = before;
            await this.audit.record(tx, {
                ...{ scope, action: 'supplier-feed.set', entity: 'SupplierFeed', entityId: after.stockLocationId },
                ...(url !== null && { before: { url, everyMinutes, skuColumn, quantityColumn, active } }), after,
            });
            return this.locked(tx, after.stockLocationId);
        });
    }

    /** Has it fetched by the worker, now. */
    async ask(ctx: RequestContext, scope: Scope, given: unknown): Promise<FeedFacts> {
        const stockLocationId = idOf(given, 'stockLocationId');
        return withTx(this.connection, ctx, async tx => {
            const feed = await this.locked(tx, stockLocationId);
            if (feed.url === null) throw inputError('stockLocationId: this warehouse has no feed');
            await this.enqueue(tx, stockLocationId);
            await this.audit.record(tx, { scope, action: 'supplier-feed.ask', entity: 'SupplierFeed', entityId: stockLocationId, after: {} });
            return feed;
        });
    }

    /** How many feeds were due. However many workers ask, each feed is asked for once a turn. */
    async enqueueDue(ctx: RequestContext): Promise<number> {
        return withTx(this.connection, ctx, async tx => {
            const due = await sql<{ id: number }>(this.connection, tx, `
                UPDATE supplier_feed SET "lastAskedAt" = now() WHERE id IN (
                    SELECT f.id FROM supplier_feed f JOIN warehouse w ON w."stockLocationId" = f."stockLocationId" AND w.kind = 'external'
                     WHERE f.active AND (f."lastAskedAt" IS NULL OR f."lastAskedAt" <= now() - make_interval(mins => f."everyMinutes"))
                     ORDER BY f.id LIMIT 100 FOR UPDATE OF f SKIP LOCKED)
                RETURNING "stockLocationId" AS id`);
            for (const { id } of due) await this.enqueue(tx, id);
            return due.length;
        });
    }

    private async enqueue(ctx: RequestContext, stockLocationId: number): Promise<void> {
        await this.outbox.enqueue(ctx, { kind: pullKind, aggregate: `supplier-feed:${stockLocationId}`, payload: { stockLocationId } });
    }

    /** A feed that does not answer is asked again when its turn comes; the run says what was wrong. */
    private async pull({ payload }: OutboxMessage) {
        const ctx = await this.contexts.create({ apiType: 'admin' });
        const feed = (await this.feeds(ctx)).find(one => one.stockLocationId === payload.stockLocationId);
        if (feed === undefined || feed.url === null) return { accepted: 'The feed is gone' };
        return { accepted: await this.reader.read(ctx, systemScope, { ...feed, url: feed.url }) };
    }

    private async locked(ctx: RequestContext, stockLocationId: number): Promise<FeedFacts> {
        await sql(this.connection, ctx, 'SELECT id FROM warehouse WHERE "stockLocationId" = $1 FOR UPDATE', [stockLocationId]);
        const feed = (await this.feeds(ctx)).find(one => one.stockLocationId === stockLocationId);
        if (feed === undefined) throw new EntityNotFoundError('Warehouse', stockLocationId);
        return feed;
    }
}
