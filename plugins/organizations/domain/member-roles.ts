import { type MemberPermission, memberPermissions } from '../../../kernel/scope';

export const memberRoles = ['admin', 'buyer', 'approver'] as const;
export type MemberRole = (typeof memberRoles)[number];

const buyer: readonly MemberPermission[] = ['see-prices', 'order'];

const permissionsOfRole: Record<MemberRole, readonly MemberPermission[]> = {
    admin: memberPermissions,
    buyer,
    approver: [...buyer, 'approve', 'see-finance'],
};

/** What a member may do: his role's permissions, less ordering while the company is not enabled for it. */
export function memberPermissionsOf(role: MemberRole, orderingEnabled: boolean): ReadonlySet<MemberPermission> {
    return new Set(permissionsOfRole[role].filter(permission => permission !== 'order' || orderingEnabled));
}
