import { routes } from '../authz/routes';

/** The first part of a route such as `GET /dev/inbox/:id`; none of that which takes every path. */
function firstPart(route: string): string[] {
    const [, first = ''] = /^\w+ \/([\w-]+)/.exec(route) ?? [];
    return first === '' ? [] : [first];
}

/** First parts of addresses that other parts of the server own; the portal answers none of them, not even as "not found". */
const reserved: ReadonlySet<string> = new Set([
    ...['admin-api', 'shop-api', 'assets', 'dashboard', 'admin', 'api', 'feeds', 'graphiql'],
    ...Object.keys(routes).flatMap(firstPart),
]);

export type PortalPath = 'foreign' | 'file' | 'page';

/** What a path asks for: something of another part, a file of the build, or a page that the browser's router draws. */
export function portalPath(path: string): PortalPath {
    const [first = '', ...rest] = path.replace(/^\/+/, '').split('/');
    if (reserved.has(first.toLowerCase())) return 'foreign';
    // Ending in what looks like a file's extension. Codes of orders and tokens in links may hold dots, but only deeper down.
    const isRootOrAssetFolder = rest.length === 0 || first === 'i18n' || first === 'media';
    return isRootOrAssetFolder && /\.[a-z0-9]{2,5}$/i.test(path) ? 'file' : 'page';
}

/** Files whose name has the hash of their content never change. */
export function isHashed(file: string): boolean {
    return /-[A-Z0-9]{8}\.(js|css|woff2)$/.test(file);
}
