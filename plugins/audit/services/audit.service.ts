import { Injectable } from '@nestjs/common';
import { ForbiddenError, ListQueryBuilder, type ListQueryOptions, type PaginatedList, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { actorOf, type Scope, subjectOf } from '../../../kernel/scope';
import { checked, inputError, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { redacted } from '../domain/redaction';
import { AuditEntry } from '../entities/audit-entry.entity';
import { type ActivityFilter, type ActivityRow, activityRows } from '../queries/activity.query';
import { AuditSealService, type AuditVerification } from './audit-seal.service';

export interface AuditRecord {
    scope: Scope;
    /** `order.approve`: noun and verb. */
    action: string;
    /** The entity's class name. */
    entity: string;
    entityId: number | string;
    /** The company that the record belongs to; a member's own company when left out. */
    companyId?: number;
    before?: object | null;
    after?: object | null;
    reason?: string | null;
}

/** What the audit log calls a record that has a version. */
export interface VersionedRecord {
    version: number;
    entity: string;
    entityId: number | string;
    part?: Record<string, number | string>;
}

export interface AccessRecord {
    actor: string;
    actorName: string | null;
    /** Whose name it is: of whoever is erased by the time that it is written, none is. */
    userId?: number;
    action: 'access.denied' | 'sign-in.success' | 'sign-in.half' | 'sign-in.failure';
    entity: string;
    entityId: string;
    after: object | null;
    requestId: string | null;
    /** Else one entry a minute stands for all that are alike. */
    eachTime: boolean;
}

const historyLimit = 500;

@Injectable()
export class AuditService {
    constructor(
        private connection: TransactionalConnection,
        private listQueryBuilder: ListQueryBuilder,
        private seals: AuditSealService,
    ) {}

    /** Call it in the transaction of the change: both are kept or neither. */
    record(ctx: RequestContext, { scope, ...entry }: AuditRecord): Promise<void> {
        return this.recordAll(ctx, scope, [entry]);
    }

    /** What one person did to many records at once. */
    async recordAll(ctx: RequestContext, scope: Scope, entries: readonly Omit<AuditRecord, 'scope'>[]): Promise<void> {
        if (entries.length === 0) return;
        const acting = scope.kind === 'member' ? scope.acting : null;
        const ownCompanyId = scope.kind === 'member' ? scope.companyId : null;
        const written = await sql(
            this.connection,
            ctx,
            // Held until the change is committed, so that nobody is erased in the midst of it, and nothing is written for him afterwards.
            `WITH person AS (SELECT cu."deletedAt" FROM customer cu WHERE cu.id = $6 FOR KEY SHARE)
             INSERT INTO audit_entry (actor, "actorName", "requestId", subject, "companyId", action, entity, "entityId", before, after, reason)
             SELECT $1, COALESCE((SELECT a."emailAddress" FROM administrator a WHERE a.id = $5), $2), $3, $4, e.*
               FROM unnest($7::int[], $8::text[], $9::text[], $10::text[], $11::jsonb[], $12::jsonb[], $13::text[]) AS e
              WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p."deletedAt" IS NOT NULL) RETURNING id`,
            [
                ...[actorOf(scope), ctx.session?.user?.identifier ?? null, requestId(ctx), subjectOf(scope)],
                // The session is the member's; who is behind it is another.
                acting?.administratorId ?? null,
                scope.kind === 'member' ? scope.customerId : null,
                entries.map(({ companyId }) => companyId ?? ownCompanyId),
                entries.map(({ action }) => action),
                entries.map(({ entity }) => entity),
                entries.map(({ entityId }) => String(entityId)),
                entries.map(({ before }) => asJson(before)),
                entries.map(({ after }) => asJson(after)),
                entries.map(({ reason }) => reason ?? acting?.reason ?? null),
            ],
        );
        if (written.length < entries.length) throw new ForbiddenError();
    }

    /** Who came in, who tried, and who was turned away. A refusal that repeats within a minute is one entry, so that nobody fills the log. */
    async recordAccess(entry: AccessRecord): Promise<void> {
        await this.connection.rawConnection.query(
            `WITH person AS (SELECT u.identifier FROM "user" u WHERE u.id = $9 AND u."deletedAt" IS NULL FOR KEY SHARE)
             INSERT INTO audit_entry (actor, "actorName", action, entity, "entityId", after, "requestId")
             SELECT $1, CASE WHEN $9::int IS NULL THEN $2 ELSE (SELECT p.identifier FROM person p) END, $3, $4, $5, $6::jsonb, $7
              WHERE $8 OR NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.actor = $1 AND e.action = $3 AND e.entity = $4 AND e."entityId" = $5
                                         AND e.at > clock_timestamp() - interval '1 minute')`,
            [entry.actor, entry.actorName, entry.action, entry.entity, entry.entityId, asJson(entry.after), entry.requestId, entry.eachTime, entry.userId ?? null],
        );
    }

    /** The last steps of one record, the newest first. */
    history(ctx: RequestContext, entity: string, entityId: number | string): Promise<AuditEntry[]> {
        return this.connection.getRepository(ctx, AuditEntry).find({
            where: { entity, entityId: String(entityId) },
            order: { id: 'DESC' },
            take: historyLimit,
        });
    }

    /**
     * Refuses a change by somebody who has not seen the last one (B42), and says whose that was. `part` tells the records of
     * one history apart, for example `{ branchId: 3 }`. A caller that names no version has none to lose.
     */
    async refuseStale(ctx: RequestContext, scope: Scope, given: number | null | undefined, record: VersionedRecord): Promise<void> {
        if (given == null || given === record.version) {
            return;
        }
        const [last] = await sql<{ actor: string; actorName: string | null }>(
            this.connection,
            ctx,
            `SELECT actor, "actorName" FROM audit_entry WHERE entity = $1 AND "entityId" = $2 AND ($3::jsonb IS NULL OR after @> $3::jsonb)
             ORDER BY id DESC LIMIT 1`,
            [record.entity, String(record.entityId), record.part ? JSON.stringify(record.part) : null],
        );
        // What a staff member signs in with is no customer's business.
        const isHidden = scope.kind === 'member' && last?.actor.startsWith('staff:');
        const who = last === undefined || isHidden ? '' : ` by ${last.actorName ?? last.actor}`;
        throw inputError(`version: was changed meanwhile${who} (now version ${record.version})`);
    }

    async list(ctx: RequestContext, options?: ListQueryOptions<AuditEntry>): Promise<PaginatedList<AuditEntry>> {
        const [items, totalItems] = await this.listQueryBuilder
            .build(AuditEntry, options, { ctx, orderBy: { id: 'DESC' } })
            .getManyAndCount();
        return { items, totalItems };
    }

    /** For a review of what people did: the newest first, a page at a time. */
    page(ctx: RequestContext, filter: ActivityFilter, beforeId: number | null, take: number): Promise<ActivityRow[]> {
        return activityRows(this.connection.getRepository(ctx, AuditEntry).manager, filter, beforeId, take);
    }

    findOne(ctx: RequestContext, id: number | string): Promise<AuditEntry | null> {
        // Not findOneBy, which Vendure does not filter by what the reader may see.
        return this.connection.getRepository(ctx, AuditEntry).findOne({ where: checked(z.object({ id: recordId }), { id }) });
    }

    /** Seals what is new, then walks the whole chain. */
    async verify(ctx: RequestContext): Promise<AuditVerification> {
        await this.seals.seal(ctx);
        return this.seals.verify(ctx);
    }
}

function asJson(value: object | null | undefined): string | null {
    return value ? JSON.stringify(redacted(value)) : null;
}

/** The edge gives every request an id and writes it into this header, whatever the caller sent. */
function requestId(ctx: RequestContext): string | null {
    const id = ctx.req?.headers['x-request-id'];
    return typeof id === 'string' ? id.slice(0, 100) : null;
}
