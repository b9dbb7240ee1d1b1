import type { MemberPermission } from '../../../kernel/scope';
import { neverWhileActing } from '../../../kernel/scope';

/** How long a staff member may act in a member's place before he has to give a reason again. */
export const actingMinutes = 60;
/** How long he has from the Dashboard's button to the portal's page. */
export const handoverSeconds = 60;

export const actingRefusals = ['never-signed-in', 'not-active', 'token-used', 'token-expired', 'token-unknown', 'not-allowed'] as const;
export type ActingRefusalReason = (typeof actingRefusals)[number];

export interface ActableMember {
    /** He has accepted the invitation and chosen a password: there is an account in whose place one can act. */
    hasAccount: boolean;
    /** He, his branch and his company are active. */
    active: boolean;
}

/** Why nobody may act for the member, or null. Somebody who never took up his invitation has agreed to nothing yet. */
export function refuseActing({ hasAccount, active }: ActableMember): 'never-signed-in' | 'not-active' | null {
    if (!active) return 'not-active';
    return hasAccount ? null : 'never-signed-in';
}

export interface HandoverFacts {
    used: boolean;
    expired: boolean;
    /** The staff member may still act for this company, and the member is still one to act for. */
    allowed: boolean;
}

export function refuseHandover(facts: HandoverFacts | null): ActingRefusalReason | null {
    if (facts === null) return 'token-unknown';
    if (facts.used) return 'token-used';
    if (facts.expired) return 'token-expired';
    return facts.allowed ? null : 'not-allowed';
}

/** What is left of the member's permissions to whoever acts in his place. */
export function permissionsWhileActing(permissions: ReadonlySet<MemberPermission>): ReadonlySet<MemberPermission> {
    return new Set([...permissions].filter(permission => !neverWhileActing.includes(permission)));
}
