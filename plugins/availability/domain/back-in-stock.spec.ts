import type { StockFacts } from './availability';
import { isBack, mostNotices, refuseNotice } from './back-in-stock';

const facts = (available: number, more: Partial<StockFacts> = {}): StockFacts => ({
    variantId: 1, madeToOrder: false, isTracked: true, policy: 'to-stock', threshold: 0, arrivals: [], lead: null, preSale: null,
    places: [{ variantId: 1, locationId: 1, available, isExternal: false, lead: null }], ...more,
});

describe('back in stock', () => {
    it('means the smallest quantity that is sold, above what has to stay on the shelf', () => {
        expect([isBack(facts(0), 1), isBack(facts(1), 1), isBack(facts(24), 25), isBack(facts(25), 25)]).toEqual([false, true, false, true]);
        expect(isBack(facts(6, { threshold: 5 }), 2)).toBe(false);
    });

    it('does not mean what may be owed', () => {
        expect(isBack(facts(-3, { policy: 'beyond-stock' }), 1)).toBe(false);
        expect(isBack(facts(0, { threshold: -50 }), 1)).toBe(false);
    });

    it('a notice is refused for what is there, or made to order, and beyond all measure', () => {
        expect([refuseNotice(facts(5), 1, 0), refuseNotice(facts(0, { madeToOrder: true }), 1, 0)]).toEqual(['is-there', 'is-there']);
        expect([refuseNotice(facts(0), 1, mostNotices), refuseNotice(facts(0), 1, mostNotices - 1)]).toEqual(['too-many', null]);
    });
});
