import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import type { StaffScope } from '../../../kernel/scope';
import { CompanyOrderService } from '../../purchasing';
import { DistributorEarning } from '../entities/distributor-earning.entity';
import { orderResale, type ResaleLevel } from '../queries/order-resale.query';

/** What staff see of the distributors between an order's buyer and the firm. */
@Injectable()
export class OrderResaleService {
    constructor(
        private connection: TransactionalConnection,
        private orders: CompanyOrderService,
    ) {}

    async levels(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<ResaleLevel[]> {
        const { orderId } = await this.orders.find(ctx, scope, idOf(given, 'orderId'));
        return orderResale(this.connection.getRepository(ctx, DistributorEarning).manager, orderId);
    }
}
