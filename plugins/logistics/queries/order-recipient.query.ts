import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { memberMailSql } from '../../organizations';

export interface OrderRecipient {
    name: string;
    phone: string | null;
    email: string | null;
    language: string;
}

/** Who is told of an order's transport: the member who placed it, else the company itself. */
export async function orderRecipient(
    connection: TransactionalConnection,
    ctx: RequestContext,
    orderId: number,
): Promise<OrderRecipient | null> {
    const rows = await sql<OrderRecipient>(
        connection,
        ctx,
        `SELECT COALESCE(nullif(cu."firstName", ''), c.name) AS name,
                COALESCE(nullif(cu."phoneNumber", ''), c.phone) AS phone,
                COALESCE(${memberMailSql('cu', 'c')}, c.email) AS email,
                COALESCE(m.language, c.language) AS language
         FROM company_order co
         JOIN company c ON c.id = co."companyId"
         LEFT JOIN company_member m ON m.id = co."placedByMemberId" AND m.active
         LEFT JOIN customer cu ON cu.id = m."customerId" AND cu."deletedAt" IS NULL
         WHERE co."orderId" = $1`,
        [orderId],
    );
    return rows[0] ?? null;
}

/** Names of companies by id, for lists. */
export async function companyNames(
    connection: TransactionalConnection,
    ctx: RequestContext,
    companyIds: readonly number[],
): Promise<Map<number, string>> {
    const rows = await sql<{ id: number; name: string }>(
        connection,
        ctx,
        'SELECT id, name FROM company WHERE id = ANY($1::int[]) LIMIT 10000',
        [[...new Set(companyIds)]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function orderState(connection: TransactionalConnection, ctx: RequestContext, orderId: number): Promise<string> {
    const rows = await sql<{ state: string }>(connection, ctx, 'SELECT state FROM "order" WHERE id = $1', [orderId]);
    return rows[0]?.state ?? '';
}
