import type { EntityManager } from 'typeorm';

import { type MemberRole, rolePermissions } from '../domain/member-roles';
import type { TeamPerson } from '../domain/team-authority';

/** What the member's own role allows; null where a preset holds. A role that is not the company's allows nothing. */
export const ownPermissionsColumn = `CASE WHEN m."ownRoleId" IS NOT NULL THEN COALESCE(r.permissions, '{}') END AS "ownPermissions"`;
export const ownRoleJoin = 'LEFT JOIN company_role r ON r.id = m."ownRoleId" AND r."companyId" = m."companyId"';

interface Row {
    memberId: number;
    branchId: number | null;
    role: MemberRole;
    ownPermissions: string[] | null;
    ownRoleId: number | null;
    isIn: boolean;
}

export interface TeamMate extends TeamPerson {
    ownRoleId: number | null;
    /** He has joined, and neither he nor his branch is inactive. */
    isIn: boolean;
}

/** The people of a company and what their roles allow. */
export async function findTeam(manager: EntityManager, companyId: number): Promise<TeamMate[]> {
    const rows = await manager.query<Row[]>(
        `SELECT m.id AS "memberId", m."branchId", m.role, m."ownRoleId", ${ownPermissionsColumn},
                m.active AND m."acceptedAt" IS NOT NULL AND COALESCE(b.active, true) AS "isIn"
         FROM company_member m ${ownRoleJoin} LEFT JOIN company_branch b ON b.id = m."branchId"
         WHERE m."companyId" = $1 ORDER BY m.id`,
        [companyId],
    );
    return rows.map(({ role, ownPermissions, ...row }) => ({ ...row, permissions: new Set(rolePermissions(role, ownPermissions, row.branchId)) }));
}
