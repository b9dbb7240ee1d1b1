import { Inject, Injectable } from '@nestjs/common';
import { Administrator, type RequestContext, TransactionalConnection } from '@vendure/core';

import { formatMoney, fromSafeNumber } from '../../../kernel/money';
import { sql } from '../../../kernel/vendure-sql';
import { NotificationService } from '../../notifications';
import { FirmSettingsService, knownCompany, memberMailSql } from '../../organizations';
import { WebhookService } from '../../outbox';
import { PURCHASING_OPTIONS } from '../constants';
import type { OrderStateName } from '../domain/order-states';
import type { OrderRecord } from '../queries/order-record.query';
import type { PurchasingOptions } from '../types';
import { OrderDebts } from './order-debts';
import { OrderLinks } from './order-links';

interface Person {
    name: string;
    phone: string | null;
    email: string | null;
    language: string;
}

interface Buyer extends Person {
    /** His own role may keep prices from him; the presets do not. */
    seesPrices: boolean;
}

const customerTemplates = {
    Submitted: 'order-submitted',
    Approved: 'order-approved',
    OnHold: 'order-on-hold',
    Rejected: 'order-rejected',
    Cancelled: 'order-cancelled',
} as const satisfies Partial<Record<OrderStateName, string>>;

/** Tells people and other systems what became of an order, in the transaction in which it became so. */
@Injectable()
export class OrderNews {
    constructor(
        @Inject(PURCHASING_OPTIONS) private options: PurchasingOptions,
        private connection: TransactionalConnection,
        private notifications: NotificationService,
        private webhooks: WebhookService,
        private firm: FirmSettingsService,
        private debts: OrderDebts,
        private links: OrderLinks,
    ) {}

    /** Once for each step of the order: one that is stopped twice is told of twice. */
    async tell(ctx: RequestContext, order: OrderRecord, stepId: number, reason: string | null): Promise<void> {
        const { orderId, code, state, companyId, currencyCode, totalGross } = order;
        const aggregate = `order:${orderId}`;
        await this.webhooks.publish(ctx, `order.${kebab(state)}`, aggregate, { orderId, code, state, companyId, currencyCode, totalGross });
        // What the buyer's own side refused was not refused by the firm.
        const isOwnRefusal = state === 'Rejected' && order.gate !== null;
        const template = isOwnRefusal ? 'order-not-approved' : customerTemplates[state as keyof typeof customerTemplates];
        const buyer = template && !(await this.isAnothersCredit(ctx, order)) ? await this.buyer(ctx, order) : null;
        if (template && buyer) {
            await this.notifications.send(ctx, {
                template,
                to: buyer,
                params: {
                    orderCode: code,
                    total: buyer.seesPrices ? formatMoney(fromSafeNumber(totalGross), currencyCode, buyer.language) : '–',
                    reason: reason ?? '',
                    link: (await this.links.of(ctx, order)) ?? `${this.options.publicUrl}/orders/${code}`,
                },
                aggregate,
                dedupeKey: `${aggregate}:${kebab(state)}:${stepId}`,
            });
        }
        if (state === 'Submitted' || state === 'OnHold') {
            await this.tellSales(ctx, order, stepId);
        }
    }

    /** The goods of his pre-sale have come. */
    async goodsArrived(ctx: RequestContext, order: OrderRecord): Promise<void> {
        const buyer = await this.buyer(ctx, order);
        if (buyer === null) return;
        await this.notifications.send(ctx, {
            template: 'pre-sale-arrived',
            to: buyer,
            params: { orderCode: order.code, link: (await this.links.of(ctx, order)) ?? `${this.options.publicUrl}/orders/${order.code}` },
            aggregate: `order:${order.orderId}`,
            dedupeKey: `order:${order.orderId}:goods-arrived`,
        });
    }

    /** An order that another owes for is on hold for his credit, of which the buyer hears nothing. */
    private async isAnothersCredit(ctx: RequestContext, order: OrderRecord): Promise<boolean> {
        return order.state === 'OnHold' && (await this.debts.of(ctx, order)).companyId !== order.companyId;
    }

    private async tellSales(ctx: RequestContext, order: OrderRecord, stepId: number): Promise<void> {
        const { managerAdministratorId: managerId } = await knownCompany(this.connection, ctx, order.companyId);
        const manager = managerId
            ? await this.connection.getRepository(ctx, Administrator).findOne({ where: { id: managerId } })
            : null;
        if (!manager) {
            return;
        }
        const { language } = await this.firm.get(ctx);
        await this.notifications.send(ctx, {
            template: 'order-review',
            to: { name: `${manager.firstName} ${manager.lastName}`, email: manager.emailAddress, language },
            params: {
                orderCode: order.code,
                companyName: order.companyName,
                total: formatMoney(fromSafeNumber(order.totalGross), order.currencyCode, language),
                link: `${this.options.publicUrl}/dashboard/order-review/${order.orderId}`,
            },
            aggregate: `order:${order.orderId}`,
            dedupeKey: `order:${order.orderId}:review:${stepId}`,
        });
    }

    /** Who placed it; for an order that staff entered, the company's administrator who has been with it longest. */
    private async buyer(ctx: RequestContext, order: OrderRecord): Promise<Buyer | null> {
        const rows = await sql<Buyer>(
            this.connection,
            ctx,
            `SELECT c."firstName" || ' ' || c."lastName" AS name, c."phoneNumber" AS phone, ${memberMailSql('c', 'co')} AS email, m.language,
                    m."ownRoleId" IS NULL OR 'see-prices' = ANY(r.permissions) AS "seesPrices"
               FROM company_member m JOIN customer c ON c.id = m."customerId" JOIN company co ON co.id = m."companyId" LEFT JOIN company_role r ON r.id = m."ownRoleId"
              WHERE m.active AND m."companyId" = $1 AND (m.id = $2 OR ($2::int IS NULL AND m.role = 'admin' AND m."ownRoleId" IS NULL))
              ORDER BY m.id LIMIT 1`,
            [order.companyId, order.placedByMemberId],
        );
        return rows[0] ?? null;
    }
}

function kebab(state: string): string {
    return state.replace(/(?<=[a-z])[A-Z]/g, letter => `-${letter}`).toLowerCase();
}
