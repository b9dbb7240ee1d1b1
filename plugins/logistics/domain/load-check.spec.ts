import fc from 'fast-check';

import { axleLayoutCodes, axleLoads } from './axle-layouts';
import { checkLoad, type TruckFacts } from './load-check';
import { loadingPlan } from './loading-plan';
import { axleLimitG, grossLimitG, roadCountries } from './road-limits';

const tonne = 1_000_000;
const semi: TruckFacts = { payloadG: 24 * tonne, tareG: 15 * tonne, grossLimitG: null, bedLengthMm: 13_600, bedVolumeDm3: 90_000, layout: 'semi-5', country: 'PL' };
const unknown: TruckFacts = { payloadG: null, tareG: null, grossLimitG: null, bedLengthMm: null, bedVolumeDm3: null, layout: null, country: null };
const goods = (tonnes: number, volumeDm3: number | null = null) => ({ weightG: tonnes * tonne, volumeDm3 });

describe('how full a truck is', () => {
    it('is the fuller of weight and volume', () => {
        expect(checkLoad(semi, [goods(12, 81_000)])).toMatchObject({ fullBasisPoints: 9000, volumeDm3: 81_000, over: [] });
        expect(checkLoad(semi, [goods(12, null), goods(6, 40_000)])).toMatchObject({ fullBasisPoints: 7500, volumeDm3: null });
    });

    it('has room up to the very limit and none after it', () => {
        expect(checkLoad(semi, [goods(24)])).toMatchObject({ grossG: 39 * tonne, grossLimitG: 40 * tonne, over: [] });
        expect(checkLoad({ ...semi, layout: null }, [{ weightG: 24 * tonne + 1, volumeDm3: 90_001 }]).over).toEqual(['payload', 'volume']);
        expect(checkLoad({ ...semi, grossLimitG: 38 * tonne }, [goods(24)]).over).toEqual(['gross']);
    });

    it('says nothing of what is not known', () => {
        expect(checkLoad(unknown, [goods(500)])).toMatchObject({ weightG: 500 * tonne, fullBasisPoints: null, grossG: null, grossLimitG: null, axles: [], over: [] });
    });

    it('is by the roads of the country', () => {
        expect(checkLoad({ ...semi, layout: 'semi-6', tareG: 16 * tonne, payloadG: 30 * tonne, country: 'RU' }, [goods(27)]).grossLimitG).toBe(44 * tonne);
        expect(checkLoad({ ...semi, layout: 'semi-6', tareG: 16 * tonne, payloadG: 30 * tonne }, [goods(27)])).toMatchObject({ grossLimitG: 40 * tonne, over: expect.arrayContaining(['gross']) as unknown });
        for (const country of roadCountries) {
            expect(grossLimitG(country, 'truck', 2)).toBeLessThan(grossLimitG(country, 'combination', 5));
            expect(axleLimitG(country, 'single')).toBeLessThan(axleLimitG(country, 'tandem'));
        }
    });

    it('is the figure of the regulation, and of the fewest axles that it names where it names less', () => {
        const tonnes = roadCountries.map(country => [axleLimitG(country, 'steering'), axleLimitG(country, 'single'), axleLimitG(country, 'tandem'), axleLimitG(country, 'tridem')].map(limit => limit / tonne));
        expect(tonnes).toEqual([[8, 13, 22, 24], [10, 11.5, 18, 24], [9, 10, 15, 21]]);
        const semis = roadCountries.map(country => [4, 5, 6].map(axles => grossLimitG(country, 'combination', axles) / tonne));
        expect(semis).toEqual([[34, 42, 44], [36, 40, 40], [36, 40, 44]]);
        expect(grossLimitG('IR', 'combination', 3)).toBe(34 * tonne);
    });

    it('tells which axles bear too much when all of it lies at one end', () => {
        const heavy = checkLoad(semi, [goods(1), goods(14)]);
        expect(heavy.axles.map(axle => axle.kind)).toEqual(['steering', 'single', 'tridem']);
        expect(heavy).toMatchObject({ over: ['axle'], axles: [{ overG: 0 }, { limitG: 11.5 * tonne }, { overG: 0 }] });
        expect(heavy.axles[1]?.overG).toBeGreaterThan(0);
        // The same weight, spread over the whole bed.
        expect(checkLoad(semi, [goods(8), goods(8), goods(8)]).over).toEqual([]);
    });
});

describe('the plan of loading', () => {
    const bed = { lengthMm: 10_000, payloadG: 10 * tonne, volumeDm3: null };

    it('loads last what is unloaded first', () => {
        expect(loadingPlan([goods(2), goods(3), goods(1)], bed)).toEqual([
            { loadedAs: 3, startMm: 4000, lengthMm: 2000 },
            { loadedAs: 2, startMm: 1000, lengthMm: 3000 },
            { loadedAs: 1, startMm: 0, lengthMm: 1000 },
        ]);
        expect(loadingPlan([goods(2), goods(3)], { ...bed, lengthMm: null })).toEqual([{ loadedAs: 2, startMm: null, lengthMm: null }, { loadedAs: 1, startMm: null, lengthMm: null }]);
    });

    it('keeps everything on the bed, and no two on one place', () => {
        const stops = fc.array(fc.record({ weightG: fc.integer({ min: 1, max: 40 * tonne }), volumeDm3: fc.option(fc.integer({ min: 0, max: 100_000 })) }), { minLength: 1, maxLength: 12 });
        fc.assert(
            fc.property(stops, list => {
                const plan = loadingPlan(list, { ...bed, volumeDm3: 50_000 });
                const inOrder = [...plan].sort((a, b) => a.loadedAs - b.loadedAs);
                let end = 0;
                for (const { startMm, lengthMm } of inOrder) {
                    expect(startMm).toBe(end);
                    end += lengthMm ?? 0;
                }
                expect(end).toBeLessThanOrEqual(10_000);
            }),
        );
    });
});

describe('axles', () => {
    const pieces = fc.array(fc.record({ weightG: fc.integer({ min: 0, max: 30 * tonne }), atMm: fc.integer({ min: 0, max: 13_600 }) }), { maxLength: 10 });

    it('bear together what vehicle and goods weigh, to the gram', () => {
        fc.assert(
            fc.property(fc.constantFrom(...axleLayoutCodes), fc.integer({ min: 2 * tonne, max: 18 * tonne }), pieces, (code, tareG, list) => {
                const sum = axleLoads(code, 13_600, tareG, list).reduce((all, axle) => all + axle.loadG, 0);
                expect(sum).toBe(tareG + list.reduce((all, piece) => all + piece.weightG, 0));
            }),
        );
    });

    it('at the back bear the more the further back the goods lie', () => {
        fc.assert(
            fc.property(fc.constantFrom(...axleLayoutCodes), fc.integer({ min: 1, max: 20 * tonne }), fc.integer({ min: 0, max: 13_000 }), fc.integer({ min: 0, max: 600 }), (code, weightG, atMm, further) => {
                const last = (at: number) => axleLoads(code, 13_600, 10 * tonne, [{ weightG, atMm: at }]).at(-1)?.loadG ?? 0;
                expect(last(atMm + further)).toBeGreaterThanOrEqual(last(atMm));
            }),
        );
    });
});
