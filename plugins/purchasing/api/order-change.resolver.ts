import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { approveOrder, cancelCompanyOrder, readCompanyOrder, releaseHeldOrder } from '../constants';
import { changeableStates, mayCancelHimself } from '../domain/order-change';
import { CompanyOrderService, type OrderRecord } from '../services/company-order.service';
import { CustomerOrderService, type OrderView } from '../services/customer-order.service';
import { OrderChangeReader } from '../services/order-change-reader.service';
import { type AskForOrderChangeInput, type DecideOrderChangeInput, OrderChangeService } from '../services/order-change.service';

@Resolver()
export class OrderChangeShopResolver {
    constructor(
        private scopes: ScopeService,
        private changes: OrderChangeService,
        private orders: CustomerOrderService,
    ) {}

    @Mutation()
    @Allow(Permission.Authenticated)
    async askForOrderChange(@Ctx() ctx: RequestContext, @Args('input') input: AskForOrderChangeInput) {
        const scope = await this.scopes.member(ctx);
        const done = await this.changes.ask(ctx, scope, input);
        return 'orderId' in done ? this.orders.find(ctx, scope, done.orderId) : done;
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async withdrawOrderChange(@Ctx() ctx: RequestContext, @Args('input') input: { id: ID; version: number; idempotencyKey: string }) {
        const scope = await this.scopes.member(ctx);
        const done = await this.changes.withdraw(ctx, scope, input);
        return 'orderId' in done ? this.orders.find(ctx, scope, done.orderId) : done;
    }
}

@Resolver('MyOrder')
export class MyOrderChangeResolver {
    constructor(
        private scopes: ScopeService,
        private reader: OrderChangeReader,
    ) {}

    @ResolveField()
    changes(@Ctx() ctx: RequestContext, @Parent() order: OrderView) {
        return this.reader.ofOrder(ctx, order.orderId);
    }

    @ResolveField()
    mayAskForChange(@Ctx() ctx: RequestContext, @Parent() order: OrderView): Promise<boolean> {
        return this.mayAsk(ctx, order);
    }

    @ResolveField()
    async mayAskToCancel(@Ctx() ctx: RequestContext, @Parent() order: OrderView): Promise<boolean> {
        return !mayCancelHimself(order.state) && this.mayAsk(ctx, order);
    }

    private async mayAsk(ctx: RequestContext, { orderId, state }: OrderView): Promise<boolean> {
        const { permissions } = await this.scopes.member(ctx);
        return permissions.has('order') && changeableStates.includes(state) && !(await this.reader.isOpen(ctx, orderId));
    }
}

@Resolver()
export class OrderChangeAdminResolver {
    constructor(
        private scopes: ScopeService,
        private changes: OrderChangeService,
        private reader: OrderChangeReader,
        private orders: CompanyOrderService,
    ) {}

    @Query()
    @Allow(readCompanyOrder.Permission)
    async waitingOrderChanges(@Ctx() ctx: RequestContext) {
        return this.reader.waiting(ctx, await this.scopes.staff(ctx));
    }

    @Query()
    @Allow(readCompanyOrder.Permission)
    async orderChangeEffect(@Ctx() ctx: RequestContext, @Args('orderId') orderId: ID) {
        return this.changes.effect(ctx, await this.scopes.staff(ctx), idOf(orderId));
    }

    @Mutation()
    @Allow(approveOrder.Permission, releaseHeldOrder.Permission, cancelCompanyOrder.Permission)
    async decideOrderChange(@Ctx() ctx: RequestContext, @Args('input') input: DecideOrderChangeInput) {
        const scope = await this.scopes.staff(ctx);
        const done = await this.changes.decide(ctx, scope, input);
        return 'orderId' in done ? this.orders.find(ctx, scope, done.orderId) : done;
    }
}

@Resolver('CompanyOrder')
export class CompanyOrderChangeResolver {
    constructor(private reader: OrderChangeReader) {}

    @ResolveField()
    changes(@Ctx() ctx: RequestContext, @Parent() order: OrderRecord) {
        return this.reader.ofOrder(ctx, order.orderId);
    }
}

@Resolver('OrderChangeResult')
export class OrderChangeResultResolver {
    @ResolveField()
    __resolveType(value: { __typename?: string }): string {
        return value.__typename ?? 'MyOrder';
    }
}

@Resolver('DecideOrderChangeResult')
export class DecideOrderChangeResultResolver {
    @ResolveField()
    __resolveType(value: { __typename?: string }): string {
        return value.__typename ?? 'CompanyOrder';
    }
}
