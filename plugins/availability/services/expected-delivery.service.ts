import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { searchKey } from '../../../kernel/text';
import { calendarDay, checked, idOf, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { firmDay } from '../../organizations';

const reference = z.preprocess(value => value ?? '', z.string().max(60).regex(/^[^\n\r\t]*$/, 'must be a single line'));
const deliverySchema = z.object({
    id: optional(recordId),
    variantId: recordId,
    quantity: z.int().min(1).max(1_000_000_000),
    day: calendarDay,
    reference,
    version: z.int().nullish(),
});
const listSchema = z.object({
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 25, z.int().min(1).max(100)),
    term: optional(z.string().max(100)),
    overdueOnly: z.preprocess(value => value ?? false, z.boolean()),
});

export interface ExpectedDeliveryRow {
    id: number;
    variantId: number;
    sku: string;
    variantName: string;
    quantity: number;
    day: string;
    reference: string;
    version: number;
    /** Its day has passed: it is counted no more. */
    isOverdue: boolean;
}

const name = `COALESCE((SELECT n.name FROM product_variant_translation n WHERE n."baseId" = v.id ORDER BY n."languageCode" = $1 DESC, n."languageCode" = 'en' DESC, n.id LIMIT 1), v.sku)`;
const columns = `e.id, e."productVariantId" AS "variantId", v.sku, ${name} AS "variantName", e.quantity, e.day::text AS day, e.reference, e.version, e.day < ${firmDay} AS "isOverdue"`;
const tables = 'expected_delivery e JOIN product_variant v ON v.id = e."productVariantId" AND v."deletedAt" IS NULL';

/** What is on its way to the local warehouse, as the firm knows it. What has arrived is removed, and counted on the shelf. */
@Injectable()
export class ExpectedDeliveryService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async list(ctx: RequestContext, input: unknown): Promise<{ items: ExpectedDeliveryRow[]; totalItems: number }> {
        const { skip, take, term, overdueOnly } = checked(listSchema, input ?? {});
        const where = `($2::text IS NULL OR v.sku ILIKE '%' || $2 || '%' OR e.reference ILIKE '%' || $2 || '%'
                OR EXISTS (SELECT 1 FROM catalogue_index i WHERE i."productVariantId" = v.id AND i."nameKey" LIKE '%' || $3 || '%'))
            AND ($4 = false OR e.day < ${firmDay})`;
        const like = term === null ? null : term.replace(/[\\%_]/g, '\\$&');
        const params = [ctx.languageCode, like, term === null ? '' : searchKey(term).replace(/[\\%_]/g, '\\$&'), overdueOnly];
        const items = await sql<ExpectedDeliveryRow>(this.connection, ctx, `SELECT ${columns} FROM ${tables} WHERE ${where} ORDER BY e.day, e.id OFFSET $5 LIMIT $6`, [...params, skip, take]);
        const [count] = await sql<{ count: number }>(this.connection, ctx, `SELECT count(*)::int AS count FROM ${tables} WHERE $1::text IS NOT NULL AND ${where}`, params);
        return { items, totalItems: count?.count ?? 0 };
    }

    async set(ctx: RequestContext, scope: Scope, input: unknown): Promise<ExpectedDeliveryRow> {
        const { id, version, ...after } = checked(deliverySchema, input);
        return withTx(this.connection, ctx, async tx => {
            const variant = await sql(this.connection, tx, 'SELECT id FROM product_variant WHERE id = $1 AND "deletedAt" IS NULL FOR KEY SHARE', [after.variantId]);
            if (variant.length === 0) throw new EntityNotFoundError('ProductVariant', after.variantId);
            const before = id === null ? null : await this.locked(tx, id);
            if (before !== null) await this.audit.refuseStale(tx, scope, version, { version: before.version, entity: 'ExpectedDelivery', entityId: before.id });
            const written = await sql<{ id: number }>(this.connection, tx, id === null
                ? `INSERT INTO expected_delivery ("productVariantId", quantity, day, reference) VALUES ($1, $2, $3, $4)
                   ON CONFLICT ("productVariantId", day, reference) DO NOTHING RETURNING id`
                : `UPDATE expected_delivery e SET "productVariantId" = $1, quantity = $2, day = $3, reference = $4, version = version + 1, "updatedAt" = now()
                   WHERE id = $5 AND NOT EXISTS (SELECT 1 FROM expected_delivery o WHERE o.id <> e.id AND o."productVariantId" = $1 AND o.day = $3 AND o.reference = $4) RETURNING id`,
                [after.variantId, after.quantity, after.day, after.reference, ...(id === null ? [] : [id])]);
            const [row] = written;
            if (row === undefined) throw inputError('day: this delivery is expected on this day already');
            await this.audit.record(tx, { scope, action: 'expected-delivery.set', entity: 'ExpectedDelivery', entityId: row.id, ...(before && { before: factsOf(before) }), after });
            return this.find(tx, row.id);
        });
    }

    async remove(ctx: RequestContext, scope: Scope, id: unknown): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            const before = await this.locked(tx, idOf(id));
            await sql(this.connection, tx, 'DELETE FROM expected_delivery WHERE id = $1 RETURNING id', [before.id]);
            await this.audit.record(tx, { scope, action: 'expected-delivery.remove', entity: 'ExpectedDelivery', entityId: before.id, before: factsOf(before) });
        });
    }

    private async locked(ctx: RequestContext, id: number): Promise<ExpectedDeliveryRow> {
        await sql(this.connection, ctx, 'SELECT id FROM expected_delivery WHERE id = $1 FOR UPDATE', [id]);
        return this.find(ctx, id);
    }

    private async find(ctx: RequestContext, id: number): Promise<ExpectedDeliveryRow> {
        const [row] = await sql<ExpectedDeliveryRow>(this.connection, ctx, `SELECT ${columns} FROM ${tables} WHERE e.id = $2`, [ctx.languageCode, id]);
        if (row === undefined) throw new EntityNotFoundError('ExpectedDelivery', id);
        return row;
    }
}

function factsOf({ variantId, quantity, day, reference: called }: ExpectedDeliveryRow) {
    return { variantId, quantity, day, reference: called };
}
