import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { hashOf, isToken, newToken } from '../../../kernel/token';
import { checked, line, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { ErpAgent } from '../entities/erp-agent.entity';
import { type AgentRow, agentRows } from '../queries/agents.query';
import { type ErpDocument, erpObjects } from '../types';

const agentKey = z.string().regex(/^[A-Za-z0-9-]{8,64}$/, 'must be 8 to 64 letters, digits or hyphens');
const answer = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('accepted'), number: z.string().min(1).max(500), state: z.string().max(500).nullable() }),
    z.object({ kind: z.literal('refused'), reason: z.string().max(1_000), field: z.string().max(200).nullable() }),
]);
const attempt = { id: z.number().int().min(1), attempt: z.number().int().min(1) };

const reportInput = z.object({
    /** Whether it would like to be told of documents, and waits for them. */
    isWaiting: z.boolean(),
    /** Of the program; older ones say none. */
    version: z.string().max(40).default(''),
    waiting: z.number().int().min(0).max(100_000_000),
    sights: z.array(z.object({ object: z.string().max(100), at: z.iso.datetime(), problem: z.string().max(500).nullable() })).max(50),
    pages: z
        .array(
            z.object({
                key: agentKey,
                object: z.enum(erpObjects),
                run: agentKey.nullable(),
                position: z.number().int().min(0).max(10_000_000),
                isLast: z.boolean(),
                content: z.object({
                    records: z.array(z.object({ key: z.string().min(1).max(500), values: z.record(z.string(), z.unknown()) })).max(5_000),
                    unreadable: z.array(z.object({ place: z.string().max(500), reason: z.string().max(500), text: z.string().max(1_000) })).max(5_000),
                    gone: z.array(z.string().min(1).max(500)).max(5_000),
                }),
            }),
        )
        .max(50),
    answers: z.array(z.object({ ...attempt, answer })).max(100),
    /** Documents that the agent has written down. */
    holds: z.array(z.object(attempt)).max(1_000),
});
type Report = z.output<typeof reportInput>;

export interface AgentAnswer {
    /** Which pages and answers it may forget. */
    pages: string[];
    answers: { id: number; attempt: number }[];
    documents: (ErpDocument & { id: number; attempt: number })[];
}

const longestWaitMs = 15_000;
const lookEveryMs = 300;
const documentsAtOnce = 50;

/** The agents beside ERPs: their secrets, what they bring, and what they are given. */
@Injectable()
export class ErpAgentService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    list(ctx: RequestContext): Promise<AgentRow[]> {
        return agentRows(this.connection.getRepository(ctx, ErpAgent).manager, null);
    }

    /** A new secret for the agent of that name, told once; the agent is made when there is none. The old secret ends at once. */
    async renewSecret(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<{ name: string; secret: string }> {
        const { name } = checked(z.object({ name: line(60) }), given);
        const secret = newToken();
        await withTx(this.connection, ctx, async inner => {
            const [row] = await sql<{ id: number }>(
                this.connection,
                inner,
                `INSERT INTO erp_agent (name, "secretHash") VALUES ($1, $2)
                 ON CONFLICT (name) DO UPDATE SET "secretHash" = EXCLUDED."secretHash", "secretAt" = now(), "updatedAt" = now() RETURNING id`,
                [name, hashOf(secret)],
            );
            await this.audit.record(inner, { scope, action: 'erp-agent.renew-secret', entity: 'ErpAgent', entityId: row?.id ?? 0, after: { name } });
        });
        return { name, secret };
    }

    /** From now on nobody gets in by it. What the agent brought stays, and documents wait for whoever gets a new secret. */
    async revokeSecret(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<AgentRow> {
        const { id } = checked(z.object({ id: recordId }), given);
        return withTx(this.connection, ctx, async inner => {
            const [row] = await sql<{ name: string }>(this.connection, inner, `UPDATE erp_agent SET "secretHash" = NULL, "updatedAt" = now() WHERE id = $1 RETURNING name`, [id]);
            const [agent] = await agentRows(this.connection.getRepository(inner, ErpAgent).manager, id);
            if (row === undefined || agent === undefined) throw new EntityNotFoundError('ErpAgent', id);
            await this.audit.record(inner, { scope, action: 'erp-agent.revoke-secret', entity: 'ErpAgent', entityId: id, after: { name: row.name } });
            return agent;
        });
    }

    async find(ctx: RequestContext, secret: string): Promise<ErpAgent | null> {
        return isToken(secret) ? this.connection.getRepository(ctx, ErpAgent).findOneBy({ secretHash: hashOf(secret) }) : null;
    }

    /** Keeps what the agent brings, once however often it is sent, and gives out what waits for it. */
    async receive(ctx: RequestContext, agent: ErpAgent, given: unknown, isGone: () => boolean): Promise<AgentAnswer> {
        // Texts of records are kept as they came; only their places and sizes are judged.
        const report = checked(reportInput, withoutContents(given));
        const contents = contentsOf(given);
        await withTx(this.connection, ctx, async inner => {
            await this.keepPages(inner, agent, report, contents);
            await this.keepAnswers(inner, agent, report);
            await sql(this.connection, inner, `UPDATE erp_agent SET "seenAt" = now(), waiting = $2, sights = $3, version = $4 WHERE id = $1`, [agent.id, report.waiting, JSON.stringify(report.sights), report.version]);
        });
        const documents = report.isWaiting ? await this.waitForDocuments(ctx, agent, report, isGone) : [];
        return { pages: report.pages.map(({ key }) => key), answers: report.answers.map(({ id, attempt: of }) => ({ id, attempt: of })), documents };
    }

    private async keepPages(ctx: RequestContext, { id }: ErpAgent, { pages }: Report, contents: readonly string[]): Promise<void> {
        if (pages.length === 0) return;
        await sql(
            this.connection,
            ctx,
            `INSERT INTO erp_agent_page ("agentId", key, object, run, position, "isLast", content)
             SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::boolean[], $7::text[]) ON CONFLICT ("agentId", key) DO NOTHING`,
            [id, pages.map(({ key }) => key), pages.map(({ object }) => object), pages.map(({ run }) => run), pages.map(({ position }) => position), pages.map(({ isLast }) => isLast), contents],
        );
        await sql(this.connection, ctx, `DELETE FROM erp_agent_page p WHERE p."agentId" = $1 AND p.run IS NULL AND p."createdAt" < now() - interval '30 days'`, [id]);
        // What came long before the last two readings of everything is in our books, or never will be.
        for (const { object } of pages.filter(({ isLast, run }) => isLast && run !== null)) {
            await sql(
                this.connection,
                ctx,
                `DELETE FROM erp_agent_page p WHERE p."agentId" = $1 AND p.object = $2 AND p."createdAt" < now() - interval '7 days' AND p.id < (
                     SELECT min(k.id) FROM erp_agent_page k WHERE k."agentId" = $1 AND k.object = $2 AND k.run IN (
                         SELECT l.run FROM erp_agent_page l WHERE l."agentId" = $1 AND l.object = $2 AND l."isLast" ORDER BY l.id DESC LIMIT 2))`,
                [id, object],
            );
        }
    }

    private async keepAnswers(ctx: RequestContext, { id }: ErpAgent, { answers }: Report): Promise<void> {
        for (const one of answers) {
            await sql(
                this.connection,
                ctx,
                `UPDATE erp_agent_document SET state = 'answered', answer = $4, "updatedAt" = now() WHERE id = $2 AND "agentId" = $1 AND attempt = $3 AND state <> 'answered'`,
                [id, one.id, one.attempt, JSON.stringify(one.answer)],
            );
        }
    }

    private async waitForDocuments(ctx: RequestContext, agent: ErpAgent, report: Report, isGone: () => boolean): Promise<AgentAnswer['documents']> {
        const end = performance.now() + longestWaitMs;
        for (;;) {
            const documents = await this.handOut(ctx, agent, report);
            if (documents.length > 0 || isGone() || performance.now() > end) return documents;
            await sleep(lookEveryMs);
        }
    }

    /** Whatever the agent has not written down is handed out again: an answer of ours may have been lost. */
    private async handOut(ctx: RequestContext, { id }: ErpAgent, { holds }: Report): Promise<AgentAnswer['documents']> {
        return withTx(this.connection, ctx, inner =>
            sql<AgentAnswer['documents'][number]>(
                this.connection,
                inner,
                `UPDATE erp_agent_document d SET state = 'taken', "updatedAt" = now() WHERE d.id IN (
                     SELECT o.id FROM erp_agent_document o WHERE o."agentId" = $1 AND o.state <> 'answered'
                        AND NOT EXISTS (SELECT 1 FROM unnest($2::int[], $3::int[]) h(id, attempt) WHERE h.id = o.id AND h.attempt = o.attempt)
                      ORDER BY o.id LIMIT $4 FOR UPDATE) RETURNING d.id, d.attempt, d.kind, d.key, d.values`,
                [id, holds.map(one => one.id), holds.map(one => one.attempt), documentsAtOnce],
            ),
        ).then(rows => [...rows].sort((one, other) => one.id - other.id));
    }
}

function pagesOf(given: unknown): unknown[] {
    const pages = given !== null && typeof given === 'object' ? (given as { pages?: unknown }).pages : undefined;
    return Array.isArray(pages) ? pages : [];
}

function contentsOf(given: unknown): string[] {
    return pagesOf(given).map(page => JSON.stringify((page as { content?: unknown }).content));
}

/** The check of inputs cuts spaces off and refuses what people would not type, which an ERP's rows may well hold. */
function withoutContents(given: unknown): unknown {
    if (given === null || typeof given !== 'object') return given;
    const bare = (content: unknown) => {
        const read = contentShape.safeParse(content);
        return read.success ? { records: [], unreadable: [], gone: [] } : content;
    };
    if (!Array.isArray((given as { pages?: unknown }).pages)) return given;
    return { ...given, pages: pagesOf(given).map(page => (page !== null && typeof page === 'object' ? { ...page, content: bare((page as { content?: unknown }).content) } : page)) };
}

const contentShape = reportInput.shape.pages.element.shape.content;

