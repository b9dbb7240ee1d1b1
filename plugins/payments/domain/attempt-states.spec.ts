import fc from 'fast-check';

import { attemptStates, nextAttemptState, payable, type Verdict } from './attempt-states';

const facts = { state: 'started' as const, amountMinor: 500, currencyCode: 'IRR', isOver: false };
const paid: Verdict = { state: 'paid', amountMinor: 500, currencyCode: 'IRR', reference: 'r' };

describe('an attempt to pay', () => {
    it('is paid by exactly its amount in its currency, and disputed by any other', () => {
        expect(nextAttemptState(facts, paid)).toBe('paid');
        expect(nextAttemptState(facts, { ...paid, amountMinor: 499 })).toBe('disputed');
        expect(nextAttemptState(facts, { ...paid, amountMinor: 501 })).toBe('disputed');
        expect(nextAttemptState(facts, { ...paid, currencyCode: 'PLN' })).toBe('disputed');
    });

    it('is unknown where nobody answers, and expires when its time is over', () => {
        expect(nextAttemptState(facts, { state: 'unknown', reason: 'x' })).toBe('unknown');
        expect(nextAttemptState({ ...facts, state: 'unknown' }, paid)).toBe('paid');
        expect(nextAttemptState(facts, { state: 'pending' })).toBe('started');
        expect(nextAttemptState({ ...facts, isOver: true }, { state: 'pending' })).toBe('expired');
        expect(nextAttemptState({ ...facts, state: 'expired' }, paid)).toBe('paid');
        expect(nextAttemptState({ ...facts, state: 'declined' }, paid)).toBe('paid');
    });

    it('property: nothing leaves paid, and nothing but the exact amount leads there', () => {
        const verdict = fc.oneof(
            fc.record({ state: fc.constant('paid' as const), amountMinor: fc.integer({ min: 498, max: 502 }), currencyCode: fc.constantFrom('IRR', 'PLN'), reference: fc.constant('r') }),
            fc.constant({ state: 'pending' as const }),
            fc.constant({ state: 'declined' as const, reason: 'no' }),
            fc.constant({ state: 'unknown' as const, reason: '?' }),
        );
        fc.assert(
            fc.property(fc.constantFrom(...attemptStates), fc.boolean(), fc.array(verdict, { maxLength: 8 }), (first, isOver, verdicts) => {
                let state = first;
                for (const said of verdicts) {
                    const next = nextAttemptState({ ...facts, state, isOver }, said);
                    if (state === 'paid') expect(next).toBe('paid');
                    else if (next === 'paid') expect(said).toMatchObject({ state: 'paid', amountMinor: 500, currencyCode: 'IRR' });
                    state = next;
                }
            }),
        );
    });

    it('is for whole rials', () => {
        expect([payable(100, 'IRR'), payable(101, 'IRR'), payable(101, 'PLN')]).toEqual([100, 200, 101]);
    });
});
