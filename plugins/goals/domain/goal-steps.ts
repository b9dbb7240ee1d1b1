import { divide, toSafeNumber } from '../../../kernel/money';

/** From so much net bought in a period on, so many basis points come off all that was bought in it: 250 is 2.5 %. */
export interface GoalStep {
    fromNet: number;
    basisPoints: number;
}

export const mostSteps = 10;
export const mostStepPoints = 5000;
/** Points of a progress that is done. */
export const whole = 10_000;

export type StepsProblem = 'not-rising' | 'discount-not-rising';

/** Who buys more is never given less: both rise from step to step. */
export function stepsProblem(steps: readonly GoalStep[]): { step: number; problem: StepsProblem } | null {
    for (const [step, { fromNet, basisPoints }] of steps.entries()) {
        const before = steps[step - 1];
        if (before === undefined) continue;
        if (fromNet <= before.fromNet) return { step, problem: 'not-rising' };
        if (basisPoints <= before.basisPoints) return { step, problem: 'discount-not-rising' };
    }
    return null;
}

export interface GoalStanding {
    /** How many steps are reached; exactly at its value a step is. */
    reachedSteps: number;
    basisPoints: number;
    /** Of everything bought in the period, not of what is beyond the step. */
    discountNet: number;
    /** The step to reach next; null when all are. */
    next: GoalStep | null;
    /** Net, to the next step; 0 when all are reached. */
    missingNet: number;
    /** Of the way to the next step, or all of it, in 1/10,000; cut, so that only a reached goal is whole. */
    progressPoints: number;
}

/** What was bought in a period against the steps of its goal, which rise. More may have been credited than was bought: then nothing is reached. */
export function standingOf(salesNet: number, steps: readonly GoalStep[]): GoalStanding {
    const reached = steps.filter(step => salesNet >= step.fromNet);
    const basisPoints = reached.at(-1)?.basisPoints ?? 0;
    const next = steps[reached.length] ?? null;
    return {
        reachedSteps: reached.length,
        basisPoints,
        discountNet: toSafeNumber(divide(BigInt(salesNet) * BigInt(basisPoints), BigInt(whole), 'half-up')),
        next,
        missingNet: next === null ? 0 : next.fromNet - salesNet,
        progressPoints: next === null ? whole : Number(divide(BigInt(Math.max(0, salesNet)) * BigInt(whole), BigInt(next.fromNet), 'down')),
    };
}
