import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { hashOf, isToken, newToken } from '../../../kernel/token';
import { checked, line } from '../../../kernel/vendure-input';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { heaviestG } from '../../indicators';
import { byServerClock } from '../domain/agent-clock';
import { ScaleAgent } from '../entities/scale-agent.entity';
import { ScalePassage } from '../entities/scale-passage.entity';
import { Scale } from '../entities/scale.entity';
import { FleetService } from './fleet.service';

const refusals = ['scale-silent', 'out-of-range', 'net-mode', 'not-stable', 'too-light'] as const;
const instant = z.iso.datetime({ offset: true, error: 'must be an instant as of ISO 8601' }).transform(text => new Date(text));

const reportInput = z.object({
    /** What the agent's clock shows at the moment of sending. */
    now: instant,
    sight: z.object({
        isConnected: z.boolean(),
        weightG: z.number().int().nullable(),
        isInMotion: z.boolean(),
        refusal: z.enum(refusals).nullable(),
        droppedFrames: z.number().int().min(0),
    }),
    waiting: z.number().int().min(0).max(10_000_000),
    passages: z
        .array(
            z.object({
                key: z.string().regex(/^[A-Za-z0-9-]{8,64}$/, 'must be 8 to 64 letters, digits or hyphens'),
                at: instant,
                weightG: z.number().int().min(1).max(heaviestG),
                isAfterZero: z.boolean(),
                raw: line(200).regex(/^[0-9a-f]+$/, 'must be hexadecimal'),
            }),
        )
        .max(100),
});

/** What an agent is told: which passages it may forget, and how its scale is set. */
export interface AgentAnswer {
    accepted: string[];
    settings: Pick<Scale, 'code' | 'protocol' | 'hasChecksum' | 'unit' | 'divisionG' | 'minimumG' | 'capacityG'>;
}

export interface PassageOfScale extends ScalePassage {
    isUsed: boolean;
}

/** The program in the scale house: its secret, what it sees, and what it recorded. */
@Injectable()
export class ScaleAgentService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private fleet: FleetService,
    ) {}

    ofScale(ctx: RequestContext, scaleId: number): Promise<ScaleAgent | null> {
        return this.connection.getRepository(ctx, ScaleAgent).findOneBy({ scaleId });
    }

    /** A new secret, told once. The old one ends at once. */
    async renewSecret(ctx: RequestContext, scope: StaffScope, scaleId: number): Promise<{ scaleId: number; secret: string }> {
        const secret = newToken();
        await withTx(this.connection, ctx, async inner => {
            const scale = await this.fleet.scale(inner, scaleId);
            await sql(
                this.connection,
                inner,
                `INSERT INTO scale_agent ("scaleId", "secretHash") VALUES ($1, $2)
                 ON CONFLICT ("scaleId") DO UPDATE SET "secretHash" = EXCLUDED."secretHash", "secretAt" = now(), "updatedAt" = now()`,
                [scale.id, hashOf(secret)],
            );
            await this.audit.record(inner, { scope, action: 'scale.renew-secret', entity: 'Scale', entityId: scale.id, after: { code: scale.code } });
        });
        return { scaleId, secret };
    }

    /** The agent that holds the secret; an inactive scale has none. */
    async find(ctx: RequestContext, secret: string): Promise<ScaleAgent | null> {
        if (!isToken(secret)) {
            return null;
        }
        const agent = await this.connection.getRepository(ctx, ScaleAgent).findOne({ where: { secretHash: hashOf(secret) }, relations: { scale: true } });
        return agent?.scale.active ? agent : null;
    }

    /** Takes what the agent saw. A passage that it sends again, since the answer was lost, is kept once. */
    async receive(ctx: RequestContext, agent: ScaleAgent, given: unknown): Promise<AgentAnswer> {
        const report = checked(reportInput, given);
        const { scaleId, scale } = agent;
        await withTx(this.connection, ctx, async inner => {
            const now = await databaseNow(this.connection, inner);
            const rows = report.passages.map(one => ({ ...one, at: byServerClock(one.at, report.now, now) }));
            await sql(
                this.connection,
                inner,
                `INSERT INTO scale_passage ("scaleId", key, "weightG", "isAfterZero", "rawFrame", "stoodAt")
                 SELECT $1, * FROM unnest($2::text[], $3::int[], $4::boolean[], $5::text[], $6::timestamptz[])
                 ON CONFLICT ("scaleId", key) DO NOTHING`,
                [scaleId, rows.map(({ key }) => key), rows.map(({ weightG }) => weightG), rows.map(({ isAfterZero }) => isAfterZero), rows.map(({ raw }) => raw), rows.map(({ at }) => at)],
            );
            await sql(this.connection, inner, `UPDATE scale_agent SET sight = $2, waiting = $3, "seenAt" = now() WHERE id = $1`, [
                agent.id,
                JSON.stringify(report.sight),
                report.waiting,
            ]);
        });
        const { code, protocol, hasChecksum, unit, divisionG, minimumG, capacityG } = scale;
        return { accepted: report.passages.map(({ key }) => key), settings: { code, protocol, hasChecksum, unit, divisionG, minimumG, capacityG } };
    }

    /** The newest first, and whether each stands on a ticket or as an empty weight. */
    async passages(ctx: RequestContext, scaleId: number, take: number): Promise<PassageOfScale[]> {
        return sql<PassageOfScale>(
            this.connection,
            ctx,
            `SELECT p.*, (EXISTS (SELECT 1 FROM weighing w WHERE w."passageId" = p.id) OR EXISTS (SELECT 1 FROM weighbridge_ticket t WHERE t."passageId" = p.id)) AS "isUsed"
               FROM scale_passage p WHERE p."scaleId" = $1 ORDER BY p."stoodAt" DESC, p.id DESC LIMIT $2`,
            [scaleId, Math.min(Math.max(take, 1), 100)],
        );
    }
}
