import type { EntityManager } from 'typeorm';

/**
 * SQL that is true when the administrator of the id `administrator` may act for customers of the account manager `manager` now:
 * he is there, not blocked, has the right, and the company is within his reach. `domain/reach.ts` of staff says the same in words.
 */
export function mayActSql(administrator: string, manager: string): string {
    return `EXISTS (
        SELECT 1 FROM administrator aa JOIN "user" au ON au.id = aa."userId" AND au."deletedAt" IS NULL
          LEFT JOIN staff_member asm ON asm."administratorId" = aa.id
         WHERE aa.id = ${administrator} AND aa."deletedAt" IS NULL AND asm."blockedAt" IS NULL
           AND EXISTS (SELECT 1 FROM user_roles_role ur JOIN role r ON r.id = ur."roleId"
                        WHERE ur."userId" = au.id AND string_to_array(r.permissions, ',') @> ARRAY['ActForCustomer'])
           AND (asm.reach = 'all' OR ${manager} = aa.id
                OR EXISTS (SELECT 1 FROM user_roles_role ur JOIN role r ON r.id = ur."roleId"
                            WHERE ur."userId" = au.id AND string_to_array(r.permissions, ',') @> ARRAY['SuperAdmin'])
                OR (asm.reach = 'firm-branch' AND EXISTS (SELECT 1 FROM staff_member colleague
                     WHERE colleague."administratorId" = ${manager} AND colleague."firmBranchId" = asm."firmBranchId"))))`;
}

export interface ActableRow {
    memberId: number;
    companyId: number;
    managerAdministratorId: number | null;
    userId: number | null;
    accepted: boolean;
    active: boolean;
}

export async function findActable(manager: EntityManager, memberId: number): Promise<ActableRow | null> {
    const rows = await manager.query<ActableRow[]>(
        `SELECT m.id AS "memberId", m."companyId", c."managerAdministratorId", cu."userId", m."acceptedAt" IS NOT NULL AS accepted,
                m.active AND c.active AND COALESCE(b.active, true) AND cu."deletedAt" IS NULL AS active
           FROM company_member m JOIN company c ON c.id = m."companyId" JOIN customer cu ON cu.id = m."customerId"
           LEFT JOIN company_branch b ON b.id = m."branchId" WHERE m.id = $1`,
        [memberId],
    );
    return rows[0] ?? null;
}

export interface HandoverRow {
    id: number;
    memberId: number;
    companyId: number;
    customerId: number;
    userId: number;
    administratorId: number;
    reason: string;
    used: boolean;
    expired: boolean;
    allowed: boolean;
}

/** The handover that the token is for, locked, so that of parallel calls one begins. */
export async function lockHandover(manager: EntityManager, tokenHash: string): Promise<HandoverRow | null> {
    const rows = await manager.query<HandoverRow[]>(
        `SELECT s.id, s."memberId", s."companyId", m."customerId", cu."userId", s."administratorId", s.reason,
                s."begunAt" IS NOT NULL OR s."endedAt" IS NOT NULL AS used, s."handoverUntil" <= now() AS expired,
                m.active AND c.active AND COALESCE(b.active, true) AND cu."deletedAt" IS NULL AND cu."userId" IS NOT NULL
                    AND ${mayActSql('s."administratorId"', 'c."managerAdministratorId"')} AS allowed
           FROM acting_session s JOIN company_member m ON m.id = s."memberId" JOIN company c ON c.id = m."companyId"
           JOIN customer cu ON cu.id = m."customerId" LEFT JOIN company_branch b ON b.id = m."branchId"
          WHERE s."tokenHash" = $1 FOR UPDATE OF s`,
        [tokenHash],
    );
    return rows[0] ?? null;
}

export interface ActingRow {
    id: number;
    companyId: number;
    companyName: string;
    memberId: number;
    memberName: string;
    administratorId: number;
    staffName: string;
    reason: string;
    createdAt: Date;
    begunAt: Date | null;
    until: Date | null;
    endedAt: Date | null;
    isOpen: boolean;
}

const actingColumns = `s.id, s."companyId", c.name AS "companyName", s."memberId", trim(cu."firstName" || ' ' || cu."lastName") AS "memberName",
    s."administratorId", trim(a."firstName" || ' ' || a."lastName") AS "staffName", s.reason, s."createdAt" AT TIME ZONE 'UTC' AS "createdAt",
    s."begunAt", s.until, s."endedAt",
    s."begunAt" IS NOT NULL AND s."endedAt" IS NULL AND s.until > now()
        AND EXISTS (SELECT 1 FROM session live WHERE live.id = s."sessionId") AS "isOpen"`;
const actingTables = `acting_session s JOIN company_member m ON m.id = s."memberId" JOIN customer cu ON cu.id = m."customerId"
    JOIN company c ON c.id = s."companyId" JOIN administrator a ON a.id = s."administratorId"`;

/** The newest first. `managers`: only companies of these account managers; null: of all. */
export function actingSessions(
    manager: EntityManager,
    filter: { managers: readonly number[] | null; companyId: number | null; openOnly: boolean; skip: number; take: number },
): Promise<(ActingRow & { total: number })[]> {
    return manager.query<(ActingRow & { total: number })[]>(
        `SELECT * FROM (SELECT ${actingColumns}, count(*) OVER ()::int AS total FROM ${actingTables}
          WHERE ($1::int[] IS NULL OR c."managerAdministratorId" = ANY($1)) AND ($2::int IS NULL OR s."companyId" = $2)
            AND (NOT $3 OR (s."begunAt" IS NOT NULL AND s."endedAt" IS NULL AND s.until > now()))
          ORDER BY s.id DESC LIMIT $4 OFFSET $5) found ORDER BY id DESC`,
        [filter.managers, filter.companyId, filter.openOnly, filter.take, filter.skip],
    );
}

export async function actingOfSession(manager: EntityManager, sessionId: number): Promise<ActingRow | null> {
    const rows = await manager.query<ActingRow[]>(`SELECT ${actingColumns} FROM ${actingTables} WHERE s."sessionId" = $1`, [sessionId]);
    return rows[0] ?? null;
}
