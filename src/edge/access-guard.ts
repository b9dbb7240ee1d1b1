import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { ForbiddenError, internal_getRequestContext, LogLevel, type RequestContext } from '@vendure/core';
import type { Request } from 'express';
import type { GraphQLResolveInfo } from 'graphql';

import { ScopeService, ViewerService } from '../../plugins/organizations';
import { adminAccess, shopAccess } from '../authz/access';
import { actingMutations } from '../authz/acting';
import { closedShopFields } from '../authz/shop';

/**
 * The walls of the shop: each root field is open only as `src/authz` says, and what that names nowhere is closed.
 * Runs after Vendure's own guard, which resolves the session and asks for the permissions that the resolver declares.
 */
@Injectable()
export class AccessGuard implements CanActivate {
    constructor(
        private readonly scopes: ScopeService,
        private readonly viewers: ViewerService,
    ) {}

    async canActivate(context: ExecutionContext): Promise<boolean> {
        if (context.getType<string>() !== 'graphql') return true;
        const gql = GqlExecutionContext.create(context);
        const info = gql.getInfo<GraphQLResolveInfo>();
        const isRoot = info.path.prev === undefined;
        const isClosedField = closedShopFields.has(`${info.parentType.name}.${info.fieldName}`);
        if (!isRoot && !isClosedField) return true;
        const ctx = internal_getRequestContext(gql.getContext<{ req: Request }>().req);
        if (isRoot ? await this.isOpen(ctx, info) : ctx.apiType !== 'shop') return true;
        throw new ForbiddenError(LogLevel.Verbose);
    }

    private isOpen(ctx: RequestContext, { parentType, fieldName }: GraphQLResolveInfo): Promise<boolean> {
        return ctx.apiType === 'shop' ? this.isOpenInShop(ctx, parentType.name, fieldName) : this.isOpenToStaff(ctx, parentType.name, fieldName);
    }

    private async isOpenInShop(ctx: RequestContext, root: string, field: string): Promise<boolean> {
        const access = shopAccess(root, field);
        if (access === 'closed') return false;
        // Core's logout ends every session of the user, the customer's own too.
        if (access === 'public') return field !== 'logout' || (await this.scopes.tryMember(ctx))?.acting == null;
        if (access === 'visitor') return (await this.viewers.tryOf(ctx)) !== null;
        const scope = await this.scopes.member(ctx);
        if (scope.acting !== null && root === 'Mutation' && !actingMutations.has(field)) return false;
        return access === 'member' || scope.permissions.has(access.member);
    }

    /**
     * A customer's session is a session too: what asks for no more than that is for staff all the same. Vendure's guard has looked at
     * the rights that the session had when it was cached; here they are as the database has them, so that what is taken away is gone.
     */
    private async isOpenToStaff(ctx: RequestContext, root: string, field: string): Promise<boolean> {
        const access = adminAccess(root, field);
        if (access === 'public' || access === 'closed') return access === 'public';
        const scope = await this.scopes.staff(ctx);
        if (access === 'staff') return true;
        const names = 'ours' in access ? access.ours : access;
        return names.some(name => scope.permissions.has(name));
    }
}
