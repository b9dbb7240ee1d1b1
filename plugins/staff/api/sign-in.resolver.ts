import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConfigService, Ctx, type ErrorResult, isGraphQlErrorResult, Permission, type RequestContext } from '@vendure/core';
import { setSessionToken } from '@vendure/core/dist/api/common/set-session-token';
import { getUserChannelsPermissions } from '@vendure/core/dist/service/helpers/utils/get-user-channels-permissions';
import type { Request, Response } from 'express';

import { SecondFactorNeeded, SecondFactorRefusal } from '../errors';
import { type Enrolment, SecondFactorService, type SecondFactorState } from '../services/second-factor.service';
import { SignInService } from '../services/sign-in.service';
import { StaffScopeService } from '../services/staff-scope.service';

interface Browser {
    req: Request & { session?: { token?: string; ticket?: string } | null };
    res: Response;
}

/** Signing in and one's own second factor. `login` stands in the place of core's, which asks for a password only. */
@Resolver()
export class SignInResolver {
    constructor(
        private scopes: StaffScopeService,
        private signIns: SignInService,
        private factors: SecondFactorService,
        private config: ConfigService,
    ) {}

    @Mutation()
    @Allow(Permission.Public)
    async login(
        @Ctx() ctx: RequestContext,
        @Args() args: { username: string; password: string; rememberMe?: boolean },
        @Context('req') req: Browser['req'],
        @Context('res') res: Response,
    ): Promise<object> {
        const answer = await this.signIns.signIn(ctx, args);
        if (answer instanceof SecondFactorNeeded) {
            // Signed and out of reach of the page's scripts, as the session's own token is.
            if (req.session) req.session.ticket = answer.ticket;
            return answer;
        }
        if (isGraphQlErrorResult(answer as never)) return answer;
        const session = answer as Exclude<typeof answer, ErrorResult>;
        this.open({ req, res }, session.token, args.rememberMe ?? false);
        const { id, identifier } = session.user;
        return { id, identifier, channels: getUserChannelsPermissions(session.user) };
    }

    @Query()
    @Allow(Permission.Public)
    pendingSignIn(@Ctx() ctx: RequestContext, @Args() args: { ticket?: string }, @Context('req') req: Browser['req']): Promise<{ enrol: boolean } | null> {
        return this.signIns.pending(ctx, ticketOf(args.ticket, req));
    }

    @Mutation()
    @Allow(Permission.Public)
    beginSignInEnrolment(@Ctx() ctx: RequestContext, @Args() args: { ticket?: string }, @Context('req') req: Browser['req']): Promise<Enrolment | SecondFactorRefusal> {
        return this.signIns.enrolment(ctx, ticketOf(args.ticket, req));
    }

    @Mutation()
    @Allow(Permission.Public)
    async confirmSignIn(
        @Ctx() ctx: RequestContext,
        @Args() args: { ticket?: string; code: string },
        @Context('req') req: Browser['req'],
        @Context('res') res: Response,
    ): Promise<{ success: true; recoveryCodes: string[] } | SecondFactorRefusal> {
        const confirmed = await this.signIns.confirm(ctx, ticketOf(args.ticket, req), args.code);
        if (confirmed instanceof SecondFactorRefusal) return confirmed;
        if (req.session) delete req.session.ticket;
        this.open({ req, res }, confirmed.session.token, false);
        return { success: true, recoveryCodes: confirmed.recoveryCodes };
    }

    @Query()
    @Allow(Permission.Authenticated)
    async ownSecondFactor(@Ctx() ctx: RequestContext): Promise<SecondFactorState> {
        return this.factors.state(ctx, (await this.scopes.staff(ctx)).administratorId);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async beginSecondFactor(@Ctx() ctx: RequestContext): Promise<Enrolment | SecondFactorRefusal> {
        return this.factors.begin(ctx, (await this.scopes.staff(ctx)).administratorId);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async confirmSecondFactor(@Ctx() ctx: RequestContext, @Args() args: { code: string }): Promise<{ codes: string[] } | SecondFactorRefusal> {
        return codesOrRefusal(await this.factors.confirm(ctx, await this.scopes.staff(ctx), args.code));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async renewRecoveryCodes(@Ctx() ctx: RequestContext, @Args() args: { code: string }): Promise<{ codes: string[] } | SecondFactorRefusal> {
        return codesOrRefusal(await this.factors.renewRecoveryCodes(ctx, await this.scopes.staff(ctx), args.code));
    }

    private open({ req, res }: Browser, sessionToken: string, rememberMe: boolean): void {
        setSessionToken({ req: req as never, res, authOptions: this.config.authOptions, rememberMe, sessionToken });
    }
}

const ticketOf = (given: string | undefined, req: Browser['req']): string => given ?? req.session?.ticket ?? '';

const codesOrRefusal = (answer: string[] | SecondFactorRefusal): { codes: string[] } | SecondFactorRefusal =>
    answer instanceof SecondFactorRefusal ? answer : { codes: answer };

/** What a member of a union is called, where it is no refusal. */
function resultResolver(type: string, plain: string) {
    @Resolver(type)
    class ResultResolver {
        @ResolveField()
        __resolveType(value: { __typename?: string }): string {
            return isGraphQlErrorResult(value as never) ? String(value.__typename) : plain;
        }
    }
    return ResultResolver;
}

export const resultResolvers = [
    resultResolver('StaffMemberResult', 'StaffMember'),
    resultResolver('StaffDeletionResult', 'Success'),
    resultResolver('SecondFactorEnrolmentResult', 'SecondFactorEnrolment'),
    resultResolver('RecoveryCodesResult', 'RecoveryCodes'),
    resultResolver('ConfirmSignInResult', 'SignedIn'),
];
