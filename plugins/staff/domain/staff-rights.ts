export const staffRefusals = ['oneself', 'last-administrator', 'stronger', 'has-people', 'own-second-factor'] as const;
export type StaffRefusalReason = (typeof staffRefusals)[number];

export interface Rights {
    administratorId: number;
    permissions: ReadonlySet<string>;
}

/** Nobody changes, blocks or deletes a colleague who may do something that he himself may not. */
export function isStronger(other: ReadonlySet<string>, own: ReadonlySet<string>): boolean {
    return !own.has('SuperAdmin') && [...other].some(permission => !own.has(permission));
}

/** Why the one may not block the other, or null. `othersWhoManage`: people not blocked, besides the other, who may manage staff. */
export function refuseBlock(who: Rights, other: Rights, othersWhoManage: number): StaffRefusalReason | null {
    if (who.administratorId === other.administratorId) return 'oneself';
    if (isStronger(other.permissions, who.permissions)) return 'stronger';
    return othersWhoManage === 0 ? 'last-administrator' : null;
}

/** A second factor is reset by another, who knows for whom; or by oneself in a session that was opened with it. */
export function refuseReset(who: Rights, other: Rights): StaffRefusalReason | null {
    if (who.administratorId === other.administratorId) return 'own-second-factor';
    return isStronger(other.permissions, who.permissions) ? 'stronger' : null;
}
