import fc from 'fast-check';

import { memberPermissions, neverWhileActing } from '../../../kernel/scope';
import { permissionsWhileActing, refuseActing, refuseHandover } from './acting';

describe('acting for a member', () => {
    it('needs a member who is active and has an account', () => {
        expect(refuseActing({ hasAccount: true, active: true })).toBeNull();
        expect(refuseActing({ hasAccount: false, active: true })).toBe('never-signed-in');
        expect(refuseActing({ hasAccount: true, active: false })).toBe('not-active');
    });

    it('begins with a token that is known, fresh, unused and still allowed', () => {
        const fresh = { used: false, expired: false, allowed: true };
        expect(refuseHandover(fresh)).toBeNull();
        expect(refuseHandover(null)).toBe('token-unknown');
        expect(refuseHandover({ ...fresh, used: true, expired: true })).toBe('token-used');
        expect(refuseHandover({ ...fresh, expired: true })).toBe('token-expired');
        expect(refuseHandover({ ...fresh, allowed: false })).toBe('not-allowed');
    });

    it('never gives more than the member has, and nothing about people or approval', () => {
        fc.assert(
            fc.property(fc.subarray([...memberPermissions]), given => {
                const left = permissionsWhileActing(new Set(given));
                return [...left].every(one => given.includes(one) && !neverWhileActing.includes(one));
            }),
        );
    });
});
