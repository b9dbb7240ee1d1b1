import type { RequestContext, TransactionalConnection } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { memberMailSql } from '../../organizations';

export interface CourierDraft {
    receiverName: string;
    receiverPhone: string;
    receiverEmail: string | null;
    streetLine: string;
    city: string;
    postalCode: string;
    countryCode: string;
    currencyCode: string;
    weightG: number;
}

/** Where a shipment goes, as its order says: what a booking begins with. */
export async function courierDraft(connection: TransactionalConnection, ctx: RequestContext, shipmentId: number): Promise<CourierDraft | null> {
    const [found] = await sql<CourierDraft>(
        connection,
        ctx,
        `SELECT COALESCE(nullif(a.place ->> 'company', ''), nullif(a.place ->> 'fullName', ''), c.name) AS "receiverName",
                COALESCE(nullif(a.place ->> 'phoneNumber', ''), nullif(cu."phoneNumber", ''), c.phone, '') AS "receiverPhone",
                COALESCE(${memberMailSql('cu', 'c')}, c.email) AS "receiverEmail",
                COALESCE(nullif(a.place ->> 'streetLine1', ''), b."streetLine", '') AS "streetLine", COALESCE(nullif(a.place ->> 'city', ''), b.city, '') AS city,
                COALESCE(nullif(a.place ->> 'postalCode', ''), b."postalCode", '') AS "postalCode", COALESCE(nullif(a.place ->> 'countryCode', ''), b."countryCode", '') AS "countryCode",
                o."currencyCode", s."plannedWeightG" AS "weightG"
           FROM shipment s JOIN "order" o ON o.id = s."orderId" JOIN company c ON c.id = s."companyId" JOIN company_order co ON co."orderId" = o.id
           CROSS JOIN LATERAL (SELECT COALESCE(nullif(o."shippingAddress"::text, '')::jsonb, '{}'::jsonb) AS place) a
           LEFT JOIN company_branch b ON b.id = s."branchId"
           LEFT JOIN company_member m ON m.id = co."placedByMemberId" AND m.active
           LEFT JOIN customer cu ON cu.id = m."customerId" AND cu."deletedAt" IS NULL
          WHERE s.id = $1`,
        [shipmentId],
    );
    return found ?? null;
}

/** Which of these bookings wait for a person: what the outbox has given up. */
export async function stuckBookings(connection: TransactionalConnection, ctx: RequestContext, ids: readonly number[]): Promise<Set<number>> {
    const rows = await sql<{ id: number }>(
        connection,
        ctx,
        `SELECT b.id FROM courier_booking b WHERE b.id = ANY($1::int[]) AND EXISTS (
            SELECT 1 FROM outbox_message o WHERE o.aggregate IN ('courier:' || b.id, 'courier-ask:' || b.id) AND o.state IN ('FAILED', 'UNKNOWN'))`,
        [ids],
    );
    return new Set(rows.map(({ id }) => id));
}

export interface CarriedBy {
    shipmentId: number;
    kind: string;
    state: string;
    trackingNumber: string;
}

/** With which courier these shipments go, once he carries them; the newest last. */
export function carriedBy(connection: TransactionalConnection, ctx: RequestContext, shipmentIds: readonly number[]): Promise<CarriedBy[]> {
    return sql<CarriedBy>(
        connection,
        ctx,
        `SELECT b."shipmentId", b.kind, b.state, b."trackingNumber" FROM courier_booking b
          WHERE b."shipmentId" = ANY($1::int[]) AND b."trackingNumber" IS NOT NULL AND b.state IN ('confirmed', 'on-way', 'delivered', 'returned') ORDER BY b.id LIMIT 20000`,
        [shipmentIds],
    );
}
