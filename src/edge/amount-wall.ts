import { ForbiddenError, internal_getRequestContext, LogLevel } from '@vendure/core';
import { defaultFieldResolver, getNamedType, type GraphQLField, type GraphQLSchema, isNonNullType, isObjectType } from 'graphql';

import type { MemberPermission } from '../../kernel/scope';
import type { ScopeService } from '../../plugins/organizations';
import { amountPermissions } from '../authz/shop';
import type { ApolloPlugin, HttpContext } from './apollo';

type AmountField = GraphQLField<unknown, HttpContext>;

/**
 * No member of a company reads an amount that his role keeps from him: whatever field of the Shop API answers with money is
 * empty for him, and one that cannot be empty, as core's are, is forbidden. So an amount that is added anywhere is closed
 * until a role opens it.
 */
export class AmountWall {
    private scopes: ScopeService | undefined;

    readonly plugin: ApolloPlugin = {
        serverWillStart: ({ schema }: { schema: GraphQLSchema }) => {
            // Both APIs start with the same plugins; the staff's knows no portal.
            if (schema.getQueryType()?.getFields().portalSession) this.enclose(schema);
            return Promise.resolve();
        },
    };

    judgeBy(scopes: ScopeService): void {
        this.scopes = scopes;
    }

    private enclose(schema: GraphQLSchema): void {
        for (const type of Object.values(schema.getTypeMap())) {
            if (!isObjectType(type)) continue;
            for (const field of Object.values<AmountField>(type.getFields())) {
                if (getNamedType(field.type).name === 'Money') this.guard(field, amountPermissions[type.name] ?? 'see-prices');
            }
        }
    }

    private guard(field: AmountField, permission: MemberPermission): void {
        const resolve = field.resolve ?? defaultFieldResolver;
        const mayBeEmpty = !isNonNullType(field.type);
        field.resolve = async (source, args, context, info) => {
            if (await this.isKeptFrom(context, permission)) {
                if (mayBeEmpty) return null;
                throw new ForbiddenError(LogLevel.Verbose);
            }
            return resolve(source, args, context, info);
        };
    }

    /** Whoever is no member is answered by public fields only, which know what strangers may see. */
    private async isKeptFrom({ req }: HttpContext, permission: MemberPermission): Promise<boolean> {
        if (req === undefined || this.scopes === undefined) return true;
        const scope = await this.scopes.tryMember(internal_getRequestContext(req));
        return scope !== null && !scope.permissions.has(permission);
    }
}
