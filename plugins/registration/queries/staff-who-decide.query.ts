import type { EntityManager } from 'typeorm';

export interface StaffAddress {
    name: string;
    emailAddress: string;
}

const mostRecipients = 20;

/**
 * Staff who may decide applications; those who may do everything are left out, or every administrator would get each mail. `owner`: only those
 * within whose reach this account manager's customers are, or with null those who see all; left out, everybody.
 */
export function staffWhoDecide(manager: EntityManager, owner?: number | null): Promise<StaffAddress[]> {
    return manager.query<StaffAddress[]>(
        `SELECT DISTINCT a."firstName" || ' ' || a."lastName" AS name, lower(a."emailAddress") AS "emailAddress"
         FROM administrator a JOIN user_roles_role ur ON ur."userId" = a."userId" JOIN role r ON r.id = ur."roleId"
         LEFT JOIN staff_member sm ON sm."administratorId" = a.id
         WHERE a."deletedAt" IS NULL AND sm."blockedAt" IS NULL AND string_to_array(r.permissions, ',') @> ARRAY['DecideApplication']
           AND NOT string_to_array(r.permissions, ',') @> ARRAY['UpdateAdministrator']
           AND ($2::boolean OR sm.reach = 'all' OR a.id = $3::int
                OR (sm.reach = 'firm-branch' AND sm."firmBranchId" = (SELECT o."firmBranchId" FROM staff_member o WHERE o."administratorId" = $3::int)))
         LIMIT $1`,
        [mostRecipients, owner === undefined, owner ?? null],
    );
}
