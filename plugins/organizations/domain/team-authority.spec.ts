import fc from 'fast-check';

import { type MemberPermission, memberPermissions } from '../../../kernel/scope';
import { reaches, refuseGrant, refuseLosingManagers, refuseManaging, type TeamPerson } from './team-authority';

const person = (permissions: readonly MemberPermission[], branchId: number | null = null, memberId = 1): TeamPerson => ({
    memberId,
    branchId,
    permissions: new Set(permissions),
});
const names = fc.subarray([...memberPermissions]);
const anybody = fc.record({ permissions: names, branchId: fc.constantFrom(null, 1, 2) }).map(({ permissions, branchId }) => person(permissions, branchId));

describe('reaches', () => {
    it('ends at the own branch for who does not see the whole company', () => {
        const bound = person(['manage-members'], 1);
        expect([reaches(bound, 1), reaches(bound, 2), reaches(bound, null)]).toEqual([true, false, false]);
        expect(reaches(person(['manage-members', 'see-whole-company'], 1), 2)).toBe(true);
    });
});

describe('refuseGrant and refuseManaging', () => {
    it('let nobody hand out or change more than he has', () => {
        const manager = person(['manage-members', 'order']);
        expect(refuseGrant(manager, ['order'])).toBeNull();
        expect(refuseGrant(manager, ['order', 'see-prices'])).toBe('more-than-own');
        expect(refuseManaging(manager, person(['approve']))).toBe('member-has-more');
        expect(refuseManaging(manager, manager)).toBeNull();
    });

    it('never let a chain of hand-overs end with more than it began with', () => {
        fc.assert(
            fc.property(anybody, fc.array(names, { maxLength: 6 }), (first, wishes) => {
                const last = wishes.reduce((giver, wish) => (refuseGrant(giver, wish) === null ? person(wish) : giver), first);
                for (const permission of last.permissions) expect(first.permissions.has(permission)).toBe(true);
            }),
        );
    });
});

describe('refuseLosingManagers', () => {
    const all = person(['manage-members', 'see-whole-company']);
    const ofBranch = person(['manage-members'], 1, 2);
    const buyer = person(['order'], null, 3);

    it('keeps the last one, and the last one for the whole company', () => {
        expect(refuseLosingManagers([all, buyer], [buyer])).toBe('last-manager');
        expect(refuseLosingManagers([all, ofBranch], [ofBranch])).toBe('last-manager');
        expect(refuseLosingManagers([all, ofBranch], [all])).toBeNull();
        expect(refuseLosingManagers([ofBranch], [buyer])).toBe('last-manager');
    });

    it('asks nothing of a company that has none yet', () => {
        expect(refuseLosingManagers([buyer], [])).toBeNull();
    });

    it('never refuses what takes nobody away', () => {
        fc.assert(
            fc.property(fc.array(anybody, { maxLength: 8 }), anybody, (people, more) => {
                expect(refuseLosingManagers(people, [...people, more])).toBeNull();
            }),
        );
    });
});
