export const reaches = ['all', 'firm-branch', 'own'] as const;
/** Whose customers a staff member sees: everybody's, those of the account managers of his firm branch, or his own. */
export type Reach = (typeof reaches)[number];

export interface ReachFacts {
    administratorId: number;
    /** Null for somebody about whom nothing was decided yet. */
    reach: Reach | null;
    isSuperAdministrator: boolean;
    /** Everybody of his firm branch; nobody when he has none. */
    colleagues: readonly number[];
}

/**
 * The account managers whose companies the staff member sees; null is everybody's. Where nothing was decided he sees his own
 * only, and a firm branch without people in it adds nobody.
 */
export function managersReached({ administratorId, reach, isSuperAdministrator, colleagues }: ReachFacts): readonly number[] | null {
    if (isSuperAdministrator || reach === 'all') return null;
    return reach === 'firm-branch' ? [...new Set([administratorId, ...colleagues])] : [administratorId];
}
