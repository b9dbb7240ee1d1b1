import type { EntityManager } from 'typeorm';

/**
 * Whose an application is: of an accepted one its company's account manager, else whoever took it up; what nobody took up is everybody's who may see
 * applications. `reach` is the parameter with the account managers; null for all.
 */
export const applicationWithin = (alias: string, reach: string): string => `(${reach}::int[] IS NULL OR CASE
    WHEN ${alias}."companyId" IS NULL THEN ${alias}."assignedAdministratorId" IS NULL OR ${alias}."assignedAdministratorId" = ANY(${reach}::int[])
    ELSE EXISTS (SELECT 1 FROM company mine WHERE mine.id = ${alias}."companyId" AND mine."managerAdministratorId" = ANY(${reach}::int[])) END)`;

export interface ApplicationDecider {
    id: number;
    name: string;
}

/** Staff who may decide applications, by name; of these administrators only where `among` names some. */
export function applicationDeciders(manager: EntityManager, among: readonly number[] | null): Promise<ApplicationDecider[]> {
    return manager.query<ApplicationDecider[]>(
        `SELECT a.id, a."firstName" || ' ' || a."lastName" AS name
         FROM administrator a LEFT JOIN staff_member sm ON sm."administratorId" = a.id
         WHERE a."deletedAt" IS NULL AND sm."blockedAt" IS NULL AND ($1::int[] IS NULL OR a.id = ANY($1::int[]))
           AND EXISTS (SELECT 1 FROM user_roles_role ur JOIN role r ON r.id = ur."roleId"
                       WHERE ur."userId" = a."userId" AND string_to_array(r.permissions, ',') && ARRAY['DecideApplication', 'SuperAdmin'])
         ORDER BY 2, 1 LIMIT 200`,
        [among],
    );
}
