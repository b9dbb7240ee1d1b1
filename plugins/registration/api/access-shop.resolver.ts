import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, isGraphQlErrorResult, Permission, type RequestContext } from '@vendure/core';

import type { AccessRefusal, ApplicationLinkRefusal } from '../errors';
import { ApplicantService, type QuestionView } from '../services/applicant.service';
import { type AccessForm, ConsentService } from '../services/consent.service';
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
    ) {}

    @Query()
    @Allow(Permission.Public)
    accessForm(@Ctx() ctx: RequestContext): Promise<AccessForm> {
        return this.consents.form(ctx);
    }

    @Query()
    @Allow(Permission.Public)
    applicationQuestion(@Ctx() ctx: RequestContext, @Args() args: { token: string }): Promise<QuestionView | null> {
        return this.applicants.question(ctx, args.token);
    }

    @Mutation()
    @Allow(Permission.Public)
    applyForAccess(@Ctx() ctx: RequestContext, @Args() args: { input: AccessRequest & { idempotencyKey: string } }): Promise<Success | AccessRefusal> {
        return this.intake.apply(ctx, args.input);
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

@Resolver('ApplicationLinkResult')
export class ApplicationLinkResultResolver {
    @ResolveField()
    __resolveType(value: Success | ApplicationLinkRefusal): string {
        return isGraphQlErrorResult(value as ApplicationLinkRefusal) ? 'ApplicationLinkRefusal' : 'Success';
    }
}
