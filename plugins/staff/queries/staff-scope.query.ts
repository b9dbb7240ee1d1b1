import type { EntityManager } from 'typeorm';

import type { Reach } from '../domain/reach';

export interface StaffScopeRow {
    administratorId: number;
    permissions: string[];
    reach: Reach | null;
    colleagues: number[];
}

/**
 * The staff member whose session it is, unless he is blocked or deleted: his rights and his reach as the database has them now.
 * The session is looked up too, because core's session cache of another process may outlive a session that was ended.
 */
export async function findStaffScope(manager: EntityManager, userId: number, sessionId: number | null): Promise<StaffScopeRow | null> {
    const rows = await manager.query<StaffScopeRow[]>(
        `SELECT a.id AS "administratorId", sm.reach,
                COALESCE((SELECT array_agg(DISTINCT p) FROM user_roles_role ur JOIN role r ON r.id = ur."roleId",
                          unnest(string_to_array(r.permissions, ',')) p WHERE ur."userId" = u.id), '{}') AS permissions,
                COALESCE((SELECT array_agg(other."administratorId") FROM staff_member other WHERE other."firmBranchId" = sm."firmBranchId"), '{}') AS colleagues
           FROM "user" u JOIN administrator a ON a."userId" = u.id AND a."deletedAt" IS NULL
           LEFT JOIN staff_member sm ON sm."administratorId" = a.id
          WHERE u.id = $1 AND u."deletedAt" IS NULL AND sm."blockedAt" IS NULL
            AND ($2::int IS NULL OR EXISTS (SELECT 1 FROM session s WHERE s.id = $2::int AND s."userId" = u.id AND NOT s.invalidated))
          LIMIT 1`,
        [userId, sessionId],
    );
    return rows[0] ?? null;
}
