import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, isGraphQlErrorResult, Permission, type RequestContext } from '@vendure/core';

import type { InvitationRefusal, OwnDetailsRefusal } from '../errors';
import { OwnEmailService } from '../services/own-email.service';
import { type NewsChoice, type OwnNews, OwnNewsService } from '../services/own-news.service';
import { type OwnProfile, type OwnProfileInput, OwnProfileService } from '../services/own-profile.service';
import { ScopeService } from '../services/scope.service';

const done = { success: true as const };

@Resolver()
export class OwnProfileShopResolver {
    constructor(
        private scopes: ScopeService,
        private profiles: OwnProfileService,
        private emails: OwnEmailService,
        private news: OwnNewsService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async myProfile(@Ctx() ctx: RequestContext): Promise<OwnProfile> {
        return this.profiles.view(ctx, await this.scopes.member(ctx));
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myNews(@Ctx() ctx: RequestContext): Promise<OwnNews> {
        return this.news.view(ctx, await this.scopes.member(ctx));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async chooseMyNews(@Ctx() ctx: RequestContext, @Args() args: { input: NewsChoice }): Promise<OwnNews> {
        return this.news.choose(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async updateMyProfile(@Ctx() ctx: RequestContext, @Args() args: { input: OwnProfileInput }): Promise<OwnProfile> {
        return this.profiles.update(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async changeMyPassword(
        @Ctx() ctx: RequestContext,
        @Args() args: { currentPassword: string; password: string },
    ): Promise<OwnDetailsRefusal | typeof done> {
        return (await this.profiles.changePassword(ctx, await this.scopes.member(ctx), args.currentPassword, args.password)) ?? done;
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async requestMyEmailChange(
        @Ctx() ctx: RequestContext,
        @Args() args: { emailAddress: string; currentPassword: string },
    ): Promise<OwnDetailsRefusal | typeof done> {
        return (await this.emails.request(ctx, await this.scopes.member(ctx), args.emailAddress, args.currentPassword)) ?? done;
    }

    @Mutation()
    @Allow(Permission.Public)
    async confirmMyEmail(@Ctx() ctx: RequestContext, @Args() args: { token: string }): Promise<InvitationRefusal | typeof done> {
        return (await this.emails.confirm(ctx, args.token)) ?? done;
    }
}

@Resolver('OwnDetailsResult')
export class OwnDetailsResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value) ? 'OwnDetailsRefusal' : 'Success';
    }
}
