import { Inject, Injectable } from '@nestjs/common';
import { Order, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import type { StaffScope } from '../../../kernel/scope';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { IncomingPaymentService } from '../../finance';
import { NotificationService } from '../../notifications';
import { memberMailSql } from '../../organizations';
import { PURCHASING_OPTIONS } from '../constants';
import { refuseShortening, unitsLeft } from '../domain/shortened-order';
import { OrderChangeRefusal, refuse } from '../errors';
import { lineTerms } from '../queries/order-change.query';
import type { OrderRecord } from '../queries/order-record.query';
import type { PurchasingOptions } from '../types';
import { CompanyOrderService } from './company-order.service';
import { OrderChangeNews } from './order-change-news.service';
import { OrderDebts } from './order-debts';
import { OrderRewriting } from './order-rewriting';

/** Takes out of an order what could not be made of it. It keeps its prices and what its delivery was agreed to cost, and never becomes dearer. */
@Injectable()
export class ShortenedOrderService {
    constructor(
        @Inject(PURCHASING_OPTIONS) private options: PurchasingOptions,
        private connection: TransactionalConnection,
        private orders: CompanyOrderService,
        private rewriting: OrderRewriting,
        private payments: IncomingPaymentService,
        private debts: OrderDebts,
        private audit: AuditService,
        private notifications: NotificationService,
        private news: OrderChangeNews,
    ) {}

    /** Cuts the line down to `left` base units. Call it in a transaction, inside `answering`: it may refuse at any point. */
    async shorten(ctx: RequestContext, scope: StaffScope, cut: { orderId: number; lineId: number; left: number; reason: string }): Promise<void> {
        if (!scope.permissions.has('ApproveOrder')) refuse(new OrderChangeRefusal('not-allowed'));
        const order = await this.orders.lock(ctx, scope, cut.orderId);
        const terms = await lineTerms(this.manager(ctx), order.orderId);
        const lines = terms.map(({ lineId, quantity, unitQuantity, orderSetId: setId }) => ({ lineId, quantity, unitQuantity, setId }));
        const isPaid = (await this.payments.paidOf(ctx, order.orderId)) > 0;
        const isResold = (await this.debts.of(ctx, order)).companyId !== order.companyId;
        const refused = refuseShortening({ state: order.state, lines, isPaid, isResold }, cut.lineId, cut.left);
        if (refused) refuse(new OrderChangeRefusal(refused, 'orderLineId'));
        const line = lines.find(one => one.lineId === cut.lineId);
        const newUnitQuantity = line && unitsLeft(line, cut.left);
        if (line === undefined || newUnitQuantity == null) throw new Error(`Line ${cut.lineId} changed under the lock of its order`);
        const { wishedDate, remarks } = order;
        const after = await this.rewriting.apply(ctx, order, { wishedDate, remarks, lines: [{ lineId: cut.lineId, newUnitQuantity }], keepsDelivery: true }, `order-short:${order.orderId}:${order.version}`);
        if (after.totalGross > order.totalGross) refuse(new OrderChangeRefusal('dearer-than-asked'));
        await this.audit.record(ctx, {
            scope, companyId: order.companyId, action: 'order.shorten', entity: 'Order', entityId: order.orderId, reason: cut.reason,
            before: { totalGross: order.totalGross }, after: { totalGross: after.totalGross, lines: after.lines },
        });
        await this.tell(ctx, order, cut.lineId, line.unitQuantity, newUnitQuantity);
        await this.news.changed(ctx, { ...order, totalGross: after.totalGross });
    }

    private async tell(ctx: RequestContext, order: OrderRecord, lineId: number, ordered: number, quantity: number): Promise<void> {
        const { orderId, code: orderCode, placedByMemberId, version } = order;
        const [member] = await sql<{ name: string; email: string | null; phone: string | null; language: string; productName: string }>(
            this.connection,
            ctx,
            `SELECT c."firstName" || ' ' || c."lastName" AS name, ${memberMailSql('c', 'co')} AS email, NULLIF(c."phoneNumber", '') AS phone, m.language,
                    COALESCE((SELECT t.name FROM product_variant_translation t WHERE t."baseId" = l."productVariantId"
                        ORDER BY t."languageCode" = m.language DESC, t."languageCode" = 'en' DESC, t.id LIMIT 1), '') AS "productName"
               FROM company_member m JOIN customer c ON c.id = m."customerId" JOIN company co ON co.id = m."companyId", order_line l
              WHERE m.id = $1 AND m.active AND l.id = $2`,
            [placedByMemberId, lineId],
        );
        if (!member) return;
        const { productName, ...to } = member;
        await this.notifications.send(ctx, {
            template: 'order-shortened',
            to,
            params: { orderCode, productName, ordered, quantity, link: `${this.options.publicUrl}/orders/${orderCode}` },
            aggregate: `order:${orderId}`,
            dedupeKey: `order-shortened:${orderId}:${version}:${lineId}`,
        });
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, Order).manager;
    }
}
