import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import { formatMoney } from '../../../kernel/money';
import { NotificationService } from '../../notifications';
import { RESALE_OPTIONS } from '../constants';
import { DistributorEarning } from '../entities/distributor-earning.entity';
import { buyersOf, type ToldDistributor, toldDistributors } from '../queries/resale-people.query';
import type { ResaleOptions } from '../types';

/** Tells distributors of their customers' orders, and customers what their distributor decided. Each thing once. */
@Injectable()
export class ResaleNews {
    constructor(
        @Inject(RESALE_OPTIONS) private options: ResaleOptions,
        private connection: TransactionalConnection,
        private notifications: NotificationService,
    ) {}

    /** Those to whom the order has come and who do not know yet. */
    async tellDistributors(ctx: RequestContext, orderId: number): Promise<void> {
        for (const told of await toldDistributors(this.manager(ctx), orderId)) {
            const isAsked = told.decision === 'waiting';
            await this.notifications.send(ctx, {
                template: isAsked ? 'customer-order-waiting' : 'customer-order-received',
                to: told,
                params: { ...this.about(told), total: formatMoney(BigInt(told.paidNet), told.currencyCode, told.language) },
                aggregate: `order:${orderId}`,
                // He who was asked is not told again when he has agreed.
                dedupeKey: `order:${orderId}:distributor:${told.companyId}`,
            });
        }
    }

    /** In the transaction of the order's step. */
    async tellOfStep(ctx: RequestContext, orderId: number, from: string, to: string): Promise<void> {
        if (to !== 'Submitted' && to !== 'OnHold') return;
        await this.tellDistributors(ctx, orderId);
        // What is on hold was not handed over yet; the buyer hears of it when it is.
        if (to === 'Submitted' && (from === 'AwaitingApproval' || from === 'OnHold')) await this.tellBuyer(ctx, orderId);
        if (to === 'OnHold') await this.tellDebtor(ctx, orderId);
    }

    private async tellBuyer(ctx: RequestContext, orderId: number): Promise<void> {
        for (const { code, distributorName, ...to } of await buyersOf(this.manager(ctx), orderId)) {
            await this.notifications.send(ctx, {
                template: 'customer-order-approved',
                to,
                params: { orderCode: code, distributorName, link: `${this.options.publicUrl}/orders/${code}` },
                aggregate: `order:${orderId}`,
                dedupeKey: `order:${orderId}:distributor-approved`,
            });
        }
    }

    /** The root's credit does not reach; the buyer hears nothing of it. */
    private async tellDebtor(ctx: RequestContext, orderId: number): Promise<void> {
        for (const told of await toldDistributors(this.manager(ctx), orderId)) {
            if (told.level > 0) continue;
            await this.notifications.send(ctx, {
                template: 'customer-order-on-hold',
                to: told,
                params: this.about(told),
                aggregate: `order:${orderId}`,
                dedupeKey: `order:${orderId}:distributor-on-hold`,
            });
        }
    }

    private about({ code, customerName }: ToldDistributor) {
        return { orderCode: code, customerName, link: `${this.options.publicUrl}/customer-orders/${code}` };
    }

    private manager(ctx: RequestContext): EntityManager {
        return this.connection.getRepository(ctx, DistributorEarning).manager;
    }
}
