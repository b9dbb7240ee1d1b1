import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';

export interface SmsWriter {
    memberId: number;
    companyId: number;
    branchId: number | null;
    name: string;
    language: string;
}

/** Active members of active companies with that number. It is compared by its last nine digits first, since people write it in many ways. */
export function smsWriters(connection: TransactionalConnection, ctx: RequestContext, number: string): Promise<SmsWriter[]> {
    const digits = number.replace(/\D/g, '');
    if (digits.length < 9) return Promise.resolve([]);
    return sql<SmsWriter>(
        connection,
        ctx,
        `SELECT m.id AS "memberId", m."companyId", m."branchId", trim(cu."firstName" || ' ' || cu."lastName") AS name, COALESCE(m.language, c.language) AS language
           FROM customer cu JOIN company_member m ON m."customerId" = cu.id JOIN company c ON c.id = m."companyId"
           CROSS JOIN LATERAL (SELECT regexp_replace(cu."phoneNumber", '\\D', '', 'g') AS digits) phone
          WHERE right(phone.digits, 9) = right($1, 9) AND (phone.digits = $1 OR phone.digits = '00' || $1 OR phone.digits LIKE '0%' AND phone.digits NOT LIKE '00%')
            AND cu."deletedAt" IS NULL AND m.active AND m."acceptedAt" IS NOT NULL AND c.active AND c.kind <> 'guest'
          ORDER BY m.id LIMIT 20`,
        [digits],
    );
}

/** The order that an SMS of ours was about: `order:12`, or that of `shipment:7`. */
export async function smsOrder(connection: TransactionalConnection, ctx: RequestContext, about: string | null): Promise<{ orderId: number; companyId: number } | null> {
    const [, kind, id] = /^(order|shipment):(\d{1,9})$/.exec(about ?? '') ?? [];
    if (kind === undefined) return null;
    const [found] = await sql<{ orderId: number; companyId: number }>(
        connection,
        ctx,
        kind === 'order'
            ? 'SELECT co."orderId", co."companyId" FROM company_order co WHERE co."orderId" = $1'
            : 'SELECT co."orderId", co."companyId" FROM shipment s JOIN company_order co ON co."orderId" = s."orderId" WHERE s.id = $1',
        [Number(id)],
    );
    return found ?? null;
}

/** The member's newest conversation about that order; without an order, the newest about none that is still under way. */
export async function latestThread(connection: TransactionalConnection, ctx: RequestContext, memberId: number, orderId: number | null): Promise<number | null> {
    const [found] = await sql<{ id: number }>(
        connection,
        ctx,
        `SELECT t.id FROM support_thread t WHERE t."memberId" = $1 AND t."orderId" IS NOT DISTINCT FROM $2::int AND (t."orderId" IS NOT NULL OR t.state <> 'closed')
          ORDER BY t."lastMessageAt" DESC, t.id DESC LIMIT 1`,
        [memberId, orderId],
    );
    return found?.id ?? null;
}
