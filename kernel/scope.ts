/** On whose behalf something is read or written. Resolved once from the session, and taken by every repository. */
export type Scope = MemberScope | StaffScope | SystemScope;

/** What a member of a company may do in it. */
export const memberPermissions = [
    'see-prices',
    'order',
    'approve',
    'see-finance',
    'manage-members',
    'manage-addresses',
    'manage-company',
    'manage-customers',
    'see-whole-company',
] as const;
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
    /** The staff member who acts for this member; null when he acts himself. */
    acting: Acting | null;
    /** A visitor of the open shop who orders without an account. */
    isGuest?: true;
}

/** A staff member in a customer's place, for a reason that he gave. */
export interface Acting {
    administratorId: number;
    reason: string;
}

/** What a staff member in a customer's place never may: nothing about people, their rights, or the firm's own approval. */
export const neverWhileActing: readonly MemberPermission[] = ['approve', 'manage-members', 'manage-company'];

export interface StaffScope {
    kind: 'staff';
    administratorId: number;
    userId: number;
    /** Names of the Vendure permissions of the staff member's roles. */
    permissions: ReadonlySet<string>;
    /** The account managers (administrator ids) whose companies he sees; null: he sees all companies. */
    reach: readonly number[] | null;
}

/** Jobs and the dispatcher. */
export interface SystemScope {
    kind: 'system';
}

export const systemScope: SystemScope = { kind: 'system' };

/** How the audit log and histories name who does it, for example `member:12`; of a staff member acting for him, `staff:3`. */
export function actorOf(scope: Scope): string {
    switch (scope.kind) {
        case 'member':
            return scope.acting === null ? `member:${scope.memberId}` : `staff:${scope.acting.administratorId}`;
        case 'staff':
            return `staff:${scope.administratorId}`;
        case 'system':
            return 'system';
    }
}

/** In whose place it is done, when somebody acts for another. */
export function subjectOf(scope: Scope): string | null {
    return scope.kind === 'member' && scope.acting !== null ? `member:${scope.memberId}` : null;
}

/** Whether companies that this account manager looks after are within the scope's sight. A company without one is seen by those who see all. */
export function reaches(scope: StaffScope, managerAdministratorId: number | null): boolean {
    return scope.reach === null || (managerAdministratorId !== null && scope.reach.includes(managerAdministratorId));
}
