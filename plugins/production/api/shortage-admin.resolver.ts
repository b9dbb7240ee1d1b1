import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, isGraphQlErrorResult, RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { workOrderPermission } from '../constants';
import { ShortageService } from '../services/shortage.service';

@Resolver()
export class ShortageAdminResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly shortages: ShortageService,
    ) {}

    @Query()
    @Allow(workOrderPermission.Read)
    async productionShortages(@Ctx() ctx: RequestContext, @Args() args: { skip?: number | null; take?: number | null }) {
        return this.shortages.list(ctx, await this.scopes.staff(ctx), { skip: args.skip ?? 0, take: args.take ?? 25 });
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async settleShortage(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.shortages.settle(ctx, await this.scopes.staff(ctx), args.input, new Date());
    }
}

@Resolver('SettleShortageResult')
export class SettleShortageResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? (value as { __typename: string }).__typename : 'SettledShortage';
    }
}
