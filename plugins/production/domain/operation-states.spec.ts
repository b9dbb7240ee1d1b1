import fc from 'fast-check';

import { afterEvent, type OperationEvent, operationStates, stageState, whyRefused } from './operation-states';

const event = fc.constantFrom<OperationEvent>('release', 'start', 'pause', 'resume', 'finish');
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
    });

    it('never leaves done, whatever happens', () => {
        fc.assert(fc.property(fc.array(event), events => {
            let now = operationStates[4] as (typeof operationStates)[number];
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
        expect(stageState('ready')).toBe('waiting');
    });
});
