import fc from 'fast-check';

import { StationLoad } from './station-load';

const span = fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 40 })).map(([from, length]) => [from, from + length] as const);

const depthAt = (spans: readonly (readonly [number, number])[], at: number) => spans.filter(([from, until]) => from <= at && at < until).length;

describe("a station's load", () => {
    it('finds the first place that is free for the whole length, and no earlier one exists', () => {
        fc.assert(fc.property(fc.array(span, { maxLength: 30 }), fc.nat(250), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 4 }), (spans, from, length, places) => {
            const load = new StationLoad();
            for (const [start, end] of spans) load.add(start, end);
            const isFree = (start: number) => Array.from({ length }, (_, i) => start + i).every(at => depthAt(spans, at) < places);
            const naive = Array.from({ length: 500 }, (_, i) => from + i).find(isFree);
            expect(load.firstFit(from, length, places)).toBe(naive);
        }));
    });

    it('is as it was when what was laid on it is taken off', () => {
        fc.assert(fc.property(fc.array(span, { maxLength: 20 }), span, (spans, [from, until]) => {
            const load = new StationLoad();
            for (const [start, end] of spans) load.add(start, end);
            const before = load.deepest;
            load.add(from, until);
            load.add(from, until, -1);
            expect(load.deepest).toBe(before);
        }));
    });
});
