import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { formatDate } from '../../../kernel/time';
import { sql } from '../../../kernel/vendure-sql';
import { NotificationService } from '../../notifications';
import { FirmSettingsService, memberMailSql } from '../../organizations';
import { WebhookService } from '../../outbox';
import { PURCHASING_OPTIONS } from '../constants';
import type { OrderRecord } from '../queries/order-record.query';
import type { PurchasingOptions } from '../types';

interface Ended {
    id: number;
    orderId: number;
    orderCode: string;
    askedByMemberId: number;
    state: 'accepted' | 'refused' | 'overtaken' | 'expired';
    answer: string;
}

/** Tells who looks after the company that a change is asked for, and who asked what became of it. */
@Injectable()
export class OrderChangeNews {
    constructor(
        @Inject(PURCHASING_OPTIONS) private options: PurchasingOptions,
        private connection: TransactionalConnection,
        private notifications: NotificationService,
        private webhooks: WebhookService,
        private firm: FirmSettingsService,
    ) {}

    async asked(ctx: RequestContext, { orderId, code, companyId, companyName }: OrderRecord, changeId: number, answerBy: string): Promise<void> {
        const [manager] = await sql<{ name: string; email: string }>(
            this.connection,
            ctx,
            `SELECT a."firstName" || ' ' || a."lastName" AS name, a."emailAddress" AS email FROM company c JOIN administrator a ON a.id = c."managerAdministratorId" WHERE c.id = $1`,
            [companyId],
        );
        if (!manager) return;
        const { language } = await this.firm.get(ctx);
        await this.notifications.send(ctx, {
            template: 'order-change-asked',
            to: { ...manager, language },
            params: { orderCode: code, companyName, answerBy: formatDate(answerBy, language, language === 'fa' ? 'jalali' : 'gregorian'), link: `${this.options.publicUrl}/dashboard/order-review/${orderId}` },
            aggregate: `order:${orderId}`,
            dedupeKey: `order-change:${changeId}:asked`,
        });
    }

    async ended(ctx: RequestContext, { id, orderId, orderCode, askedByMemberId, state, answer }: Ended): Promise<void> {
        const [member] = await sql<{ name: string; email: string | null; phone: null; language: string }>(
            this.connection,
            ctx,
            `SELECT c."firstName" || ' ' || c."lastName" AS name, ${memberMailSql('c', 'co')} AS email, NULL AS phone, m.language
               FROM company_member m JOIN customer c ON c.id = m."customerId" JOIN company co ON co.id = m."companyId" WHERE m.id = $1 AND m.active`,
            [askedByMemberId],
        );
        if (!member) return;
        await this.notifications.send(ctx, {
            template: `order-change-${state}`,
            to: member,
            params: { orderCode, reason: answer || '–', link: `${this.options.publicUrl}/orders/${orderCode}` },
            aggregate: `order:${orderId}`,
            dedupeKey: `order-change:${id}:${state}`,
        });
    }

    /** For the ERP: the same order, with other lines, another day or other remarks. */
    async changed(ctx: RequestContext, { orderId, code, state, companyId, currencyCode, totalGross }: OrderRecord): Promise<void> {
        await this.webhooks.publish(ctx, 'order.changed', `order:${orderId}`, { orderId, code, state, companyId, currencyCode, totalGross });
    }
}
