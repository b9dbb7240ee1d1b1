import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { internal_getRequestContext, isGraphQlErrorResult, Logger, VendureEntity } from '@vendure/core';
import type { Request } from 'express';
import type { GraphQLResolveInfo } from 'graphql';
import { mergeMap, type Observable } from 'rxjs';

import { AuditService } from '../../plugins/audit';
import { ScopeService } from '../../plugins/organizations';
import { coreAdminMutations } from '../authz/admin-core';

/** Who comes and goes is told by others, and how he likes his own Dashboard is nobody's business. */
const untold = new Set(['login', 'logout', 'setSettingsStoreValue', 'setSettingsStoreValues']);

/**
 * Core's mutations leave an audit entry too. Ours do so in their transaction; core's transactions are core's, so that what it has
 * changed is recorded right after (ADR 0016).
 */
@Injectable()
export class AuditCore implements NestInterceptor {
    constructor(
        private readonly scopes: ScopeService,
        private readonly audit: AuditService,
        private readonly modules: ModulesContainer,
    ) {}

    private cores: ReadonlySet<unknown> | undefined;

    intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
        const field = this.isCores(context) ? auditedField(context) : undefined;
        // Where core opens a transaction, what comes is the promise of its end: until that is known nothing has changed, and nobody else waits for its failure.
        return field === undefined ? next.handle() : next.handle().pipe(mergeMap(async result => this.record(context, field, await result)));
    }

    /** Where a resolver of ours has taken the place of core's, it audits by itself. */
    private isCores(context: ExecutionContext): boolean {
        this.cores ??= new Set(
            [...this.modules.values()]
                .filter(({ metatype }) => metatype.name === 'AdminApiModule')
                .flatMap(({ providers }) => [...providers.values()].map(({ metatype }) => metatype)),
        );
        return this.cores.has(context.getClass());
    }

    private async record(context: ExecutionContext, field: string, result: unknown): Promise<unknown> {
        if (!hasChanged(result)) return result;
        const gql = GqlExecutionContext.create(context);
        const ctx = internal_getRequestContext(gql.getContext<{ req: Request }>().req);
        const args = gql.getArgs<Record<string, unknown>>();
        const entry = { action: `core.${field}`, entity: entityOf(field, result), entityId: idOf(args, result), after: args };
        try {
            await this.audit.record(ctx, { scope: await this.scopes.staff(ctx), ...entry });
        } catch (error) {
            // Done is done: the caller must not believe that it failed and do it again.
            Logger.error(`${entry.action} of ${entry.entity} ${entry.entityId} is in no audit log: ${(error as Error).message}`, 'audit');
        }
        return result;
    }
}

function auditedField(context: ExecutionContext): string | undefined {
    if (context.getType<string>() !== 'graphql') return undefined;
    const { path, parentType, fieldName } = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();
    const isRoot = path.prev === undefined && parentType.name === 'Mutation';
    return isRoot && Object.hasOwn(coreAdminMutations, fieldName) && coreAdminMutations[fieldName] !== 'closed' && !untold.has(fieldName) ? fieldName : undefined;
}

function hasChanged(result: unknown): boolean {
    if (isRecord(result) && (result.result === 'NOT_DELETED' || isGraphQlErrorResult(result as never))) return false;
    return result !== null && result !== undefined;
}

/** The class of what came back; where that tells nothing, what the field's name is about. */
function entityOf(field: string, result: unknown): string {
    const [first] = Array.isArray(result) ? (result as unknown[]) : [result];
    return first instanceof VendureEntity ? first.constructor.name : field.replace(/^[a-z]+/, '') || field;
}

function idOf(args: Record<string, unknown>, result: unknown): string {
    const input = isRecord(args.input) ? args.input : {};
    const found = Array.isArray(result) ? (result as unknown[]).map(one => (isRecord(one) ? one.id : undefined)) : isRecord(result) ? result.id : undefined;
    const ids = [found, args.id, args.ids, input.id].find(one => (Array.isArray(one) ? one.some(id => id !== undefined) : one !== undefined));
    return [ids ?? '-'].flat().map(String).join(',').slice(0, 200);
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null;
}
