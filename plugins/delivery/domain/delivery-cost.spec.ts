import fc from 'fast-check';

import { billableG, deliveryCost, type DeliveryGoods, type DeliveryTerms, missingToMinimum, palletFill, parcelsNet } from './delivery-cost';
import { offeredWays } from './delivery-ways';

const goods = (given: Partial<DeliveryGoods> = {}): DeliveryGoods => ({
    ...{ variantId: 1, quantity: 1, net: 1_000n, taxRate: 9, weightG: 1_000, volumeMm3: 0, unitsPerPallet: null, oversizeNet: null },
    ...given,
});
const terms = (given: Partial<DeliveryTerms> = {}): DeliveryTerms => ({
    ...{ minimumNet: null, fixedNet: null, volumetricDivisor: 5_000, palletNet: null },
    parcels: [{ upToG: 5_000, net: 1_500n }, { upToG: 30_000, net: 4_000n }],
    ...given,
});

describe('the cost of delivery', () => {
    it('is the parcel that holds the weight, its border included', () => {
        expect(deliveryCost('firm', [goods({ quantity: 5 })], terms())).toMatchObject({ transport: { kind: 'parcels', net: 1_500n }, net: 1_500n, gross: 1_635n });
        expect(deliveryCost('firm', [goods({ quantity: 6 })], terms()).net).toBe(4_000n);
    });

    it('takes whole parcels of the greatest and one for the rest beyond it', () => {
        expect(parcelsNet(60_000n, terms().parcels)).toBe(8_000n);
        expect(parcelsNet(62_000n, terms().parcels)).toBe(9_500n);
        expect(parcelsNet(0n, terms().parcels)).toBe(1_500n);
        expect(parcelsNet(1n, [])).toBeNull();
    });

    it('weighs what is large and light by its size', () => {
        expect(billableG([goods({ quantity: 2, volumeMm3: 25_000_000 })], 5_000)).toBe(10_000n);
        expect(billableG([goods({ volumeMm3: 1 })], 5_000)).toBe(1_000n);
    });

    it('is free from exactly the minimum on, and says how much is missing below it', () => {
        const minimum = terms({ minimumNet: 1_000n });
        expect(deliveryCost('firm', [goods()], minimum).transport).toEqual({ kind: 'free', net: 0n });
        expect(deliveryCost('firm', [goods({ net: 999n })], minimum).transport.kind).toBe('parcels');
        expect(missingToMinimum(999n, 1_000n)).toBe(1n);
        expect(missingToMinimum(1_000n, 1_000n)).toBe(0n);
        expect(missingToMinimum(5n, null)).toBeNull();
    });

    it('charges oversized goods by themselves, above the minimum too, and nothing else when there is nothing else', () => {
        const sofa = goods({ variantId: 2, quantity: 2, oversizeNet: 700n });
        expect(deliveryCost('firm', [sofa], terms())).toMatchObject({ transport: { kind: 'none', net: 0n }, oversizeNet: 1_400n, net: 1_400n });
        expect(deliveryCost('firm', [sofa, goods()], terms({ minimumNet: 1n }))).toMatchObject({ transport: { kind: 'free' }, net: 1_400n });
        expect(deliveryCost('firm', [sofa, goods()], terms({ fixedNet: 300n })).net).toBe(1_700n);
    });

    it('takes a fixed cost whatever the weight', () => {
        expect(deliveryCost('firm', [goods({ quantity: 900 })], terms({ fixedNet: 300n, palletNet: 1n })).transport).toEqual({ kind: 'fixed', net: 300n });
    });

    it('takes pallets where all of it fits on them and they are cheaper', () => {
        const packs = goods({ quantity: 30, unitsPerPallet: 20 });
        expect(deliveryCost('firm', [packs], terms({ palletNet: 1_900n })).transport).toEqual({ kind: 'pallets', net: 3_800n });
        expect(deliveryCost('firm', [packs], terms({ palletNet: 2_000n })).transport).toEqual({ kind: 'parcels', net: 4_000n });
        expect(deliveryCost('firm', [packs, goods()], terms({ palletNet: 1n })).transport.kind).toBe('parcels');
        expect(deliveryCost('firm', [packs], terms({ palletNet: 9_000n, parcels: [] })).transport).toEqual({ kind: 'pallets', net: 18_000n });
    });

    it('costs nothing where there is no tariff, by another courier, or picked up', () => {
        expect(deliveryCost('firm', [goods()], terms({ parcels: [] })).transport).toEqual({ kind: 'none', net: 0n });
        for (const way of ['courier', 'pick-up'] as const) expect(deliveryCost(way, [goods({ oversizeNet: 5n })], terms()).net).toBe(0n);
    });

    it('is taxed at the rate of the goods with the most value', () => {
        const mixed = [goods({ taxRate: 23, net: 500n }), goods({ taxRate: 8, net: 300n }), goods({ taxRate: 8, net: 300n })];
        expect(deliveryCost('firm', mixed, terms()).taxRate).toBe(8);
        expect(deliveryCost('firm', [goods({ taxRate: 5 }), goods({ taxRate: 8 })], terms()).taxRate).toBe(8);
    });
});

describe('pallets', () => {
    it('are summed over different goods: one pack of 20 is 5 %', () => {
        expect(palletFill([goods({ unitsPerPallet: 20 })])).toMatchObject({ count: 1n, lastPercent: 5, shares: [500], isPartial: false });
        expect(palletFill([goods({ quantity: 10, unitsPerPallet: 20 }), goods({ quantity: 30, unitsPerPallet: 60 })])).toMatchObject({ count: 1n, lastPercent: 100 });
        expect(palletFill([goods({ quantity: 28, unitsPerPallet: 20 })])).toMatchObject({ count: 2n, lastPercent: 40 });
    });

    it('leave out what has no value for them, and what is oversized', () => {
        expect(palletFill([goods()])).toMatchObject({ count: 0n, lastPercent: 0, shares: [null], isPartial: true });
        expect(palletFill([goods({ unitsPerPallet: 2, oversizeNet: 1n })])).toMatchObject({ count: 0n, isPartial: false });
    });
});

describe('ways', () => {
    it('are all where a company has no list of its own', () => {
        expect(offeredWays(null)).toEqual(['firm', 'courier', 'pick-up']);
        expect(offeredWays(['pick-up', 'boat'])).toEqual(['pick-up']);
    });
});

describe('properties', () => {
    const anyGoods = fc.record({
        variantId: fc.nat(100),
        quantity: fc.integer({ min: 1, max: 10_000 }),
        net: fc.bigInt({ min: 0n, max: 10n ** 12n }),
        taxRate: fc.constantFrom(0, 5, 8, 9, 23),
        weightG: fc.nat(50_000),
        volumeMm3: fc.nat(2_000_000_000),
        unitsPerPallet: fc.option(fc.integer({ min: 1, max: 5_000 })),
        oversizeNet: fc.option(fc.bigInt({ min: 0n, max: 10n ** 8n })),
    });
    /** Dearer with the weight, as the settings demand. */
    const rates = fc
        .array(fc.record({ gramsMore: fc.integer({ min: 1, max: 50_000 }), netMore: fc.bigInt({ min: 0n, max: 10n ** 7n }) }), { maxLength: 6 })
        .map(steps => steps.map((_, i) => ({
            upToG: steps.slice(0, i + 1).reduce((sum, one) => sum + one.gramsMore, 0),
            net: steps.slice(0, i + 1).reduce((sum, one) => sum + one.netMore, 0n),
        })));
    const anyTerms = fc.record({
        minimumNet: fc.option(fc.bigInt({ min: 0n, max: 10n ** 13n })),
        fixedNet: fc.option(fc.bigInt({ min: 0n, max: 10n ** 8n })),
        volumetricDivisor: fc.integer({ min: 1, max: 10_000 }),
        parcels: rates,
        palletNet: fc.option(fc.bigInt({ min: 0n, max: 10n ** 8n })),
    });
    const some = fc.array(anyGoods, { maxLength: 12 });

    it('the parts add up to the whole, and no part is negative', () => {
        fc.assert(fc.property(some, anyTerms, (list, given) => {
            const cost = deliveryCost('firm', list, given);
            return cost.net === cost.transport.net + cost.oversizeNet && cost.transport.net >= 0n && cost.gross >= cost.net;
        }));
    });

    it('oversize charges do not depend on the minimum', () => {
        fc.assert(fc.property(some, anyTerms, (list, given) => deliveryCost('firm', list, given).oversizeNet === deliveryCost('firm', list, { ...given, minimumNet: 0n }).oversizeNet));
    });

    it('more weight never costs less', () => {
        fc.assert(fc.property(rates, fc.bigInt({ min: 0n, max: 10n ** 7n }), fc.bigInt({ min: 0n, max: 10n ** 6n }), (list, weight, more) => {
            const [one, other] = [parcelsNet(weight, list), parcelsNet(weight + more, list)];
            return one === null ? other === null : other !== null && one <= other;
        }));
    });

    it('the minimum reached never costs more than one that is not', () => {
        fc.assert(fc.property(some, anyTerms, (list, given) => deliveryCost('firm', list, { ...given, minimumNet: 0n }).net <= deliveryCost('firm', list, given).net));
    });

    it('pallets hold all of it, and none is begun for nothing', () => {
        fc.assert(fc.property(some, list => {
            const { fill, count, lastPercent } = palletFill(list);
            return count * fill.denominator >= fill.numerator && (count === 0n || (count - 1n) * fill.denominator < fill.numerator) && lastPercent >= 0 && lastPercent <= 100;
        }));
    });

    it('split in two, oversize charges and pallets are together what they were, and free is each part that reaches the minimum by itself', () => {
        fc.assert(fc.property(some, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), anyTerms, (list, isNow, given) => {
            const parts = [list.filter((_, place) => isNow[place]), list.filter((_, place) => !isNow[place])];
            const costs = parts.map(part => deliveryCost('firm', part, given));
            expect(costs.reduce((sum, one) => sum + one.oversizeNet, 0n)).toBe(deliveryCost('firm', list, given).oversizeNet);
            const [one, other, all] = [...parts, list].map(part => palletFill(part).fill);
            if (one && other && all) expect((one.numerator * other.denominator + other.numerator * one.denominator) * all.denominator).toBe(all.numerator * one.denominator * other.denominator);
            for (const [place, part] of parts.entries()) {
                const kind = costs[place]?.transport.kind;
                const missing = missingToMinimum(part.reduce((sum, { net }) => sum + net, 0n), given.minimumNet);
                if (kind === 'free') expect(missing).toBe(0n);
                if (missing === 0n) expect(['free', 'none']).toContain(kind);
            }
        }));
    });

    it('what is missing to the minimum is exactly that: with it delivery is free, and one less is not enough', () => {
        fc.assert(fc.property(anyGoods, fc.bigInt({ min: 1n, max: 10n ** 13n }), (one, minimumNet) => {
            const missing = missingToMinimum(one.net, minimumNet) ?? 0n;
            expect(missingToMinimum(one.net + missing, minimumNet)).toBe(0n);
            if (missing > 0n) expect(missingToMinimum(one.net + missing - 1n, minimumNet)).toBe(1n);
        }));
    });

    it('the order of the goods does not matter', () => {
        fc.assert(fc.property(some, anyTerms, (list, given) => {
            const [one, other] = [deliveryCost('firm', list, given), deliveryCost('firm', [...list].reverse(), given)];
            return one.net === other.net && one.gross === other.gross && one.transport.kind === other.transport.kind;
        }));
    });
});
