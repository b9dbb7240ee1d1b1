import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { createHash } from 'node:crypto';

import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { firstBroken, firstHash, type Link, linkText, type SealedFacts } from '../domain/hash-chain';

export interface AuditVerification {
    sealed: number;
    /** Recorded and not yet sealed. */
    waiting: number;
    /** The first position of the chain that does not fit; null when all do. */
    brokenAt: number | null;
}

type LinkRow = { position: number; previousHash: string; hash: string } & { [Key in keyof SealedFacts]: SealedFacts[Key] | null };

const batch = 1000;
/** How far behind the newest sealed entry a transaction may still commit an older one. */
const lateIds = 100_000;

const factColumns = `e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at, e.actor, e."actorName", e."companyId",
    e.action, e.entity, e."entityId", e.before, e.after, e.reason, e."requestId", e.subject`;

/**
 * Chains committed entries by hashes. Done apart from recording, so that business transactions never wait for each
 * other over the chain; what it costs is that an entry is protected by the trigger alone for up to a minute (ADR 0011).
 */
@Injectable()
export class AuditSealService {
    constructor(private connection: TransactionalConnection) {}

    /** Seals all that is committed; the number of entries sealed. One process at a time does it, others wait. */
    async seal(ctx: RequestContext): Promise<number> {
        let total = 0;
        for (;;) {
            const sealed = await withTx(this.connection, ctx, tx => this.sealBatch(tx));
            total += sealed;
            if (sealed < batch) return total;
        }
    }

    /** Walks the whole chain. */
    async verify(ctx: RequestContext): Promise<AuditVerification> {
        let before = { position: 0, hash: firstHash };
        for (;;) {
            const links = await this.links(ctx, before.position);
            const brokenAt = firstBroken(links, before, sha256);
            if (brokenAt !== null) {
                return { sealed: brokenAt - 1, waiting: 0, brokenAt };
            }
            const last = links.at(-1);
            if (last === undefined) {
                return { sealed: before.position, waiting: await this.waiting(ctx), brokenAt: null };
            }
            before = { position: last.position, hash: last.hash };
        }
    }

    private async sealBatch(ctx: RequestContext): Promise<number> {
        await sql(this.connection, ctx, `SELECT pg_advisory_xact_lock(hashtext('audit_seal'))`);
        const [last] = await sql<{ position: number; hash: string; newest: number }>(
            this.connection,
            ctx,
            `SELECT s.position, s.hash, (SELECT max(m."entryId") FROM audit_seal m) AS newest
             FROM audit_seal s ORDER BY s.position DESC LIMIT 1`,
        );
        const rows = await sql<SealedFacts>(
            this.connection,
            ctx,
            `SELECT ${factColumns} FROM audit_entry e
             WHERE e.id > $1 AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s."entryId" = e.id)
             ORDER BY e.id LIMIT $2`,
            [(last?.newest ?? 0) - lateIds, batch],
        );
        let previousHash = last?.hash ?? firstHash;
        let position = last?.position ?? 0;
        const links = rows.map(facts => {
            const link = { position: ++position, entryId: facts.id, previousHash, hash: sha256(linkText(previousHash, facts)) };
            previousHash = link.hash;
            return link;
        });
        if (links.length > 0) {
            await sql(
                this.connection,
                ctx,
                `INSERT INTO audit_seal (position, "entryId", "previousHash", hash)
                 SELECT l.position, l."entryId", l."previousHash", l.hash
                 FROM jsonb_to_recordset($1::jsonb) AS l(position int, "entryId" int, "previousHash" text, hash text)`,
                [JSON.stringify(links)],
            );
        }
        return links.length;
    }

    private async links(ctx: RequestContext, after: number): Promise<Link[]> {
        const rows = await sql<LinkRow>(
            this.connection,
            ctx,
            `SELECT s.position, s."previousHash", s.hash, ${factColumns}
             FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s."entryId"
             WHERE s.position > $1 ORDER BY s.position LIMIT $2`,
            [after, batch],
        );
        return rows.map(({ position, previousHash, hash, ...facts }) => ({
            position,
            previousHash,
            hash,
            facts: facts.id === null ? null : (facts as SealedFacts),
        }));
    }

    private async waiting(ctx: RequestContext): Promise<number> {
        const [row] = await sql<{ count: number }>(
            this.connection,
            ctx,
            `SELECT count(*)::int AS count FROM audit_entry e
             WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s."entryId" = e.id)`,
        );
        return row?.count ?? 0;
    }
}

function sha256(text: string): string {
    return createHash('sha256').update(text).digest('hex');
}
