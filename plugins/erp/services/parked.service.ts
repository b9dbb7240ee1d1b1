import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, inputError, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { ErpParkedRow } from '../entities/erp-parked-row.entity';
import { parkedViews } from '../queries/console.query';
import { erpObjects } from '../types';
import { mostInFile } from './console.service';
import { type Sheet, sheetFormat, sheetOf } from './sheet';

const listInput = z.object({
    connectionId: optional(recordId),
    object: optional(z.enum(erpObjects)),
    state: optional(z.enum(['waiting', 'accepted', 'discarded'])),
    term: optional(z.string().max(100)),
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 25, z.int().min(1).max(100)),
});
const fileInput = listInput.omit({ skip: true, take: true }).extend({ format: sheetFormat });
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
        const rows = await sql<ParkedView & { total: number }>(this.connection, ctx, parkedViews, [connectionId, object, state, term, skip, take]);
        return { items: rows, totalItems: rows[0]?.total ?? 0 };
    }

    /** All that is looked at, not a page of it. */
    async file(ctx: RequestContext, input: unknown): Promise<Sheet> {
        const { connectionId, object, state, term, format } = checked(fileInput, input);
        const rows = await sql<ParkedView>(this.connection, ctx, parkedViews, [connectionId, object, state, term, 0, mostInFile]);
        return sheetOf('erp-waiting', format, rows, [
            { header: 'connection', value: row => row.connectionName },
            { header: 'object', value: row => row.object },
            { header: 'key', value: row => row.key },
            { header: 'state', value: row => row.state },
            { header: 'reason', value: row => row.reason },
            { header: 'tries', value: row => row.attempts },
            { header: 'first', value: row => row.firstAt.toISOString() },
            { header: 'last', value: row => row.lastAt.toISOString() },
            { header: 'values', value: row => row.values },
        ]);
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
