/** On whose behalf something is read or written. Resolved once from the session, and taken by every repository. */
export type Scope = MemberScope | StaffScope | SystemScope;

/** What a member of a company may do in it. */
export const memberPermissions = ['see-prices', 'order', 'approve', 'see-finance', 'manage-members', 'see-whole-company'] as const;
export type MemberPermission = (typeof memberPermissions)[number];

export interface MemberScope {
    kind: 'member';
    companyId: number;
    /** The branch that the member belongs to, or null when he acts for the whole company. */
    branchId: number | null;
    memberId: number;
    customerId: number;
    userId: number;
    permissions: ReadonlySet<MemberPermission>;
    currencyCode: string;
}

export interface StaffScope {
    kind: 'staff';
    administratorId: number;
    userId: number;
    /** Names of the Vendure permissions of the staff member's roles. */
    permissions: ReadonlySet<string>;
}

/** Jobs and the dispatcher. */
export interface SystemScope {
    kind: 'system';
}

export const systemScope: SystemScope = { kind: 'system' };

/** How the audit log and histories name the scope's person, for example `member:12`. */
export function actorOf(scope: Scope): string {
    switch (scope.kind) {
        case 'member':
            return `member:${scope.memberId}`;
        case 'staff':
            return `staff:${scope.administratorId}`;
        case 'system':
            return 'system';
    }
}
