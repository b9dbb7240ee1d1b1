import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { Cron } from 'croner';
import { z } from 'zod';

import { publicHolidays } from '../../../kernel/holidays';
import { actorOf, type Scope, type StaffScope, systemScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { checked, inputError, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { FirmSettingsService } from '../../organizations';
import { OutboxHandlers, type OutboxMessage, OutboxService } from '../../outbox';
import { isDue, isFullDue } from '../domain/pull-schedule';
import { ErpObjectSetting } from '../entities/erp-object-setting.entity';
import { ErpRun, type RunCause } from '../entities/erp-run.entity';
import { dropStage } from '../queries/stage.sql';
import { type ErpObject, erpObjects } from '../types';
import { pullOrder } from './appliers';
import { ConnectionService } from './connection.service';
import { PullRunner } from './pull-runner.service';

export const pullKind = 'erp.pull';

const askInput = z.object({ connectionId: recordId, objects: z.array(z.enum(erpObjects)).min(1).max(erpObjects.length), isFull: z.boolean().nullish(), isForced: z.boolean().nullish() });
const decisionInput = z.object({ runId: recordId, accept: z.boolean(), reason: optional(paragraph(500)) });

interface Wish {
    setting: ErpObjectSetting;
    isFull: boolean | null;
    isForced: boolean;
    cause: RunCause;
    scope: Scope;
}

/** Asks for pulls: by schedule, by hand, by a call of the ERP; and decides on what is held. */
@Injectable()
export class PullService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private connections: ConnectionService,
        private firm: FirmSettingsService,
        private outbox: OutboxService,
        private handlers: OutboxHandlers,
        private runner: PullRunner,
        private audit: AuditService,
    ) {}

    onModuleInit(): void {
        this.handlers.register(pullKind, message => this.pull(message));
    }

    /** By hand. An object of which a run is open is not asked for again. */
    async ask(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<ErpRun[]> {
        const { connectionId, objects, isFull, isForced } = checked(askInput, input);
        const { enabled } = await this.connections.find(ctx, connectionId);
        if (!enabled) throw inputError('connectionId: the connection is switched off');
        return withTx(this.connection, ctx, async tx => {
            const runs: ErpRun[] = [];
            for (const setting of inOrder(await this.settings(tx, connectionId)).filter(one => objects.includes(one.object))) {
                runs.push(await this.begin(tx, { setting, isFull: isFull ?? null, isForced: isForced ?? false, cause: 'hand', scope }));
            }
            if (runs.length < objects.length) throw inputError('objects: one is not set up yet');
            await this.audit.record(tx, { scope, action: 'erp-run.ask', entity: 'ErpConnection', entityId: connectionId, after: { objects, isFull: isFull ?? false, isForced: isForced ?? false } });
            return runs;
        });
    }

    /** What the ERP told us of; an object that is not pulled is passed over. */
    async askByWebhook(ctx: RequestContext, connectionId: number, objects: readonly string[]): Promise<number> {
        return withTx(this.connection, ctx, async tx => {
            const chosen = inOrder(await this.settings(tx, connectionId)).filter(one => one.enabled && (objects.length === 0 || objects.includes(one.object)));
            for (const setting of chosen) await this.begin(tx, { setting, isFull: null, isForced: false, cause: 'webhook', scope: systemScope });
            return chosen.length;
        });
    }

    /** Asks for whatever is due. However many workers look, each object is asked for once a turn. */
    async askDue(ctx: RequestContext): Promise<number> {
        const firm = await this.firm.get(ctx);
        return withTx(this.connection, ctx, async tx => {
            const now = await databaseNow(this.connection, tx);
            const calendar = { weekendDays: firm.weekendDays, holidays: publicHolidays(firm.holidayCountry, localDateOf(now, firm.timeZone)) };
            const locked = await sql<{ id: number }>(this.connection, tx, `
                SELECT s.id FROM erp_object_setting s JOIN erp_connection c ON c.id = s."connectionId" WHERE c.enabled AND s.enabled AND s.cron IS NOT NULL
                 ORDER BY s.id LIMIT 1000 FOR UPDATE OF s SKIP LOCKED`);
            const settings = await this.connection.getRepository(tx, ErpObjectSetting).findByIds(locked.map(({ id }) => id));
            const due = inOrder(settings).filter(one => isDue({ ...one, lastStrike: lastStrike(one.cron, firm.timeZone, now) }, calendar, firm.timeZone, now));
            for (const setting of due) {
                await sql(this.connection, tx, 'UPDATE erp_object_setting SET "lastAskedAt" = now() WHERE id = $1 RETURNING id', [setting.id]);
                await this.begin(tx, { setting, isFull: null, isForced: false, cause: 'schedule', scope: systemScope });
            }
            return due.length;
        });
    }

    /** Lets a held run go on, or gives it up: then nothing of it is done, and the next run asks again. */
    async decide(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<ErpRun> {
        const { runId, accept, reason } = checked(decisionInput, input);
        if (!accept && reason === null) throw inputError('reason: is required');
        return withTx(this.connection, ctx, async tx => {
            const repository = this.connection.getRepository(tx, ErpRun);
            const run = await repository.findOne({ where: { id: runId }, lock: { mode: 'pessimistic_write' } });
            if (run === null) throw new EntityNotFoundError('ErpRun', runId);
            if (run.state !== 'held') throw inputError('runId: the run is not held any more');
            const decided = { decidedBy: actorOf(scope), decisionReason: reason };
            await repository.update({ id: runId }, accept ? { ...decided, state: 'applying', attempts: 0 } : { ...decided, state: 'discarded', endedAt: await databaseNow(this.connection, tx) });
            if (accept) await this.enqueue(tx, run);
            else for (const text of dropStage(runId)) await sql(this.connection, tx, text);
            const after = { object: run.object, changed: run.heldEffect?.changed, gone: run.heldEffect?.gone };
            await this.audit.record(tx, { scope, action: accept ? 'erp-run.release' : 'erp-run.discard', entity: 'ErpRun', entityId: runId, after, reason });
            return repository.findOneByOrFail({ id: runId });
        });
    }

    private async begin(tx: RequestContext, { setting, isFull, isForced, cause, scope }: Wish): Promise<ErpRun> {
        const { connectionId, object } = setting;
        const repository = this.connection.getRepository(tx, ErpRun);
        const connection = await this.connections.find(tx, connectionId);
        const capability = this.connections.kindOf(connection.kind).capabilities.pull[object];
        if (capability === undefined) throw inputError(`objects: ${object} is not given by this kind of connection`);
        const isWhole = isFull ?? isFullDue({ ...setting, canBeIncremental: capability.incremental }, await databaseNow(this.connection, tx));
        const [made] = await sql<{ id: number }>(this.connection, tx, `
            INSERT INTO erp_run ("connectionId", object, state, "isFull", "isForced", cause, "askedBy") VALUES ($1, $2, 'waiting', $3, $4, $5, $6)
            ON CONFLICT ("connectionId", object) WHERE state IN ('waiting', 'staging', 'applying', 'held') DO NOTHING RETURNING id`,
            [connectionId, object, isWhole, isForced, cause, actorOf(scope)]);
        if (made === undefined) {
            const open = await repository.findOne({ where: { connectionId, object }, order: { id: 'DESC' } });
            if (open === null) throw new Error('A run that stands in the way is there');
            return open;
        }
        const run = await repository.findOneByOrFail({ id: made.id });
        await this.enqueue(tx, run);
        return run;
    }

    /** Runs of one connection go one after another, in the order in which they were asked for. */
    private async enqueue(tx: RequestContext, { id, connectionId }: ErpRun): Promise<void> {
        await this.outbox.enqueue(tx, { kind: pullKind, aggregate: `erp-pull:${connectionId}`, payload: { runId: id } });
    }

    private async pull({ payload }: OutboxMessage): Promise<{ accepted: string }> {
        return { accepted: await this.runner.carryOut(Number(payload.runId)) };
    }

    private settings(tx: RequestContext, connectionId: number): Promise<ErpObjectSetting[]> {
        return this.connection.getRepository(tx, ErpObjectSetting).findBy({ connectionId });
    }
}

function inOrder<Setting extends { connectionId: number; object: ErpObject }>(settings: readonly Setting[]): Setting[] {
    return [...settings].sort((a, b) => a.connectionId - b.connectionId || pullOrder.indexOf(a.object) - pullOrder.indexOf(b.object));
}

/** The last moment at or before now at which the pattern strikes. */
export function lastStrike(cron: string | null, timeZone: string, now: Date): Date | null {
    if (cron === null) return null;
    return new Cron(cron, { timezone: timeZone }).previousRuns(1, now)[0] ?? null;
}
