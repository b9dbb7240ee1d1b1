import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type Administrator, Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../services/scope.service';
import { type NewStaffInput, StaffAccountService, type StaffInput } from '../services/staff-account.service';
import { type StaffProfileInput, StaffProfileService } from '../services/staff-profile.service';

/** In the place of core's, which take any password, and of oneself a new one without the old one. */
@Resolver()
export class StaffProfileResolver {
    constructor(
        private scopes: ScopeService,
        private profiles: StaffProfileService,
        private accounts: StaffAccountService,
    ) {}

    @Mutation()
    @Allow(Permission.CreateAdministrator)
    async createAdministrator(@Ctx() ctx: RequestContext, @Args() args: { input: NewStaffInput }): Promise<Administrator> {
        return this.accounts.create(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.UpdateAdministrator)
    async updateAdministrator(@Ctx() ctx: RequestContext, @Args() args: { input: StaffInput }): Promise<Administrator> {
        return this.accounts.update(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Owner)
    async updateActiveAdministrator(@Ctx() ctx: RequestContext, @Args() args: { input: StaffProfileInput }): Promise<Administrator> {
        return this.profiles.update(ctx, await this.scopes.staff(ctx), args.input);
    }
}
