import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

import { sql, sqlCount } from '../../../kernel/vendure-sql';
import { translated } from '../../assortment';
import type { FigureChange } from '../../documents';
import type { ChangeSize } from '../domain/price-change';
import {
    beginLoad, copyLoad, effectTotals, judgeLoad, judgeUndo, judgeWaiting, keepWaiting, largestChanges, loadColumns, makeLists, outcomeCounts, removeJudged, writeJudged,
} from '../queries/price-judging.sql';
import type { PriceTarget } from '../queries/price-target';

/** A figure that is to hold: by what a file calls things, or by their ids. A null value takes the price away. */
export interface PriceRow {
    row: number;
    owner?: string | null;
    owner_id?: number | null;
    owner_name?: string | null;
    subject?: string | null;
    subject_id?: number | null;
    currency?: string | null;
    unit?: string | null;
    min_quantity: number;
    value: number | null;
    valid_from: string | null;
    valid_until: string | null;
    seen_version?: number | null;
}

export interface LoadEffect extends ChangeSize {
    created: number;
    updated: number;
    removed: number;
    unchanged: number;
    rejected: number;
    meanBasisPoints: number | null;
    rises: FigureChange[];
    falls: FigureChange[];
}

export interface JudgedRow {
    row: number;
    outcome: 'created' | 'updated' | 'removed' | 'unchanged' | 'rejected';
    message: string | null;
}

/** Sets of many prices: copied in, judged and written by a fixed number of statements, however many rows. Works in the caller's transaction. */
@Injectable()
export class PriceLoadService {
    constructor(private connection: TransactionalConnection) {}

    /** Copies rows into the load as they come; the number of them. */
    async copy(tx: RequestContext, target: PriceTarget, rows: AsyncIterable<PriceRow> | Iterable<PriceRow>): Promise<number> {
        // Two changes of many prices of one kind wait for each other, so that what was judged is what is written.
        await sql(this.connection, tx, 'SELECT pg_advisory_xact_lock(hashtext($1))', [`price-load:${target.table}`]);
        for (const statement of beginLoad) await sql(this.connection, tx, statement);
        const stream = (await this.client(tx)).query(copyFrom(copyLoad));
        const ended = finished(stream);
        // Awaited below; what goes wrong before is no business of the process.
        ended.catch(() => undefined);
        let [text, count] = ['', 0];
        try {
            for await (const row of rows) {
                text += `${loadColumns.map(column => copyText(row[column])).join('\t')}\n`;
                count++;
                if (text.length < 65_536) continue;
                if (!stream.write(text)) await Promise.race([once(stream, 'drain'), ended]);
                text = '';
            }
        } catch (error) {
            // A file that breaks off: the connection must be told, or it would wait for more rows for ever.
            stream.destroy(error as Error);
            await ended.catch(() => undefined);
            throw error;
        }
        stream.end(text);
        await ended;
        await sql(this.connection, tx, 'ANALYZE price_load');
        return count;
    }

    async judge(tx: RequestContext, target: PriceTarget, how: { byIds: boolean; acceptUnusual: boolean }): Promise<void> {
        await this.roomToSort(tx);
        await sql(this.connection, tx, judgeLoad(target, how));
    }

    async judgeWaiting(tx: RequestContext, target: PriceTarget, setId: number): Promise<void> {
        await sql(this.connection, tx, beginLoad[0] ?? '');
        await sql(this.connection, tx, judgeWaiting(target, setId));
    }

    async judgeUndo(tx: RequestContext, target: PriceTarget, setId: number): Promise<void> {
        await sql(this.connection, tx, beginLoad[0] ?? '');
        await sql(this.connection, tx, judgeUndo(target, setId));
    }

    /** What the judged rows would do, or have done. */
    async effect(tx: RequestContext, target: PriceTarget): Promise<LoadEffect> {
        const counts = new Map((await sql<{ outcome: string; count: number }>(this.connection, tx, outcomeCounts)).map(({ outcome, count }) => [outcome, count]));
        const of = (outcome: JudgedRow['outcome']) => counts.get(outcome) ?? 0;
        const [totals] = await sql<{ mean: number | null; rise: number | null; fall: number | null }>(this.connection, tx, effectTotals(target));
        const largest = (direction: 'ASC' | 'DESC') => sql<FigureChange>(this.connection, tx, largestChanges(target, direction, translated), [tx.languageCode]);
        return {
            ...{ created: of('created'), updated: of('updated'), removed: of('removed'), unchanged: of('unchanged'), rejected: of('rejected') },
            prices: of('created') + of('updated') + of('removed'),
            ...{ meanBasisPoints: totals?.mean ?? null, largestRise: totals?.rise ?? null, largestFall: totals?.fall ?? null },
            ...{ rises: await largest('DESC'), falls: await largest('ASC') },
        };
    }

    /** The judged rows in their order, at most so many; or those that were rejected only. */
    rows(tx: RequestContext, most: number, rejectedOnly: boolean): Promise<JudgedRow[]> {
        return sql<JudgedRow>(this.connection, tx, `SELECT j.row, j.outcome, j.message FROM price_judged j WHERE NOT $2 OR j.outcome = 'rejected' ORDER BY j.row LIMIT $1`, [most, rejectedOnly]);
    }

    /** The rejected rows as they were understood, to be corrected. */
    rejected(tx: RequestContext, most: number): Promise<(PriceRow & { message: string })[]> {
        return sql(this.connection, tx, `SELECT l.row, l.owner, l.owner_name, l.subject, l.currency, l.unit, l.min_quantity, l.value::float8 AS value, l.valid_from::text, l.valid_until::text, j.message
            FROM price_judged j JOIN price_load l ON l.row = j.row WHERE j.outcome = 'rejected' ORDER BY j.row LIMIT $1`, [most]);
    }

    /** Writes the judged rows. */
    async write(tx: RequestContext, target: PriceTarget): Promise<void> {
        await sqlCount(this.connection, tx, removeJudged(target));
        if (target.name === 'prices') for (const statement of makeLists) await sql(this.connection, tx, statement);
        await sql(this.connection, tx, writeJudged(target));
    }

    async keepWaiting(tx: RequestContext, setId: number): Promise<void> {
        await sql(this.connection, tx, keepWaiting, [setId]);
    }

    private async client(tx: RequestContext): Promise<PoolClient> {
        const runner = this.connection.getRepository(tx, 'Order').manager.queryRunner;
        if (!runner) throw new Error('Prices are loaded in a transaction');
        return (await runner.connect()) as PoolClient;
    }

    /** Rows of a large file are compared with one another in memory. */
    private async roomToSort(tx: RequestContext): Promise<void> {
        await sql(this.connection, tx, `SELECT set_config('work_mem', '128MB', true)`);
    }
}

function copyText(value: string | number | null | undefined): string {
    if (value === null || value === undefined) return '\\N';
    if (typeof value === 'number') return String(value);
    return value.replace(/[\\\t\n\r]/g, found => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[found] ?? found);
}

