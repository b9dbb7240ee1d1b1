import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection, UserInputError } from '@vendure/core';

import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import type { RowAnswer } from '../../documents';
import type { FieldMapping, Mapped } from '../domain/field-mapping';
import { isOfTheRow } from '../domain/poison';
import type { ErpRun } from '../entities/erp-run.entity';
import { markGone, parkRows, planBatch, type PlannedRow, takenKeys, unpark, writeLinks } from '../queries/stage.sql';
import type { ErpValues } from '../types';
import type { ApplyHow, CellRow, Cells, ErpApplier } from './apply/applier';

export interface BatchPlan {
    run: ErpRun;
    applier: ErpApplier;
    mapping: readonly FieldMapping[];
    mappingVersion: number;
    /** The mapping, made ready. */
    map: (values: ErpValues) => Mapped;
    how: Omit<ApplyHow, 'acceptUnusual'>;
}

interface Tally {
    created: number;
    updated: number;
    unchanged: number;
    parked: number;
    deactivated: number;
}

interface Refused {
    row: PlannedRow;
    reason: string;
}

const statementMs = 120_000;

/** Brings the lined-up records in, some at a time, each time with the run's place in one transaction. */
@Injectable()
export class BatchService {
    constructor(private connection: TransactionalConnection) {}

    /** The place it came to; null when nothing was left. */
    async next(ctx: RequestContext, plan: BatchPlan, place: string | null): Promise<string | null> {
        const rows = await sql<PlannedRow>(this.connection, ctx, planBatch(plan.run.id), [place, plan.applier.batchSize]);
        if (rows.length === 0) return null;
        await this.take(ctx, plan, rows);
        return rows.at(-1)?.key ?? null;
    }

    /** When one record spoils all, the half without it goes in, until it stands alone and is parked. */
    private async take(ctx: RequestContext, plan: BatchPlan, rows: PlannedRow[]): Promise<void> {
        try {
            await withTx(this.connection, ctx, tx => this.apply(tx, plan, rows));
        } catch (error) {
            const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
            if (!isOfTheRow({ code: driverError?.code ?? code, isInput: error instanceof UserInputError })) throw error;
            if (rows.length > 1) {
                const half = Math.ceil(rows.length / 2);
                await this.take(ctx, plan, rows.slice(0, half));
                await this.take(ctx, plan, rows.slice(half));
                return;
            }
            const reason = error instanceof UserInputError ? error.message : 'the database does not take it';
            await withTx(this.connection, ctx, async tx => {
                await this.park(tx, plan, rows.map(row => ({ row, reason })));
                await this.move(tx, plan, rows, { created: 0, updated: 0, unchanged: 0, parked: rows.length, deactivated: 0 });
            });
        }
    }

    private async apply(tx: RequestContext, plan: BatchPlan, rows: readonly PlannedRow[]): Promise<void> {
        await sql(this.connection, tx, `SET LOCAL statement_timeout = ${statementMs}`);
        const { applier, how, run } = plan;
        const there = rows.filter(row => !row.isGone);
        const { good, refused } = await this.mapped(tx, plan, there);
        // Gone records that are back: in use again before they are written.
        const back = good.filter(({ row }) => row.ourKey !== null && !row.isKnown).map(({ cells }) => applier.ourKey(cells));
        if (back.length > 0) await applier.revive?.(tx, back, { ...how, acceptUnusual: false });
        const answers: RowAnswer[] = [];
        for (const isAccepted of [false, true]) {
            const some = good.flatMap(({ row, cells }, at) => (row.isAccepted === isAccepted ? [{ row: at, cells }] : []));
            if (some.length > 0) answers.push(...(await applier.apply(tx, some, { ...how, acceptUnusual: isAccepted })));
        }
        const taken = answers.filter(({ outcome }) => outcome !== 'rejected').flatMap(({ row }) => good[row] ?? []);
        for (const { row: at, outcome, message } of answers) {
            const row = good[at]?.row;
            if (outcome === 'rejected' && row) refused.push({ row, reason: message ?? 'was refused' });
        }
        await this.link(tx, plan, taken.map(({ row, cells }) => ({ row, ourKey: applier.ourKey(cells) })));
        const gone = rows.filter(row => row.isGone);
        if (gone.length > 0) {
            await applier.retire?.(tx, gone.flatMap(row => row.ourKey ?? []), { ...how, acceptUnusual: false });
            await sql(this.connection, tx, markGone, [run.connectionId, run.object, run.id, gone.map(row => row.key)]);
        }
        await this.park(tx, plan, refused);
        const count = (outcome: RowAnswer['outcome']) => answers.filter(answer => answer.outcome === outcome).length;
        await this.move(tx, plan, rows, { created: count('created'), updated: count('updated'), unchanged: count('unchanged'), parked: refused.length, deactivated: gone.length });
    }

    /** Records in our words: fields that are ours as they are here, and of what is left out what is here. */
    private async mapped(tx: RequestContext, { applier, mapping, map, run }: BatchPlan, rows: readonly PlannedRow[]): Promise<{ good: { row: PlannedRow; cells: Cells }[]; refused: Refused[] }> {
        const read: { row: PlannedRow; cells: Record<string, string> }[] = [];
        const refused: Refused[] = [];
        const first = new Map<string, string>();
        for (const row of rows) {
            const one = map(row.values ?? {});
            if ('reason' in one) {
                refused.push({ row, reason: `${one.field}: ${one.reason}` });
                continue;
            }
            const key = applier.ourKey(one.cells);
            const earlier = first.get(key);
            if (earlier === undefined) first.set(key, row.key);
            if (earlier === undefined) read.push({ row, cells: one.cells });
            else refused.push({ row, reason: `the record ${earlier} is the same one here` });
        }
        const taken = new Map((await sql<{ key: string; takenBy: string }>(this.connection, tx, takenKeys, [run.connectionId, run.object, read.map(({ row }) => row.key), read.map(({ cells }) => applier.ourKey(cells))])).map(one => [one.key, one.takenBy]));
        for (const { row } of read) {
            const by = taken.get(row.key);
            if (by !== undefined) refused.push({ row, reason: `the record ${by} is the same one here` });
        }
        const good = read.filter(({ row }) => !taken.has(row.key));
        const ours = mapping.filter(({ owner }) => owner === 'karvan').map(({ field }) => field);
        if (ours.length === 0 && !applier.keepsUnmapped) return { good, refused };
        const here = await applier.current(tx, good.map(({ cells }) => cells));
        const merged = good.map(({ row, cells }) => ({ row, cells: withOwn(cells, here.get(applier.ourKey(cells)), ours, applier.keepsUnmapped) }));
        return { good: merged, refused };
    }

    private async link(tx: RequestContext, { run, mappingVersion }: BatchPlan, rows: readonly { row: PlannedRow; ourKey: string }[]): Promise<void> {
        if (rows.length === 0) return;
        const keys = rows.map(({ row }) => row.key);
        await sql(this.connection, tx, writeLinks, [run.connectionId, run.object, mappingVersion, run.id, keys, rows.map(one => one.ourKey), rows.map(({ row }) => row.hash)]);
        await sql(this.connection, tx, unpark, [run.connectionId, run.object, keys]);
    }

    private async park(tx: RequestContext, { run, mappingVersion }: BatchPlan, refused: readonly Refused[]): Promise<void> {
        if (refused.length === 0) return;
        const rows = refused.map(({ row, reason }) => ({ key: row.key, hash: row.hash, values: row.values ?? {}, reason: reason.slice(0, 500) }));
        await sql(this.connection, tx, parkRows, [run.connectionId, run.object, mappingVersion, run.id, false, JSON.stringify(rows)]);
    }

    private async move(tx: RequestContext, { run }: BatchPlan, rows: readonly PlannedRow[], tally: Tally): Promise<void> {
        const moved = await sql(this.connection, tx, `
            UPDATE erp_run SET place = $2, created = created + $3, updated = updated + $4, unchanged = unchanged + $5, parked = parked + $6, deactivated = deactivated + $7, "movedAt" = now()
             WHERE id = $1 AND state = 'applying' AND (place IS NULL OR place < $2 COLLATE "C") RETURNING id`,
            [run.id, rows.at(-1)?.key, tally.created, tally.updated, tally.unchanged, tally.parked, tally.deactivated]);
        if (moved.length === 0) throw new Error(`Somebody else goes on with the run ${run.id}`);
    }
}

function withOwn(cells: Record<string, string>, here: Cells | undefined, ours: readonly string[], keepsUnmapped: boolean): CellRow['cells'] {
    if (here === undefined) return cells;
    const kept = Object.fromEntries(ours.map(field => [field, here[field] ?? '']));
    return keepsUnmapped ? { ...here, ...cells, ...kept } : { ...cells, ...kept };
}
