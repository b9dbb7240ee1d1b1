import { Injectable } from '@nestjs/common';
import { AdministratorService, ForbiddenError, type RequestContext } from '@vendure/core';

import type { StaffScope } from '../../../kernel/scope';

/** Who of the staff is asking. (The organizations plugin has its own; this plugin stands before it.) */
@Injectable()
export class StaffService {
    constructor(private administrators: AdministratorService) {}

    async scope(ctx: RequestContext): Promise<StaffScope> {
        const administrator = ctx.activeUserId ? await this.administrators.findOneByUserId(ctx, ctx.activeUserId) : undefined;
        if (!administrator || !ctx.activeUserId) {
            throw new ForbiddenError();
        }
        const permissions = new Set(ctx.session?.user?.channelPermissions.flatMap(channel => channel.permissions.map(String)) ?? []);
        return { kind: 'staff', administratorId: Number(administrator.id), userId: Number(ctx.activeUserId), permissions, reach: null };
    }
}
