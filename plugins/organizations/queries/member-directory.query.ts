import type { EntityManager } from 'typeorm';

import type { MemberRole } from '../domain/member-roles';
import { ownPermissionsColumn, ownRoleJoin } from './team-people.query';

export interface DirectoryRow {
    memberId: number;
    branchId: number | null;
    role: MemberRole;
    /** The id of his company's own role, or the preset's name. */
    roleKey: string;
    ownPermissions: string[] | null;
    name: string;
    email: string;
    phone: string | null;
    language: string;
    /** Whether he can sign in today: invited and taken up, neither he nor his branch switched off. */
    isActive: boolean;
}

/** The people of a company, by the name under which it knows them. */
export function memberDirectory(manager: EntityManager, companyId: number): Promise<DirectoryRow[]> {
    return manager.query<DirectoryRow[]>(
        `SELECT m.id AS "memberId", m."branchId", m.role, COALESCE(m."ownRoleId"::text, m.role) AS "roleKey", ${ownPermissionsColumn}, cu."emailAddress" AS email, m.language,
                COALESCE(m."invitedAs"->>'firstName', cu."firstName") || ' ' || COALESCE(m."invitedAs"->>'lastName', cu."lastName") AS name,
                CASE WHEN m."invitedAs" IS NULL THEN NULLIF(cu."phoneNumber", '') ELSE m."invitedAs"->>'phone' END AS phone,
                m.active AND m."acceptedAt" IS NOT NULL AND COALESCE(b.active, true) AND cu."deletedAt" IS NULL AS "isActive"
           FROM company_member m JOIN customer cu ON cu.id = m."customerId" ${ownRoleJoin} LEFT JOIN company_branch b ON b.id = m."branchId"
          WHERE m."companyId" = $1 ORDER BY name, m.id`,
        [companyId],
    );
}
