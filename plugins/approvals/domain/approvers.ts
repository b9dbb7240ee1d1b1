import type { LocalDate } from '../../../kernel/time';
import type { RuleLevel } from './approval-chain';

/** An active member who has taken up his invitation; nobody else counts. */
export interface Colleague {
    memberId: number;
    permissions: ReadonlySet<string>;
    /** The id of his company's own role, or the preset's name. */
    roleKey?: string;
}

export interface DeputyFacts {
    memberId: number;
    deputyMemberId: number;
    from: LocalDate;
    /** Included, like the first day. */
    until: LocalDate;
}

/** One approval at a level: who gave it, and for whom if he stood in. */
export interface Voice {
    memberId: number;
    forMemberId: number | null;
}

/** Those whom a level means, as far as they may approve: by name, by role, or everybody. */
export function ableOf({ memberIds, roles = [] }: Pick<RuleLevel, 'memberIds' | 'roles'>, colleagues: readonly Colleague[]): Colleague[] {
    const isForAll = memberIds.length === 0 && roles.length === 0;
    const isMeant = ({ memberId, roleKey }: Colleague) => isForAll || memberIds.includes(memberId) || (roleKey !== undefined && roles.includes(roleKey));
    return colleagues.filter(one => one.permissions.has('approve') && isMeant(one));
}

/** Whether too few of them are left at an order of this person, so that those who manage the members are asked too. */
export function fallsToManagers(level: RuleLevel, colleagues: readonly Colleague[], ordererId: number): boolean {
    return ableOf(level, colleagues).filter(one => one.memberId !== ordererId).length < level.needed;
}

/**
 * Who may decide at a level of an order: those named or of a role named, or all who may approve, but never who placed it. Where too few are left, those
 * who may approve and manage the members join them. Nobody at all is left: null, the order cannot go this way.
 */
export function approversOf(level: RuleLevel, colleagues: readonly Colleague[], ordererId: number): number[] | null {
    const able = colleagues.filter(one => one.permissions.has('approve') && one.memberId !== ordererId);
    const named = ableOf(level, able);
    const managers = able.filter(one => one.permissions.has('manage-members') && !named.includes(one));
    const asked = named.length >= level.needed ? named : [...named, ...managers];
    return asked.length >= level.needed ? asked.map(one => one.memberId) : null;
}

export function deputyHolds(deputy: DeputyFacts, day: LocalDate): boolean {
    return deputy.from <= day && day <= deputy.until;
}

export type StandingRefusal = 'own-order' | 'not-approver' | 'already-decided';

/**
 * As whom somebody decides at a level: for himself, or for an approver whose deputy he is on the day. A deputy of a deputy is
 * nobody's, because only approvers are stood in for. One person has one voice a level, and so has the one he stands in for.
 */
export function standingOf(
    memberId: number,
    level: { approvers: readonly number[]; voices: readonly Voice[] },
    order: { ordererId: number; deputies: readonly DeputyFacts[]; day: LocalDate },
): { forMemberId: number | null } | StandingRefusal {
    if (memberId === order.ordererId) {
        return 'own-order';
    }
    const heard = new Set(level.voices.flatMap(voice => [voice.forMemberId ?? voice.memberId]));
    const hasSpoken = level.voices.some(voice => voice.memberId === memberId);
    const principals = order.deputies
        .filter(deputy => deputy.deputyMemberId === memberId && deputyHolds(deputy, order.day))
        .map(deputy => deputy.memberId)
        .filter(id => level.approvers.includes(id));
    const isApprover = level.approvers.includes(memberId);
    if (!isApprover && principals.length === 0) {
        return 'not-approver';
    }
    if (hasSpoken) {
        return 'already-decided';
    }
    if (isApprover && !heard.has(memberId)) {
        return { forMemberId: null };
    }
    const open = principals.find(id => !heard.has(id));
    return open === undefined ? 'already-decided' : { forMemberId: open };
}

/** Whether a level has the approvals that it needs. */
export function isComplete(level: RuleLevel, voices: readonly Voice[]): boolean {
    return voices.length >= level.needed;
}
