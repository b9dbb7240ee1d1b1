import fc from 'fast-check';

import { type Passage, type PassageState, watch } from './passages';
import { emptyTrace } from './stable-weight';

const limits = { divisionG: 20_000, minimumG: 400_000, capacityG: 60_000_000 };
const newcomer: PassageState = { trace: emptyTrace, recordedG: null, hasSeenZero: false };

/** Weights in kilograms and how many tenths of a second they stand; null is motion. */
type Standing = readonly [weightKg: number | null, tenths: number];

function pass(standings: readonly Standing[], from: PassageState = newcomer, startMs = 0): { passages: Passage[]; emptied: number; state: PassageState; now: number } {
    let [state, now, emptied] = [from, startMs, 0];
    const passages: Passage[] = [];
    for (const [weightKg, tenths] of standings) {
        for (let i = 0; i < tenths; i++, now += 100) {
            const reading = { weightG: (weightKg ?? 9_000 + i) * 1000, tareG: 0, isNet: false, isInMotion: weightKg === null, isOutOfRange: false, rangeEnd: null, isAtZero: null, raw: `${weightKg}` };
            const step = watch(state, reading, now, limits);
            state = step.state;
            emptied += step.isEmptied ? 1 : 0;
            if (step.passage) passages.push(step.passage);
        }
    }
    return { passages, emptied, state, now };
}
const weights = (passages: readonly Passage[]) => passages.map(({ weightG }) => weightG / 1000);
const empty: Standing = [0, 15];
const driving: Standing = [null, 5];

describe('the vehicles on a weighbridge', () => {
    it('are recorded once each, when they have stood for three seconds', () => {
        const { passages, emptied } = pass([empty, driving, [8_400, 100], driving, empty, driving, [24_120, 40], driving, empty]);
        expect(passages).toEqual([
            { weightG: 8_400_000, isAfterZero: true, raw: '8400' },
            { weightG: 24_120_000, isAfterZero: true, raw: '24120' },
        ]);
        expect(emptied).toBe(3);
        expect(pass([empty, driving, [8_400, 30]]).passages).toEqual([]);
        expect(pass([empty, driving, [8_400, 31]]).passages).toHaveLength(1);
    });

    it('say when no zero was seen before', () => {
        expect(pass([[8_400, 40]]).passages).toEqual([{ weightG: 8_400_000, isAfterZero: false, raw: '8400' }]);
        const { passages } = pass([empty, [8_400, 40], driving, [8_480, 40]]);
        expect(passages.map(one => one.isAfterZero)).toEqual([true, false]);
    });

    it('are the same while they stand within a division', () => {
        expect(weights(pass([empty, [8_400, 40], driving, [8_420, 40], driving, [8_380, 40], driving, [8_360, 40]]).passages)).toEqual([8_400, 8_360]);
    });

    it('are not doubled when the watch begins anew while they stand there', () => {
        const before = pass([empty, driving, [8_400, 40]]);
        const again: PassageState = { ...newcomer, recordedG: 8_400_000, hasSeenZero: true };
        expect(pass([[8_400, 60]], again, before.now + 5_000).passages).toEqual([]);
        expect(weights(pass([[8_400, 60], driving, empty, [8_400, 40]], again).passages)).toEqual([8_400]);
    });

    it('are recorded when another one stands there after the watch was away, without a zero', () => {
        const again: PassageState = { ...newcomer, recordedG: 8_400_000, hasSeenZero: true };
        expect(pass([[9_000, 60]], again).passages).toEqual([{ weightG: 9_000_000, isAfterZero: false, raw: '9000' }]);
    });

    it('property: each vehicle that stands long enough between two zeros is recorded exactly once', () => {
        const vehicle = fc.record({ kg: fc.integer({ min: 20, max: 3_000 }).map(step => step * 20), tenths: fc.integer({ min: 31, max: 60 }) });
        fc.assert(
            fc.property(fc.array(vehicle, { maxLength: 10 }), vehicles => {
                const { passages } = pass([empty, ...vehicles.flatMap(({ kg, tenths }): Standing[] => [driving, [kg, tenths], driving, empty])]);
                expect(weights(passages)).toEqual(vehicles.map(({ kg }) => kg));
                expect(passages.every(one => one.isAfterZero)).toBe(true);
            }),
        );
    });
});
