import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

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
