import type { MemberPermission } from '../../../kernel/scope';
import type { InvitationAgainRefusal } from './invitation-again';

export type TeamRefusalReason =
    | 'last-manager'
    | 'more-than-own'
    | 'member-has-more'
    | 'other-branch'
    | 'whole-company-only'
    | 'own-details'
    | InvitationAgainRefusal
    | 'name-taken'
    | 'role-in-use';

/** A member as his role says: that the company may not order just now takes nothing from a role. */
export interface TeamPerson {
    memberId: number;
    branchId: number | null;
    permissions: ReadonlySet<MemberPermission>;
}

const mayManage = ({ permissions }: TeamPerson) => permissions.has('manage-members');
const managesAll = (person: TeamPerson) => mayManage(person) && person.permissions.has('see-whole-company');

/** Who sees the whole company manages all of it; else the people of his own branch, or those without one if he has none. */
export function reaches(manager: TeamPerson, branchId: number | null): boolean {
    return manager.permissions.has('see-whole-company') || manager.branchId === branchId;
}

/** Nobody hands out what he does not have himself. */
export function refuseGrant(manager: TeamPerson, permissions: Iterable<MemberPermission>): TeamRefusalReason | null {
    return [...permissions].every(permission => manager.permissions.has(permission)) ? null : 'more-than-own';
}

/** Nobody changes a person who may do what he may not. */
export function refuseManaging(manager: TeamPerson, person: TeamPerson): TeamRefusalReason | null {
    return refuseGrant(manager, person.permissions) === null ? null : 'member-has-more';
}

/**
 * A company that has somebody who manages its people keeps one, and one for all of it if it had that. Both lists are those who
 * may sign in, before and after the change.
 */
export function refuseLosingManagers(before: readonly TeamPerson[], after: readonly TeamPerson[]): TeamRefusalReason | null {
    const isLost = (is: (person: TeamPerson) => boolean) => before.some(is) && !after.some(is);
    return isLost(mayManage) || isLost(managesAll) ? 'last-manager' : null;
}
