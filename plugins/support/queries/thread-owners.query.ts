import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';

export interface StaffName {
    id: number;
    name: string;
}

/** The staff members who may answer customers. */
export function threadOwners(connection: TransactionalConnection, ctx: RequestContext): Promise<StaffName[]> {
    return sql(
        connection,
        ctx,
        `SELECT a.id, trim(a."firstName" || ' ' || a."lastName") AS name FROM administrator a
         WHERE a."deletedAt" IS NULL AND EXISTS (
            SELECT 1 FROM user_roles_role ur JOIN role r ON r.id = ur."roleId"
            WHERE ur."userId" = a."userId" AND string_to_array(r.permissions, ',') && ARRAY['AnswerSupportThread', 'SuperAdmin'])
         ORDER BY name, a.id LIMIT 500`,
    );
}

/** The names of staff by their ids, also of those who have gone. */
export function staffNames(connection: TransactionalConnection, ctx: RequestContext, ids: readonly number[]): Promise<StaffName[]> {
    return sql(connection, ctx, `SELECT id, trim("firstName" || ' ' || "lastName") AS name FROM administrator WHERE id = ANY($1::int[])`, [ids]);
}
