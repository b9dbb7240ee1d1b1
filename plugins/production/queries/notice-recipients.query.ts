import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { memberMailSql } from '../../organizations';

export interface Recipient {
    id: number;
    name: string;
    email: string;
    /** Of customers; our own people get mails. */
    phone?: string | null;
    language: string | null;
}

/** The staff members who may do an open operation of the order. */
export function operatorsOf(connection: TransactionalConnection, ctx: RequestContext, orderId: number): Promise<Recipient[]> {
    return sql<Recipient>(
        connection,
        ctx,
        `SELECT DISTINCT a.id, a."firstName" || ' ' || a."lastName" AS name, a."emailAddress" AS email, NULL AS language
         FROM production_operation o
         JOIN production_work_order w ON w.id = o."workOrderId"
         LEFT JOIN production_station_operator so ON so."stationId" = o."stationId" AND o."operatorId" IS NULL
         JOIN administrator a ON a.id = COALESCE(o."operatorId", so."administratorId")
         WHERE w."orderId" = $1 AND w.state = 'released' AND o.state <> 'done' AND a."deletedAt" IS NULL
         ORDER BY a.id LIMIT 200`,
        [orderId],
    );
}

export async function staffRecipient(connection: TransactionalConnection, ctx: RequestContext, administratorId: number): Promise<Recipient | null> {
    const [found] = await sql<Recipient>(
        connection,
        ctx,
        `SELECT a.id, a."firstName" || ' ' || a."lastName" AS name, a."emailAddress" AS email, NULL AS language
         FROM administrator a WHERE a.id = $1 AND a."deletedAt" IS NULL`,
        [administratorId],
    );
    return found ?? null;
}

/** The members who placed the orders, while they are active. */
export function orderingMembers(
    connection: TransactionalConnection,
    ctx: RequestContext,
    orderIds: readonly number[],
): Promise<(Recipient & { orderId: number; orderCode: string })[]> {
    return sql(
        connection,
        ctx,
        `SELECT o.id AS "orderId", o.code AS "orderCode", m.id, c."firstName" || ' ' || c."lastName" AS name, ${memberMailSql('c', 'company')} AS email, NULLIF(c."phoneNumber", '') AS phone, m.language
         FROM company_order co
         JOIN "order" o ON o.id = co."orderId"
         JOIN company ON company.id = co."companyId"
         JOIN company_member m ON m.id = co."placedByMemberId"
         JOIN customer c ON c.id = m."customerId"
         WHERE co."orderId" = ANY($1::int[]) AND m.active
         ORDER BY o.id LIMIT 20000`,
        [orderIds],
    );
}
