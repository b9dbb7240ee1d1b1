import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer } from '../../documents';
import { gtinOf } from '../domain/gtin';
import { unitOf } from '../domain/units';

const columns = z.object({
    sku: line(60),
    ean: line(20).refine(text => gtinOf(text) !== null, 'must be an EAN, UPC or GTIN with its check digit'),
    /** Of a pack; the base unit when left out. */
    unit: optional(line(40).refine(text => unitOf(text) !== null, 'must be a unit such as piece, box, pallet')),
});

interface Judged {
    row: number;
    variantId: number | null;
    isSoldInIt: boolean;
    knownUnit: string | null;
    isKnown: boolean;
}

const judgedBarcodes = `
    SELECT j.row, v.id AS "variantId", b.id IS NOT NULL AS "isKnown", b.unit AS "knownUnit",
           j.unit IS NULL OR j.unit = COALESCE(s."baseUnit", 'piece') OR u.id IS NOT NULL AS "isSoldInIt"
      FROM json_to_recordset($1::json) AS j(row int, sku text, gtin text, unit text)
      LEFT JOIN product_variant v ON v.sku = j.sku AND v."deletedAt" IS NULL
      LEFT JOIN variant_sales s ON s."productVariantId" = v.id
      LEFT JOIN variant_unit u ON u."productVariantId" = v.id AND u.code = j.unit
      LEFT JOIN variant_barcode b ON b."productVariantId" = v.id AND b.gtin = j.gtin`;

const writeBarcodes = `
    INSERT INTO variant_barcode ("productVariantId", gtin, unit)
    SELECT j."variantId", j.gtin, j.unit FROM json_to_recordset($1::json) AS j("variantId" int, gtin text, unit text)
    ON CONFLICT ON CONSTRAINT "UQ_variant_barcode" DO UPDATE SET unit = EXCLUDED.unit, "updatedAt" = now()`;

/** Numbers under the bars, of articles and of their packs, from the ERP or a maker's list. */
@Injectable()
export class BarcodesImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'barcodes';
    readonly columns = columns;

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
        private audit: AuditService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, given: ImportRow<z.output<typeof columns>>[], options: ImportOptions): Promise<RowAnswer[]> {
        const asked = given.map(({ row, values }) => ({ row, sku: values.sku, gtin: gtinOf(values.ean), unit: values.unit === null ? null : unitOf(values.unit) }));
        const judged = new Map((await sql<Judged>(this.connection, ctx, judgedBarcodes, [JSON.stringify(asked)])).map(one => [one.row, one]));
        const first = new Map<string, number>();
        const good: { variantId: number; gtin: string | null; unit: string | null }[] = [];
        const answers = asked.map(({ row, gtin, unit }): RowAnswer => {
            const stored = judged.get(row);
            if (stored === undefined || stored.variantId === null) return { row, outcome: 'rejected', message: 'sku: there is no article of this code' };
            if (!stored.isSoldInIt) return { row, outcome: 'rejected', message: 'unit: the article is not sold in it' };
            const earlier = first.get(`${stored.variantId} ${gtin}`);
            if (earlier !== undefined) return { row, outcome: 'rejected', message: `ean: stands in row ${earlier} already` };
            first.set(`${stored.variantId} ${gtin}`, row);
            if (stored.isKnown && stored.knownUnit === unit) return { row, outcome: 'unchanged' };
            good.push({ variantId: stored.variantId, gtin, unit });
            return { row, outcome: stored.isKnown ? 'updated' : 'created' };
        });
        if (good.length > 0) {
            await sql(this.connection, ctx, writeBarcodes, [JSON.stringify(good)]);
            await this.audit.record(ctx, { scope: options.scope, action: 'barcodes.import', entity: 'ProductVariant', entityId: 'file', after: { barcodes: good.length } });
        }
        return answers;
    }
}
