import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import type { StaffRefusal } from '../errors';
import { FirmBranchService, type FirmBranchView } from '../services/firm-branch.service';
import { SecondFactorService } from '../services/second-factor.service';
import { StaffMemberService, type StaffRow } from '../services/staff-member.service';
import { StaffScopeService } from '../services/staff-scope.service';

interface Success {
    success: true;
}

@Resolver()
export class StaffAdminResolver {
    constructor(
        private scopes: StaffScopeService,
        private staff: StaffMemberService,
        private branches: FirmBranchService,
        private factors: SecondFactorService,
    ) {}

    @Query()
    @Allow(Permission.ReadAdministrator)
    staffMembers(@Ctx() ctx: RequestContext, @Args() args: { input?: object }): Promise<{ items: StaffRow[]; totalItems: number }> {
        return this.staff.list(ctx, args.input);
    }

    @Query()
    @Allow(Permission.ReadAdministrator)
    staffMember(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<StaffRow> {
        return this.staff.find(ctx, idOf(args.id));
    }

    @Query()
    @Allow(Permission.ReadAdministrator)
    firmBranches(@Ctx() ctx: RequestContext): Promise<FirmBranchView[]> {
        return this.branches.list(ctx);
    }

    @Query()
    @Allow(Permission.ReadAdministrator)
    secondFactorRoles(@Ctx() ctx: RequestContext): Promise<number[]> {
        return this.factors.requiredRoles(ctx);
    }

    @Mutation()
    @Allow(Permission.UpdateAdministrator)
    async updateStaffMember(@Ctx() ctx: RequestContext, @Args() args: { input: object }): Promise<StaffRow | StaffRefusal> {
        return this.staff.update(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.UpdateAdministrator)
    async blockStaffMember(@Ctx() ctx: RequestContext, @Args() args: { id: ID; reason: string }): Promise<StaffRow | StaffRefusal> {
        return this.staff.block(ctx, await this.scopes.staff(ctx), args);
    }

    @Mutation()
    @Allow(Permission.UpdateAdministrator)
    async unblockStaffMember(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<StaffRow | StaffRefusal> {
        return this.staff.unblock(ctx, await this.scopes.staff(ctx), idOf(args.id));
    }

    @Mutation()
    @Allow(Permission.UpdateAdministrator)
    async createFirmBranch(@Ctx() ctx: RequestContext, @Args() args: { name: string; idempotencyKey: string }): Promise<FirmBranchView> {
        return this.branches.create(ctx, await this.scopes.staff(ctx), args);
    }

    @Mutation()
    @Allow(Permission.UpdateAdministrator)
    async updateFirmBranch(@Ctx() ctx: RequestContext, @Args() args: { id: ID; name: string; version?: number }): Promise<FirmBranchView> {
        return this.branches.update(ctx, await this.scopes.staff(ctx), args);
    }

    @Mutation()
    @Allow(Permission.UpdateAdministrator)
    async deleteFirmBranch(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<Success | StaffRefusal> {
        return (await this.branches.delete(ctx, await this.scopes.staff(ctx), idOf(args.id))) ?? { success: true };
    }

    @Mutation()
    @Allow(Permission.UpdateAdministrator)
    async resetSecondFactor(@Ctx() ctx: RequestContext, @Args() args: { administratorId: ID; reason: string }): Promise<Success | StaffRefusal> {
        return (await this.factors.reset(ctx, await this.scopes.staff(ctx), args)) ?? { success: true };
    }

    @Mutation()
    @Allow(Permission.UpdateAdministrator)
    async setSecondFactorRoles(@Ctx() ctx: RequestContext, @Args() args: { roleIds: ID[] }): Promise<number[]> {
        return this.factors.setRequiredRoles(ctx, await this.scopes.staff(ctx), args);
    }
}
