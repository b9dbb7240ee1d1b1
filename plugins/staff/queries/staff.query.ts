import { EntityNotFoundError, type RequestContext, type TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import type { Reach } from '../domain/reach';
import type { Rights } from '../domain/staff-rights';

/** What a colleague may do, now. One who is gone is not found. */
export async function rightsOf(connection: TransactionalConnection, ctx: RequestContext, administratorId: number): Promise<Rights> {
    const [row] = await sql<{ permissions: string[] }>(
        connection,
        ctx,
        `SELECT COALESCE(array_agg(DISTINCT p) FILTER (WHERE p IS NOT NULL), '{}') AS permissions
           FROM administrator a LEFT JOIN user_roles_role ur ON ur."userId" = a."userId" LEFT JOIN role r ON r.id = ur."roleId"
           LEFT JOIN LATERAL unnest(string_to_array(r.permissions, ',')) p ON true
          WHERE a.id = $1 AND a."deletedAt" IS NULL GROUP BY a.id`,
        [administratorId],
    );
    if (row === undefined) throw new EntityNotFoundError('Administrator', administratorId);
    return { administratorId, permissions: new Set(row.permissions) };
}

/** How many people who are not blocked, besides the one, may manage staff. */
export async function othersWhoManage(connection: TransactionalConnection, ctx: RequestContext, administratorId: number): Promise<number> {
    const [row] = await sql<{ count: number }>(
        connection,
        ctx,
        `SELECT count(DISTINCT a.id)::int AS count
           FROM administrator a JOIN user_roles_role ur ON ur."userId" = a."userId" JOIN role r ON r.id = ur."roleId"
           LEFT JOIN staff_member sm ON sm."administratorId" = a.id
          WHERE a.id <> $1 AND a."deletedAt" IS NULL AND sm."blockedAt" IS NULL AND string_to_array(r.permissions, ',') @> ARRAY['UpdateAdministrator']`,
        [administratorId],
    );
    return row?.count ?? 0;
}

export interface StaffRow {
    id: number;
    firstName: string;
    lastName: string;
    emailAddress: string;
    roles: { id: number; code: string; description: string }[];
    reach: Reach;
    firmBranchId: number | null;
    firmBranchName: string | null;
    phone: string | null;
    photoId: number | null;
    photo: string | null;
    blockedAt: Date | null;
    blockedReason: string | null;
    version: number;
    hasSecondFactor: boolean;
    needsSecondFactor: boolean;
    lastSignInAt: Date | null;
    companies: number;
}

const staffColumns = `a.id, a."firstName", a."lastName", a."emailAddress",
    COALESCE((SELECT json_agg(json_build_object('id', r.id, 'code', r.code, 'description', r.description) ORDER BY r.description)
                FROM user_roles_role ur JOIN role r ON r.id = ur."roleId" WHERE ur."userId" = a."userId"), '[]') AS roles,
    CASE WHEN EXISTS (SELECT 1 FROM user_roles_role ur JOIN role r ON r.id = ur."roleId" WHERE ur."userId" = a."userId"
                       AND string_to_array(r.permissions, ',') @> ARRAY['SuperAdmin']) THEN 'all' ELSE COALESCE(sm.reach, 'own') END AS reach,
    sm."firmBranchId", fb.name AS "firmBranchName", sm.phone, sm."photoId",
    '/assets/' || replace(picture.preview, '\\', '/') || '?preset=thumb' AS photo, sm."blockedAt", sm."blockedReason", COALESCE(sm.version, 0) AS version,
    EXISTS (SELECT 1 FROM staff_second_factor f WHERE f."administratorId" = a.id AND f."confirmedAt" IS NOT NULL) AS "hasSecondFactor",
    EXISTS (SELECT 1 FROM user_roles_role ur JOIN staff_second_factor_role fr ON fr."roleId" = ur."roleId" WHERE ur."userId" = a."userId") AS "needsSecondFactor",
    u."lastLogin" AT TIME ZONE 'UTC' AS "lastSignInAt", (SELECT count(*)::int FROM company c WHERE c."managerAdministratorId" = a.id) AS companies`;
const staffTables = `administrator a JOIN "user" u ON u.id = a."userId" LEFT JOIN staff_member sm ON sm."administratorId" = a.id
    LEFT JOIN firm_branch fb ON fb.id = sm."firmBranchId" LEFT JOIN asset picture ON picture.id = sm."photoId"`;

export interface StaffFilter {
    /** Part of a name or address, as it was typed. */
    term: string;
    firmBranchId: number | null;
    blocked: boolean | null;
    skip: number;
    take: number;
}

export async function staffRows(connection: TransactionalConnection, ctx: RequestContext, filter: StaffFilter): Promise<{ items: StaffRow[]; totalItems: number }> {
    const rows = await sql<StaffRow & { total: number }>(
        connection,
        ctx,
        `SELECT ${staffColumns}, count(*) OVER ()::int AS total FROM ${staffTables}
          WHERE a."deletedAt" IS NULL AND ($1 = '' OR position(lower($1) in lower(a."firstName" || ' ' || a."lastName" || ' ' || a."emailAddress")) > 0)
            AND ($2::int IS NULL OR sm."firmBranchId" = $2) AND ($3::boolean IS NULL OR (sm."blockedAt" IS NOT NULL) = $3)
          ORDER BY a."lastName", a."firstName", a.id LIMIT $4 OFFSET $5`,
        [filter.term, filter.firmBranchId, filter.blocked, filter.take, filter.skip],
    );
    return { items: rows, totalItems: rows[0]?.total ?? 0 };
}

export async function staffRow(connection: TransactionalConnection, ctx: RequestContext, administratorId: number): Promise<StaffRow> {
    const [row] = await sql<StaffRow>(connection, ctx, `SELECT ${staffColumns} FROM ${staffTables} WHERE a.id = $1 AND a."deletedAt" IS NULL`, [administratorId]);
    if (row === undefined) throw new EntityNotFoundError('Administrator', administratorId);
    return row;
}
