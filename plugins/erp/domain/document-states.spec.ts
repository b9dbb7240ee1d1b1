import fc from 'fast-check';

import { documentStates, type DocumentFacts, type DocumentState, isDoubtful, mostTries, nextStep, pauseMs } from './document-states';

const facts = (change: Partial<DocumentFacts> = {}): DocumentFacts => ({ state: 'waiting', toldHash: null, isPending: false, ...change });

describe('what is done about a document', () => {
    it('is to create it where the ERP has none', () => expect(nextStep(facts(), 'a')).toBe('create'));
    it('is to ask where it may be there', () => expect(nextStep(facts({ state: 'sending', isPending: true }), 'a')).toBe('ask'));
    it('is to ask before it is called off, too', () => expect(nextStep(facts({ state: 'sending', isPending: true }), null)).toBe('ask'));
    it('is nothing where the ERP has what it should', () => expect(nextStep(facts({ state: 'accepted', toldHash: 'a' }), 'a')).toBe('none'));
    it('is to change it where it has something else', () => expect(nextStep(facts({ state: 'accepted', toldHash: 'a' }), 'b')).toBe('change'));
    it('is to cancel what the ERP has and should not', () => expect(nextStep(facts({ state: 'accepted', toldHash: 'a' }), null)).toBe('cancel'));
    it('is nothing when it never got there and should not', () => expect(nextStep(facts({ state: 'refused' }), null)).toBe('none'));
    it('is to try again what was refused', () => expect(nextStep(facts({ state: 'refused' }), 'a')).toBe('create'));
    it('is nothing about what a person gave up', () => expect(nextStep(facts({ state: 'discarded' }), 'a')).toBe('none'));

    it('comes to rest: after the step is done there is nothing left to do', () => {
        const states = fc.constantFrom<DocumentState>(...documentStates.filter(state => state !== 'discarded'));
        const print = fc.constantFrom('a', 'b');
        fc.assert(
            fc.property(states, fc.option(print), fc.boolean(), fc.option(print), (state, toldHash, isPending, wanted) => {
                let now: DocumentFacts = { state, toldHash, isPending };
                for (let steps = 0; steps < 3; steps++) {
                    const step = nextStep(now, wanted);
                    if (step === 'ask') now = { ...now, isPending: false };
                    else if (step === 'cancel') now = { ...now, state: 'cancelled' };
                    else if (step !== 'none') now = { state: 'accepted', toldHash: wanted, isPending: false };
                }
                expect(nextStep(now, wanted)).toBe('none');
            }),
        );
    });
});

describe('a document that does not get through', () => {
    it('is a person’s matter when the ERP answers others meanwhile', () => {
        expect(isDoubtful(mostTries, 1_000, 2_000)).toBe(true);
        expect(isDoubtful(mostTries - 1, 1_000, 2_000)).toBe(false);
    });

    it('waits on as long as the ERP is down for all', () => {
        expect(isDoubtful(1_000, 1_000, 900)).toBe(false);
        expect(isDoubtful(1_000, 1_000, null)).toBe(false);
    });

    it('is tried again after a second, then ever later, at most a minute', () => {
        expect([0, 1, 2, 3, 7, 50].map(pauseMs)).toEqual([1_000, 1_000, 2_000, 4_000, 60_000, 60_000]);
    });
});
