import { type CanActivate, type ExecutionContext, Injectable, NotFoundException } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { EntityNotFoundError, ForbiddenError, internal_getRequestContext, LogLevel, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { Request } from 'express';
import { getArgumentValues, type GraphQLResolveInfo } from 'graphql';

import type { MemberPermission } from '../../kernel/scope';
import { ScopeService, ViewerService } from '../../plugins/organizations';
import { StaffRightsService } from '../../plugins/staff';
import { adminAccess, shopAccess } from '../authz/access';
import { actingMutations } from '../authz/acting';
import { routes } from '../authz/routes';
import { closedShopFields } from '../authz/shop';
import { reachRuleOf, refuseBeyondReach, routeReachRuleOf } from './reach-guard';
import { strengthOf } from './strength-guard';

/**
 * The walls of the shop: each root field is open only as `src/authz` says, and what that names nowhere is closed.
 * Runs after Vendure's own guard, which resolves the session and asks for the permissions that the resolver declares.
 */
@Injectable()
export class AccessGuard implements CanActivate {
    constructor(
        private readonly scopes: ScopeService,
        private readonly viewers: ViewerService,
        private readonly connection: TransactionalConnection,
        private readonly rights: StaffRightsService,
    ) {}

    async canActivate(context: ExecutionContext): Promise<boolean> {
        if (context.getType<string>() === 'http') return this.isOpenRoute(context.switchToHttp().getRequest<Request>());
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

    private isOpen(ctx: RequestContext, info: GraphQLResolveInfo): Promise<boolean> {
        const { parentType, fieldName } = info;
        return ctx.apiType === 'shop' ? this.isOpenInShop(ctx, parentType.name, fieldName) : this.isOpenToStaff(ctx, info);
    }

    private async isOpenInShop(ctx: RequestContext, root: string, field: string): Promise<boolean> {
        const access = shopAccess(root, field);
        if (access === 'closed') return false;
        // Core's logout ends every session of the user, the customer's own too.
        if (access === 'public') return field !== 'logout' || (await this.scopes.tryMember(ctx))?.acting == null;
        if (access === 'visitor') return (await this.viewers.tryOf(ctx)) !== null && !(await this.isBeyondActing(ctx, root, field));
        const scope = await this.scopes.member(ctx);
        if (await this.isBeyondActing(ctx, root, field)) return false;
        return access === 'member' || scope.permissions.has(access.member);
    }

    /** Staff in a member's place do only what `src/authz/acting.ts` names. */
    private async isBeyondActing(ctx: RequestContext, root: string, field: string): Promise<boolean> {
        return root === 'Mutation' && !actingMutations.has(field) && (await this.scopes.tryMember(ctx))?.acting != null;
    }

    /**
     * A customer's session is a session too: what asks for no more than that is for staff all the same. Vendure's guard has looked at
     * the rights that the session had when it was cached; here they are as the database has them, so that what is taken away is gone.
     */
    private async isOpenToStaff(ctx: RequestContext, info: GraphQLResolveInfo): Promise<boolean> {
        const { parentType, fieldName: field, fieldNodes: [node] } = info;
        const access = adminAccess(parentType.name, field);
        if (access === 'public' || access === 'closed') return access === 'public';
        const scope = await this.scopes.staff(ctx);
        const names = access === 'staff' ? null : 'ours' in access ? access.ours : access;
        if (names !== null && !names.some(name => scope.permissions.has(name))) return false;
        const definition = parentType.getFields()[field];
        const given = definition && node ? getArgumentValues(definition, node, info.variableValues) : {};
        await refuseBeyondReach(this.connection.rawConnection.manager, scope, reachRuleOf(field), given);
        const strength = strengthOf(field, given);
        if (strength) await this.rights.refuseStronger(ctx, scope, strength);
        return true;
    }

    private async isOpenToMember(ctx: RequestContext, permission: MemberPermission | null): Promise<boolean> {
        const scope = await this.scopes.tryMember(ctx);
        if (scope !== null && (permission === null || scope.permissions.has(permission))) return true;
        throw new ForbiddenError(LogLevel.Verbose);
    }

    /** Vendure's guard has asked for the permission; whether he is still there, and reaches it, is asked here. */
    private async isOpenRoute(req: Request): Promise<boolean> {
        const route = `${req.method} ${(req.route as { path?: string } | undefined)?.path ?? ''}`;
        const access = Object.hasOwn(routes, route) ? routes[route] : undefined;
        if (access === 'member') return this.isOpenToMember(internal_getRequestContext(req), null);
        if (typeof access === 'object') return this.isOpenToMember(internal_getRequestContext(req), access.member);
        if (access !== 'staff') return true;
        const scope = await this.scopes.tryStaff(internal_getRequestContext(req));
        if (scope === null) throw new ForbiddenError(LogLevel.Verbose);
        await refuseBeyondReach(this.connection.rawConnection.manager, scope, routeReachRuleOf(route), req.params).catch((error: unknown) => {
            // Vendure answers 500 to an unknown id outside GraphQL.
            throw error instanceof EntityNotFoundError ? new NotFoundException('id: there is no such record') : error;
        });
        return true;
    }
}
