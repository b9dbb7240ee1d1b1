import { Injectable } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { QueryRunner } from 'typeorm';

import { stagedLine } from '../domain/staged-line';
import type { ErpRun } from '../entities/erp-run.entity';
import { copyStage, dropStage, makePlan, makeStage, planCounts, planKeys, planTable, stageTable } from '../queries/stage.sql';
import type { ErpConnector, ErpPage, UnreadableRecord } from '../types';

/** Rows put down in one transaction: enough that a commit costs nothing, few enough that a crash loses little. */
const rowsPerCommit = 20_000;

export interface PlanCounts {
    known: number;
    planned: number;
    gone: number;
    changed: number;
    added: number;
}

export interface StagedSource {
    staged: number;
    cursor: string | null;
    /** Those of this try; `unreadableBefore` were parked by an earlier one. */
    unreadable: UnreadableRecord[];
    unreadableBefore: number;
}

/** Puts the records of a source down beside the database's own, and lines up what is to be done. */
@Injectable()
export class StageService {
    constructor(private connection: TransactionalConnection) {}

    /** Goes on where an earlier try came to, if the source can; else from the beginning. */
    async stage(runner: QueryRunner, run: ErpRun, connector: ErpConnector, since: string | null, signal: AbortSignal): Promise<StagedSource> {
        const goesOn = run.cursor !== null && (await this.holds(runner, run));
        if (!goesOn) {
            for (const text of dropStage(run.id)) await runner.query(text);
            await runner.query(`UPDATE erp_run SET staged = 0, unreadable = 0, cursor = NULL WHERE id = $1`, [run.id]);
        }
        await runner.query(makeStage(run.id));
        const at: StagedSource = { staged: goesOn ? run.staged : 0, cursor: goesOn ? run.cursor : null, unreadable: [], unreadableBefore: goesOn ? run.unreadable : 0 };
        let waiting: ErpPage[] = [];
        let count = 0;
        for await (const page of connector.pull({ object: run.object, since: goesOn ? run.cursor : since, pageSize: 1000, signal })) {
            waiting.push(page);
            count += page.records.length + page.gone.length;
            if (count < rowsPerCommit) continue;
            await this.put(runner, run.id, at, waiting);
            [waiting, count] = [[], 0];
        }
        await this.put(runner, run.id, at, waiting);
        return at;
    }

    /** Lines up what differs. A plan that is there already is kept. */
    async plan(runner: QueryRunner, run: ErpRun, mappingVersion: number, retryAfter: Date): Promise<PlanCounts> {
        await runner.startTransaction();
        try {
            await runner.query('SET LOCAL statement_timeout = 0');
            await runner.query(`SET LOCAL work_mem = '128MB'`);
            await runner.query(`ANALYZE ${stageTable(run.id)}`);
            // After a first load nobody has looked at the links yet: for a handful of them, as the database then believes, each of millions would be compared with each.
            if (run.staged >= rowsPerCommit) await runner.query('ANALYZE (SKIP_LOCKED) erp_link');
            await runner.query(`DROP TABLE IF EXISTS ${planTable(run.id)}`);
            const [make = '', fill = '', forget = '', key = ''] = makePlan(run.id);
            const isWhole = run.isFull && run.unreadable === 0;
            await runner.query(make);
            await runner.query(fill, [run.connectionId, run.object, mappingVersion, retryAfter, isWhole, run.isForced, run.isFull]);
            await runner.query(forget, [isWhole, run.connectionId, run.object]);
            await runner.query(key);
            await runner.query(`DROP TABLE ${stageTable(run.id)}`);
            await runner.query(`ANALYZE ${planTable(run.id)}`);
            await runner.commitTransaction();
        } catch (error) {
            await runner.rollbackTransaction();
            throw error;
        }
        const [counts] = (await runner.query(planCounts(run.id), [run.connectionId, run.object])) as PlanCounts[];
        if (counts === undefined) throw new Error('A count has a row');
        return counts;
    }

    async keys(runner: QueryRunner, runId: number): Promise<{ changed: string[]; gone: string[] }> {
        const [keys] = (await runner.query(planKeys(runId))) as { changed: string[]; gone: string[] }[];
        return keys ?? { changed: [], gone: [] };
    }

    /** Whether the plan is still all there: a crash of the database empties tables that are not logged. */
    async hasPlan(runner: QueryRunner, run: ErpRun): Promise<boolean> {
        if (!(await this.exists(runner, planTable(run.id)))) return false;
        const [counted] = (await runner.query(`SELECT count(*)::int AS count FROM ${planTable(run.id)}`)) as { count: number }[];
        return counted?.count === run.planned;
    }

    async drop(runner: QueryRunner, runId: number): Promise<void> {
        for (const text of dropStage(runId)) await runner.query(text);
    }

    private async holds(runner: QueryRunner, run: ErpRun): Promise<boolean> {
        if (!(await this.exists(runner, stageTable(run.id)))) return false;
        const [counted] = (await runner.query(`SELECT count(*)::int AS count FROM ${stageTable(run.id)}`)) as { count: number }[];
        return counted?.count === run.staged;
    }

    private async exists(runner: QueryRunner, table: string): Promise<boolean> {
        const [found] = (await runner.query('SELECT to_regclass($1) IS NOT NULL AS "isThere"', [table])) as { isThere: boolean }[];
        return found?.isThere === true;
    }

    private async put(runner: QueryRunner, runId: number, at: StagedSource, pages: readonly ErpPage[]): Promise<void> {
        if (pages.length === 0) return;
        await runner.startTransaction();
        try {
            const stream = ((await runner.connect()) as PoolClient).query(copyFrom(copyStage(runId)));
            const ended = finished(stream);
            // Awaited below; what goes wrong before is no business of the process.
            ended.catch(() => undefined);
            let text = '';
            for (const page of pages) {
                for (const record of page.records) {
                    const line = stagedLine(record);
                    if (typeof line !== 'string') {
                        at.unreadable.push(line);
                        continue;
                    }
                    text += `${++at.staged}\t${line}\n`;
                    if (text.length < 65_536) continue;
                    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), ended]);
                    text = '';
                }
                for (const key of page.gone) {
                    const line = stagedLine({ key, values: {} }, true);
                    if (typeof line === 'string') text += `${++at.staged}\t${line}\n`;
                }
                at.unreadable.push(...page.unreadable);
            }
            stream.end(text);
            await ended;
            at.cursor = pages.at(-1)?.cursor ?? null;
            await runner.query(`UPDATE erp_run SET staged = $2, unreadable = $3, cursor = $4, "movedAt" = now() WHERE id = $1`, [runId, at.staged, at.unreadableBefore + at.unreadable.length, at.cursor]);
            await runner.commitTransaction();
        } catch (error) {
            await runner.rollbackTransaction();
            throw error;
        }
    }
}
