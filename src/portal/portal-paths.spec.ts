import { routes } from '../authz/routes';
import { isHashed, portalPath } from './portal-paths';

describe('portalPath', () => {
    it.each([
        '/shop-api',
        '/shop-api?x=1'.split('?')[0]!,
        '/t/abc',
        '/dashboard/login',
        '/health/live',
        '/dev/inbox',
        '/API/v1',
    ])('leaves %s to its owner', (path) => expect(portalPath(path)).toBe('foreign'));

    it('leaves every route of ours to its owner', () => {
        const owned = Object.keys(routes).filter(route => route !== 'GET /{*path}').map(route => route.split(' ')[1] ?? '');
        expect(owned.filter(path => portalPath(path) !== 'foreign')).toEqual([]);
    });

    it.each(['/main-ABCDEFGH.js', '/i18n/fa.json', '/media/Vazirmatn-12345678.woff2', '/favicon.svg'])(
        'takes %s for a file',
        (path) => expect(portalPath(path)).toBe('file'),
    );

    it.each(['/', '/orders', '/orders/KV-1405.10', '/product/moket-1.2m', '/invitation/a.b.c', '/tickets'])(
        'draws %s as a page',
        (path) => expect(portalPath(path)).toBe('page'),
    );
});

describe('isHashed', () => {
    it('knows the names that the build gives', () => {
        expect(isHashed('/x/main-SFLBT757.js')).toBe(true);
        expect(isHashed('/x/start.js')).toBe(false);
        expect(isHashed('/x/i18n/fa.json')).toBe(false);
    });
});
