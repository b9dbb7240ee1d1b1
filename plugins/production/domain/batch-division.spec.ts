import fc from 'fast-check';

import { type BatchShare, byTurn, divideOutput, divideStretch } from './batch-division';

const share = (workOrderId: number, day: string | null, owed: number): BatchShare => ({ workOrderId, day, owed });
const three = [share(1, '2026-05-10', 20), share(2, '2026-05-03', 30), share(3, null, 40)];

const day = fc.option(fc.integer({ min: 1, max: 9 }).map(n => `2026-05-0${n}`));
const shares = fc.array(fc.tuple(day, fc.nat(50)), { minLength: 1, maxLength: 12 }).map(list => list.map(([when, owed], index) => share(index + 1, when, owed)));
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe('the turn of work orders in a batch', () => {
    it('is the earliest day, then the older one, and last those for whom nobody waits', () => {
        expect([...three, share(4, '2026-05-03', 1)].sort(byTurn).map(one => one.workOrderId)).toEqual([2, 4, 1, 3]);
    });
});

describe('pieces of a batch', () => {
    it('make the earliest order whole first', () => {
        expect(divideOutput(three, { good: 45, scrap: 0 })).toEqual([{ good: 15, scrap: 0 }, { good: 30, scrap: 0 }, { good: 0, scrap: 0 }]);
    });

    it('are scrap of the order that can wait longest', () => {
        expect(divideOutput(three, { good: 45, scrap: 42 })).toEqual([{ good: 15, scrap: 2 }, { good: 30, scrap: 0 }, { good: 0, scrap: 40 }]);
    });

    it('are never more than there are', () => {
        expect(() => divideOutput(three, { good: 90, scrap: 1 })).toThrow(RangeError);
    });

    it('are all somebody’s, nobody’s twice, and no later order has a good one while an earlier one lacks it', () => {
        fc.assert(fc.property(shares, fc.nat(), fc.nat(), (list, a, b) => {
            const owed = sum(list.map(one => one.owed));
            const good = a % (owed + 1);
            const scrap = b % (owed - good + 1);
            const given = divideOutput(list, { good, scrap });
            expect(sum(given.map(one => one.good))).toBe(good);
            expect(sum(given.map(one => one.scrap))).toBe(scrap);
            for (const [i, one] of given.entries()) {
                expect(Math.min(one.good, one.scrap)).toBeGreaterThanOrEqual(0);
                expect(one.good + one.scrap).toBeLessThanOrEqual(list[i]!.owed);
                for (const [k, other] of given.entries()) {
                    if (byTurn(list[i]!, list[k]!) >= 0) continue;
                    if (other.good > 0) expect(one.good).toBe(list[i]!.owed);
                    if (one.scrap > 0) expect(other.good + other.scrap).toBe(list[k]!.owed);
                }
            }
        }));
    });

    it('are the same for everybody in the end, in however many reports they come, when all are good', () => {
        fc.assert(fc.property(shares, fc.array(fc.nat(30), { maxLength: 10 }), (list, reports) => {
            let left = list.map(one => ({ ...one }));
            let made = 0;
            for (const report of reports) {
                const good = Math.min(report, sum(left.map(one => one.owed)));
                made += good;
                const given = divideOutput(left, { good, scrap: 0 });
                left = left.map((one, i) => ({ ...one, owed: one.owed - given[i]!.good }));
            }
            const atOnce = divideOutput(list, { good: made, scrap: 0 });
            expect(left.map(one => one.owed)).toEqual(list.map((one, i) => one.owed - atOnce[i]!.good));
        }));
    });
});

describe('time worked on a batch', () => {
    const at = (ms: number) => new Date(Date.parse('2026-05-01T08:00:00Z') + ms);

    it('is divided by pieces', () => {
        expect(divideStretch({ startedAt: at(0), endedAt: at(9000) }, [10, 20])).toEqual([{ startedAt: at(0), endedAt: at(3000) }, { startedAt: at(3000), endedAt: at(9000) }]);
    });

    it('is the time worked, without a gap and counted once', () => {
        fc.assert(fc.property(fc.nat(10 ** 10), fc.array(fc.nat(10 ** 9), { minLength: 1, maxLength: 50 }), (length, quantities) => {
            const parts = divideStretch({ startedAt: at(0), endedAt: at(length) }, quantities);
            expect(parts).toHaveLength(quantities.length);
            expect(parts[0]!.startedAt).toEqual(at(0));
            expect(parts.at(-1)!.endedAt).toEqual(at(length));
            for (const [i, part] of parts.entries()) {
                expect(part.endedAt.getTime()).toBeGreaterThanOrEqual(part.startedAt.getTime());
                if (i > 0) expect(part.startedAt).toEqual(parts[i - 1]!.endedAt);
            }
        }));
    });

    it('is nothing where a clock went backwards', () => {
        expect(divideStretch({ startedAt: at(5), endedAt: at(0) }, [1, 1])).toEqual([{ startedAt: at(5), endedAt: at(5) }, { startedAt: at(5), endedAt: at(5) }]);
    });
});
