import { Inject, Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { hashOf, newToken } from '../../../kernel/token';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { VisibilityService } from '../../assortment';
import { AuditService } from '../../audit';
import { NotificationService } from '../../notifications';
import { AVAILABILITY_OPTIONS } from '../constants';
import { isBack } from '../domain/back-in-stock';
import { stockFacts } from '../queries/stock-facts.query';
import { type NoticeToSend, noticesToSend, variantsWaitedFor } from '../queries/stock-notices.query';
import type { AvailabilityOptions } from '../types';

/** Tells who waits that something is back: each once, however often the stock comes and goes, and however many workers look. */
@Injectable()
export class NoticeSender {
    constructor(
        private connection: TransactionalConnection,
        private visibility: VisibilityService,
        private notifications: NotificationService,
        private audit: AuditService,
        @Inject(AVAILABILITY_OPTIONS) private options: AvailabilityOptions,
    ) {}

    /** How many were told. */
    async sendDue(ctx: RequestContext): Promise<number> {
        let [told, past] = [0, 0];
        for (;;) {
            const waitedFor = await sql<{ id: number; minQuantity: number }>(this.connection, ctx, variantsWaitedFor, [past]);
            const last = waitedFor.at(-1);
            if (last === undefined) return told;
            past = last.id;
            const { facts } = await stockFacts(this.connection.getRepository(ctx, Order).manager, waitedFor.map(one => one.id));
            const back = waitedFor.filter(({ id, minQuantity }) => {
                const of = facts.get(id);
                return of !== undefined && isBack(of, minQuantity);
            });
            told += await this.tell(ctx, back.map(one => one.id));
        }
    }

    private async tell(ctx: RequestContext, variantIds: readonly number[]): Promise<number> {
        if (variantIds.length === 0) return 0;
        const notices = await sql<NoticeToSend>(this.connection, ctx, noticesToSend, [variantIds]);
        const visible = new Map<number, Set<number>>();
        let told = 0;
        for (const notice of notices) {
            // Who may not see it any more is told nothing of it; should he see it again, he is still waiting.
            const seen = visible.get(notice.companyId) ?? (await this.visibility.visibleVariantIds(ctx, notice, variantIds));
            visible.set(notice.companyId, seen);
            if (seen.has(notice.variantId) && (await this.send(ctx, notice))) told++;
        }
        return told;
    }

    /** The notice is used up in the transaction in which the mail is queued. */
    private async send(ctx: RequestContext, notice: NoticeToSend): Promise<boolean> {
        const token = newToken();
        return withTx(this.connection, ctx, async tx => {
            const taken = await sql(this.connection, tx, `
                UPDATE stock_notice SET state = 'told', "settledAt" = now(), "updatedAt" = now(), "tokenHash" = $2 WHERE id = $1 AND state = 'waiting' RETURNING id`,
                [notice.id, hashOf(token)]);
            if (taken.length === 0) return false;
            const { publicUrl } = this.options;
            await this.notifications.send(tx, {
                template: 'back-in-stock',
                to: { email: notice.email, name: notice.personName, language: notice.language },
                params: {
                    productName: notice.variantName,
                    link: `${publicUrl}/product/${encodeURIComponent(notice.productSlug)}?sku=${encodeURIComponent(notice.sku)}`,
                    stopLink: `${publicUrl}/stop-notices/${token}`,
                },
                aggregate: `member:${notice.memberId}`,
                dedupeKey: `stock-notice:${notice.id}`,
            });
            await this.audit.record(tx, {
                scope: systemScope, action: 'stock-notice.tell', entity: 'StockNotice', entityId: notice.id, companyId: notice.companyId, after: { variantId: notice.variantId },
            });
            return true;
        });
    }
}
