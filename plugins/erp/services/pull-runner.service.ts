import { Injectable } from '@nestjs/common';
import { Logger, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { QueryRunner } from 'typeorm';

import { inBackgroundLane } from '../../../kernel/background-lane';
import { OperationalError } from '../../../kernel/operational-error';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { crashPoint } from '../../outbox';
import { loggerContext } from '../constants';
import { compiled } from '../domain/field-mapping';
import { isMassChange } from '../domain/mass-change';
import type { ErpConnection } from '../entities/erp-connection.entity';
import { ErpObjectSetting } from '../entities/erp-object-setting.entity';
import { ErpRun } from '../entities/erp-run.entity';
import { parkRows } from '../queries/stage.sql';
import { Appliers } from './appliers';
import { BatchService } from './batch.service';
import { ConnectionService } from './connection.service';
import { Connectors } from './connectors';
import { ErpActor } from './erp-actor.service';
import { type PlanCounts, StageService } from './stage.service';

interface Going {
    ctx: RequestContext;
    runner: QueryRunner;
    run: ErpRun;
    setting: ErpObjectSetting;
    connection: ErpConnection;
    /** Of the object's mapping and the connection's tables of codes together. */
    mappingVersion: number;
}

/** So often a run is taken up again before it counts as failed. */
const mostAttempts = 3;

/** Carries a run out, from wherever an earlier try left it. */
@Injectable()
export class PullRunner {
    constructor(
        private connection: TransactionalConnection,
        private actor: ErpActor,
        private connections: ConnectionService,
        private connectors: Connectors,
        private appliers: Appliers,
        private stages: StageService,
        private batches: BatchService,
    ) {}

    /** One run of an object at a time, whoever was asked to do it. What it came to, in words. */
    async carryOut(runId: number, signal: AbortSignal = new AbortController().signal): Promise<string> {
        const runner = this.connection.rawConnection.createQueryRunner();
        await runner.connect();
        const key = [`erp-run:${runId}`];
        try {
            const [lock] = (await runner.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken', key)) as { taken: boolean }[];
            if (!lock?.taken) throw new OperationalError('Another worker carries this run out', { retryAfterSeconds: 5 });
            try {
                return await this.goOn(runner, runId, signal);
            } finally {
                await runner.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', key);
            }
        } finally {
            await runner.release();
        }
    }

    private async goOn(runner: QueryRunner, runId: number, signal: AbortSignal): Promise<string> {
        const ctx = await this.actor.context();
        const run = await this.read(ctx, runId);
        if (run === null) return 'The run is gone';
        if (!['waiting', 'staging', 'applying'].includes(run.state)) {
            // Who ended it may have died before he tidied up. What is held keeps its plan.
            if (run.state !== 'held') await this.stages.drop(runner, runId);
            return `The run is ${run.state}`;
        }
        const connection = await this.connections.find(ctx, run.connectionId);
        const setting = await this.connection.getRepository(ctx, ErpObjectSetting).findOneByOrFail({ connectionId: run.connectionId, object: run.object });
        const going: Going = { ctx, runner, run, setting, connection, mappingVersion: versionOf(setting, connection) };
        await sql(this.connection, ctx, `UPDATE erp_run SET attempts = attempts + 1, "startedAt" = COALESCE("startedAt", now()), "movedAt" = now() WHERE id = $1 RETURNING id`, [runId]);
        try {
            if (run.state !== 'applying' || !(await this.stages.hasPlan(runner, run))) {
                const counts = await this.lineUp(going, signal);
                if (counts === 'held') return 'held';
            }
            await this.applyAll(going);
            return await this.finish(going);
        } catch (error) {
            return this.failed(going, error);
        }
    }

    /** Reads the source and finds what is to be done; whether a person is to be asked first. */
    private async lineUp({ ctx, runner, run, setting, connection, mappingVersion }: Going, signal: AbortSignal): Promise<PlanCounts | 'held'> {
        await sql(this.connection, ctx, `UPDATE erp_run SET state = 'staging', place = NULL WHERE id = $1 RETURNING id`, [run.id]);
        const source = await this.stages.stage(runner, run, this.connectors.open(connection), run.isFull ? null : setting.cursor, signal);
        await this.parkUnreadable(ctx, run, mappingVersion, source.unreadable);
        crashPoint('erp-staged');
        const staged = (await this.read(ctx, run.id)) ?? run;
        const counts = await this.stages.plan(runner, staged, mappingVersion, await this.lastHelp(ctx, run));
        const isHeld = !run.isForced && isMassChange(counts, setting.massChangePercent);
        const keys = isHeld ? await this.stages.keys(runner, run.id) : null;
        const { planned, ...planCounts } = counts;
        const effect = keys && { ...planCounts, changedKeys: keys.changed, goneKeys: keys.gone };
        await sql(this.connection, ctx, `UPDATE erp_run SET state = $2, planned = $3, gone = $4, "heldEffect" = $5, "movedAt" = now() WHERE id = $1 RETURNING id`,
            [run.id, isHeld ? 'held' : 'applying', planned, counts.gone, effect && JSON.stringify(effect)]);
        crashPoint('erp-planned');
        return isHeld ? 'held' : counts;
    }

    private async applyAll({ ctx, run: begun, setting, connection, mappingVersion }: Going): Promise<void> {
        const run = (await this.read(ctx, begun.id)) ?? begun;
        const applier = this.appliers.find(run.object);
        if (applier === undefined) throw new Error(`Nobody brings in ${run.object}`);
        const map = compiled(setting.mapping, connection.tables);
        const how = { scope: await this.actor.scope(ctx, connection, run.object), from: `${connection.name}: ${run.object}` };
        const plan = { run, applier, mapping: setting.mapping, mappingVersion, map, how };
        let place = run.place;
        do {
            place = await inBackgroundLane(() => this.batches.next(ctx, plan, place));
            crashPoint('erp-batch');
        } while (place !== null);
    }

    private async finish({ ctx, runner, run, setting }: Going): Promise<string> {
        const done = await withTx(this.connection, ctx, async tx => {
            const [ended] = await sql<{ created: number; updated: number; parked: number; deactivated: number; cursor: string | null; startedAt: Date }>(this.connection, tx, `
                UPDATE erp_run SET state = 'done', "endedAt" = clock_timestamp(), failure = '' WHERE id = $1
                RETURNING created, updated, parked, deactivated, cursor, "startedAt"`, [run.id]);
            await sql(this.connection, tx, `
                UPDATE erp_object_setting SET cursor = COALESCE($2, cursor), "freshAt" = $3, "lastFullAt" = CASE WHEN $4 THEN $3 ELSE "lastFullAt" END, "failuresInRow" = 0, "alarmedAt" = NULL
                 WHERE id = $1 RETURNING id`, [setting.id, ended?.cursor ?? null, ended?.startedAt, run.isFull]);
            if (run.isFull) {
                await sql(this.connection, tx, `DELETE FROM erp_parked_row WHERE "connectionId" = $1 AND object = $2 AND "isUnreadable" AND "runId" < $3 RETURNING id`, [run.connectionId, run.object, run.id]);
            }
            return ended;
        });
        await this.stages.drop(runner, run.id);
        return `${done?.created ?? 0} new, ${done?.updated ?? 0} changed, ${done?.deactivated ?? 0} gone, ${done?.parked ?? 0} parked`;
    }

    /** A source that is down is asked again soon, some times; after that the run has failed, and the schedule begins another. */
    private async failed({ ctx, runner, run, setting }: Going, error: unknown): Promise<string> {
        const failure = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
        if (error instanceof OperationalError && run.attempts + 1 < mostAttempts) {
            await sql(this.connection, ctx, 'UPDATE erp_run SET failure = $2 WHERE id = $1 RETURNING id', [run.id, failure]);
            throw error;
        }
        Logger.error(`The pull ${run.id} of ${run.object} failed: ${failure}`, loggerContext, error instanceof Error ? error.stack : undefined);
        await sql(this.connection, ctx, `UPDATE erp_run SET state = 'failed', failure = $2, "endedAt" = clock_timestamp() WHERE id = $1 RETURNING id`, [run.id, failure]);
        await sql(this.connection, ctx, `UPDATE erp_object_setting SET "failuresInRow" = "failuresInRow" + 1 WHERE id = $1 RETURNING id`, [setting.id]);
        await this.stages.drop(runner, run.id);
        return `failed: ${failure}`;
    }

    /** When something else of this ERP was last brought in: it may be what a parked record was missing. */
    private async lastHelp(ctx: RequestContext, run: ErpRun): Promise<Date> {
        const [last] = await sql<{ at: Date | null }>(this.connection, ctx, `
            SELECT max("endedAt") AS at FROM erp_run WHERE "connectionId" = $1 AND object <> $2 AND created + updated + deactivated > 0`, [run.connectionId, run.object]);
        return last?.at ?? new Date(0);
    }

    private async parkUnreadable(ctx: RequestContext, run: ErpRun, mappingVersion: number, unreadable: readonly { place: string; reason: string; text: string }[]): Promise<void> {
        if (unreadable.length === 0) return;
        const rows = [...new Map(unreadable.map(one => [one.place, one])).values()].map(({ place, reason, text }) => ({
            key: place.slice(0, 200), hash: '00000000-0000-0000-0000-000000000000', values: { text: printable(text) }, reason: reason.slice(0, 500),
        }));
        await sql(this.connection, ctx, parkRows, [run.connectionId, run.object, mappingVersion, run.id, true, JSON.stringify(rows)]);
    }

    private read(ctx: RequestContext, id: number): Promise<ErpRun | null> {
        return this.connection.getRepository(ctx, ErpRun).findOneBy({ id });
    }
}

/** Neither grows without records becoming something else, and both only grow. */
export function versionOf(setting: Pick<ErpObjectSetting, 'mappingVersion'>, connection: Pick<ErpConnection, 'tablesVersion'>): number {
    return setting.mappingVersion + connection.tablesVersion;
}

function printable(text: string): string {
    return text.slice(0, 2000).replace(/[\u0000-\u001f\ud800-\udfff]/g, ' ');
}
