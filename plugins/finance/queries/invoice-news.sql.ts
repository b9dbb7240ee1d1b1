import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';

export interface InvoiceToTell {
    id: number;
    number: string;
    currencyCode: string;
    grossMinor: number;
    openMinor: number;
    dueOn: string;
    readers: Array<{ name: string; phone: string | null; email: string; language: string }>;
}

/** Days, both included. */
interface Between {
    issuedFrom?: string;
    dueFrom?: string;
    dueUntil?: string;
}

/**
 * Invoices that nobody was told of in that way yet, and the members who see their company's finance. A company of whose people nobody does
 * is passed over, and so is what is paid.
 */
export function invoicesToTell(connection: TransactionalConnection, ctx: RequestContext, template: string, { issuedFrom, dueFrom, dueUntil }: Between, most: number): Promise<InvoiceToTell[]> {
    return sql<InvoiceToTell>(
        connection,
        ctx,
        `SELECT i.id, i.number, i."currencyCode", i."grossMinor"::float8 AS "grossMinor", (i."grossMinor" - i."paidMinor")::float8 AS "openMinor", i."dueOn"::text AS "dueOn", r.readers
           FROM invoice i JOIN company c ON c.id = i."companyId"
           CROSS JOIN LATERAL (
                SELECT jsonb_agg(jsonb_build_object('name', trim(cu."firstName" || ' ' || cu."lastName"), 'phone', NULLIF(cu."phoneNumber", ''),
                       'email', cu."emailAddress", 'language', COALESCE(m.language, c.language)) ORDER BY m.id) AS readers
                  FROM company_member m JOIN customer cu ON cu.id = m."customerId" LEFT JOIN company_role o ON o.id = m."ownRoleId" AND o."companyId" = m."companyId"
                 WHERE m."companyId" = c.id AND m.active AND m."acceptedAt" IS NOT NULL AND cu."deletedAt" IS NULL
                   AND (CASE WHEN m."ownRoleId" IS NULL THEN m.role IN ('admin', 'approver') ELSE 'see-finance' = ANY(o.permissions) END)) r
          WHERE i.kind = 'invoice' AND i."paidMinor" < i."grossMinor" AND c.active AND c.kind = 'customer' AND r.readers IS NOT NULL
            AND ($2::date IS NULL OR i."issuedOn" >= $2::date) AND ($3::date IS NULL OR i."dueOn" BETWEEN $3::date AND $4::date)
            AND NOT EXISTS (SELECT 1 FROM notification_message n WHERE n."dedupeKey" = $1 || ':' || i.id)
          ORDER BY i.id LIMIT $5`,
        [template, issuedFrom ?? null, dueFrom ?? null, dueUntil ?? null, most],
    );
}
