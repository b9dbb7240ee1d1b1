import fc from 'fast-check';

import { afterEvent, hasBegun, type OperationEvent, operationStates, stageState, whyRefused } from './operation-states';

const event = fc.constantFrom<OperationEvent>('release', 'start', 'pause', 'resume', 'finish', 'block', 'unblock', 'requeue');
const state = fc.constantFrom(...operationStates);

describe('the life of an operation', () => {
    it('runs from waiting to done with a pause between', () => {
        const events: OperationEvent[] = ['release', 'start', 'pause', 'resume', 'finish'];
        let now = operationStates[0] as (typeof operationStates)[number];
        const seen = events.map(e => (now = afterEvent(now, e) ?? now));
        expect(seen).toEqual(['ready', 'running', 'paused', 'running', 'done']);
    });

    it('may be finished straight from a pause', () => {
        expect(afterEvent('paused', 'finish')).toBe('done');
    });

    it('never starts twice, and says why', () => {
        expect(afterEvent('running', 'start')).toBeNull();
        expect(whyRefused('running', 'start')).toBe('already-running');
    });

    it('says which step is missing', () => {
        expect(whyRefused('waiting', 'start')).toBe('not-ready');
        expect(whyRefused('ready', 'pause')).toBe('not-running');
        expect(whyRefused('ready', 'resume')).toBe('not-paused');
        expect(whyRefused('done', 'finish')).toBe('already-done');
        expect(whyRefused('blocked', 'resume')).toBe('is-blocked');
    });

    it('never leaves done, whatever happens', () => {
        fc.assert(fc.property(fc.array(event), events => {
            let now = 'done' as (typeof operationStates)[number];
            for (const e of events) {
                now = afterEvent(now, e) ?? now;
            }
            expect(now).toBe('done');
        }));
    });

    it('changes the state with every event it allows, and names a reason for every other', () => {
        fc.assert(fc.property(state, event, (from, e) => {
            const to = afterEvent(from, e);
            expect(to === null ? whyRefused(from, e) : to).not.toBe(from);
        }));
    });

    it('tells the customer of a ready operation that it waits', () => {
        expect(stageState({ state: 'ready', startedAt: null })).toBe('waiting');
    });

    it('tells the customer of blocked work that it rests, or has not begun', () => {
        expect(stageState({ state: 'blocked', startedAt: new Date('2026-11-29T08:00:00Z') })).toBe('paused');
        expect(stageState({ state: 'blocked', startedAt: null })).toBe('waiting');
    });

    it('lets nobody but the planner go on with what is blocked', () => {
        const operators: OperationEvent[] = ['start', 'pause', 'resume', 'finish', 'block'];
        expect(operators.map(one => afterEvent('blocked', one))).toEqual([null, null, null, null, null]);
    });

    it('may be planned otherwise until it has begun', () => {
        expect(hasBegun({ state: 'blocked', startedAt: null })).toBe(false);
        expect(hasBegun({ state: 'blocked', startedAt: new Date('2026-11-29T08:00:00Z') })).toBe(true);
    });
});
