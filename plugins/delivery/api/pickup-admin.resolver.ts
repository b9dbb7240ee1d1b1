import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { PickupSettingsService } from '../services/pickup-settings.service';

@Resolver()
export class PickupAdminResolver {
    constructor(
        private scopes: ScopeService,
        private settings: PickupSettingsService,
    ) {}

    @Query()
    @Allow(Permission.ReadSettings)
    pickupSettings(@Ctx() ctx: RequestContext) {
        return this.settings.get(ctx);
    }

    @Mutation()
    @Allow(Permission.UpdateSettings)
    async updatePickupSettings(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.settings.update(ctx, await this.scopes.staff(ctx), args.input);
    }
}
