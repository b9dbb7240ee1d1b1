import fc from 'fast-check';

import { complaintStates, type ComplaintState, nextStates, refuseMove } from './complaint-states';

describe('the way of a complaint', () => {
    it('goes from filing over a decision to its end', () => {
        expect(nextStates('received', 'staff')).toEqual(['examined', 'needs-answer', 'accepted', 'partly-accepted', 'refused']);
        expect(nextStates('accepted', 'staff')).toEqual(['examined', 'settled']);
        expect([nextStates('settled', 'staff'), nextStates('withdrawn', 'staff')]).toEqual([[], []]);
    });

    it('is ended by the customer only before the firm has said its word, and decided by him never', () => {
        expect(complaintStates.filter(state => refuseMove(state, 'withdrawn', 'customer', null) === null)).toEqual(['received', 'examined', 'needs-answer']);
        expect(complaintStates.flatMap(state => nextStates(state, 'customer')).every(state => state === 'withdrawn')).toBe(true);
        expect(refuseMove('received', 'withdrawn', 'staff', 'Enough')).toBe('wrong-state');
    });

    it('needs words where the customer asks why', () => {
        for (const to of ['needs-answer', 'partly-accepted', 'refused'] as const) {
            expect([refuseMove('examined', to, 'staff', null), refuseMove('examined', to, 'staff', 'Worn, not damaged')]).toEqual(['reason-missing', null]);
        }
        expect(refuseMove('refused', 'examined', 'staff', null)).toBe('reason-missing');
        expect([refuseMove('received', 'examined', 'staff', null), refuseMove('examined', 'accepted', 'staff', null)]).toEqual([null, null]);
    });

    it('never leaves an end, and is settled only after a yes', () => {
        const step = fc.record({ to: fc.constantFrom(...complaintStates), actor: fc.constantFrom('staff' as const, 'customer' as const) });
        fc.assert(fc.property(fc.array(step), steps => {
            let state: ComplaintState = 'received';
            for (const { to, actor } of steps) {
                if (refuseMove(state, to, actor, 'why') !== null) continue;
                expect(['settled', 'withdrawn']).not.toContain(state);
                if (to === 'settled') expect(['accepted', 'partly-accepted']).toContain(state);
                state = to;
            }
        }));
    });
});
