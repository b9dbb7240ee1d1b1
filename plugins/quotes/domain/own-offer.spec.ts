import fc from 'fast-check';

import { leastMargin, lineNet, marginOf, mostMargin, type OfferedPrice, offeredPrice, offerTotals, priceWithMargin } from './own-offer';

const cost = fc.integer({ min: 1, max: 1_000_000_000_000 });
const margin = fc.integer({ min: leastMargin, max: mostMargin });
const currency = fc.constantFrom('IRR', 'EUR', 'PLN', 'RUB');
const held: OfferedPrice = { unitNet: 1_250, marginPoints: 2_500, costNet: 1_000 };
const now = { anew: false, currencyCode: 'EUR' };

describe('a price with a margin', () => {
    it.each([[1_000, 2_500, 'EUR', 1_250], [333, 1_000, 'EUR', 367], [12_345, 1_000, 'IRR', 13_600], [1_000, 0, 'EUR', 1_000], [1_000, -1_000, 'EUR', 900]])(
        '%i and %i points in %s is %i',
        (own, points, code, price) => expect(priceWithMargin(own, points, code)).toBe(price),
    );

    it('earns no less than the margin, and less than a step more', () => {
        fc.assert(fc.property(cost, margin, currency, (own, points, code) => {
            const step = code === 'IRR' ? 100n : 1n;
            const price = BigInt(priceWithMargin(own, points, code) ?? -1);
            const exact = BigInt(own) * BigInt(10_000 + points);
            expect(price * 10_000n).toBeGreaterThanOrEqual(exact);
            expect((price - step) * 10_000n).toBeLessThan(exact);
            expect(price % step).toBe(0n);
            if (code !== 'IRR') expect(marginOf(Number(price), own)).toBeGreaterThanOrEqual(points);
        }));
    });

    it('does not fall when his own price or the margin rises', () => {
        fc.assert(fc.property(cost, cost, margin, margin, currency, (a, b, m, n, code) => {
            const [low, high] = [Math.min(a, b), Math.max(a, b)];
            const [less, more] = [Math.min(m, n), Math.max(m, n)];
            expect(priceWithMargin(low, less, code)).toBeLessThanOrEqual(priceWithMargin(high, more, code) ?? 0);
        }));
    });
});

describe('the price of a line', () => {
    it('stays as it was told although his own price changed', () => {
        expect(offeredPrice({ unitNet: null, marginPoints: 2_500 }, held, 5_000, now)).toBe(held);
        expect(offeredPrice({ unitNet: null, marginPoints: 2_500 }, held, null, now)).toBe(held);
    });

    it('is counted anew when he asks for it, changes the margin or takes another article', () => {
        expect(offeredPrice({ unitNet: null, marginPoints: 2_500 }, held, 5_000, { ...now, anew: true })).toEqual({ unitNet: 6_250, marginPoints: 2_500, costNet: 5_000 });
        expect(offeredPrice({ unitNet: null, marginPoints: 3_000 }, held, 5_000, now)).toMatchObject({ unitNet: 6_500 });
        expect(offeredPrice({ unitNet: null, marginPoints: 2_500 }, null, 5_000, now)).toMatchObject({ unitNet: 6_250 });
    });

    it('is what he types, and then has no margin to keep', () => {
        expect(offeredPrice({ unitNet: 999, marginPoints: 2_500 }, held, null, now)).toEqual({ unitNet: 999, marginPoints: null, costNet: 1_000 });
    });

    it('is missing without a price, and has no margin on what is not for sale to him', () => {
        expect(offeredPrice({ unitNet: null, marginPoints: null }, held, 5_000, now)).toBe('price-missing');
        expect(offeredPrice({ unitNet: null, marginPoints: 100 }, null, null, now)).toBe('no-margin');
        expect(offeredPrice({ unitNet: null, marginPoints: mostMargin }, null, Number.MAX_SAFE_INTEGER, now)).toBe('too-much');
    });

    it('does not change when the same is saved again', () => {
        const wish = fc.record({ unitNet: fc.option(cost), marginPoints: fc.option(margin) });
        fc.assert(fc.property(wish, cost, cost, currency, (asked, own, later, currencyCode) => {
            const first = offeredPrice(asked, null, own, { anew: false, currencyCode });
            if (typeof first === 'string') return;
            const again = offeredPrice({ unitNet: first.marginPoints === null ? first.unitNet : null, marginPoints: first.marginPoints }, first, later, { anew: false, currencyCode });
            expect(again).toMatchObject({ unitNet: first.unitNet, marginPoints: first.marginPoints });
        }));
    });
});

describe('sums', () => {
    it('counts what is cut from a roll by its area', () => {
        expect(lineNet(3_599, { quantity: 350, rollWidthCm: 400 })).toBe(50_386);
        expect(lineNet(3_599, { quantity: 3, rollWidthCm: null })).toBe(10_797);
        expect(lineNet(10 ** 15, { quantity: 10, rollWidthCm: null })).toBeNull();
    });

    it('has tax once, of the sum', () => {
        expect(offerTotals([1_005, 1_000], 900)).toEqual({ net: 2_005, tax: 180, gross: 2_185 });
        expect(offerTotals([1_005], null)).toEqual({ net: 1_005, tax: null, gross: null });
        expect(offerTotals([], 900)).toEqual({ net: 0, tax: 0, gross: 0 });
        expect(offerTotals([Number.MAX_SAFE_INTEGER, 1], null)).toBeNull();
        expect(offerTotals([Number.MAX_SAFE_INTEGER], 900)).toBeNull();
    });

    it('keeps every minor unit, in whatever order the lines come', () => {
        fc.assert(fc.property(fc.array(cost, { maxLength: 50 }), fc.integer({ min: 0, max: 10_000 }), (nets, tax) => {
            const totals = offerTotals(nets, tax);
            expect(totals?.net).toBe(nets.reduce((sum, one) => sum + one, 0));
            expect((totals?.net ?? 0) + (totals?.tax ?? 0)).toBe(totals?.gross);
            expect(offerTotals([...nets].reverse(), tax)).toEqual(totals);
        }));
    });

    it('says of a margin never more than it is', () => {
        expect(marginOf(1_250, 1_000)).toBe(2_500);
        expect(marginOf(999, 1_000)).toBe(-10);
        expect(marginOf(2, 3)).toBe(-3_334);
        expect(marginOf(100, 0)).toBeNull();
        fc.assert(fc.property(cost, cost, (price, own) => {
            const points = marginOf(price, own);
            if (points === null) return;
            expect(BigInt(own) * BigInt(10_000 + points)).toBeLessThanOrEqual(BigInt(price) * 10_000n);
        }));
    });
});
