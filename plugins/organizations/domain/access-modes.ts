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

/** Whether a visitor may order as a guest. */
export function mayBecomeGuest(mode: AccessMode): boolean {
    return mode === 'shop';
}

/** What a guest may do: what a visitor may, and order. Once the shop is open no more he is a visitor who has a cart. */
export function guestPermissions(mode: AccessMode): ReadonlySet<MemberPermission> {
    return new Set([...(permissionsOfVisitor[mode] ?? []), ...(mayBecomeGuest(mode) ? (['order'] as const) : [])]);
}

/** What somebody without a login may do in the catalogue; null: not even look. */
export function visitorPermissions(mode: AccessMode): ReadonlySet<MemberPermission> | null {
    const permissions = permissionsOfVisitor[mode];
    return permissions === null ? null : new Set(permissions);
}
