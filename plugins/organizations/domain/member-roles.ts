import { type MemberPermission, memberPermissions } from '../../../kernel/scope';

export const memberRoles = ['admin', 'buyer', 'approver'] as const;
export type MemberRole = (typeof memberRoles)[number];

const buyer: readonly MemberPermission[] = ['see-prices', 'order'];

const presets: Record<MemberRole, readonly MemberPermission[]> = {
    admin: memberPermissions,
    buyer,
    approver: [...buyer, 'approve', 'see-finance'],
};

/** What a role allows: the company's own role where the member has one, which wins over the preset, even when it is empty. */
export function rolePermissions(preset: MemberRole, own: readonly string[] | null): MemberPermission[] {
    return memberPermissions.filter(permission => (own ?? presets[preset]).includes(permission));
}

/** What a member may do: his role's permissions, less ordering while the company is not enabled for it. */
export function memberPermissionsOf(
    preset: MemberRole,
    orderingEnabled: boolean,
    own: readonly string[] | null = null,
): ReadonlySet<MemberPermission> {
    return new Set(rolePermissions(preset, own).filter(permission => permission !== 'order' || orderingEnabled));
}
