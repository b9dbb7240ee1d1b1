import { decideStep, type StepFacts } from './floor-step';

const begun = new Date('2026-11-29T08:00:00Z');
const none = { good: 0, scrap: 0, scrapReasonCode: null };
const cut = { id: 1, sequence: 1, state: 'running' as const, good: 8, scrap: 0, overlap: false };
const sew = { id: 2, sequence: 2, state: 'ready' as const, good: 0, scrap: 0, overlap: true };
const facts = (event: StepFacts['event'], change: Partial<StepFacts['operation']> = {}, more: Partial<StepFacts> = {}): StepFacts => {
    const operation = { ...sew, kind: 'sew' as const, startedAt: null, ...change };
    return { event, operation, all: [cut, operation], quantity: 20, workOrderState: 'running', kinds: null, output: none, ...more };
};
const running = { state: 'running' as const, startedAt: begun };

describe('a step of an operator', () => {
    it('begins on a part of the pieces only at a station that takes parts', () => {
        expect(decideStep(facts('start'))).toBe('running');
        expect(decideStep(facts('start', { overlap: false }))).toMatchObject({ reason: 'not-ready' });
    });

    it('is begun only by him who may do that kind of work', () => {
        expect(decideStep(facts('start', {}, { kinds: ['cut'] }))).toMatchObject({ reason: 'not-skilled' });
        expect(decideStep(facts('start', {}, { kinds: ['cut', 'sew'] }))).toBe('running');
    });

    it('reports pieces without a change of state, also in a pause, but not before it began', () => {
        const output = { good: 3, scrap: 0, scrapReasonCode: null };
        expect(decideStep(facts('output', running, { output }))).toBe('running');
        expect(decideStep(facts('output', { state: 'paused', startedAt: begun }, { output }))).toBe('paused');
        expect(decideStep(facts('output', {}, { output }))).toMatchObject({ reason: 'not-running' });
        expect(decideStep(facts('output', running, { output: { ...output, good: 9 } }))).toEqual({ reason: 'more-than-handed-on', quantity: 8 });
    });

    it('pauses without asking for pieces', () => {
        expect(decideStep(facts('pause', running))).toBe('paused');
    });

    it('finishes with all pieces accounted for, and after the step before', () => {
        expect(decideStep(facts('finish', running))).toMatchObject({ reason: 'predecessor-open' });
        const done = { ...cut, state: 'done' as const, good: 20 };
        expect(decideStep(facts('finish', running, { all: [done, { ...sew, state: 'running' }] }))).toEqual({ reason: 'quantity-missing', quantity: 20 });
        const output = { good: 19, scrap: 1, scrapReasonCode: 'damaged' };
        expect(decideStep(facts('finish', running, { all: [done, { ...sew, state: 'running' }], output }))).toBe('done');
    });

    it('does nothing of what is blocked, or not on the floor', () => {
        expect(decideStep(facts('resume', { state: 'blocked', startedAt: begun }))).toMatchObject({ reason: 'is-blocked' });
        expect(decideStep(facts('start', {}, { workOrderState: 'cancelled' }))).toMatchObject({ reason: 'work-order-closed' });
        expect(decideStep(facts('start', {}, { workOrderState: 'planned' }))).toMatchObject({ reason: 'work-order-closed' });
        expect(decideStep(facts('start', {}, { workOrderState: 'planned', isBatch: true }))).toMatchObject({ reason: 'batch-not-released' });
    });
});
