import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { createHash } from 'node:crypto';

import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { type Erasure, erasureDigest, firstBroken, firstHash, type Link, linkText, type SealedFacts } from '../domain/hash-chain';
import { factColumns } from '../queries/entry-facts';

export interface AuditVerification {
    sealed: number;
    /** Recorded and not yet sealed. */
    waiting: number;
    /** The first position of the chain that does not fit; null when all do. */
    brokenAt: number | null;
}

type LinkRow = { position: number; previousHash: string; hash: string; erased: string | null } & { [Key in keyof SealedFacts]: SealedFacts[Key] | null };

const batch = 1000;
/** How far behind the newest sealed entry a transaction may still commit an older one. */
const lateIds = 100_000;

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
                const wrong = await this.wrongErasure(ctx);
                if (wrong !== null) return { sealed: wrong - 1, waiting: 0, brokenAt: wrong };
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
            `SELECT s.position, s."previousHash", s.hash, ${factColumns},
                    (SELECT x.hash FROM audit_erasure x WHERE x."entryId" = s."entryId" ORDER BY x.id DESC LIMIT 1) AS erased
             FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s."entryId"
             WHERE s.position > $1 ORDER BY s.position LIMIT $2`,
            [after, batch],
        );
        return rows.map(({ position, previousHash, hash, erased, ...facts }) => ({
            position,
            previousHash,
            hash,
            erased,
            facts: facts.id === null ? null : (facts as SealedFacts),
        }));
    }

    /** The position of the first entry out of which something was taken without a sealed entry that tells of it; null when there is none. */
    private async wrongErasure(ctx: RequestContext): Promise<number | null> {
        const rows = await sql<Erasure & { toldById: number; digest: string | null; position: number }>(
            this.connection,
            ctx,
            `SELECT x."entryId", x.hash, x."toldById", t.after->>'digest' AS digest,
                    COALESCE((SELECT s.position FROM audit_seal s WHERE s."entryId" = x."entryId"), 1) AS position
             FROM audit_erasure x LEFT JOIN audit_entry t ON t.id = x."toldById" AND t.action = 'person.forget' ORDER BY x."toldById", x."entryId"`,
        );
        for (const toldById of new Set(rows.map(row => row.toldById))) {
            const told = rows.filter(row => row.toldById === toldById);
            if (sha256(erasureDigest(told)) !== told[0]?.digest) return Math.min(...told.map(({ position }) => position));
        }
        return null;
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
