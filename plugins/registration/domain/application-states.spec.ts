import fc from 'fast-check';

import { applicationStates, refuseStep } from './application-states';

const state = fc.constantFrom(...applicationStates);

describe('the states of an application', () => {
    it('asks once, takes the answer, and decides', () => {
        expect([refuseStep('new', 'asked'), refuseStep('asked', 'new'), refuseStep('new', 'accepted'), refuseStep('asked', 'refused')]).toEqual([null, null, null, null]);
        expect(refuseStep('asked', 'asked')).toBe('asked-already');
        expect(refuseStep('new', 'new')).toBe('not-asked');
    });

    it('never leaves a decision', () => {
        fc.assert(fc.property(fc.constantFrom('accepted' as const, 'refused' as const), state, (decided, to) => refuseStep(decided, to) === 'decided-already'));
    });
});
