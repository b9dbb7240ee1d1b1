import { Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { MyGoalsService } from '../services/my-goals.service';

@Resolver()
export class GoalsShopResolver {
    constructor(
        private scopes: ScopeService,
        private goals: MyGoalsService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async myPurchaseGoals(@Ctx() ctx: RequestContext) {
        return this.goals.list(ctx, await this.scopes.member(ctx));
    }
}
