import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { type MemberScope, type StaffScope, systemScope } from '../../../kernel/scope';
import { hashOf, isToken } from '../../../kernel/token';
import { calendarDay, checked, idOf, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { VisibilityService } from '../../assortment';
import { AuditService } from '../../audit';
import { toCsv } from '../../documents';
import { refuseNotice } from '../domain/back-in-stock';
import { StockNoticeRefusal } from '../errors';
import { stockFacts } from '../queries/stock-facts.query';
import { countDeskNotices, deskNotices, type NoticeRow, type NoticeView, waitingNotices } from '../queries/stock-notices.query';

const filters = z.object({
    state: optional(z.enum(['waiting', 'told', 'ended'])),
    variantId: optional(recordId),
    companyId: optional(recordId),
    term: optional(z.string().max(100)),
    from: optional(calendarDay),
    until: optional(calendarDay),
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 25, z.int().min(1).max(100)),
});

/** A file that a spreadsheet still opens. */
const mostExported = 50_000;

/** Who wants to be told when something is back: as he asks, as he ends it, and as staff see it. */
@Injectable()
export class StockNoticeService {
    constructor(
        private connection: TransactionalConnection,
        private visibility: VisibilityService,
        private audit: AuditService,
    ) {}

    async mine(ctx: RequestContext, scope: MemberScope): Promise<NoticeView[]> {
        return sql<NoticeView>(this.connection, ctx, waitingNotices, [ctx.languageCode, scope.memberId, null]);
    }

    /** Asked for twice, it is one. */
    async ask(ctx: RequestContext, scope: MemberScope, given: unknown): Promise<NoticeView | StockNoticeRefusal> {
        const variantId = idOf(given, 'variantId');
        // His address is not proved to be his, and he has the order's own page.
        if (scope.isGuest) return new StockNoticeRefusal('guest');
        const visible = await this.visibility.visibleVariantIds(ctx, scope, [variantId]);
        if (!visible.has(variantId)) throw new EntityNotFoundError('ProductVariant', variantId);
        return withTx(this.connection, ctx, async tx => {
            await sql(this.connection, tx, 'SELECT id FROM company_member WHERE id = $1 FOR NO KEY UPDATE', [scope.memberId]);
            const known = await this.waiting(tx, scope, variantId);
            if (known !== undefined) return known;
            const { facts } = await stockFacts(this.connection.getRepository(tx, Order).manager, [variantId]);
            const of = facts.get(variantId);
            if (of === undefined) throw new EntityNotFoundError('ProductVariant', variantId);
            const [row] = await sql<{ count: number; minQuantity: number }>(this.connection, tx, `
                SELECT (SELECT count(*)::int FROM stock_notice WHERE "memberId" = $1 AND state = 'waiting') AS count,
                       COALESCE((SELECT "minQuantity" FROM variant_sales WHERE "productVariantId" = $2), 1) AS "minQuantity"`, [scope.memberId, variantId]);
            const refused = refuseNotice(of, row?.minQuantity ?? 1, row?.count ?? 0);
            if (refused !== null) return new StockNoticeRefusal(refused);
            const [made] = await sql<{ id: number }>(this.connection, tx, 'INSERT INTO stock_notice ("memberId", "productVariantId") VALUES ($1, $2) RETURNING id', [scope.memberId, variantId]);
            await this.audit.record(tx, { scope, action: 'stock-notice.ask', entity: 'StockNotice', entityId: made?.id ?? 0, companyId: scope.companyId, after: { variantId } });
            const notice = await this.waiting(tx, scope, variantId);
            if (notice === undefined) throw new Error('The notice that was just written is not there');
            return notice;
        });
    }

    /** Ended twice, or never asked for, it is ended. */
    async end(ctx: RequestContext, scope: MemberScope, given: unknown): Promise<boolean> {
        const variantId = idOf(given, 'variantId');
        return withTx(this.connection, ctx, async tx => {
            const ended = await sql<{ id: number }>(this.connection, tx, `
                UPDATE stock_notice SET state = 'ended', "settledAt" = now(), "updatedAt" = now()
                 WHERE "memberId" = $1 AND "productVariantId" = $2 AND state = 'waiting' RETURNING id`, [scope.memberId, variantId]);
            for (const { id } of ended) {
                await this.audit.record(tx, { scope, action: 'stock-notice.end', entity: 'StockNotice', entityId: id, companyId: scope.companyId, after: { variantId } });
            }
            return ended.length > 0;
        });
    }

    /** By the link of a mail, without signing in: all that its recipient still waits for. The link holds for ninety days. */
    async stopByLink(ctx: RequestContext, token: string): Promise<{ ended: number } | StockNoticeRefusal> {
        if (!isToken(token)) return new StockNoticeRefusal('unknown-link');
        return withTx(this.connection, ctx, async tx => {
            const [sent] = await sql<{ memberId: number; companyId: number }>(this.connection, tx, `
                SELECT t."memberId", m."companyId" FROM stock_notice t JOIN company_member m ON m.id = t."memberId"
                 WHERE t."tokenHash" = $1 AND t."settledAt" > now() - interval '90 days'`, [hashOf(token)]);
            if (sent === undefined) return new StockNoticeRefusal('unknown-link');
            const ended = await sql<{ id: number }>(this.connection, tx, `
                UPDATE stock_notice SET state = 'ended', "settledAt" = now(), "updatedAt" = now() WHERE "memberId" = $1 AND state = 'waiting' RETURNING id`, [sent.memberId]);
            if (ended.length > 0) {
                await this.audit.record(tx, {
                    scope: systemScope, action: 'stock-notice.stop-by-link', entity: 'CompanyMember', entityId: sent.memberId, companyId: sent.companyId, after: { ended: ended.length },
                });
            }
            return { ended: ended.length };
        });
    }

    async list(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<{ items: NoticeRow[]; totalItems: number }> {
        const { skip, take, ...wish } = checked(filters, input ?? {});
        const params = this.params(scope, wish);
        const items = await sql<NoticeRow>(this.connection, ctx, deskNotices, [...params, ctx.languageCode, skip, take]);
        const [count] = await sql<{ count: number }>(this.connection, ctx, countDeskNotices, params);
        return { items, totalItems: count?.count ?? 0 };
    }

    /** The same as a CSV file. */
    async export(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<string> {
        const params = this.params(scope, checked(filters, input ?? {}));
        const rows = await sql<NoticeRow>(this.connection, ctx, deskNotices, [...params, ctx.languageCode, 0, mostExported]);
        return toCsv(rows, [
            { header: 'company', value: row => row.companyName },
            { header: 'person', value: row => row.personName },
            { header: 'sku', value: row => row.sku },
            { header: 'article', value: row => row.variantName },
            { header: 'state', value: row => row.state },
            { header: 'asked', value: row => row.askedAt.toISOString() },
            { header: 'settled', value: row => row.settledAt?.toISOString() ?? '' },
        ]);
    }

    private params(scope: StaffScope, { state, variantId, companyId, term, from, until }: Omit<z.output<typeof filters>, 'skip' | 'take'>): unknown[] {
        return [scope.reach, state, variantId, companyId, term === null ? null : term.replace(/[\\%_]/g, '\\$&'), from, until];
    }

    private async waiting(ctx: RequestContext, scope: MemberScope, variantId: number): Promise<NoticeView | undefined> {
        return (await sql<NoticeView>(this.connection, ctx, waitingNotices, [ctx.languageCode, scope.memberId, variantId]))[0];
    }
}
