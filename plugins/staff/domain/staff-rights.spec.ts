import fc from 'fast-check';

import { isStronger, refuseBlock, refuseReset } from './staff-rights';

const who = (administratorId: number, ...permissions: string[]) => ({ administratorId, permissions: new Set(permissions) });

describe('rights over colleagues', () => {
    it('reach as far as one’s own', () => {
        expect(refuseBlock(who(1, 'A', 'B'), who(2, 'A'), 1)).toBeNull();
        expect(refuseBlock(who(1, 'A'), who(2, 'A', 'B'), 1)).toBe('stronger');
        expect(refuseBlock(who(1, 'SuperAdmin'), who(2, 'A', 'B'), 1)).toBeNull();
        expect(refuseReset(who(1, 'A'), who(2, 'B'))).toBe('stronger');
    });

    it('never over oneself, nor over the last who manages staff', () => {
        expect(refuseBlock(who(1, 'A'), who(1, 'A'), 5)).toBe('oneself');
        expect(refuseBlock(who(1, 'A'), who(2, 'A'), 0)).toBe('last-administrator');
        expect(refuseReset(who(1, 'A'), who(1, 'A'))).toBe('own-second-factor');
    });

    it('grow with one’s rights and shrink with the other’s', () => {
        const permissions = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D'));
        fc.assert(
            fc.property(permissions, permissions, fc.constantFrom('A', 'B', 'C', 'D'), (own, other, more) => {
                const before = isStronger(new Set(other), new Set(own));
                return before || !isStronger(new Set(other), new Set([...own, more]));
            }),
        );
    });
});
