import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { needsGoods, nextOrderStates, refuseTransition } from '../domain/order-states';
import { CartReader } from '../services/cart-reader.service';
import type { OrderRecord } from '../services/company-order.service';
import { CustomerOrderService } from '../services/customer-order.service';
import { OrderPaymentService } from '../services/order-payment.service';

@Resolver('CompanyOrder')
export class CompanyOrderEntityResolver {
    constructor(
        private scopes: ScopeService,
        private reader: CartReader,
        private orders: CustomerOrderService,
        private payments: OrderPaymentService,
    ) {}

    @ResolveField()
    payment(@Ctx() ctx: RequestContext, @Parent() order: OrderRecord) {
        return this.payments.ofOrder(ctx, order);
    }

    @ResolveField()
    async lines(@Ctx() ctx: RequestContext, @Parent() order: OrderRecord) {
        const lines = await this.orders.batch(ctx, [order.orderId]).linesOf(order.orderId);
        return lines.map(line => ({ ...line, imageUrl: this.reader.imageUrl(ctx, line.image) }));
    }

    @ResolveField()
    history(@Ctx() ctx: RequestContext, @Parent() order: OrderRecord) {
        return this.orders.batch(ctx, [order.orderId]).stepsOf(order.orderId);
    }

    @ResolveField()
    approval(@Ctx() ctx: RequestContext, @Parent() order: OrderRecord) {
        return this.orders.batch(ctx, [order.orderId]).approvalOf(order.orderId);
    }

    @ResolveField()
    async mayBecome(@Ctx() ctx: RequestContext, @Parent() order: OrderRecord): Promise<string[]> {
        const scope = await this.scopes.staff(ctx);
        const isTooSpecial = order.specialReasons.length > 0 && !scope.permissions.has('ApproveSpecialOrder');
        const isUnpaid = order.state === 'Submitted' && !(await this.payments.isPaid(ctx, order.orderId));
        return nextOrderStates(order.state)
            .filter(to => refuseTransition(order.state, to, scope, 'a reason') === null)
            .filter(to => !order.awaitsGoods || !needsGoods(to))
            .filter(to => to !== 'Approved' || (!isTooSpecial && !isUnpaid));
    }
}

const typeOf = (value: { __typename?: string }): string => value.__typename ?? 'CompanyOrder';

@Resolver('OrderStepResult')
export class OrderStepResultResolver {
    @ResolveField()
    __resolveType(value: { __typename?: string }): string {
        return typeOf(value);
    }
}

@Resolver('PlaceOrderForCompanyResult')
export class PlaceForCompanyResultResolver {
    @ResolveField()
    __resolveType(value: { __typename?: string }): string {
        return typeOf(value);
    }
}
