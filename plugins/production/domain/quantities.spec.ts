import fc from 'fast-check';

import { handedOn, type OperationMade, quantityReady, refuseFinish, refuseOutput, shortage } from './quantities';

const quantity = 20;
const made = (id: number, sequence: number, good: number, scrap = 0, state: OperationMade['state'] = 'running'): OperationMade => ({ id, sequence, state, good, scrap });
const none = { good: 0, scrap: 0, scrapReasonCode: null };

describe('what an operation may report', () => {
    it('takes all pieces from the store in the first step, and what the step before has made in the next', () => {
        const all = [made(1, 1, 8, 1), made(2, 2, 5)];
        expect(all.map(one => handedOn(one, all, quantity))).toEqual([20, 8]);
        expect(all.map(one => quantityReady(one, all, quantity))).toEqual([11, 3]);
    });

    it('has no more than the slowest of the steps side by side', () => {
        const all = [made(1, 1, 8), made(2, 1, 3), made(3, 2, 0)];
        expect(quantityReady(made(3, 2, 0), all, quantity)).toBe(3);
    });

    it('refuses more than was handed on, nothing at all, and scrap without a reason', () => {
        expect(refuseOutput({ good: 4, scrap: 0, scrapReasonCode: null }, 3)).toEqual({ reason: 'more-than-handed-on', quantity: 3 });
        expect(refuseOutput({ good: 2, scrap: 2, scrapReasonCode: 'damaged' }, 3)).toEqual({ reason: 'more-than-handed-on', quantity: 3 });
        expect(refuseOutput(none, 3)).toEqual({ reason: 'nothing-reported', quantity: null });
        expect(refuseOutput({ good: 1, scrap: 1, scrapReasonCode: null }, 3)).toEqual({ reason: 'scrap-without-reason', quantity: 1 });
        expect(refuseOutput({ good: 1, scrap: 2, scrapReasonCode: 'damaged' }, 3)).toBeNull();
    });

    it('asks at the end for the pieces that nobody accounted for', () => {
        const all = [made(1, 1, 17, 1)];
        expect(refuseFinish(none, made(1, 1, 17, 1), all, quantity)).toEqual({ reason: 'quantity-missing', quantity: 2 });
        expect(refuseFinish({ good: 2, scrap: 0, scrapReasonCode: null }, made(1, 1, 17, 1), all, quantity)).toBeNull();
    });

    it('is not finished while pieces may still come', () => {
        const second = made(2, 2, 8);
        expect(refuseFinish(none, second, [made(1, 1, 8), second], quantity)).toEqual({ reason: 'predecessor-open', quantity: null });
        expect(refuseFinish(none, second, [made(1, 1, 8, 12, 'done'), second], quantity)).toBeNull();
    });
});

describe('shortage', () => {
    it('is what was scrapped on the way, the worse of two ways side by side', () => {
        expect(shortage([made(1, 1, 18, 2, 'done'), made(2, 2, 0, 1), made(3, 2, 0, 3)], quantity)).toBe(5);
        expect(shortage([made(1, 1, 0), made(2, 2, 0)], quantity)).toBe(0);
    });

    it('keeps every work order to its pieces, whatever operators report in whatever order', () => {
        const report = fc.record({ at: fc.nat({ max: 4 }), good: fc.nat({ max: 8 }), scrap: fc.nat({ max: 3 }), finish: fc.boolean() });
        const line = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 });
        fc.assert(fc.property(line, fc.integer({ min: 0, max: 30 }), fc.array(report, { maxLength: 40 }), (sequences, wanted, reports) => {
            const all = sequences.map((sequence, index) => made(index + 1, sequence, 0));
            let short = 0;
            for (const { at, good, scrap, finish } of reports) {
                const one = all[at % all.length];
                if (one === undefined || one.state === 'done') continue;
                const output = { good, scrap, scrapReasonCode: 'damaged' };
                const refused = finish ? refuseFinish(output, one, all, wanted) : refuseOutput(output, quantityReady(one, all, wanted));
                if (refused === null) {
                    Object.assign(one, { good: one.good + good, scrap: one.scrap + scrap, state: finish ? 'done' : one.state });
                }
                expect(all.every(other => other.good + other.scrap <= handedOn(other, all, wanted))).toBe(true);
                const now = shortage(all, wanted);
                expect(now).toBeGreaterThanOrEqual(short);
                expect(now).toBeLessThanOrEqual(wanted);
                short = now;
            }
            const last = all.filter(one => one.sequence === Math.max(...sequences));
            if (all.every(one => one.state === 'done')) {
                expect(wanted - short).toBe(Math.min(...last.map(one => one.good)));
            }
        }));
    });
});
