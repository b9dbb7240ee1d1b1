import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { ForbiddenError, internal_getRequestContext, LogLevel } from '@vendure/core';
import type { Request } from 'express';
import type { GraphQLResolveInfo } from 'graphql';

import { type ShopAccess, shopMutations, shopQueries } from '../authz/shop';
import { ScopeService } from '../../plugins/organizations';

/**
 * The walls of the closed shop: each root field of the Shop API is open only as `src/authz/shop.ts` says, and what that
 * file does not name is closed. Runs after Vendure's own guard, which resolves the session.
 */
@Injectable()
export class AccessGuard implements CanActivate {
    constructor(private readonly scopes: ScopeService) {}

    async canActivate(context: ExecutionContext): Promise<boolean> {
        if (context.getType<string>() !== 'graphql') return true;
        const gql = GqlExecutionContext.create(context);
        const info = gql.getInfo<GraphQLResolveInfo>();
        if (info.path.prev !== undefined) return true;
        const ctx = internal_getRequestContext(gql.getContext<{ req: Request }>().req);
        if (ctx.apiType !== 'shop') return true;
        const access = shopAccess(info.parentType.name, info.fieldName);
        if (access === 'public') return true;
        if (access === 'closed') throw new ForbiddenError(LogLevel.Verbose);
        const scope = await this.scopes.member(ctx);
        if (access !== 'member' && !scope.permissions.has(access.member)) throw new ForbiddenError(LogLevel.Verbose);
        return true;
    }
}

export function shopAccess(operationType: string, field: string): ShopAccess {
    const table = operationType === 'Mutation' ? shopMutations : shopQueries;
    return Object.hasOwn(table, field) ? (table[field] ?? 'closed') : 'closed';
}
