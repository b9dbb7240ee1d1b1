import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, ConfigService, Ctx, type ID, isGraphQlErrorResult, Permission, type RequestContext } from '@vendure/core';
import { setSessionToken } from '@vendure/core/dist/api/common/set-session-token';
import type { Request, Response } from 'express';

import { idOf } from '../../../kernel/vendure-input';
import { actForCustomer, companyPermission } from '../constants';
import { ActingRefusal } from '../errors';
import { type ActingHandover, type ActingRow, ActingService } from '../services/acting.service';
import { ScopeService } from '../services/scope.service';

interface Success {
    success: true;
}

@Resolver()
export class ActingAdminResolver {
    constructor(
        private scopes: ScopeService,
        private acting: ActingService,
    ) {}

    @Query()
    @Allow(companyPermission.Read)
    async actingSessions(@Ctx() ctx: RequestContext, @Args() args: { input?: object }): Promise<{ items: ActingRow[]; totalItems: number }> {
        return this.acting.list(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(actForCustomer.Permission)
    async actForMember(
        @Ctx() ctx: RequestContext,
        @Args() args: { memberId: ID; reason: string; idempotencyKey: string },
    ): Promise<ActingHandover | ActingRefusal> {
        return this.acting.open(ctx, await this.scopes.staff(ctx), args);
    }

    @Mutation()
    @Allow(actForCustomer.Permission)
    async endActingSession(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<Success> {
        await this.acting.endAs(ctx, await this.scopes.staff(ctx), idOf(args.id));
        return { success: true };
    }
}

@Resolver('PortalSession')
export class ActingShopResolver {
    constructor(
        private scopes: ScopeService,
        private actingService: ActingService,
        private config: ConfigService,
    ) {}

    @ResolveField()
    async acting(@Ctx() ctx: RequestContext): Promise<ActingRow | null> {
        const scope = await this.scopes.tryMember(ctx);
        return scope === null ? null : this.actingService.current(ctx, scope);
    }

    @Mutation()
    @Allow(Permission.Public)
    async beginActing(
        @Ctx() ctx: RequestContext,
        @Args() args: { token: string },
        @Context('req') req: Request,
        @Context('res') res: Response,
    ): Promise<Success | ActingRefusal> {
        const begun = await this.actingService.begin(ctx, args.token);
        if (begun instanceof ActingRefusal) return begun;
        setSessionToken({ req, res, authOptions: this.config.authOptions, rememberMe: false, sessionToken: begun.sessionToken });
        return { success: true };
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async endActing(@Ctx() ctx: RequestContext, @Context('req') req: Request, @Context('res') res: Response): Promise<Success> {
        await this.actingService.end(ctx, await this.scopes.member(ctx));
        setSessionToken({ req, res, authOptions: this.config.authOptions, rememberMe: false, sessionToken: '' });
        return { success: true };
    }
}

@Resolver('ActForMemberResult')
export class ActForMemberResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? 'ActingRefusal' : 'ActingHandover';
    }
}

@Resolver('BeginActingResult')
export class BeginActingResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? 'ActingRefusal' : 'Success';
    }
}
