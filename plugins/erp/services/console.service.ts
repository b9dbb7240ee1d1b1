import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { checked, line, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { runStates } from '../domain/run-states';
import type { ErpRun } from '../entities/erp-run.entity';
import { overviewRows, ownedFields, recordStory, runRows } from '../queries/console.query';
import { type ErpObject, erpObjects } from '../types';
import { shownKey } from './apply/applier';
import { type Sheet, sheetFormat, sheetOf } from './sheet';

const runsInput = z.object({
    connectionId: optional(recordId),
    object: optional(z.enum(erpObjects)),
    state: optional(z.enum(runStates)),
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 25, z.int().min(1).max(100)),
});
const runsFileInput = runsInput.omit({ skip: true, take: true }).extend({ format: sheetFormat });
export const mostInFile = 10_000;
const storyInput = z.object({ object: optional(z.enum(erpObjects)), key: line(200) });

const ownedInput = z.object({ of: z.enum(['article', 'company']), key: line(100) });
const ownedObjects = {
    article: ['product', 'unit', 'barcode', 'pallet-capacity'],
    company: ['customer', 'account-manager', 'delivery-terms', 'payment-terms', 'credit', 'balance', 'address', 'customer-code', 'discount', 'contract-price'],
} satisfies Record<string, ErpObject[]>;

export interface OwnedFields {
    connectionName: string;
    object: string;
    fields: string[];
    at: Date;
}

export interface OverviewRow {
    connectionId: number;
    connectionName: string;
    object: string;
    enabled: boolean;
    cron: string | null;
    /** Up to when what we have is what the ERP had, and how long ago that is. */
    freshAt: Date | null;
    lagSeconds: number | null;
    records: number;
    gone: number;
    parked: number;
    failuresInRow: number;
    openRunId: number | null;
    openState: string | null;
    /** Of the open run, how many of its records are done. */
    done: number;
    planned: number;
    lastFailure: string | null;
}

export interface RunRow extends ErpRun {
    connectionName: string;
    total: number;
}

export interface StoryEntry {
    at: Date;
    connectionId: number;
    connectionName: string;
    object: string;
    theirKey: string;
    ourKey: string | null;
    /** `in`, `gone`, `parked`, `discarded`, or the state of a document. */
    what: string;
    reason: string | null;
    runId: number | null;
}

/** What the console shows: what ran, how far it is, how old what we have is, and one record's story. */
@Injectable()
export class ConsoleService {
    constructor(private connection: TransactionalConnection) {}

    overview(ctx: RequestContext): Promise<OverviewRow[]> {
        return sql<OverviewRow>(this.connection, ctx, overviewRows);
    }

    async runs(ctx: RequestContext, input: unknown): Promise<{ items: RunRow[]; totalItems: number }> {
        const { connectionId, object, state, skip, take } = checked(runsInput, input);
        const items = await sql<RunRow>(this.connection, ctx, runRows, [connectionId, object, state, skip, take]);
        return { items, totalItems: items[0]?.total ?? 0 };
    }

    /** What ERPs write of an article (by its code) or a company (by its customer number). */
    async owned(ctx: RequestContext, input: unknown): Promise<OwnedFields[]> {
        const { of, key } = checked(ownedInput, input);
        return sql<OwnedFields>(this.connection, ctx, ownedFields, [ownedObjects[of], key]);
    }

    /** With the names of their connections. */
    async named(ctx: RequestContext, runs: readonly ErpRun[]): Promise<(ErpRun & { connectionName: string })[]> {
        const rows = await sql<{ id: number; name: string }>(this.connection, ctx, 'SELECT id, name FROM erp_connection WHERE id = ANY($1) ORDER BY id', [runs.map(run => run.connectionId)]);
        const names = new Map(rows.map(({ id, name }) => [id, name]));
        return runs.map(run => Object.assign(run, { connectionName: names.get(run.connectionId) ?? '' }));
    }

    async runsFile(ctx: RequestContext, input: unknown): Promise<Sheet> {
        const { connectionId, object, state, format } = checked(runsFileInput, input);
        const rows = await sql<RunRow>(this.connection, ctx, runRows, [connectionId, object, state, 0, mostInFile]);
        return sheetOf('erp-runs', format, rows, [
            { header: 'connection', value: row => row.connectionName },
            { header: 'object', value: row => row.object },
            { header: 'state', value: row => row.state },
            { header: 'asked', value: row => row.askedAt.toISOString() },
            { header: 'ended', value: row => row.endedAt?.toISOString() ?? '' },
            { header: 'read', value: row => row.staged },
            { header: 'new', value: row => row.created },
            { header: 'changed', value: row => row.updated },
            { header: 'unchanged', value: row => row.unchanged },
            { header: 'gone', value: row => row.deactivated },
            { header: 'parked', value: row => row.parked },
            { header: 'failure', value: row => row.failure },
        ]);
    }

    /** By their key or ours: where it stands, what came of it, and why it waits. */
    async story(ctx: RequestContext, input: unknown): Promise<StoryEntry[]> {
        const { object, key } = checked(storyInput, input);
        const rows = await sql<StoryEntry>(this.connection, ctx, recordStory, [object, key]);
        return rows.map(row => ({ ...row, ourKey: row.ourKey === null ? null : shownKey(row.ourKey) }));
    }
}
