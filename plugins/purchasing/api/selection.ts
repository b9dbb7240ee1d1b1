import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode, valueFromASTUntyped } from 'graphql';

/** Does the caller select the field at this path below the current one? Fragments are followed; aliases do not matter. */
export function asksFor(info: GraphQLResolveInfo, path: readonly string[]): boolean {
    return info.fieldNodes.some(node => selects(node.selectionSet, path, info));
}

function selects(selections: SelectionSetNode | undefined, path: readonly string[], info: GraphQLResolveInfo): boolean {
    const [name, ...rest] = path;
    if (name === undefined) {
        return true;
    }
    return (selections?.selections ?? []).some(selection => {
        switch (selection.kind) {
            case Kind.FIELD:
                return selection.name.value === name && selects(selection.selectionSet, rest, info);
            case Kind.INLINE_FRAGMENT:
                return selects(selection.selectionSet, path, info);
            case Kind.FRAGMENT_SPREAD:
                return selects(info.fragments[selection.name.value]?.selectionSet, path, info);
        }
    });
}

/**
 * The arguments of the field at this path where it is asked for any of `fields`, as they were given; null where it is asked for none of them, or in
 * more than one place, with whatever each was given.
 */
export function argumentsOf(info: GraphQLResolveInfo, path: readonly string[], fields: readonly string[]): Record<string, unknown> | null {
    const found = info.fieldNodes.flatMap(node => nodesAt(node.selectionSet, path, info)).filter(node => fields.some(field => selects(node.selectionSet, [field], info)));
    const [only] = found;
    if (only === undefined || found.length > 1) return null;
    return Object.fromEntries((only.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, info.variableValues)]));
}

function nodesAt(selections: SelectionSetNode | undefined, path: readonly string[], info: GraphQLResolveInfo): FieldNode[] {
    const [name, ...rest] = path;
    return (selections?.selections ?? []).flatMap(selection => {
        switch (selection.kind) {
            case Kind.FIELD:
                if (selection.name.value !== name) return [];
                return rest.length === 0 ? [selection] : nodesAt(selection.selectionSet, rest, info);
            case Kind.INLINE_FRAGMENT:
                return nodesAt(selection.selectionSet, path, info);
            case Kind.FRAGMENT_SPREAD:
                return nodesAt(info.fragments[selection.name.value]?.selectionSet, path, info);
        }
    });
}
