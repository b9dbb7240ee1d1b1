import fc from 'fast-check';

import { limitNeedsSecondPerson, orderNeedsSecondPerson, refuseDecision, refuseWithdrawal } from './four-eyes';

describe('four eyes', () => {
    it('are asked for from the amount on, and for no limit at all', () => {
        expect(limitNeedsSecondPerson(100, 999, 1000)).toBe(false);
        expect(limitNeedsSecondPerson(100, 1000, 1000)).toBe(true);
        expect(limitNeedsSecondPerson(100, null, 1000)).toBe(true);
        expect(limitNeedsSecondPerson(100, null, null)).toBe(false);
    });

    it('are not asked for to take credit away', () => {
        expect(limitNeedsSecondPerson(null, 5000, 1000)).toBe(false);
        expect(limitNeedsSecondPerson(5000, 5000, 1000)).toBe(false);
        expect(limitNeedsSecondPerson(5000, 4999, 1000)).toBe(false);
    });

    it('property: no number of steps by one person passes the amount', () => {
        fc.assert(
            fc.property(fc.array(fc.nat(3000), { maxLength: 20 }), steps => {
                const reached = steps.reduce((limit, wish) => (limitNeedsSecondPerson(limit, wish, 1000) ? limit : wish), 0);
                expect(reached).toBeLessThan(1000);
            }),
        );
    });

    it('look at how far an order leads beyond the limit', () => {
        expect(orderNeedsSecondPerson(1000, 900, 100, 1)).toBe(false);
        expect(orderNeedsSecondPerson(1000, 900, 599, 500)).toBe(false);
        expect(orderNeedsSecondPerson(1000, 900, 600, 500)).toBe(true);
        expect(orderNeedsSecondPerson(null, 900, 600, 500)).toBe(false);
        expect(orderNeedsSecondPerson(1000, 900, 600, null)).toBe(false);
    });

    it('are of two people, who both have seen the same', () => {
        const waiting = { state: 'waiting' as const, proposedByAdministratorId: 1, fromLimitMinor: 100 };
        const yes = { accept: true, reason: null };
        expect(refuseDecision(waiting, 1, 100, yes)).toBe('same-person');
        expect(refuseDecision(waiting, 1, 100, { accept: false, reason: 'no' })).toBe('same-person');
        expect(refuseDecision(waiting, 2, 100, yes)).toBeNull();
        expect(refuseDecision(waiting, 2, 200, yes)).toBe('changed-meanwhile');
        expect(refuseDecision(waiting, 2, 200, { accept: false, reason: 'no' })).toBeNull();
        expect(refuseDecision(waiting, 2, 200, { accept: false, reason: null })).toBe('reason-missing');
        expect(refuseDecision({ ...waiting, state: 'approved' }, 2, 100, yes)).toBe('decided-already');
        expect([refuseWithdrawal(waiting, 1), refuseWithdrawal(waiting, 2)]).toEqual([null, 'not-yours']);
    });
});
