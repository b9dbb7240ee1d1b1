import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { calendarDay, checked, idOf, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { firmDay, FirmSettingsService } from '../../organizations';
import { type HandOut, handOuts, type PreSaleRefusal, refusePreSale } from '../domain/pre-sale';
import { preSaleIsOpen } from '../queries/pre-sale.query';
import { variantName } from '../queries/stock-notices.query';

const preSaleSchema = z.object({
    id: optional(recordId),
    variantId: recordId,
    quantity: z.int().min(1).max(1_000_000_000),
    day: calendarDay,
    fromDay: optional(calendarDay),
    untilDay: optional(calendarDay),
    handOut: z.preprocess(value => value ?? 'in-turn', z.enum(handOuts)),
    version: z.int().nullish(),
});
const listSchema = z.object({
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 25, z.int().min(1).max(100)),
    term: optional(z.string().max(100)),
    ended: z.preprocess(value => value ?? false, z.boolean()),
});

const refusals: Record<PreSaleRefusal, string> = {
    'not-counted': 'variantId: what is made to order or not counted is not sold before it is there',
    'in-stock': 'variantId: there is some of it in stock',
    'below-sold': 'quantity: more than that has been sold already',
    'day-past': 'day: is over',
    'ends-before-it-begins': 'untilDay: must not be before the first day of sale',
    'on-already': 'variantId: it is sold before it is there already',
};

export interface PreSaleRow {
    id: number;
    variantId: number;
    sku: string;
    variantName: string;
    quantity: number;
    sold: number;
    day: string;
    fromDay: string | null;
    untilDay: string | null;
    handOut: HandOut;
    isOpen: boolean;
    /** The day has passed, and the goods are not there. */
    isOverdue: boolean;
    endedAt: Date | null;
    version: number;
}

const columns = `p.id, p."productVariantId" AS "variantId", v.sku, ${variantName('$1')} AS "variantName", p.quantity, p.sold, p.day::text AS day,
    p."fromDay"::text AS "fromDay", p."untilDay"::text AS "untilDay", p."handOut", p."endedAt", p.version,
    p."endedAt" IS NULL AND ${preSaleIsOpen} AS "isOpen", p."endedAt" IS NULL AND p.day < ${firmDay} AS "isOverdue"`;
const tables = 'pre_sale p JOIN product_variant v ON v.id = p."productVariantId"';

/** What is sold before it is there: set up by staff, over by itself when the goods have come. */
@Injectable()
export class PreSaleService {
    constructor(
        private connection: TransactionalConnection,
        private firm: FirmSettingsService,
        private audit: AuditService,
    ) {}

    async list(ctx: RequestContext, input: unknown): Promise<{ items: PreSaleRow[]; totalItems: number }> {
        const { skip, take, term, ended } = checked(listSchema, input ?? {});
        const where = `($2::text IS NULL OR v.sku ILIKE '%' || $2 || '%' OR EXISTS (SELECT 1 FROM product_variant_translation n WHERE n."baseId" = v.id AND n.name ILIKE '%' || $2 || '%'))
            AND ($3 OR p."endedAt" IS NULL)`;
        const params = [ctx.languageCode, term === null ? null : term.replace(/[\\%_]/g, '\\$&'), ended];
        const items = await sql<PreSaleRow>(this.connection, ctx,
            `SELECT ${columns} FROM ${tables} WHERE ${where} ORDER BY p."endedAt" DESC NULLS FIRST, p.day, p.id OFFSET $4 LIMIT $5`, [...params, skip, take]);
        const [count] = await sql<{ count: number }>(this.connection, ctx, `SELECT count(*)::int AS count FROM ${tables} WHERE $1::text IS NOT NULL AND ${where}`, params);
        return { items, totalItems: count?.count ?? 0 };
    }

    async set(ctx: RequestContext, scope: Scope, input: unknown): Promise<PreSaleRow> {
        const { id, version, ...after } = checked(preSaleSchema, input);
        return withTx(this.connection, ctx, async tx => {
            const before = id === null ? null : await this.locked(tx, id);
            if (before !== null) await this.audit.refuseStale(tx, scope, version, { version: before.version, entity: 'PreSale', entityId: before.id });
            if (before !== null && before.variantId !== after.variantId) throw inputError('variantId: a pre-sale stays with its article');
            if (before?.endedAt) throw inputError('id: the goods have come');
            const { isCounted, free } = await this.stockOf(tx, after.variantId);
            const { timeZone } = await this.firm.get(tx);
            const today = localDateOf(await databaseNow(this.connection, tx), timeZone);
            const refused = refusePreSale(after, { isCounted, free, today, sold: before?.sold ?? 0, isNew: before === null, knownDay: before?.day ?? null });
            if (refused !== null) throw inputError(refusals[refused]);
            const [row] = await sql<{ id: number }>(this.connection, tx, before === null
                ? `INSERT INTO pre_sale ("productVariantId", quantity, day, "fromDay", "untilDay", "handOut") VALUES ($1, $2, $3, $4, $5, $6)
                   ON CONFLICT ("productVariantId") WHERE "endedAt" IS NULL DO NOTHING RETURNING id`
                : `UPDATE pre_sale SET "productVariantId" = $1, quantity = $2, day = $3, "fromDay" = $4, "untilDay" = $5, "handOut" = $6, version = version + 1, "updatedAt" = now()
                    WHERE id = $7 RETURNING id`,
                [after.variantId, after.quantity, after.day, after.fromDay, after.untilDay, after.handOut, ...(before === null ? [] : [before.id])]);
            if (row === undefined) throw inputError(refusals['on-already']);
            await this.audit.record(tx, { scope, action: 'pre-sale.set', entity: 'PreSale', entityId: row.id, ...(before && { before: factsOf(before) }), after });
            return this.find(tx, row.id);
        });
    }

    /** Only while nobody has ordered of it: whoever has waits for his goods. */
    async remove(ctx: RequestContext, scope: Scope, id: unknown): Promise<boolean> {
        return withTx(this.connection, ctx, async tx => {
            const before = await this.locked(tx, idOf(id));
            if (before.sold > 0) return false;
            await sql(this.connection, tx, 'DELETE FROM pre_sale WHERE id = $1 RETURNING id', [before.id]);
            await this.audit.record(tx, { scope, action: 'pre-sale.remove', entity: 'PreSale', entityId: before.id, before: factsOf(before) });
            return true;
        });
    }

    /** Whether the variant's stock is counted, and what of it lies free in the firm's own warehouses. */
    private async stockOf(ctx: RequestContext, variantId: number): Promise<{ isCounted: boolean; free: number }> {
        const [row] = await sql<{ isCounted: boolean; free: number }>(this.connection, ctx, `
            SELECT NOT COALESCE(s."madeToOrder", false) AND (v."trackInventory" = 'TRUE' OR (v."trackInventory" = 'INHERIT' AND g."trackInventory")) AS "isCounted",
                   COALESCE((SELECT sum(l."stockOnHand" - l."stockAllocated")::int FROM stock_level l LEFT JOIN warehouse w ON w."stockLocationId" = l."stockLocationId"
                              WHERE l."productVariantId" = v.id AND w.kind IS DISTINCT FROM 'external'), 0) AS free
              FROM product_variant v CROSS JOIN global_settings g LEFT JOIN variant_sales s ON s."productVariantId" = v.id
             WHERE v.id = $1 AND v."deletedAt" IS NULL FOR KEY SHARE OF v`, [variantId]);
        if (row === undefined) throw new EntityNotFoundError('ProductVariant', variantId);
        return row;
    }

    private async locked(ctx: RequestContext, id: number): Promise<PreSaleRow> {
        await sql(this.connection, ctx, 'SELECT id FROM pre_sale WHERE id = $1 FOR UPDATE', [id]);
        return this.find(ctx, id);
    }

    private async find(ctx: RequestContext, id: number): Promise<PreSaleRow> {
        const [row] = await sql<PreSaleRow>(this.connection, ctx, `SELECT ${columns} FROM ${tables} WHERE p.id = $2`, [ctx.languageCode, id]);
        if (row === undefined) throw new EntityNotFoundError('PreSale', id);
        return row;
    }
}

function factsOf({ variantId, quantity, day, fromDay, untilDay, handOut }: PreSaleRow) {
    return { variantId, quantity, day, fromDay, untilDay, handOut };
}
