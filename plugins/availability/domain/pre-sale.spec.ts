import fc from 'fast-check';

import { orderable, promiseOf, stateAvailability, type StockFacts } from './availability';
import { isBack } from './back-in-stock';
import { handOuts, type PreSaleFacts, preSaleLeft, refusePreSale, servePreSale } from './pre-sale';

const today = '2026-11-28';
const exact = { as: 'exact', bands: [] } as const;
const preSale = (more: Partial<PreSaleFacts> = {}): PreSaleFacts => ({ quantity: 100, sold: 0, isOpen: true, day: '2027-02-01', ...more });
const facts = (of: PreSaleFacts, more: Partial<StockFacts> = {}): StockFacts => ({
    variantId: 1, madeToOrder: false, isTracked: true, policy: 'to-stock', threshold: 0, arrivals: [], lead: { minDays: 5, maxDays: 7 }, preSale: of,
    places: [{ variantId: 1, locationId: 1, available: 0, isExternal: false, lead: null }], ...more,
});

describe('goods that are sold before they are there', () => {
    it('are sold up to their quantity, within their days, whatever the shelf and the suppliers have', () => {
        const said = (of: PreSaleFacts, quantity: number) => stateAvailability(facts(of), quantity, today, exact);
        expect(said(preSale({ sold: 30 }), 70)).toEqual({ status: 'pre-sale', local: { from: 70, to: 70 }, external: null, planned: { day: '2027-02-01', lead: null }, mayExceed: false });
        expect(said(preSale({ sold: 30 }), 71)).toMatchObject({ status: 'short', planned: { day: '2027-02-01' } });
        expect(said(preSale({ sold: 100 }), 1)).toMatchObject({ status: 'out-of-stock', local: null, planned: { day: '2027-02-01' } });
        expect(said(preSale({ isOpen: false }), 1)).toMatchObject({ status: 'out-of-stock' });
        expect(said(preSale({ day: null }), 1)).toMatchObject({ status: 'pre-sale', planned: null });
        expect(orderable(facts(preSale({ sold: 30 }), { places: [{ variantId: 1, locationId: 1, available: -30, isExternal: false, lead: null }] }))).toBe(70);
        expect(promiseOf(facts(preSale({ sold: 100 })), 5, today)).toMatchObject({ status: 'pre-sale', planned: { day: '2027-02-01' } });
    });

    it('are not back in stock before they come', () => {
        expect(isBack(facts(preSale()), 1)).toBe(false);
        expect(isBack(facts(preSale(), { places: [{ variantId: 1, locationId: 1, available: 9, isExternal: false, lead: null }] }), 1)).toBe(true);
    });

    const wish = { quantity: 100, day: '2027-02-01', fromDay: null, untilDay: null };
    const now = { isCounted: true, free: 0, sold: 0, isNew: true, today, knownDay: null };
    it.each([
        [wish, now, null],
        [wish, { ...now, isCounted: false }, 'not-counted'],
        [wish, { ...now, free: 1 }, 'in-stock'],
        [wish, { ...now, free: 1, isNew: false }, null],
        [wish, { ...now, sold: 100, isNew: false }, null],
        [wish, { ...now, sold: 101, isNew: false }, 'below-sold'],
        [{ ...wish, day: today }, now, null],
        [{ ...wish, day: '2026-11-27' }, now, 'day-past'],
        [{ ...wish, day: '2026-11-27' }, { ...now, isNew: false, knownDay: '2026-11-27' }, null],
        [{ ...wish, fromDay: '2026-12-02', untilDay: '2026-12-02' }, now, null],
        [{ ...wish, fromDay: '2026-12-02', untilDay: '2026-12-01' }, now, 'ends-before-it-begins'],
    ])('%j with %j: %s', (one, at, answer) => expect(refusePreSale(one, at)).toBe(answer));
});

describe('who gets what has come', () => {
    const waiting = [{ orderId: 1, quantity: 30 }, { orderId: 2, quantity: 50 }, { orderId: 3, quantity: 10 }];

    it.each([
        [0, [], false], [29, [], false], [30, [1], false], [79, [1], false], [80, [1, 2], false], [89, [1, 2], false], [90, [1, 2, 3], true], [500, [1, 2, 3], true],
    ])('%i pieces in turn: %j', (come, served, isOver) => expect(servePreSale(waiting, come, 'in-turn')).toEqual({ served, isOver }));

    it('staff choose while there is too little, and need not when there is enough', () => {
        expect(servePreSale(waiting, 89, 'by-hand')).toEqual({ served: [], isOver: false });
        expect(servePreSale(waiting, 90, 'by-hand')).toEqual({ served: [1, 2, 3], isOver: true });
    });

    it('without goods it goes on, though nobody waits', () => {
        expect([servePreSale([], 0, 'in-turn').isOver, servePreSale([], 1, 'in-turn').isOver]).toEqual([false, true]);
    });

    const orders = fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 30 }).map(list => list.map((quantity, place) => ({ orderId: place + 1, quantity })));
    const sumOf = (list: readonly { orderId: number; quantity: number }[], ids: readonly number[]) => list.filter(one => ids.includes(one.orderId)).reduce((sum, one) => sum + one.quantity, 0);

    it('property: never more than has come, and nobody before one who was there first', () => {
        fc.assert(fc.property(orders, fc.integer({ min: 0, max: 10_000 }), fc.constantFrom(...handOuts), (list, come, how) => {
            const { served, isOver } = servePreSale(list, come, how);
            expect(sumOf(list, served)).toBeLessThanOrEqual(come);
            expect(served).toEqual(list.slice(0, served.length).map(one => one.orderId));
            expect(isOver).toBe(come > 0 && sumOf(list, list.map(one => one.orderId)) <= come);
        }));
    });

    it('property: what comes in parts serves the same orders as what comes at once', () => {
        fc.assert(fc.property(orders, fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 }), (list, parts) => {
            let [waits, here] = [list, 0];
            for (const part of parts) {
                here += part;
                const { served } = servePreSale(waits, here, 'in-turn');
                here -= sumOf(waits, served);
                waits = waits.filter(one => !served.includes(one.orderId));
            }
            const atOnce = servePreSale(list, parts.reduce((sum, part) => sum + part, 0), 'in-turn').served;
            expect(list.filter(one => !waits.includes(one)).map(one => one.orderId)).toEqual(atOnce);
        }));
    });

    it('property: sold and left are the quantity, and a sale within what is left never sells more than there is', () => {
        fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), fc.array(fc.integer({ min: 1, max: 1e5 })), (quantity, wanted) => {
            let sold = 0;
            for (const one of wanted) if (one <= preSaleLeft({ quantity, sold, isOpen: true })) sold += one;
            expect(sold + preSaleLeft({ quantity, sold, isOpen: true })).toBe(quantity);
        }));
    });
});
