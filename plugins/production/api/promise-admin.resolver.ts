import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { routingPermission, workOrderPermission } from '../constants';
import { PromiseRefusalError } from '../errors';
import { PromiseService } from '../services/promise.service';

@Resolver()
export class PromiseAdminResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly promises: PromiseService,
    ) {}

    @Query()
    @Allow(workOrderPermission.Read)
    orderPromise(@Ctx() ctx: RequestContext, @Args() args: { orderId: ID }) {
        return this.promises.find(ctx, idOf(args.orderId, 'orderId'));
    }

    @Query()
    @Allow(workOrderPermission.Read)
    productionSettings(@Ctx() ctx: RequestContext) {
        return this.promises.settings(ctx);
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async setPromisedDay(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.promises.set(ctx, await this.scopes.staff(ctx), args.input, new Date());
    }

    @Mutation()
    @Allow(routingPermission.Update)
    async setProductionSettings(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.promises.setSettings(ctx, await this.scopes.staff(ctx), args.input);
    }
}

@Resolver('OrderPromiseResult')
export class OrderPromiseResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof PromiseRefusalError ? 'OrderPromiseRefusal' : 'OrderPromise';
    }
}
