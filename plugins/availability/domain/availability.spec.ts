import fc from 'fast-check';

import { orderable, promiseOf, stateAvailability, type StockFacts } from './availability';
import { covers, levelOf, refuseBands, type Showing } from './stock-level';

const bands: Showing = { as: 'bands', bands: [1, 10, 21, 51] };
const exact: Showing = { as: 'exact', bands: [] };
const yesNo: Showing = { as: 'yes-no', bands: [] };
const today = '2026-11-28';
const lead = { minDays: 5, maxDays: 7 };

const facts = (more: Partial<StockFacts> & { local?: number; external?: number } = {}): StockFacts => ({
    variantId: 1,
    madeToOrder: false,
    isTracked: true,
    policy: 'to-stock',
    threshold: 0,
    places: [
        { variantId: 1, locationId: 1, available: more.local ?? 0, isExternal: false, lead: null },
        { variantId: 1, locationId: 2, available: more.external ?? 0, isExternal: true, lead: { minDays: 3, maxDays: 4 } },
    ],
    arrivals: [],
    lead,
    preSale: null,
    ...more,
});
const said = (of: StockFacts, quantity: number, showing = bands) => stateAvailability(of, quantity, today, showing);

describe('the level of a stock', () => {
    it.each([[0, null], [1, [1, 9]], [9, [1, 9]], [10, [10, 20]], [20, [10, 20]], [21, [21, 50]], [50, [21, 50]], [51, [51, null]], [99_999, [51, null]]])(
        '%s lies in the band %j', (stock, band) =>
            expect(levelOf(stock, bands)).toEqual(band && { from: (band as number[])[0], to: (band as number[])[1] }));

    it('is the figure itself where figures are shown, and below the first band a band of its own', () => {
        expect(levelOf(17, exact)).toEqual({ from: 17, to: 17 });
        expect(levelOf(3, { as: 'bands', bands: [5, 10] })).toEqual({ from: 1, to: 4 });
    });

    it('property: a stock lies in its level', () => {
        const starts = fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 12 }).map(list => list.sort((a, b) => a - b));
        fc.assert(fc.property(starts, fc.integer({ min: 1, max: 300 }), (list, stock) => {
            const level = levelOf(stock, { as: 'bands', bands: list });
            expect(refuseBands(list)).toBeNull();
            expect(level !== null && level.from <= stock && covers(level, stock)).toBe(true);
        }));
    });

    it('bands rise, and there are some', () => {
        expect([refuseBands([]), refuseBands([0]), refuseBands([1, 1]), refuseBands([5, 2]), refuseBands(Array.from({ length: 13 }, (_, i) => i + 1))])
            .toEqual(['none', 'not-rising', 'not-rising', 'not-rising', 'too-many']);
    });
});

describe('what is said of the stock', () => {
    it('within the local stock, it is there; sold to the stock, not more than that', () => {
        expect(said(facts({ local: 30 }), 30)).toMatchObject({ status: 'in-stock', local: { from: 21, to: 50 }, planned: null, mayExceed: false });
        expect(said(facts({ local: 30 }), 51)).toMatchObject({ status: 'short', planned: null });
        expect(said(facts({ local: 30 }), 31, exact)).toMatchObject({ status: 'short', local: { from: 30, to: 30 } });
        expect(said(facts(), 1)).toMatchObject({ status: 'out-of-stock', local: null, external: null });
    });

    it('beyond the stock, the rest comes within the lead time, or on the day of a delivery that covers it', () => {
        const beyond = facts({ local: 12, policy: 'beyond-stock' });
        expect(said(beyond, 40, exact)).toMatchObject({ status: 'partly', planned: { day: null, lead } });
        const awaited = facts({ policy: 'beyond-stock', arrivals: [{ day: '2026-11-27', quantity: 99 }, { day: '2026-12-05', quantity: 30 }, { day: '2026-12-09', quantity: 30 }] });
        expect(said(awaited, 30, exact)).toMatchObject({ status: 'planned', planned: { day: '2026-12-05', lead: null } });
        expect(said(awaited, 31, exact).planned).toEqual({ day: '2026-12-09', lead: null });
        expect(said(awaited, 61, exact).planned).toEqual({ day: null, lead });
        expect(said({ ...awaited, lead: null }, 61, exact).planned).toBeNull();
    });

    it('what is owed is taken from a delivery first', () => {
        const owing = facts({ local: -20, policy: 'beyond-stock', arrivals: [{ day: '2026-12-05', quantity: 30 }] });
        expect(said(owing, 10, exact).planned?.day).toBe('2026-12-05');
        expect(said(owing, 11, exact).planned).toEqual({ day: null, lead });
    });

    it('names another warehouse beside the local one, with its lead time', () => {
        expect(said(facts({ external: 15 }), 8)).toMatchObject({ status: 'external', local: null, external: { from: 10, to: 20, minDays: 3, maxDays: 4 } });
        expect(said(facts({ local: 5, external: 15 }), 18)).toMatchObject({ status: 'partly', local: { from: 1, to: 9 } });
    });

    it('only says yes or no where no more is to be told', () => {
        expect(said(facts({ local: 3, external: 2 }), 500, yesNo)).toEqual({ status: 'in-stock', local: null, external: { minDays: 3, maxDays: 4 }, planned: null, mayExceed: false });
        expect(said(facts({ policy: 'beyond-stock' }), 1, yesNo)).toMatchObject({ status: 'planned', planned: { lead } });
    });

    it('what is made to order is always to be had, and what is not counted too', () => {
        expect(said(facts({ madeToOrder: true }), 900)).toMatchObject({ status: 'made-to-order', planned: { lead }, mayExceed: true });
        expect(said(facts({ isTracked: false }), 900)).toMatchObject({ status: 'in-stock' });
        expect(orderable(facts({ madeToOrder: true }))).toBeNull();
    });

    it('an order is promised what it was told, without levels', () => {
        expect(promiseOf(facts({ local: 5, external: 15 }), 8, today)).toEqual({ status: 'partly', local: null, external: { minDays: 3, maxDays: 4 }, planned: null, mayExceed: false });
        expect(promiseOf(facts({ local: 9, external: 15 }), 8, today)).toMatchObject({ status: 'in-stock', external: null });
    });

    it('property: stocks of one band are never told apart, whatever quantity is asked for', () => {
        const pair = fc.constantFrom([1, 9], [10, 20], [21, 50], [51, 400], [0, 0]).chain(([from = 0, to = 0]) => fc.tuple(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to })));
        const arrivals = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }).map(list => list.map((quantity, i) => ({ day: `2026-12-0${i + 1}`, quantity })));
        fc.assert(fc.property(pair, pair, arrivals, fc.constantFrom('to-stock' as const, 'beyond-stock' as const), fc.integer({ min: 1, max: 500 }),
            ([localA, localB], [externalA, externalB], coming, policy, quantity) => {
                const world = (local: number, external: number) => said(facts({ local, external, policy, arrivals: coming }), quantity);
                expect(world(localA, externalA)).toEqual(world(localB, externalB));
            }));
    });

    it('property: with figures shown, "in stock" or "external" is said exactly when all of it can be ordered at once', () => {
        fc.assert(fc.property(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 150 }),
            (local, external, threshold, quantity) => {
                const of = facts({ local, external, threshold });
                const { status } = said(of, quantity, exact);
                expect(['in-stock', 'external', 'partly'].includes(status)).toBe(quantity <= (orderable(of) ?? 0));
            }));
    });

    it('property: beyond the stock, anything can be ordered, and the shelf is still given first', () => {
        fc.assert(fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 1000 }), (local, quantity) => {
            const of = facts({ local, policy: 'beyond-stock' });
            expect(orderable(of) ?? 0).toBeGreaterThan(quantity);
            expect(said(of, quantity, exact).status === 'in-stock').toBe(quantity <= local);
        }));
    });
});
