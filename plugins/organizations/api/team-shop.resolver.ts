import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, Permission, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import type { TeamRefusal } from '../errors';
import type { CompanyRoleChanges } from '../services/company-role.service';
import type { CompanyRoleInput } from '../services/input-schemas';
import type { MemberChanges } from '../services/member.service';
import { ScopeService } from '../services/scope.service';
import { TeamRoleService, type TeamRoleView } from '../services/team-role.service';
import { type TeamInvitation, type TeamListInput, type TeamMemberView, TeamService } from '../services/team.service';

@Resolver()
export class TeamShopResolver {
    constructor(
        private scopes: ScopeService,
        private team: TeamService,
        private roles: TeamRoleService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async teamMembers(@Ctx() ctx: RequestContext, @Args() args: { input: TeamListInput }) {
        return this.team.list(ctx, await this.scopes.member(ctx), args.input);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async teamRoles(@Ctx() ctx: RequestContext): Promise<TeamRoleView[]> {
        return this.roles.list(ctx, await this.scopes.member(ctx));
    }

    @Query()
    @Allow(Permission.Authenticated)
    async assignablePermissions(@Ctx() ctx: RequestContext) {
        return this.roles.assignablePermissions(ctx, await this.scopes.member(ctx));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async inviteTeamMember(@Ctx() ctx: RequestContext, @Args() args: { input: TeamInvitation }): Promise<TeamMemberView | TeamRefusal> {
        return this.team.invite(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async resendTeamInvitation(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<TeamMemberView | TeamRefusal> {
        return this.team.resend(ctx, await this.scopes.member(ctx), idOf(args.id));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async updateTeamMember(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: MemberChanges & { id: ID } },
    ): Promise<TeamMemberView | TeamRefusal> {
        const { id, ...changes } = args.input;
        return this.team.update(ctx, await this.scopes.member(ctx), idOf(id), changes);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async createTeamRole(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: CompanyRoleInput & { idempotencyKey: string } },
    ): Promise<TeamRoleView | TeamRefusal> {
        return this.roles.create(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async updateTeamRole(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: CompanyRoleChanges & { id: ID } },
    ): Promise<TeamRoleView | TeamRefusal> {
        const { id, ...changes } = args.input;
        return this.roles.update(ctx, await this.scopes.member(ctx), idOf(id), changes);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async deleteTeamRole(@Ctx() ctx: RequestContext, @Args() args: { id: ID; version?: number }): Promise<TeamRefusal | { success: true }> {
        return (await this.roles.remove(ctx, await this.scopes.member(ctx), idOf(args.id), args.version)) ?? { success: true };
    }
}

@Resolver('TeamMemberResult')
export class TeamMemberResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value) ? 'TeamRefusal' : 'TeamMember';
    }
}

@Resolver('TeamRoleResult')
export class TeamRoleResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value) ? 'TeamRefusal' : 'TeamRole';
    }
}

@Resolver('DeleteTeamRoleResult')
export class DeleteTeamRoleResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value) ? 'TeamRefusal' : 'Success';
    }
}
