import fc from 'fast-check';

import { afterStep, finalQuoteStates, hiddenQuoteStates, isFinal, quoteRules, type QuoteSide, type QuoteState, quoteStates, type QuoteStep, turnOf } from './quote-states';

const next = (from: QuoteState) => quoteRules.filter(one => one.from === from).map(one => one.to);

function reachable(from: QuoteState): Set<QuoteState> {
    const seen = new Set<QuoteState>();
    const open = [from];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
        for (const to of next(state)) if (!seen.has(to)) { seen.add(to); open.push(to); }
    }
    return seen;
}

const sides: QuoteSide[] = ['customer', 'firm', 'clock'];
const steps: QuoteStep[] = ['send', 'counter', 'accept', 'order', 'decline', 'refuse', 'withdraw', 'expire'];
const walk = fc.array(fc.record({ by: fc.constantFrom(...sides), step: fc.constantFrom(...steps) }), { maxLength: 30 });

describe('the states of a quote', () => {
    it('never lead out of a final one', () => {
        for (const state of finalQuoteStates) expect(next(state)).toEqual([]);
        expect(quoteStates.filter(state => next(state).length === 0)).toEqual([...finalQuoteStates]);
    });

    it('all come to an end', () => {
        for (const state of quoteStates.filter(one => !isFinal(one))) expect([...reachable(state)].some(isFinal)).toBe(true);
    });

    it('lead to an order only from an offer that the customer has before him or has agreed to', () => {
        expect(quoteRules.filter(one => one.to === 'ordered')).toEqual([
            { from: 'offered', by: 'customer', step: 'order', to: 'ordered' },
            { from: 'accepted', by: 'customer', step: 'order', to: 'ordered' },
        ]);
    });

    it('say of each step at most one thing', () => {
        const keys = quoteRules.map(one => `${one.from} ${one.by} ${one.step}`);
        expect(new Set(keys).size).toBe(keys.length);
    });

    it('have a side whose turn it is, which can do something', () => {
        for (const state of quoteStates) {
            const turn = turnOf(state);
            if (turn === null) expect(isFinal(state)).toBe(true);
            else expect(quoteRules.some(one => one.from === state && one.by === turn)).toBe(true);
        }
    });

    describe('properties', () => {
        it('whatever is tried: after expired, declined, refused or withdrawn there is no order, and nobody orders what was never sent', () => {
            fc.assert(fc.property(fc.constantFrom<QuoteState>('enquired', 'draft'), walk, (start, tries) => {
                let state = start;
                let sent = false;
                let over = false;
                for (const { by, step } of tries) {
                    const to = afterStep(state, by, step);
                    if (to === null) continue;
                    expect(over).toBe(false);
                    if (step === 'send') sent = true;
                    if (to === 'ordered') expect(sent).toBe(true);
                    state = to;
                    over = isFinal(state);
                }
            }));
        });

        it('the customer does nothing to what he is not shown, and the clock ends only offers', () => {
            fc.assert(fc.property(fc.constantFrom(...quoteStates), fc.constantFrom(...steps), (state, step) => {
                if ((hiddenQuoteStates as readonly QuoteState[]).includes(state)) expect(afterStep(state, 'customer', step)).toBeNull();
                expect([null, 'expired']).toContain(afterStep(state, 'clock', step));
            }));
        });
    });
});
