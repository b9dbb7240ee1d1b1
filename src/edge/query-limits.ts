/** What a GraphQL document may be before it is refused with 400, without running anything. */
import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { type ASTVisitor, type FieldNode, GraphQLError, type ValidationContext } from 'graphql';

import { sensitiveFields } from '../authz/sensitive';
import type { ApolloPlugin } from './apollo';

export interface QueryLimits {
    characters: number;
    depth: number;
    aliases: number;
    cost: number;
}

export const shopLimits: QueryLimits = { characters: 10_000, depth: 10, aliases: 15, cost: 8_000 };
/** The Dashboard sends long documents made of many fragments. */
export const adminLimits: QueryLimits = { characters: 60_000, depth: 16, aliases: 40, cost: 200_000 };

type Rule = (context: ValidationContext) => ASTVisitor;

/** Left to themselves, these rules throw, which is answered with 500, or keep what they found to themselves. */
const reporting = {
    exposeLimits: true,
    propagateOnRejection: false,
    onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

export function limitRules(limits: QueryLimits): Rule[] {
    return [
        context => shorterThan(limits.characters, context),
        maxDepthRule({ n: limits.depth, flattenFragments: true, ...reporting }),
        maxAliasesRule({ n: limits.aliases, ...reporting }),
        costLimitRule({ maxCost: limits.cost, ...reporting }),
        oneSensitiveField,
        noRegularExpressions,
    ];
}

function shorterThan(characters: number, context: ValidationContext): ASTVisitor {
    if ((context.getDocument().loc?.source.body.length ?? 0) > characters) {
        context.reportError(new GraphQLError(`The GraphQL document is longer than ${characters} characters.`));
    }
    return {};
}

/** Twenty aliased logins in one request would be twenty guesses for the price of one. */
function oneSensitiveField(context: ValidationContext): ASTVisitor {
    let seen = 0;
    return {
        Field(node: FieldNode) {
            const parent = context.getParentType()?.name;
            if ((parent === 'Mutation' || parent === 'Query') && sensitiveFields.has(node.name.value) && ++seen > 1) {
                context.reportError(new GraphQLError(`A request may hold one of ${[...sensitiveFields].join(', ')}, once.`));
            }
        },
    };
}

/** A regular expression of a stranger's runs in the database for as long as he likes. */
function noRegularExpressions(context: ValidationContext): ASTVisitor {
    return {
        ObjectField(node) {
            if (node.name.value === 'regex') context.reportError(new GraphQLError('The regex filter is switched off.'));
        },
    };
}

/** Keeps the schema's names out of error messages. */
export const schemaSecrecy: ApolloPlugin = {
    requestDidStart() {
        return Promise.resolve({
            willSendResponse({ response }) {
                if (response.body.kind !== 'single') return Promise.resolve();
                for (const error of response.body.singleResult.errors ?? []) {
                    // GraphQL's "Did you mean …" tells a stranger the schema that introspection hides.
                    (error as { message: string }).message = error.message.replace(/ Did you mean .*\?$/, '');
                }
                return Promise.resolve();
            },
        });
    },
};
