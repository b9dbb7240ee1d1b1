import fc from 'fast-check';

import { type GoalStep, mostStepPoints, mostSteps, standingOf, stepsProblem, whole } from './goal-steps';

const million = 100_000_000;
const steps: GoalStep[] = [{ fromNet: 100 * million, basisPoints: 200 }, { fromNet: 200 * million, basisPoints: 300 }];

describe('standingOf', () => {
    it('gives the discount of the highest step reached on all that was bought, from exactly its value on', () => {
        expect(standingOf(100 * million - 1, steps)).toMatchObject({ reachedSteps: 0, discountNet: 0, missingNet: 1, progressPoints: whole - 1 });
        expect(standingOf(100 * million, steps)).toMatchObject({ reachedSteps: 1, basisPoints: 200, discountNet: 2 * million, missingNet: 100 * million, progressPoints: whole / 2 });
        expect(standingOf(200 * million, steps)).toEqual({ reachedSteps: 2, basisPoints: 300, discountNet: 6 * million, next: null, missingNet: 0, progressPoints: whole });
    });

    it('rounds half of a minor unit up', () => {
        expect(standingOf(1050, [{ fromNet: 1, basisPoints: 100 }]).discountNet).toBe(11);
        expect(standingOf(1049, [{ fromNet: 1, basisPoints: 100 }]).discountNet).toBe(10);
    });

    it('owes nothing where more was credited than bought', () => {
        expect(standingOf(-5, steps)).toMatchObject({ reachedSteps: 0, discountNet: 0, missingNet: 100 * million + 5, progressPoints: 0 });
    });
});

describe('stepsProblem', () => {
    it('names the step that does not rise', () => {
        expect(stepsProblem(steps)).toBeNull();
        expect(stepsProblem([{ fromNet: 2, basisPoints: 1 }, { fromNet: 2, basisPoints: 2 }])).toEqual({ step: 1, problem: 'not-rising' });
        expect(stepsProblem([{ fromNet: 1, basisPoints: 2 }, { fromNet: 2, basisPoints: 2 }])).toEqual({ step: 1, problem: 'discount-not-rising' });
    });
});

describe('properties', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000_000_000 });
    const rising = (values: number[]) => [...new Set(values)].sort((a, b) => a - b);
    const goal = fc
        .tuple(fc.array(amount, { minLength: 1, maxLength: mostSteps }), fc.array(fc.integer({ min: 1, max: mostStepPoints }), { minLength: mostSteps, maxLength: mostSteps }))
        .map(([values, points]) => {
            const sorted = rising(points);
            return rising(values).slice(0, sorted.length).map((fromNet, i) => ({ fromNet, basisPoints: sorted[i] ?? 1 }));
        });
    const sales = fc.integer({ min: -1_000_000_000, max: 2_000_000_000_000 });

    it('who buys more is never given less, and is never further from the end', () => {
        fc.assert(fc.property(goal, sales, amount, (own, a, more) => {
            const [less, greater] = [standingOf(a, own), standingOf(a + more, own)];
            expect(greater.discountNet).toBeGreaterThanOrEqual(less.discountNet);
            expect(greater.reachedSteps).toBeGreaterThanOrEqual(less.reachedSteps);
        }));
    });

    it('the discount is never negative, never more than the greatest one, and exact to half a minor unit', () => {
        fc.assert(fc.property(goal, sales, (own, a) => {
            const { discountNet, basisPoints } = standingOf(a, own);
            expect(discountNet).toBeGreaterThanOrEqual(0);
            const apart = BigInt(discountNet) * BigInt(whole) - BigInt(a) * BigInt(basisPoints);
            expect(apart > -5001n && apart < 5001n).toBe(true);
            if (basisPoints > 0) expect(discountNet).toBeLessThanOrEqual(Math.ceil(a / 2));
        }));
    });

    it('what is missing leads exactly to the next step', () => {
        fc.assert(fc.property(goal, sales, (own, a) => {
            const { missingNet, reachedSteps, next, progressPoints } = standingOf(a, own);
            expect(progressPoints === whole).toBe(next === null);
            if (next === null) return;
            expect(missingNet).toBeGreaterThan(0);
            expect(standingOf(a + missingNet, own).reachedSteps).toBe(reachedSteps + 1);
            expect(standingOf(a + missingNet - 1, own).reachedSteps).toBe(reachedSteps);
        }));
    });
});
