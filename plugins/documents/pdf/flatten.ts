import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';

/** An element with its components called: only react-pdf's own names are left, so it can be sent to a thread. */
export interface PdfNode {
    type: string;
    props: Record<string, unknown>;
    children: (PdfNode | string)[];
}

export function flatten(element: ReactElement): PdfNode {
    const [root, ...others] = nodes(element);
    if (root === undefined || typeof root === 'string' || others.length > 0 || root.type !== 'DOCUMENT') {
        throw new Error('A PDF begins with one Document');
    }
    return root;
}

function nodes(node: ReactNode): (PdfNode | string)[] {
    if (node === null || node === undefined || typeof node === 'boolean') return [];
    if (typeof node === 'string' || typeof node === 'number' || typeof node === 'bigint') return [String(node)];
    if (isValidElement<Record<string, unknown>>(node)) return elementNodes(node);
    if (Symbol.iterator in node) return Array.from(node).flatMap(nodes);
    throw new Error('A PDF is made of elements and texts');
}

function elementNodes(element: ReactElement<Record<string, unknown>>): (PdfNode | string)[] {
    const { children, ...props } = element.props;
    const { type } = element;
    if (typeof type === 'string') {
        return [{ type, props, children: nodes(children as ReactNode) }];
    }
    if ((type as unknown) === Fragment) {
        return nodes(children as ReactNode);
    }
    // The parts are functions of their props: no hooks, no state.
    return nodes((type as (props: object) => ReactNode)(element.props));
}
