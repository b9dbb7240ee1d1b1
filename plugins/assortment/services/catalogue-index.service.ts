import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { sql, sqlCount } from '../../../kernel/vendure-sql';
import { inBackgroundLane } from '../../../kernel/background-lane';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { catalogueEntry, catalogueLanguages, TextKeys, type VariantFacts } from '../domain/catalogue-entry';
import { dropEntries, takeChanges, variantFacts, writeEntries } from '../queries/index-source.sql';
import { CatalogueColumnsService } from './catalogue-columns.service';

export interface CatalogueIndexStatus {
    entries: number;
    /** Products that changed and are not in the index yet. */
    pending: number;
    refreshedAt: Date | null;
}

const productsPerBatch = 100;
/** Any number that nothing else uses: one refresh at a time, or an older read could overwrite a newer one. */
const refreshLock = 7_204_518;

/** Keeps the catalogue's index. Triggers note what changed, in the transaction of the change; this reads and rewrites it. */
@Injectable()
export class CatalogueIndexService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private columns: CatalogueColumnsService,
    ) {}

    /** Rewrites what has changed. Give it a context of the system's, never a shopper's. Returns how many products it took. */
    async refresh(ctx: RequestContext): Promise<number> {
        let total = 0;
        for (;;) {
            const taken = await inBackgroundLane(() => withTx(this.connection, ctx, tx => this.refreshBatch(tx)));
            if (taken > 0) this.columns.forget();
            total += taken;
            if (taken < productsPerBatch) return total;
        }
    }

    /** Notes every product, so that the worker rewrites all; the old entries serve until then. */
    async rebuild(ctx: RequestContext, scope: Scope): Promise<number> {
        return withTx(this.connection, ctx, async tx => {
            await sqlCount(this.connection, tx, `DELETE FROM catalogue_index i WHERE NOT EXISTS (
                SELECT 1 FROM product_variant v WHERE v.id = i."productVariantId" AND v."deletedAt" IS NULL)`);
            const noted = await sql(this.connection, tx, `INSERT INTO catalogue_change ("productId") SELECT p.id FROM product p RETURNING id`);
            await this.audit.record(tx, { scope, action: 'catalogue.rebuild', entity: 'CatalogueIndex', entityId: 1, after: { products: noted.length } });
            return noted.length;
        });
    }

    async status(ctx: RequestContext): Promise<CatalogueIndexStatus> {
        const [row] = await sql<CatalogueIndexStatus>(this.connection, ctx, `
            SELECT count(*)::int AS entries, max(i."updatedAt") AT TIME ZONE 'UTC' AS "refreshedAt",
                   (SELECT count(DISTINCT c."productId")::int FROM catalogue_change c) AS pending
            FROM catalogue_index i`);
        return row as CatalogueIndexStatus;
    }

    private async refreshBatch(ctx: RequestContext): Promise<number> {
        const [lock] = await sql<{ taken: boolean }>(this.connection, ctx, 'SELECT pg_try_advisory_xact_lock($1) AS taken', [refreshLock]);
        if (!lock?.taken) return 0;
        const changes = await sql<{ productId: number }>(this.connection, ctx, takeChanges, [productsPerBatch]);
        const productIds = [...new Set(changes.map(change => change.productId))];
        if (productIds.length === 0) return 0;
        const facts = await sql<VariantFacts>(this.connection, ctx, variantFacts, [productIds]);
        const keys = new TextKeys();
        const entries = facts.flatMap(variant => catalogueLanguages.map(language => catalogueEntry(variant, language, keys)));
        await sql(this.connection, ctx, writeEntries, [JSON.stringify(entries)]);
        await sqlCount(this.connection, ctx, dropEntries, [productIds, facts.map(variant => variant.variantId)]);
        return productIds.length;
    }
}
