import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { dayCell, type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer, wholeCell } from '../../documents';

const columns = z.object({
    sku: line(60),
    quantity: wholeCell(0, 1_000_000_000),
    day: dayCell(),
    reference: optional(line(60)),
});

interface Judged {
    row: number;
    outcome: RowAnswer['outcome'];
    message: string | null;
}

/** Checks and writes all rows at once. A quantity of 0 takes the delivery away. */
const applyRows = `
    WITH r AS (
        SELECT j.*, v.id AS "variantId", e.id AS "knownId", e.quantity AS known,
               first_value(j.row) OVER (PARTITION BY j.sku, j.day, j.reference ORDER BY j.row) AS first
        FROM json_to_recordset($1::json) AS j(row int, sku text, quantity int, day date, reference text)
        LEFT JOIN product_variant v ON v.sku = j.sku AND v."deletedAt" IS NULL
        LEFT JOIN expected_delivery e ON e."productVariantId" = v.id AND e.day = j.day AND e.reference = j.reference
    ), good AS (SELECT * FROM r WHERE "variantId" IS NOT NULL AND first = row),
    gone AS (DELETE FROM expected_delivery e USING good g WHERE g.quantity = 0 AND e.id = g."knownId" RETURNING e.id),
    written AS (
        INSERT INTO expected_delivery AS e ("productVariantId", quantity, day, reference)
        SELECT g."variantId", g.quantity, g.day, g.reference FROM good g WHERE g.quantity > 0 AND g.known IS DISTINCT FROM g.quantity
        ON CONFLICT ("productVariantId", day, reference) DO UPDATE SET quantity = excluded.quantity, version = e.version + 1, "updatedAt" = now()
        RETURNING e.id
    )
    SELECT r.row,
           CASE WHEN r."variantId" IS NULL OR r.first <> r.row THEN 'rejected'
                WHEN r.quantity = COALESCE(r.known, 0) THEN 'unchanged'
                WHEN r.known IS NULL THEN 'created' ELSE 'updated' END AS outcome,
           CASE WHEN r."variantId" IS NULL THEN 'sku: there is no article of this code'
                WHEN r.first <> r.row THEN 'sku: stands in row ' || r.first || ' already, for the same day and reference' END AS message
    FROM r, (SELECT count(*) FROM gone) AS g, (SELECT count(*) FROM written) AS w ORDER BY r.row`;

/** What is on its way, from a file of the purchasing department. */
@Injectable()
export class ExpectedDeliveriesImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'expected-deliveries';
    readonly columns = columns;

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
        private audit: AuditService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, rows: ImportRow<z.output<typeof columns>>[], options: ImportOptions): Promise<RowAnswer[]> {
        const given = rows.map(({ row, values }) => ({ ...values, row, reference: values.reference ?? '' }));
        const judged = await sql<Judged>(this.connection, ctx, applyRows, [JSON.stringify(given)]);
        const changed = judged.filter(one => one.outcome === 'created' || one.outcome === 'updated').length;
        if (changed > 0) {
            await this.audit.record(ctx, { scope: options.scope, action: 'expected-delivery.import', entity: 'ExpectedDelivery', entityId: 'file', after: { changed } });
        }
        return judged.map(({ row, outcome, message }) => (message === null ? { row, outcome } : { row, outcome, message }));
    }
}
