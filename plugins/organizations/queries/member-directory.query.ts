import type { EntityManager } from 'typeorm';

import type { MemberRole } from '../domain/member-roles';

export interface DirectoryRow {
    memberId: number;
    branchId: number | null;
    role: MemberRole;
    name: string;
    email: string;
    phone: string | null;
    language: string;
    /** Whether he can sign in today: invited and taken up, neither he nor his branch switched off. */
    isActive: boolean;
}

/** The people of a company, by name. */
export function memberDirectory(manager: EntityManager, companyId: number): Promise<DirectoryRow[]> {
    return manager.query<DirectoryRow[]>(
        `SELECT m.id AS "memberId", m."branchId", m.role, cu."firstName" || ' ' || cu."lastName" AS name, cu."emailAddress" AS email,
                NULLIF(cu."phoneNumber", '') AS phone, m.language,
                m.active AND m."acceptedAt" IS NOT NULL AND COALESCE(b.active, true) AND cu."deletedAt" IS NULL AS "isActive"
           FROM company_member m JOIN customer cu ON cu.id = m."customerId" LEFT JOIN company_branch b ON b.id = m."branchId"
          WHERE m."companyId" = $1 ORDER BY 4, 1`,
        [companyId],
    );
}
