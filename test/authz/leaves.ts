/** Every place in a call's arguments where a caller may write something, and the call with something written there. */
import { type GraphQLField, type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';

import { type Call, shallow } from './calls';
import type { Api, Root } from './declared';

export interface Leaf {
    /** `0` is the first of a list. */
    path: readonly string[];
    /** The scalar's or the enumeration's name. */
    type: string;
    isEnum: boolean;
}

/** Filters hold filters: an input within itself is walked once. */
export function leavesOf({ args }: GraphQLField<unknown, unknown>): Leaf[] {
    const inside = (type: GraphQLInputType, path: readonly string[], within: readonly string[]): Leaf[] => {
        if (isNonNullType(type)) return inside(type.ofType, path, within);
        if (isListType(type)) return inside(type.ofType, [...path, '0'], within);
        if (!isInputObjectType(type)) return [{ path, type: type.name, isEnum: isEnumType(type) }];
        if (within.includes(type.name)) return [];
        return Object.values(type.getFields()).flatMap(one => inside(one.type, [...path, one.name], [...within, type.name]));
    };
    return args.flatMap(arg => inside(arg.type, [arg.name], []));
}

/** A call that declares all arguments; those that it gives no variable for are left out, as GraphQL has it. */
export function openCall(api: Api, root: Root, field: GraphQLField<unknown, unknown>, variables: Record<string, unknown>, selection = shallow(field.type)): Call {
    const declared = field.args.map(arg => `$${arg.name}: ${String(arg.type)}`).join(', ');
    const passed = field.args.map(arg => `${arg.name}: $${arg.name}`).join(', ');
    const head = `${root.toLowerCase()}${declared && ` (${declared})`} { ${field.name}${passed && `(${passed})`}`;
    return { api, root, field: field.name, query: `${head}${selection} }`, variables };
}

/** The variables with one value put in, and the objects and lists on the way to it. */
export function withValue(variables: Record<string, unknown>, path: readonly string[], value: unknown): Record<string, unknown> {
    const put = (into: unknown, [head, ...rest]: readonly string[]): unknown => {
        if (head === undefined) return value;
        if (head === '0') return [put(Array.isArray(into) ? into[0] : undefined, rest)];
        return { ...(into as object | undefined), [head]: put((into as Record<string, unknown> | undefined)?.[head], rest) };
    };
    return put(variables, path) as Record<string, unknown>;
}
