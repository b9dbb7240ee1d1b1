import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { heaviestG, type ReadingRefusal } from '../../indicators';
import type { TicketSource } from '../domain/ticket-number';
import { freshPassageMs, wasEmptied } from '../domain/weighing-rules';
import { ScaleAgent } from '../entities/scale-agent.entity';
import { ScalePassage } from '../entities/scale-passage.entity';
import type { Scale } from '../entities/scale.entity';
import { WeighingRefusal } from '../errors';
import { ScaleReaders } from './scale-readers';

export interface WishedWeight {
    manualWeightG: number | null;
    passageId: number | null;
    reason: string | null;
}

/** A weight as it may be recorded, with what proves it. */
export interface TakenWeight {
    weightG: number;
    weighedAt: Date;
    source: TicketSource;
    /** Null when a person typed the weight. */
    rawFrame: string | null;
    passageId: number | null;
    /** Whether the weighbridge was empty before it. A typed weight says nothing of it. */
    isAfterZero: boolean;
}

export interface Sight {
    isConnected: boolean;
    weightG: number | null;
    isInMotion: boolean;
    ageMs: number | null;
    refusal: ReadingRefusal | null;
    droppedFrames: number;
}

/** An agent tells what it sees every second: after this long nobody knows the weight. */
const agentStaleMs = 5_000;

/** Takes weights off scales: from the indicator, from what the agent in the scale house recorded, or typed. */
@Injectable()
export class WeightTaker {
    constructor(
        private connection: TransactionalConnection,
        private readers: ScaleReaders,
    ) {}

    async look(ctx: RequestContext, scale: Scale): Promise<Sight> {
        if (scale.source === 'agent') {
            return this.lookThroughAgent(ctx, scale);
        }
        const { isConnected, reading, ageMs, refusal, emptyAgoMs, droppedFrames } = this.readers.look(scale);
        await this.rememberEmpty(ctx, scale, emptyAgoMs);
        return { isConnected, weightG: reading?.weightG ?? null, isInMotion: reading?.isInMotion ?? false, ageMs, refusal, droppedFrames };
    }

    async take(ctx: RequestContext, scale: Scale, wish: WishedWeight, now: Date): Promise<TakenWeight | WeighingRefusal> {
        if (wish.manualWeightG !== null) {
            return wish.reason === null
                ? new WeighingRefusal('reason-missing', 'reason')
                : { weightG: wish.manualWeightG, weighedAt: now, source: 'scale', rawFrame: null, passageId: null, isAfterZero: true };
        }
        return scale.source === 'agent' ? this.takePassage(ctx, scale, wish.passageId) : this.takeReading(ctx, scale, now);
    }

    private async takeReading(ctx: RequestContext, scale: Scale, now: Date): Promise<TakenWeight | WeighingRefusal> {
        const { reading, refusal, emptyAgoMs } = this.readers.look(scale);
        if (refusal || reading?.weightG == null) {
            return new WeighingRefusal(refusal ?? 'scale-silent');
        }
        await this.rememberEmpty(ctx, scale, emptyAgoMs);
        const [known] = await sql<{ emptyAt: Date | null; lastWeighedAt: Date | null }>(
            this.connection,
            ctx,
            `SELECT s."emptyAt", GREATEST(
                (SELECT w."weighedAt" FROM weighing w WHERE w."scaleId" = s.id AND w."rawFrame" IS NOT NULL ORDER BY w.id DESC LIMIT 1),
                (SELECT t."secondWeighedAt" FROM weighbridge_ticket t WHERE t."scaleId" = s.id AND NOT t."isManual" AND t.source = 'scale' ORDER BY t.id DESC LIMIT 1)) AS "lastWeighedAt"
               FROM scale s WHERE s.id = $1`,
            [scale.id],
        );
        // What this server saw itself is newer than what it wrote down of it.
        const seenAt = emptyAgoMs === null ? 0 : now.getTime() - emptyAgoMs;
        const emptyAt = Math.max(seenAt, known?.emptyAt?.getTime() ?? 0);
        const isAfterZero = wasEmptied(emptyAt === 0 ? null : new Date(emptyAt), known?.lastWeighedAt ?? null);
        return { weightG: reading.weightG, weighedAt: now, source: 'scale', rawFrame: reading.raw, passageId: null, isAfterZero };
    }

    /** The named passage, or the newest one when its vehicle must be the one that stands there. None is recorded twice. */
    private async takePassage(ctx: RequestContext, scale: Scale, passageId: number | null): Promise<TakenWeight | WeighingRefusal> {
        const repository = this.connection.getRepository(ctx, ScalePassage);
        const [candidate] = await repository.find({ where: { scaleId: scale.id, ...(passageId && { id: passageId }) }, order: { stoodAt: 'DESC' }, take: 1 });
        if (!candidate) {
            if (passageId !== null) throw new EntityNotFoundError('ScalePassage', passageId);
            return new WeighingRefusal('scale-silent');
        }
        if (passageId === null) {
            const { weightG, refusal } = await this.lookThroughAgent(ctx, scale);
            if (refusal) return new WeighingRefusal(refusal);
            const isThere = weightG !== null && Math.abs(weightG - candidate.weightG) <= scale.divisionG;
            const age = (await databaseNow(this.connection, ctx)).getTime() - candidate.stoodAt.getTime();
            if (!isThere || age > freshPassageMs) return new WeighingRefusal('not-stable');
        }
        if (candidate.weightG > Math.min(scale.capacityG, heaviestG)) {
            return new WeighingRefusal('out-of-range');
        }
        const { id, weightG, stoodAt, rawFrame, isAfterZero } = candidate;
        if (await this.isUsed(ctx, id)) {
            return new WeighingRefusal('passage-used');
        }
        return { weightG, weighedAt: stoodAt, source: 'agent', rawFrame, passageId: id, isAfterZero };
    }

    private async isUsed(ctx: RequestContext, passageId: number): Promise<boolean> {
        // Whoever records the same passage at the same time waits here, and then finds it used.
        await sql(this.connection, ctx, `SELECT pg_advisory_xact_lock(hashtext('scale-passage'), $1)`, [passageId]);
        const [used] = await sql<{ used: boolean }>(
            this.connection,
            ctx,
            `SELECT EXISTS (SELECT 1 FROM weighing w WHERE w."passageId" = $1) OR EXISTS (SELECT 1 FROM weighbridge_ticket t WHERE t."passageId" = $1)
                 OR EXISTS (SELECT 1 FROM weight_request r WHERE r."passageId" = $1 AND r.state = 'waiting') AS used`,
            [passageId],
        );
        return used?.used ?? false;
    }

    private async lookThroughAgent(ctx: RequestContext, scale: Scale): Promise<Sight> {
        const agent = await this.connection.getRepository(ctx, ScaleAgent).findOneBy({ scaleId: scale.id });
        const now = await databaseNow(this.connection, ctx);
        const ageMs = agent?.seenAt ? now.getTime() - agent.seenAt.getTime() : null;
        const sight = agent?.sight;
        if (!sight || ageMs === null || ageMs > agentStaleMs) {
            return { isConnected: false, weightG: null, isInMotion: false, ageMs, refusal: 'scale-silent', droppedFrames: 0 };
        }
        return { ...sight, ageMs, refusal: sight.refusal as ReadingRefusal | null };
    }

    /** Kept in the database, since another server may be asked next. Written when it says something new only. */
    private async rememberEmpty(ctx: RequestContext, scale: Scale, emptyAgoMs: number | null): Promise<void> {
        if (emptyAgoMs === null) return;
        await sql(
            this.connection,
            ctx,
            `UPDATE scale SET "emptyAt" = now() - $2 * interval '1 millisecond'
              WHERE id = $1 AND COALESCE("emptyAt" < now() - $2 * interval '1 millisecond' - interval '1 second', true)`,
            [scale.id, emptyAgoMs],
        );
    }
}
