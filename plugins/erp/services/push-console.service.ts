import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type ID, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, inputError, line, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { RequestBatch } from '../../logistics';
import { OutboxService } from '../../outbox';
import { deadStates, documentNouns, documentStates, isDead } from '../domain/document-states';
import { ErpDocumentRecord } from '../entities/erp-document.entity';
import { type DocumentRow, documentRows, documentRowsByIds, documentsOfOrders, type QueueRow, queueRows } from '../queries/push-console.query';
import { aggregateOfDocument, messageKindOf } from './push-messages';

const listInput = z.object({
    connectionId: optional(recordId),
    noun: optional(z.enum(documentNouns)),
    state: optional(z.enum(documentStates)),
    onlyDead: z.preprocess(value => value ?? false, z.boolean()),
    term: optional(z.string().max(100)),
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 25, z.int().min(1).max(100)),
});
const replayInput = z.object({ ids: z.array(recordId).min(1).max(200) });
const discardInput = z.object({ id: recordId, reason: line(500) });

/** What people see of documents for the ERP, and do about those that did not get there. */
@Injectable()
export class PushConsole {
    private readonly ofOrders = new RequestBatch<DocumentRow[]>(async (ctx, ids) => {
        const rows = await documentsOfOrders(this.manager(ctx), ids);
        return new Map(ids.map(id => [id, rows.filter(({ orderId }) => orderId === id)]));
    }, []);

    constructor(
        private connection: TransactionalConnection,
        private outbox: OutboxService,
        private audit: AuditService,
    ) {}

    async list(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<{ items: DocumentRow[]; totalItems: number }> {
        const { state, onlyDead, term, ...filter } = checked(listInput, input);
        const states = onlyDead ? deadStates : state === null ? null : [state];
        return documentRows(this.manager(ctx), { ...filter, states, term: term ?? '', managers: scope.reach });
    }

    /** The order is one that the caller sees. */
    ofOrder(ctx: RequestContext, orderId: number): Promise<DocumentRow[]> {
        return this.ofOrders.get(ctx, orderId);
    }

    /** What the ERP calls the order, or each of its parts. */
    async numbersOf(ctx: RequestContext, orderId: number): Promise<string[]> {
        return (await this.ofOrder(ctx, orderId)).flatMap(({ noun, number }) => (noun === 'order' && number !== null ? [number] : []));
    }

    queues(ctx: RequestContext): Promise<QueueRow[]> {
        return queueRows(this.manager(ctx));
    }

    /** Somebody has mended what was wrong: they are sent with what holds now. */
    async replay(ctx: RequestContext, scope: StaffScope, input: { ids: readonly ID[] }): Promise<DocumentRow[]> {
        const { ids } = checked(replayInput, input);
        return withTx(this.connection, ctx, async tx => {
            const documents = await this.locked(tx, scope, ids);
            const wrong = documents.find(({ state }) => !isDead(state) && state !== 'discarded');
            if (wrong) throw inputError(`ids: document ${wrong.id} is ${wrong.state}; only what did not get there is sent again`);
            await sql(this.connection, tx, `UPDATE erp_document SET state = 'waiting', failures = 0, "failingSince" = NULL, "updatedAt" = now() WHERE id = ANY($1)`, [documents.map(({ id }) => id)]);
            const again = new Set(await this.outbox.again(tx, documents.map(aggregateOfDocument)));
            for (const document of documents) {
                const aggregate = aggregateOfDocument(document);
                if (!again.has(aggregate)) await this.outbox.enqueue(tx, { kind: messageKindOf(document), aggregate, payload: { orderId: document.orderId, subjectId: document.subjectId } });
                again.add(aggregate);
                await this.audit.record(tx, { scope, action: 'erp-document.replay', entity: 'ErpDocument', entityId: document.id, before: { state: document.state }, after: { state: 'waiting', key: document.key } });
            }
            return this.rows(tx, documents);
        });
    }

    /** It is not to get there any more: whoever says so has entered it by hand, or it is of no use. */
    async discard(ctx: RequestContext, scope: StaffScope, input: { id: ID; reason: string }): Promise<DocumentRow> {
        const { id, reason } = checked(discardInput, input);
        return withTx(this.connection, ctx, async tx => {
            const [document] = await this.locked(tx, scope, [id]);
            if (document === undefined || !isDead(document.state)) throw inputError(`id: document ${id} is ${document?.state}; only what did not get there is given up`);
            await sql(this.connection, tx, `UPDATE erp_document SET state = 'discarded', reason = $2, "updatedAt" = now() WHERE id = $1`, [id, reason]);
            await this.outbox.giveUp(tx, aggregateOfDocument(document), reason);
            await this.audit.record(tx, { scope, action: 'erp-document.discard', entity: 'ErpDocument', entityId: id, before: { state: document.state }, after: { state: 'discarded', key: document.key }, reason });
            const [row] = await this.rows(tx, [document]);
            if (row === undefined) throw new EntityNotFoundError('ErpDocument', id);
            return row;
        });
    }

    /** One of a company that he does not see is not found. */
    private async locked(ctx: RequestContext, scope: StaffScope, ids: readonly number[]): Promise<ErpDocumentRecord[]> {
        const documents = await sql<ErpDocumentRecord>(
            this.connection,
            ctx,
            `SELECT d.* FROM erp_document d LEFT JOIN company_order co ON co."orderId" = d."orderId" LEFT JOIN company firm ON firm.id = co."companyId"
              WHERE d.id = ANY($1) AND ($2::int[] IS NULL OR firm."managerAdministratorId" = ANY($2)) ORDER BY d.id FOR UPDATE OF d`,
            [[...ids], scope.reach === null ? null : [...scope.reach]],
        );
        const missing = ids.find(id => documents.every(document => document.id !== id));
        if (missing !== undefined) throw new EntityNotFoundError('ErpDocument', missing);
        return documents;
    }

    private rows(ctx: RequestContext, documents: readonly ErpDocumentRecord[]): Promise<DocumentRow[]> {
        return documentRowsByIds(this.manager(ctx), documents.map(({ id }) => id));
    }

    private manager(ctx: RequestContext) {
        return this.connection.getRepository(ctx, ErpDocumentRecord).manager;
    }
}
