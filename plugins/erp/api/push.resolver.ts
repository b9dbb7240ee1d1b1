import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { manageErp, readErp } from '../constants';
import { FigureAgeService } from '../services/figure-age.service';
import { PushConsole } from '../services/push-console.service';
import { type PushSettingInput, PushSettingService } from '../services/push-setting.service';

@Resolver()
export class PushAdminResolver {
    constructor(
        private scopes: ScopeService,
        private desk: PushConsole,
        private settings: PushSettingService,
        private ages: FigureAgeService,
    ) {}

    @Query()
    @Allow(readErp.Permission)
    async erpDocuments(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.desk.list(ctx, await this.scopes.staff(ctx), input);
    }

    @Query()
    @Allow(readErp.Permission)
    erpPushQueues(@Ctx() ctx: RequestContext) {
        return this.desk.queues(ctx);
    }

    @Query()
    @Allow(readErp.Permission)
    erpPushSetting(@Ctx() ctx: RequestContext, @Args('connectionId') connectionId: ID) {
        return this.settings.of(ctx, connectionId);
    }

    @Query()
    @Allow(Permission.Authenticated)
    figureAges(@Ctx() ctx: RequestContext) {
        return this.ages.ages(ctx);
    }

    @Mutation()
    @Allow(manageErp.Permission)
    async saveErpPushSetting(@Ctx() ctx: RequestContext, @Args('input') input: PushSettingInput) {
        return this.settings.save(ctx, await this.scopes.staff(ctx), input);
    }

    @Mutation()
    @Allow(manageErp.Permission)
    async replayErpDocuments(@Ctx() ctx: RequestContext, @Args() args: { ids: ID[] }) {
        return this.desk.replay(ctx, await this.scopes.staff(ctx), args);
    }

    @Mutation()
    @Allow(manageErp.Permission)
    async discardErpDocument(@Ctx() ctx: RequestContext, @Args() args: { id: ID; reason: string }) {
        return this.desk.discard(ctx, await this.scopes.staff(ctx), args);
    }
}

/** The order was found before by who asks. */
@Resolver('CompanyOrder')
export class CompanyOrderErpResolver {
    constructor(private desk: PushConsole) {}

    @ResolveField()
    erpDocuments(@Ctx() ctx: RequestContext, @Parent() order: { orderId: number }) {
        return this.desk.ofOrder(ctx, order.orderId);
    }
}

@Resolver()
export class FigureAgeShopResolver {
    constructor(private ages: FigureAgeService) {}

    @Query()
    @Allow(Permission.Authenticated)
    figureAges(@Ctx() ctx: RequestContext) {
        return this.ages.ages(ctx);
    }
}

@Resolver('MyOrder')
export class MyOrderErpResolver {
    constructor(private desk: PushConsole) {}

    @ResolveField()
    erpNumbers(@Ctx() ctx: RequestContext, @Parent() order: { id: number }): Promise<string[]> {
        return this.desk.numbersOf(ctx, order.id);
    }
}
