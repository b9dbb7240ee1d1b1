import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import type { FeedOutcome, FeedReject } from '../entities/supplier-feed-run.entity';
import { applySupplierStock, lockPlace } from '../queries/supplier-stock.sql';

const mostKeptRejects = 200;

interface Figures {
    row: number;
    sku: string;
    quantity: number;
}

interface Run {
    stockLocationId: number;
    via: 'url' | 'file';
    outcome: FeedOutcome;
    reason?: string;
    rows?: number;
    changed?: number;
    rejects?: readonly FeedReject[];
}

/** Takes what a supplier says of his warehouse, whichever way it came, and keeps what became of it. */
@Injectable()
export class SupplierStockService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    /** `isWhole`: what the figures do not name lies there no more. Gives the codes whose figures changed, and by row those that are nobody's. */
    async apply(
        ctx: RequestContext,
        scope: Scope,
        of: { stockLocationId: number; via: 'url' | 'file'; isWhole: boolean },
        figures: readonly Figures[],
        wrong: readonly FeedReject[],
    ): Promise<{ changed: ReadonlySet<string>; unknown: { row: number; sku: string }[]; count: number }> {
        const { stockLocationId, via, isWhole } = of;
        return withTx(this.connection, ctx, async tx => {
            await sql(this.connection, tx, 'SELECT id FROM warehouse WHERE "stockLocationId" = $1 FOR UPDATE', [stockLocationId]);
            await sql(this.connection, tx, lockPlace, [stockLocationId]);
            const [applied] = await sql<{ changed: number; unknown: { row: number; sku: string }[]; skus: string[] }>(
                this.connection, tx, applySupplierStock, [JSON.stringify(figures), stockLocationId, isWhole]);
            const { changed = 0, unknown = [], skus = [] } = applied ?? {};
            await sql(this.connection, tx, 'UPDATE warehouse SET "countedAt" = now(), "updatedAt" = now() WHERE "stockLocationId" = $1 RETURNING id', [stockLocationId]);
            const rejects = [...wrong, ...unknown.map(one => ({ ...one, reason: 'there is no article of this code' }))];
            await this.record(tx, { stockLocationId, via, outcome: 'applied', rows: figures.length + wrong.length, changed, rejects });
            if (changed > 0) {
                await this.audit.record(tx, { scope, action: 'supplier-stock.apply', entity: 'StockLocation', entityId: stockLocationId, after: { via, changed } });
            }
            return { changed: new Set(skus), unknown, count: changed };
        });
    }

    async refused(ctx: RequestContext, run: { stockLocationId: number; outcome: 'refused' | 'failed'; reason: string; rejects?: readonly FeedReject[] }): Promise<void> {
        await this.record(ctx, { ...run, via: 'url' });
    }

    /** Rows of the last list that was believed. */
    async lastRows(ctx: RequestContext, stockLocationId: number): Promise<number> {
        const [last] = await sql<{ rows: number }>(this.connection, ctx,
            `SELECT rows - rejected AS rows FROM supplier_feed_run WHERE "stockLocationId" = $1 AND outcome = 'applied' AND via = 'url' ORDER BY id DESC LIMIT 1`, [stockLocationId]);
        return last?.rows ?? 0;
    }

    private async record(ctx: RequestContext, { stockLocationId, via, outcome, reason = '', rows = 0, changed = 0, rejects = [] }: Run): Promise<void> {
        await sql(this.connection, ctx, `
            INSERT INTO supplier_feed_run ("stockLocationId", via, outcome, reason, rows, changed, rejected, rejects) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
            [stockLocationId, via, outcome, reason.slice(0, 500), rows, changed, rejects.length, JSON.stringify(rejects.slice(0, mostKeptRejects))]);
    }
}

