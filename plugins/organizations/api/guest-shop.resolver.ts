import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, ConfigService, Ctx, Permission, type RequestContext } from '@vendure/core';
import { setSessionToken } from '@vendure/core/dist/api/common/set-session-token';
import type { Request, Response } from 'express';

import { GuestService, type GuestStart } from '../services/guest.service';
import { ScopeService } from '../services/scope.service';

interface Success {
    success: true;
}

@Resolver()
export class GuestShopResolver {
    constructor(
        private guests: GuestService,
        private scopes: ScopeService,
        private config: ConfigService,
    ) {}

    @Mutation()
    @Allow(Permission.Public)
    async startGuest(@Ctx() ctx: RequestContext, @Args() args: GuestStart, @Context() { req, res }: { req: Request; res: Response }): Promise<Success> {
        // A member who asks stays who he is.
        if ((await this.scopes.tryMember(ctx)) !== null) return { success: true };
        const sessionToken = await this.guests.start(ctx, args);
        setSessionToken({ req, res, authOptions: this.config.authOptions, rememberMe: true, sessionToken });
        return { success: true };
    }
}
