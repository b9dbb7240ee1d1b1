import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, isGraphQlErrorResult, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import type { AccessRefusal, ApplicationLinkRefusal } from '../errors';
import { ApplicantService, type QuestionView } from '../services/applicant.service';
import { type AccessForm, ConsentService, type ConsentTextView } from '../services/consent.service';
import { type GuestContactInput, GuestContactService } from '../services/guest-contact.service';
import type { AccessRequest } from '../services/input-schemas';
import { IntakeService } from '../services/intake.service';

interface Success {
    success: true;
}

@Resolver()
export class AccessShopResolver {
    constructor(
        private consents: ConsentService,
        private intake: IntakeService,
        private applicants: ApplicantService,
        private guests: GuestContactService,
        private scopes: ScopeService,
    ) {}

    @Query()
    @Allow(Permission.Public)
    accessForm(@Ctx() ctx: RequestContext): Promise<AccessForm> {
        return this.consents.form(ctx);
    }

    @Query()
    @Allow(Permission.Public)
    guestConsents(@Ctx() ctx: RequestContext): Promise<ConsentTextView[]> {
        return this.guests.asked(ctx);
    }

    @Query()
    @Allow(Permission.Public)
    applicationQuestion(@Ctx() ctx: RequestContext, @Args() args: { token: string }): Promise<QuestionView | null> {
        return this.applicants.question(ctx, args.token);
    }

    @Mutation()
    @Allow(Permission.Public)
    async applyForAccess(@Ctx() ctx: RequestContext, @Args() args: { input: AccessRequest & { idempotencyKey: string } }): Promise<Success | AccessRefusal> {
        const scope = await this.scopes.tryMember(ctx);
        return this.intake.apply(ctx, args.input, scope?.isGuest ? scope.companyId : null);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async setGuestContact(@Ctx() ctx: RequestContext, @Args() args: { input: GuestContactInput }): Promise<Success | AccessRefusal> {
        return this.guests.set(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Public)
    async confirmApplication(@Ctx() ctx: RequestContext, @Args() args: { token: string }): Promise<Success | ApplicationLinkRefusal> {
        return (await this.applicants.confirm(ctx, args.token)) ?? { success: true };
    }

    @Mutation()
    @Allow(Permission.Public)
    async answerApplication(@Ctx() ctx: RequestContext, @Args() args: { token: string; answer: string }): Promise<Success | ApplicationLinkRefusal> {
        return (await this.applicants.answer(ctx, args.token, args.answer)) ?? { success: true };
    }
}

@Resolver('ApplyForAccessResult')
export class ApplyForAccessResultResolver {
    @ResolveField()
    __resolveType(value: Success | AccessRefusal): string {
        return isGraphQlErrorResult(value as AccessRefusal) ? 'AccessRefusal' : 'Success';
    }
}

@Resolver('SetGuestContactResult')
export class SetGuestContactResultResolver extends ApplyForAccessResultResolver {}

@Resolver('ApplicationLinkResult')
export class ApplicationLinkResultResolver {
    @ResolveField()
    __resolveType(value: Success | ApplicationLinkRefusal): string {
        return isGraphQlErrorResult(value as ApplicationLinkRefusal) ? 'ApplicationLinkRefusal' : 'Success';
    }
}
