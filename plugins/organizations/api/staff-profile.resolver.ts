import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type Administrator, Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../services/scope.service';
import { type StaffProfileInput, StaffProfileService } from '../services/staff-profile.service';

/** In the place of core's, which takes a new password without the old one. */
@Resolver()
export class StaffProfileResolver {
    constructor(
        private scopes: ScopeService,
        private profiles: StaffProfileService,
    ) {}

    @Mutation()
    @Allow(Permission.Owner)
    async updateActiveAdministrator(@Ctx() ctx: RequestContext, @Args() args: { input: StaffProfileInput }): Promise<Administrator> {
        return this.profiles.update(ctx, await this.scopes.staff(ctx), args.input);
    }
}
