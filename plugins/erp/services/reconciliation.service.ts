import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EntityNotFoundError, type ID, Logger, type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { actorOf, type StaffScope } from '../../../kernel/scope';
import { checked, idOf, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import type { TableColumn } from '../../documents';
import { type OutboxMessage, OutboxHandlers, type OutboxOutcome, OutboxService } from '../../outbox';
import { loggerContext } from '../constants';
import { compiled } from '../domain/field-mapping';
import { compareRecord, differenceKinds, type FoundDifference, mostKept, progressPercent } from '../domain/reconciliation';
import { ErpObjectSetting } from '../entities/erp-object-setting.entity';
import { ErpDifference, ErpReconciliation } from '../entities/erp-reconciliation.entity';
import { clearReport, expectedRecords, keepDifferences, keepSeenKeys, missingThere } from '../queries/reconciliation.query';
import { erpObjects, type ErpPage } from '../types';
import { type Cells, type ErpApplier, shownKey } from './apply/applier';
import { Appliers } from './appliers';
import { ConnectionService } from './connection.service';
import { Connectors } from './connectors';
import { type Sheet, sheetFormat, sheetOf } from './sheet';

const startInput = z.object({ connectionId: recordId, object: z.enum(erpObjects) });
const page = { skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)), take: z.preprocess(value => value ?? 25, z.int().min(1).max(100)) };
const differencesInput = z.object({ id: recordId, kind: optional(z.enum(differenceKinds)), ...page });
const fileInput = z.object({ id: recordId, format: sheetFormat });

const kind = 'erp.reconcile';
const pageSize = 500;
const longestMs = 60 * 60_000;

export interface ReconciliationView extends ErpReconciliation {
    connectionName: string;
    percent: number;
}

interface Going {
    ctx: RequestContext;
    report: ErpReconciliation;
    applier: ErpApplier;
    map: ReturnType<typeof compiled>;
    owned: ReadonlySet<string>;
    kept: number;
}

/** Compares what the ERP has of an object with what is here, without changing either. */
@Injectable()
export class ReconciliationService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private outbox: OutboxService,
        private handlers: OutboxHandlers,
        private connections: ConnectionService,
        private connectors: Connectors,
        private appliers: Appliers,
        private audit: AuditService,
    ) {}

    onModuleInit(): void {
        this.handlers.register(kind, message => this.carryOut(message));
    }

    /** One of an object at a time: whoever asks again gets the one that runs. */
    async start(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<ReconciliationView> {
        const { connectionId, object } = checked(startInput, input);
        return withTx(this.connection, ctx, async tx => {
            const connection = await this.connections.find(tx, connectionId);
            const setting = await this.connection.getRepository(tx, ErpObjectSetting).findOneBy({ connectionId, object });
            if (setting === null || setting.mapping.length === 0) throw inputError('object: is not mapped yet');
            if (this.connections.kindOf(connection.kind).capabilities.pull[object]?.full !== true) throw inputError('object: cannot be read as a whole from this connection');
            await sql(this.connection, tx, 'SELECT id FROM erp_connection WHERE id = $1 FOR UPDATE', [connectionId]);
            const open = await this.repository(tx).findOne({ where: [{ connectionId, object, state: 'waiting' }, { connectionId, object, state: 'running' }] });
            if (open !== null) return this.one(tx, open.id);
            const { id } = await this.repository(tx).save(new ErpReconciliation({ connectionId, object, state: 'waiting', askedBy: actorOf(scope) }));
            await this.outbox.enqueue(tx, { kind, aggregate: `erp:reconcile:${connectionId}`, payload: { id } });
            await this.audit.record(tx, { scope, action: 'erp.reconcile', entity: 'ErpConnection', entityId: connectionId, after: { object } });
            return this.one(tx, id);
        });
    }

    list(ctx: RequestContext): Promise<ReconciliationView[]> {
        return this.views(ctx, null);
    }

    async one(ctx: RequestContext, id: ID): Promise<ReconciliationView> {
        const [found] = await this.views(ctx, idOf(id));
        if (found === undefined) throw new EntityNotFoundError('ErpReconciliation', id);
        return found;
    }

    async differences(ctx: RequestContext, input: unknown): Promise<{ items: ErpDifference[]; totalItems: number }> {
        const { id, kind: only, skip, take } = checked(differencesInput, input);
        await this.one(ctx, id);
        const [items, totalItems] = await this.connection.getRepository(ctx, ErpDifference).findAndCount({
            where: { reconciliationId: id, ...(only === null ? {} : { kind: only }) }, order: { kind: 'ASC', id: 'ASC' }, skip, take,
        });
        return { items, totalItems };
    }

    /** A row for each field that is another, or for each record that is on one side only. */
    async file(ctx: RequestContext, input: unknown): Promise<Sheet> {
        const { id, format } = checked(fileInput, input);
        const { object } = await this.one(ctx, id);
        const found = await this.connection.getRepository(ctx, ErpDifference).find({ where: { reconciliationId: id }, order: { kind: 'ASC', id: 'ASC' }, take: mostKept });
        const rows = found.flatMap(({ kind: what, key, fields }) => (fields.length === 0 ? [{ kind: what, key, field: '', ours: '', theirs: '' }] : fields.map(field => ({ kind: what, key, ...field }))));
        const columns: TableColumn<(typeof rows)[number]>[] = (['kind', 'key', 'field', 'ours', 'theirs'] as const).map(header => ({ header, value: row => row[header] }));
        return sheetOf(`erp-differences-${object}-${id}`, format, rows, columns);
    }

    private async carryOut(message: OutboxMessage): Promise<OutboxOutcome> {
        const ctx = await this.contexts.create({ apiType: 'admin' });
        const report = await this.repository(ctx).findOneBy({ id: Number(message.payload.id) });
        if (report === null || report.state === 'done' || report.state === 'failed') return { accepted: undefined };
        try {
            await this.run(ctx, report);
            return { accepted: undefined };
        } catch (error) {
            const failure = error instanceof Error ? error.message : String(error);
            Logger.warn(`The report ${report.id} about ${report.object} failed: ${failure}`, loggerContext);
            await this.repository(ctx).update({ id: report.id }, { state: 'failed', failure: failure.slice(0, 1000), endedAt: new Date() });
            await clearReport(this.manager(ctx), report.id);
            return { accepted: undefined };
        }
    }

    private async run(ctx: RequestContext, report: ErpReconciliation): Promise<void> {
        const { id, connectionId, object } = report;
        const setting = await this.connection.getRepository(ctx, ErpObjectSetting).findOneByOrFail({ connectionId, object });
        const connection = await this.connections.find(ctx, connectionId);
        const applier = this.appliers.find(object);
        if (applier === undefined) throw new Error(`${object} is not brought in`);
        await clearReport(this.manager(ctx), id);
        Object.assign(report, { state: 'running', read: 0, missingHere: 0, missingThere: 0, different: 0, unreadable: 0, expected: await expectedRecords(this.manager(ctx), id, connectionId, object) });
        await this.repository(ctx).save(report);
        const owned = new Set(setting.mapping.filter(({ owner }) => owner === 'karvan').map(({ field }) => field));
        const going: Going = { ctx, report, applier, map: compiled(setting.mapping, connection.tables), owned, kept: 0 };
        const pages = this.connectors.open(connection).pull({ object, since: null, pageSize, signal: AbortSignal.timeout(longestMs) });
        for await (const read of pages) await this.compare(going, read);
        const missing = await missingThere(this.manager(ctx), id, connectionId, object, mostKept - going.kept);
        await keepDifferences(this.manager(ctx), id, missing.keys.map(key => ({ kind: 'missing-there', key: shownKey(key), fields: [] })), going.kept);
        await sql(this.connection, ctx, 'DELETE FROM erp_reconciled_key WHERE "reconciliationId" = $1', [id]);
        await this.repository(ctx).save(Object.assign(report, { state: 'done', missingThere: missing.count, endedAt: new Date() }));
    }

    private async compare(going: Going, { records, unreadable }: ErpPage): Promise<void> {
        const { ctx, report, applier, map, owned } = going;
        const read = records.map(({ key, values }) => ({ key, mapped: map(values) }));
        const good = read.flatMap(({ mapped }) => ('cells' in mapped ? [{ cells: mapped.cells, ourKey: applier.ourKey(mapped.cells) }] : []));
        const here: ReadonlyMap<string, Cells> = await applier.current(ctx, good.map(({ cells }) => cells));
        const found: FoundDifference[] = [
            ...good.flatMap(({ cells, ourKey }) => compareRecord(shownKey(ourKey), cells, here.get(ourKey), owned) ?? []),
            ...read.flatMap(({ key, mapped }) => ('reason' in mapped ? [unreadableRecord(key, mapped.field, mapped.reason)] : [])),
            ...unreadable.map(({ place, reason }) => unreadableRecord(place, '', reason)),
        ];
        await keepSeenKeys(this.manager(ctx), report.id, good.map(({ ourKey }) => ourKey));
        await keepDifferences(this.manager(ctx), report.id, found, going.kept);
        going.kept = Math.min(mostKept, going.kept + found.length);
        const count = (what: FoundDifference['kind']) => found.filter(one => one.kind === what).length;
        report.read += records.length + unreadable.length;
        report.missingHere += count('missing-here');
        report.different += count('different');
        report.unreadable += count('unreadable');
        await this.repository(ctx).save(report);
    }

    private async views(ctx: RequestContext, id: number | null): Promise<ReconciliationView[]> {
        const rows = await sql<Omit<ReconciliationView, 'percent'>>(
            this.connection,
            ctx,
            `SELECT r.*, c.name AS "connectionName" FROM erp_reconciliation r JOIN erp_connection c ON c.id = r."connectionId" WHERE $1::int IS NULL OR r.id = $1 ORDER BY r.id DESC LIMIT 50`,
            [id],
        );
        return rows.map(row => ({ ...row, percent: row.state === 'done' ? 100 : progressPercent(row.read, row.expected) }));
    }

    private repository(ctx: RequestContext) {
        return this.connection.getRepository(ctx, ErpReconciliation);
    }

    private manager(ctx: RequestContext) {
        return this.repository(ctx).manager;
    }
}

function unreadableRecord(key: string, field: string, theirs: string): FoundDifference {
    return { kind: 'unreadable', key, fields: [{ field, ours: '', theirs }] };
}
