import type { MemberPermission } from '../../../kernel/scope';

/** `closed`: nothing without a login. `catalogue`: anybody looks, without prices. `shop`: anybody sees prices and may order. */
export const accessModes = ['closed', 'catalogue', 'shop'] as const;
export type AccessMode = (typeof accessModes)[number];

/** `public`: what visitors see, nobody's. `guest`: of one visitor who orders without an account. */
export type CompanyKind = 'customer' | 'public' | 'guest';

const permissionsOfVisitor: Record<AccessMode, readonly MemberPermission[] | null> = {
    closed: null,
    catalogue: [],
    shop: ['see-prices'],
};

/** What somebody without a login may do in the catalogue; null: not even look. */
export function visitorPermissions(mode: AccessMode): ReadonlySet<MemberPermission> | null {
    const permissions = permissionsOfVisitor[mode];
    return permissions === null ? null : new Set(permissions);
}
