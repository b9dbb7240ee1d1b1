import { Injectable } from '@nestjs/common';
import { Order, type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';

import { systemScope } from '../../../kernel/scope';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { endOver, ordersOfOverChanges } from '../queries/order-change.query';
import type { OrderRecord } from '../queries/order-record.query';
import { CompanyOrderService } from './company-order.service';
import { OrderChangeNews } from './order-change-news.service';

const atOnce = 100;

/** Requests on which nobody decides end by themselves, and who asked is told. That none is decided afterwards is judged when it is decided. */
@Injectable()
export class OrderChangeExpiry {
    constructor(
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private orders: CompanyOrderService,
        private audit: AuditService,
        private news: OrderChangeNews,
    ) {}

    async run(): Promise<number> {
        const ctx = await this.contexts.create({ apiType: 'admin' });
        for (let ended = 0; ; ) {
            const due = await ordersOfOverChanges(this.connection.rawConnection.manager, atOnce);
            for (const orderId of due) ended += await withTx(this.connection, ctx, async tx => this.endOf(tx, await this.orders.lock(tx, systemScope, orderId)));
            if (due.length < atOnce) return ended;
        }
    }

    /** Ends what has run out of the order, whose row is locked. */
    async endOf(ctx: RequestContext, { orderId, code, companyId, totalGross }: OrderRecord): Promise<number> {
        const ended = await endOver(this.connection.getRepository(ctx, Order).manager, orderId);
        for (const { id, askedByMemberId, kind } of ended) {
            await this.audit.record(ctx, { scope: systemScope, companyId, action: 'order-change.expired', entity: 'Order', entityId: orderId, after: { changeId: id, kind, totalGross } });
            await this.news.ended(ctx, { id, askedByMemberId, orderId, orderCode: code, state: 'expired', answer: '' });
        }
        return ended.length;
    }
}
