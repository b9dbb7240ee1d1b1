import type { EntityManager } from 'typeorm';

export interface StaffAddress {
    name: string;
    emailAddress: string;
}

const mostRecipients = 20;

/** Staff who may decide applications; those who may do everything are left out, or every administrator would get each mail. */
export function staffWhoDecide(manager: EntityManager): Promise<StaffAddress[]> {
    return manager.query<StaffAddress[]>(
        `SELECT DISTINCT a."firstName" || ' ' || a."lastName" AS name, lower(a."emailAddress") AS "emailAddress"
         FROM administrator a JOIN user_roles_role ur ON ur."userId" = a."userId" JOIN role r ON r.id = ur."roleId"
         WHERE a."deletedAt" IS NULL AND string_to_array(r.permissions, ',') @> ARRAY['DecideApplication']
           AND NOT string_to_array(r.permissions, ',') @> ARRAY['UpdateAdministrator']
         LIMIT $1`,
        [mostRecipients],
    );
}
