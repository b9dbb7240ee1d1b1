import {
    type DocumentNode,
    type FieldNode,
    getArgumentValues,
    GraphQLError,
    type GraphQLSchema,
    Kind,
    type OperationDefinitionNode,
    OperationTypeNode,
    type SelectionNode,
} from 'graphql';
import { getMetadataArgsStorage } from 'typeorm';

import { adminAccess, shopAccess } from '../authz/access';
import { sensitiveFields } from '../authz/sensitive';
import { type ApolloPlugin, type HttpContext, isAdminApi } from './apollo';
import { graphql } from './metrics';
import type { AccessAudit } from './access-audit';
import type { RateLimits } from './rate-limits';
import { longestLists, refuseListArguments } from './refuse-arguments';

interface Resolved {
    contextValue: HttpContext;
    operation?: OperationDefinitionNode | null;
    document: DocumentNode;
    schema: GraphQLSchema;
    request: { variables?: Record<string, unknown> };
}

/**
 * Stops an operation before any resolver runs: a call of a closed field, a stranger's of one that is not public (Vendure would
 * open a session for him first), and one guess too many. Also measures.
 */
export function operationGate(limits: RateLimits, accesses: AccessAudit, isOpenToVisitors: () => Promise<boolean>): ApolloPlugin {
    return {
        requestDidStart() {
            const began = process.hrtime.bigint();
            let measured: { api: string; field: string } | undefined;
            let name: string | undefined;
            return Promise.resolve({
                async didResolveOperation(request: Resolved) {
                    const api = isAdminApi(request.contextValue) ? 'admin' : 'shop';
                    const fields = rootFields(request);
                    const login = fields.find(field => field.name.value === 'login');
                    measured = { api, field: (login ?? fields[0])?.name.value ?? 'none' };
                    name = login && nameIn(argumentsOf(request, login));
                    await refuseUnasked(request, fields, api === 'shop' ? shopAccess : adminAccess, isOpenToVisitors);
                    refuseLists(request, fields, longestLists[api]);
                    await refuseGuessers(request, fields, limits);
                },
                async willSendResponse({ errors, contextValue }) {
                    if (measured) {
                        const seconds = Number(process.hrtime.bigint() - began) / 1e9;
                        graphql.observe({ ...measured, outcome: errors ? 'error' : 'ok' }, seconds);
                        const isLimited = errors?.some(error => error.extensions.code === 'RATE_LIMITED') ?? false;
                        const wasForbidden = errors?.some(error => error.extensions.code === 'FORBIDDEN') ?? false;
                        if (!isLimited) await accesses.observe(measured.api, measured.field, contextValue, name, wasForbidden);
                    }
                },
            });
        },
    };
}

function rootFields({ operation, document }: Resolved): FieldNode[] {
    const fragments = new Map(document.definitions.flatMap(d => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : [])));
    const collect = (selections: readonly SelectionNode[]): FieldNode[] =>
        selections.flatMap(selection => {
            if (selection.kind === Kind.FIELD) return [selection];
            const part = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
            return collect(part?.selectionSet.selections ?? []);
        });
    return collect(operation?.selectionSet.selections ?? []);
}

/** What is closed is so for everybody, whatever he sends; the rest that is not public, for those who show no session. */
async function refuseUnasked(
    { contextValue, operation }: Resolved,
    fields: FieldNode[],
    accessOf: typeof shopAccess | typeof adminAccess,
    isOpenToVisitors: () => Promise<boolean>,
): Promise<void> {
    const { authorization, cookie } = contextValue.req?.headers ?? {};
    const isStranger = authorization === undefined && cookie === undefined;
    const type = operation?.operation === OperationTypeNode.MUTATION ? 'Mutation' : 'Query';
    const asked = fields.map(({ name: { value } }) => (value.startsWith('__') ? 'public' : accessOf(type, value)));
    const isVisit = isStranger && asked.includes('visitor') && (await isOpenToVisitors());
    const isOpenToStrangers = (access: (typeof asked)[number]) => access === 'public' || (access === 'visitor' && isVisit);
    if (asked.some(access => access === 'closed' || (isStranger && !isOpenToStrangers(access)))) {
        // Answered as Vendure answers it from within: Apollo would make a failure of the server, status 500, of it.
        throw new GraphQLError('You are not currently authorized to perform this action', { extensions: { code: 'FORBIDDEN', http: { status: 200 } } });
    }
}

function argumentsOf({ operation, schema, request }: Resolved, field: FieldNode): Record<string, unknown> {
    const type = operation?.operation === OperationTypeNode.MUTATION ? schema.getMutationType() : schema.getQueryType();
    const definition = type?.getFields()[field.name.value];
    return definition ? getArgumentValues(definition, field, request.variables) : {};
}

const nameIn = (given: Record<string, unknown>): string | undefined => (typeof given.username === 'string' ? given.username : undefined);

let days: ReadonlySet<string> | undefined;

/** Columns of the type `date`; a name that a column of another type has too is left alone. */
function dayColumns(): ReadonlySet<string> {
    if (days === undefined) {
        const { columns } = getMetadataArgsStorage();
        const [dated, other] = [columns.filter(({ options }) => options.type === 'date'), columns.filter(({ options }) => options.type !== 'date')];
        const others = new Set(other.map(({ propertyName }) => propertyName));
        days = new Set(dated.map(({ propertyName }) => propertyName).filter(name => !others.has(name)));
    }
    return days;
}

/** Vendure would refuse a long list too, but only from within, after other root fields have run. */
function refuseLists({ operation, schema, request }: Resolved, fields: FieldNode[], longest: number): void {
    const type = operation?.operation === OperationTypeNode.MUTATION ? schema.getMutationType() : schema.getQueryType();
    const given = fields.map(field => {
        const definition = type?.getFields()[field.name.value];
        return definition ? getArgumentValues(definition, field, request.variables) : {};
    });
    const refused = refuseListArguments([request.variables ?? {}, ...given], { longestList: longest, days: dayColumns() });
    if (refused) throw refused;
}

async function refuseGuessers(asked: Resolved, fields: FieldNode[], limits: RateLimits): Promise<void> {
    const field = fields.find(({ name }) => sensitiveFields.has(name.value));
    if (field === undefined) return;
    const { req, res } = asked.contextValue;
    const wait = await limits.count(field.name.value, req, nameIn(argumentsOf(asked, field)));
    if (wait !== null) {
        res?.setHeader('Retry-After', String(wait));
        throw new GraphQLError(`Too many tries. Wait ${Math.ceil(wait / 60)} min.`, {
            extensions: { code: 'RATE_LIMITED', retryAfterSeconds: wait, http: { status: 429 } },
        });
    }
}
