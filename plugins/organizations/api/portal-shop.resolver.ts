import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import type { InvitationRefusal } from '../errors';
import { AcceptanceService, type InvitationView } from '../services/acceptance.service';
import { PasswordLinkService } from '../services/password-link.service';
import { type PortalMember, type PortalSession, PortalSessionService } from '../services/portal-session.service';

interface Success {
    success: true;
}

@Resolver()
export class PortalShopResolver {
    constructor(
        private session: PortalSessionService,
        private acceptance: AcceptanceService,
        private passwordLinks: PasswordLinkService,
    ) {}

    @Query()
    @Allow(Permission.Public)
    portalSession(@Ctx() ctx: RequestContext): Promise<PortalSession> {
        return this.session.view(ctx);
    }

    @Query()
    @Allow(Permission.Public)
    invitation(@Ctx() ctx: RequestContext, @Args() args: { token: string }): Promise<InvitationView | null> {
        return this.acceptance.view(ctx, args.token);
    }

    @Mutation()
    @Allow(Permission.Public)
    async acceptInvitation(
        @Ctx() ctx: RequestContext,
        @Args() args: { token: string; password?: string | null },
    ): Promise<Success | InvitationRefusal> {
        return (await this.acceptance.accept(ctx, args.token, args.password ?? null)) ?? { success: true };
    }

    @Mutation()
    @Allow(Permission.Public)
    async requestPasswordLink(@Ctx() ctx: RequestContext, @Args() args: { emailAddress: string }): Promise<Success> {
        await this.passwordLinks.request(ctx, args.emailAddress);
        return { success: true };
    }

    @Mutation()
    @Allow(Permission.Public)
    async resetPasswordByLink(
        @Ctx() ctx: RequestContext,
        @Args() args: { token: string; password: string },
    ): Promise<Success | InvitationRefusal> {
        return (await this.acceptance.reset(ctx, args.token, args.password)) ?? { success: true };
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    updateMyLanguage(@Ctx() ctx: RequestContext, @Args() args: { language: string }): Promise<PortalMember> {
        return this.session.updateMyLanguage(ctx, args.language);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    switchCompany(@Ctx() ctx: RequestContext, @Args() args: { memberId: ID }): Promise<PortalSession> {
        return this.session.switchCompany(ctx, idOf(args.memberId, 'memberId'));
    }
}
