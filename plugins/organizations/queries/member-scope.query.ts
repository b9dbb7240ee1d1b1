import type { EntityManager } from 'typeorm';

import type { MemberRole } from '../domain/member-roles';
import { mayActSql } from './acting.query';

export interface MemberScopeRow {
    memberId: number;
    companyId: number;
    branchId: number | null;
    customerId: number;
    userId: number;
    role: MemberRole;
    currencyCode: string;
    orderingEnabled: boolean;
    isDistributor: boolean;
    actingAdministratorId: number | null;
    actingReason: string | null;
}

/**
 * The membership that the session speaks for, if member, branch and company are active: the chosen one, else the person's
 * oldest. The session is looked up too, because core's session cache of another process may outlive a session that was ended.
 */
export async function findMemberScope(
    manager: EntityManager,
    userId: number,
    sessionId: number | null,
): Promise<MemberScopeRow | null> {
    const rows = await manager.query<MemberScopeRow[]>(
        `SELECT m.id AS "memberId", m."companyId", m."branchId", m."customerId", u.id AS "userId", m.role,
                c."currencyCode", c."orderingEnabled", c."isDistributor", ps."actingAdministratorId", ps."actingReason"
         FROM "user" u
         JOIN customer cu ON cu."userId" = u.id AND cu."deletedAt" IS NULL
         JOIN company_member m ON m."customerId" = cu.id AND m.active AND m."acceptedAt" IS NOT NULL
         JOIN company c ON c.id = m."companyId" AND c.active
         LEFT JOIN company_branch b ON b.id = m."branchId"
         LEFT JOIN portal_session ps ON ps."sessionId" = $2::int
         WHERE u.id = $1 AND u."deletedAt" IS NULL AND (b.id IS NULL OR b.active)
           AND ($2::int IS NULL OR EXISTS (SELECT 1 FROM session s WHERE s.id = $2::int AND s."userId" = u.id AND NOT s.invalidated))
           AND (ps."sessionId" IS NULL OR ps."memberId" = m.id) AND (ps."actingUntil" IS NULL OR ps."actingUntil" > now())
           AND (ps."actingAdministratorId" IS NULL OR ${mayActSql('ps."actingAdministratorId"', 'c."managerAdministratorId"')})
         ORDER BY m.id LIMIT 1`,
        [userId, sessionId],
    );
    return rows[0] ?? null;
}
