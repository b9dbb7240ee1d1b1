import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, inputError, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { ErpParkedRow } from '../entities/erp-parked-row.entity';
import { erpObjects } from '../types';

const listInput = z.object({
    connectionId: optional(recordId),
    object: optional(z.enum(erpObjects)),
    state: optional(z.enum(['waiting', 'accepted', 'discarded'])),
    term: optional(z.string().max(100)),
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 25, z.int().min(1).max(100)),
});
const decisionInput = z.object({
    ids: z.array(recordId).min(1).max(1000),
    /** `retry`: the next run tries it as it is; `accept`: what looks like a slip is meant; `discard`: not wanted until it changes. */
    decision: z.enum(['retry', 'accept', 'discard']),
    reason: optional(paragraph(500)),
});

/** A record that was never tried by the mapping of now is tried by the next run. */
const neverTried = 0;

export interface ParkedView {
    id: number;
    connectionId: number;
    connectionName: string;
    object: string;
    key: string;
    isUnreadable: boolean;
    reason: string;
    state: string;
    attempts: number;
    firstAt: Date;
    lastAt: Date;
    values: string;
}

/** What could not be taken, and what people say of it. */
@Injectable()
export class ParkedService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async list(ctx: RequestContext, input: unknown): Promise<{ items: ParkedView[]; totalItems: number }> {
        const { connectionId, object, state, term, skip, take } = checked(listInput, input);
        const rows = await sql<ParkedView & { total: number }>(this.connection, ctx, `
            SELECT p.id, p."connectionId", c.name AS "connectionName", p.object, p.key, p."isUnreadable", p.reason, p.state, p.attempts, p."firstAt", p."lastAt", left(p.values::text, 4000) AS values,
                   count(*) OVER ()::int AS total
              FROM erp_parked_row p JOIN erp_connection c ON c.id = p."connectionId"
             WHERE ($1::int IS NULL OR p."connectionId" = $1) AND ($2::text IS NULL OR p.object = $2) AND ($3::text IS NULL OR p.state = $3)
               AND ($4::text IS NULL OR strpos(lower(p.key), lower($4)) > 0 OR strpos(lower(p.reason), lower($4)) > 0)
             ORDER BY p."lastAt" DESC, p.id DESC OFFSET $5 LIMIT $6`, [connectionId, object, state, term, skip, take]);
        return { items: rows, totalItems: rows[0]?.total ?? 0 };
    }

    /** How many it was said of. Those that could not even be read are only put aside. */
    async decide(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<number> {
        const { ids, decision, reason } = checked(decisionInput, input);
        if (decision === 'discard' && reason === null) throw inputError('reason: is required');
        return withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, ErpParkedRow);
            const rows = await sql<{ id: number; object: string; key: string; isUnreadable: boolean }>(this.connection, tx,
                'SELECT id, object, key, "isUnreadable" FROM erp_parked_row WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids]);
            if (rows.length < new Set(ids).size) throw new EntityNotFoundError('ErpParkedRow', ids[0] ?? 0);
            if (decision !== 'discard' && rows.some(row => row.isUnreadable)) throw inputError('ids: what could not be read is read again by the next run');
            const changes = { retry: { state: 'waiting' as const, mappingVersion: neverTried }, accept: { state: 'accepted' as const }, discard: { state: 'discarded' as const } };
            await repository.update(rows.map(({ id }) => id), changes[decision]);
            for (const row of rows) {
                await this.audit.record(tx, { scope, action: `erp-parked.${decision}`, entity: 'ErpParkedRow', entityId: row.id, after: { object: row.object, key: row.key }, reason });
            }
            return rows.length;
        });
    }
}
