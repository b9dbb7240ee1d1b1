import { type MemberPermission, memberPermissions } from '../../../kernel/scope';

export const memberRoles = ['admin', 'buyer', 'approver'] as const;
export type MemberRole = (typeof memberRoles)[number];

const buyer: readonly MemberPermission[] = ['see-prices', 'order', 'see-whole-company'];

const presets: Record<MemberRole, readonly MemberPermission[]> = {
    admin: memberPermissions,
    buyer,
    approver: [...buyer, 'approve', 'see-finance'],
};

/**
 * What a role allows: the company's own role where the member has one, which wins over the preset, even when it is empty. With a preset,
 * employees see the orders of the whole company (F020), save those who belong to a branch: they see its.
 */
export function rolePermissions(preset: MemberRole, own: readonly string[] | null, branchId: number | null): MemberPermission[] {
    const isOfBranch = own === null && preset !== 'admin' && branchId !== null;
    return memberPermissions.filter(permission => (own ?? presets[preset]).includes(permission) && !(isOfBranch && permission === 'see-whole-company'));
}

/** What a member may do: his role's permissions, less ordering while the company is not enabled for it. */
export function memberPermissionsOf(
    preset: MemberRole,
    orderingEnabled: boolean,
    own: readonly string[] | null = null,
    branchId: number | null = null,
): ReadonlySet<MemberPermission> {
    return new Set(rolePermissions(preset, own, branchId).filter(permission => permission !== 'order' || orderingEnabled));
}
