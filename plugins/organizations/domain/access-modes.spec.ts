import { accessModes, guestPermissions, mayBecomeGuest, visitorPermissions } from './access-modes';

describe('guests', () => {
    it('are taken in the open shop only', () => {
        expect(accessModes.filter(mayBecomeGuest)).toEqual(['shop']);
    });

    it('may order in the open shop, and elsewhere no more than visitors', () => {
        expect([...guestPermissions('shop')]).toEqual(['see-prices', 'order']);
        for (const mode of ['closed', 'catalogue'] as const) expect([...guestPermissions(mode)]).toEqual([...(visitorPermissions(mode) ?? [])]);
    });
});

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
