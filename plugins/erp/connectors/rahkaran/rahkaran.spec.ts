import fc from 'fast-check';

import { cipherPassword } from './login-cipher';
import { cookieOf } from './session';
import { rahkaranSettings } from './settings';

describe('a cookie of the session', () => {
    it('is names and values, and nothing of how long they live', () => {
        expect(cookieOf(['sg-auth-SG=abc; path=/; HttpOnly', 'lang=fa'])).toBe('sg-auth-SG=abc; lang=fa');
        expect(cookieOf(undefined)).toBe('');
    });

    it('never breaks the line of a header, whatever the server sets', () => {
        fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), lines => expect(cookieOf(lines)).not.toMatch(/[\r\n\0]/)));
    });
});

it('a key that is none signs nobody in', () => {
    for (const [modulus, exponent] of [['', '010001'], ['xyz', '010001'], ['FF', '010001'], ['F'.repeat(256), ''], ['F'.repeat(5_000), '010001']] as const) {
        expect(() => cipherPassword({ id: 'a', modulus, exponent }, 'secret-word')).toThrow('no usable key');
    }
});

describe('settings of Rahkaran', () => {
    const given = { url: 'http://localhost:5201', username: 'a', password: 'b' };

    it('have a place for each object that is known, and take another one from the installation', () => {
        const own = { object: 'product', path: 'Own/Products', key: ['Code'], paging: { style: 'none' } };
        const settings = rahkaranSettings.parse({ ...given, sources: [own] });
        expect(settings.sources.filter(({ object }) => object === 'product').map(({ path }) => path)).toEqual(['Own/Products']);
        expect(settings.sources.map(({ object }) => object)).toEqual(expect.arrayContaining(['customer', 'stock', 'invoice']));
        expect(settings.sources.some(({ object }) => object === 'weighing')).toBe(false);
    });

    it('are the same when they are read again', () => {
        const settings = rahkaranSettings.parse({ ...given, layout: 'services-first', storeId: '7' });
        expect(rahkaranSettings.parse(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
    });

    it.each(['https://erp/x?y=1', 'ftp://erp', 'https://a:b@erp', 'erp'])('refuse the address %s', url => {
        expect(() => rahkaranSettings.parse({ ...given, url })).toThrow();
    });

    it.each(['../x', 'a//b', 'a?b', 'a b'])('refuse the path %s', path => {
        expect(() => rahkaranSettings.parse({ ...given, sources: [{ object: 'product', path, key: ['Code'], paging: { style: 'none' } }] })).toThrow();
    });
});
