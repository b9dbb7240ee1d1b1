import fc from 'fast-check';

import { lineAnswers, outcomeOf, refuseCounter } from './quote-answer';

const answers = fc.array(fc.constantFrom(...lineAnswers), { minLength: 1, maxLength: 20 });

describe('the answer to an offer', () => {
    it('is a yes when all lines are accepted, a no when all are rejected, a counter when one is countered', () => {
        expect(outcomeOf(['accept', 'accept'], false)).toBe('accept');
        expect(outcomeOf(['reject', 'reject'], true)).toBe('decline');
        expect(outcomeOf(['accept', 'counter', 'reject'], true)).toBe('counter');
    });

    it('is a yes to a part only where the firm lets him take one', () => {
        expect(outcomeOf(['accept', 'reject'], true)).toBe('accept');
        expect(outcomeOf(['accept', 'reject'], false)).toBe('counter');
    });

    it('refuses a counter that says nothing new', () => {
        const offered = { unitNet: 900, unitQuantity: 100, unitQuantityMax: 500 };
        expect(refuseCounter(offered, { unitNet: null, unitQuantity: null })).toBe('counter-empty');
        expect(refuseCounter(offered, { unitNet: 900, unitQuantity: 500 })).toBe('counter-same');
        expect(refuseCounter(offered, { unitNet: null, unitQuantity: 501 })).toBeNull();
        expect(refuseCounter(offered, { unitNet: 899, unitQuantity: null })).toBeNull();
        expect(refuseCounter({ ...offered, unitQuantityMax: null }, { unitNet: null, unitQuantity: 101 })).toBeNull();
    });

    describe('properties', () => {
        it('the order of the lines does not matter, nothing is agreed to that nobody accepted, and no counter is lost', () => {
            fc.assert(fc.property(answers, fc.boolean(), (given, partial) => {
                const outcome = outcomeOf(given, partial);
                expect(outcomeOf([...given].reverse(), partial)).toBe(outcome);
                if (outcome === 'accept') expect(given).toContain('accept');
                expect(outcome === 'counter').toBe(given.includes('counter') || (given.includes('accept') && given.includes('reject') && !partial));
            }));
        });
    });
});
