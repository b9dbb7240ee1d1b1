import type { EntityManager } from 'typeorm';

export interface ActivityFilter {
    /** `staff:3` */
    actor: string | null;
    subject: string | null;
    companyId: number | null;
    /** The beginning of an action: `order.` is all that is done with orders. */
    action: string | null;
    entity: string | null;
    entityId: string | null;
    from: Date | null;
    until: Date | null;
    actingOnly: boolean;
}

export interface ActivityRow {
    id: number;
    at: Date;
    actor: string;
    actorName: string | null;
    subject: string | null;
    companyId: number | null;
    action: string;
    entity: string;
    entityId: string;
    reason: string | null;
    requestId: string | null;
    before: unknown;
    after: unknown;
}

/** The newest first, those before the entry `beforeId` if one is given. */
export function activityRows(manager: EntityManager, filter: ActivityFilter, beforeId: number | null, take: number): Promise<ActivityRow[]> {
    return manager.query<ActivityRow[]>(
        `SELECT e.id, e.at, e.actor, e."actorName", e.subject, e."companyId", e.action, e.entity, e."entityId", e.reason, e."requestId", e.before, e.after
           FROM audit_entry e
          WHERE ($1::int IS NULL OR e.id < $1) AND ($2::text IS NULL OR e.actor = $2) AND ($3::text IS NULL OR e.subject = $3)
            AND ($4::int IS NULL OR e."companyId" = $4) AND ($5::text IS NULL OR starts_with(e.action, $5)) AND ($6::text IS NULL OR e.entity = $6)
            AND ($7::text IS NULL OR e."entityId" = $7) AND ($8::timestamptz IS NULL OR e.at >= $8) AND ($9::timestamptz IS NULL OR e.at < $9)
            AND (NOT $10 OR e.subject IS NOT NULL)
          ORDER BY e.id DESC LIMIT $11`,
        [
            beforeId, filter.actor, filter.subject, filter.companyId, filter.action, filter.entity, filter.entityId, filter.from, filter.until,
            filter.actingOnly, take,
        ],
    );
}
