import type { EntityManager } from 'typeorm';

import { keptMark } from '../../../kernel/vendure-sql';
import type { AccessMode } from '../domain/access-modes';
import type { MemberRole } from '../domain/member-roles';
import { mayActSql } from './acting.query';
import { ownPermissionsColumn, ownRoleJoin } from './team-people.query';

export interface MemberScopeRow {
    memberId: number;
    companyId: number;
    branchId: number | null;
    customerId: number;
    userId: number;
    role: MemberRole;
    ownPermissions: string[] | null;
    currencyCode: string;
    orderingEnabled: boolean;
    isDistributor: boolean;
    isGuest: boolean;
    accessMode: AccessMode;
    actingAdministratorId: number | null;
    actingReason: string | null;
    /** The session has said for which membership it speaks, or the person has no other. */
    isSettled: boolean;
}

/**
 * The membership that the session speaks for, if member, branch and company are active: the chosen one, else the one that the
 * person chose last, else his oldest; with `memberId` that one and no other. The session is looked up too, because core's session cache of another process may outlive a session that was ended.
 */
export async function findMemberScope(
    manager: EntityManager,
    userId: number,
    sessionId: number | null,
    memberId: number | null = null,
): Promise<MemberScopeRow | null> {
    const rows = await manager.query<MemberScopeRow[]>(
        `${keptMark} SELECT m.id AS "memberId", m."companyId", m."branchId", m."customerId", u.id AS "userId", m.role, ${ownPermissionsColumn},
                c."currencyCode", c."orderingEnabled" AND COALESCE(g."orderingEnabled", true) AS "orderingEnabled", c."isDistributor",
                c.kind = 'guest' AS "isGuest", COALESCE((SELECT f."accessMode" FROM firm_settings f WHERE f.id = 1), 'closed') AS "accessMode",
                ps."actingAdministratorId", ps."actingReason",
                ps."sessionId" IS NOT NULL OR NOT EXISTS (
                    SELECT 1 FROM company_member o WHERE o."customerId" = cu.id AND o.id <> m.id) AS "isSettled"
         FROM "user" u
         JOIN customer cu ON cu."userId" = u.id AND cu."deletedAt" IS NULL
         JOIN company_member m ON m."customerId" = cu.id AND m.active AND m."acceptedAt" IS NOT NULL
         JOIN company c ON c.id = m."companyId" AND c.active AND c.kind <> 'public'
         ${ownRoleJoin}
         LEFT JOIN company_group g ON g.name = c."groupName"
         LEFT JOIN company_branch b ON b.id = m."branchId"
         LEFT JOIN portal_session ps ON ps."sessionId" = $2::int
         WHERE u.id = $1 AND u."deletedAt" IS NULL AND (b.id IS NULL OR b.active) AND ($3::int IS NULL OR m.id = $3::int)
           AND ($2::int IS NULL OR EXISTS (SELECT 1 FROM session s WHERE s.id = $2::int AND s."userId" = u.id AND NOT s.invalidated))
           AND (ps."sessionId" IS NULL OR ps."memberId" = m.id) AND (ps."actingUntil" IS NULL OR ps."actingUntil" > now())
           AND (ps."actingAdministratorId" IS NULL OR ${mayActSql('ps."actingAdministratorId"', 'c."managerAdministratorId"')})
         ORDER BY m."lastUsedAt" DESC NULLS LAST, m.id LIMIT 1`,
        [userId, sessionId, memberId],
    );
    return rows[0] ?? null;
}

/** From here on the session speaks for this membership, unless a parallel request has settled it, or somebody acts in it. */
export async function settleMembership(manager: EntityManager, sessionId: number, memberId: number): Promise<void> {
    await manager.query(
        `INSERT INTO portal_session ("sessionId", "memberId") SELECT s.id, $2 FROM session s WHERE s.id = $1 ON CONFLICT DO NOTHING`,
        [sessionId, memberId],
    );
}

/** The person is about to join one more company: the sessions that he has open go on speaking for the one they speak for. */
export async function settleOpenSessions(manager: EntityManager, customerId: number): Promise<void> {
    await manager.query(
        `INSERT INTO portal_session ("sessionId", "memberId")
         SELECT s.id, held.id FROM customer cu JOIN session s ON s."userId" = cu."userId", LATERAL (
             SELECT m.id FROM company_member m WHERE m."customerId" = cu.id AND m.active AND m."acceptedAt" IS NOT NULL
             ORDER BY m."lastUsedAt" DESC NULLS LAST, m.id LIMIT 1) held
         WHERE cu.id = $1 ON CONFLICT DO NOTHING`,
        [customerId],
    );
}

export interface MembershipRow {
    id: number;
    companyName: string;
    branchName: string | null;
}

/** Where the person may act: his memberships that are active, joined, and of active companies and branches. */
export function findMemberships(manager: EntityManager, customerId: number): Promise<MembershipRow[]> {
    return manager.query<MembershipRow[]>(
        `SELECT m.id, c.name AS "companyName", b.name AS "branchName"
         FROM company_member m JOIN company c ON c.id = m."companyId" AND c.active LEFT JOIN company_branch b ON b.id = m."branchId"
         WHERE m."customerId" = $1 AND m.active AND m."acceptedAt" IS NOT NULL AND COALESCE(b.active, true)
         ORDER BY c.name, m.id LIMIT 100`,
        [customerId],
    );
}
