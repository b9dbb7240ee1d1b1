import { accessModes, visitorPermissions } from './access-modes';

describe('visitorPermissions', () => {
    it('closes a closed shop, and tells prices in an open one only', () => {
        expect(visitorPermissions('closed')).toBeNull();
        expect(visitorPermissions('catalogue')).toEqual(new Set());
        expect(visitorPermissions('shop')).toEqual(new Set(['see-prices']));
    });

    it('never lets a visitor order or read what is a company’s own', () => {
        for (const mode of accessModes) {
            expect([...(visitorPermissions(mode) ?? [])].filter(permission => permission !== 'see-prices')).toEqual([]);
        }
    });
});
