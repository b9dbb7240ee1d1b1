import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked, idOf, inputError, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { stockPolicies } from '../domain/availability';
import { refuseBands, showings } from '../domain/stock-level';
import { warehouseKinds } from '../entities/warehouse.entity';

const days = z.int().min(0).max(365);
const version = z.int().nullish();
const endsBeforeItBegins = { path: ['leadMaxDays'], message: 'must not be less than leadMinDays' };

const settingsSchema = z.object({
    showAs: z.enum(showings),
    bands: z.array(z.int().min(1).max(1_000_000_000)).max(20),
    policy: z.enum(stockPolicies),
    leadMinDays: days,
    leadMaxDays: days,
    staleAfterHours: z.int().min(1).max(24 * 60),
    version,
}).refine(value => value.leadMinDays <= value.leadMaxDays, endsBeforeItBegins);

const warehouseSchema = z.object({ stockLocationId: recordId, kind: z.enum(warehouseKinds), leadMinDays: days, leadMaxDays: days, version })
    .refine(value => value.leadMinDays <= value.leadMaxDays, endsBeforeItBegins);

const variantSchema = z.object({ variantId: recordId, policy: optional(z.enum(stockPolicies)), leadMinDays: optional(days), leadMaxDays: optional(days), version })
    .refine(value => (value.leadMinDays === null) === (value.leadMaxDays === null), { path: ['leadMaxDays'], message: 'give both days or none' })
    .refine(value => (value.leadMinDays ?? 0) <= (value.leadMaxDays ?? 0), endsBeforeItBegins);

export type AvailabilityRules = z.output<typeof settingsSchema> & { version: number };
export type WarehouseFacts = z.output<typeof warehouseSchema> & { version: number; name: string; countedAt: Date | null; isStale: boolean };
export type VariantRules = z.output<typeof variantSchema> & { version: number };

const bandTexts = { none: 'give at least one', 'too-many': 'may be at most 12', 'not-rising': 'must be rising whole numbers' };

/** What staff set: how the stock is spoken of, which warehouse is whose, and what holds for single variants. */
@Injectable()
export class AvailabilityDeskService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async rules(ctx: RequestContext): Promise<AvailabilityRules> {
        const [row] = await sql<AvailabilityRules>(this.connection, ctx,
            'SELECT "showAs", bands, policy, "leadMinDays", "leadMaxDays", "staleAfterHours", version FROM availability_settings WHERE id = 1');
        if (row === undefined) throw new Error('The table availability_settings has lost its row');
        return row;
    }

    async setRules(ctx: RequestContext, scope: Scope, input: unknown): Promise<AvailabilityRules> {
        const { version: given, ...after } = checked(settingsSchema, input);
        const refused = refuseBands(after.bands);
        if (refused !== null) throw inputError(`bands: ${bandTexts[refused]}`);
        return withTx(this.connection, ctx, async tx => {
            await sql(this.connection, tx, 'SELECT id FROM availability_settings WHERE id = 1 FOR UPDATE');
            const { version: current, ...before } = await this.rules(tx);
            await this.audit.refuseStale(tx, scope, given, { version: current, entity: 'AvailabilitySettings', entityId: 1 });
            await sql(this.connection, tx, `
                UPDATE availability_settings SET "showAs" = $1, bands = $2, policy = $3, "leadMinDays" = $4, "leadMaxDays" = $5, "staleAfterHours" = $6,
                       version = version + 1, "updatedAt" = now() WHERE id = 1`,
                [after.showAs, after.bands, after.policy, after.leadMinDays, after.leadMaxDays, after.staleAfterHours]);
            await this.audit.record(tx, { scope, action: 'availability.set-rules', entity: 'AvailabilitySettings', entityId: 1, before, after });
            return { ...after, version: current + 1 };
        });
    }

    /** All stock locations; what nobody has said anything of is local. */
    async warehouses(ctx: RequestContext): Promise<WarehouseFacts[]> {
        return sql<WarehouseFacts>(this.connection, ctx, `
            SELECT o.id AS "stockLocationId", o.name, COALESCE(w.kind, 'local') AS kind, COALESCE(w."leadMinDays", 0) AS "leadMinDays",
                   COALESCE(w."leadMaxDays", 0) AS "leadMaxDays", COALESCE(w.version, 0) AS version, w."countedAt",
                   COALESCE(w."countedAt" < now() - make_interval(hours => t."staleAfterHours"), false) AS "isStale"
              FROM stock_location o CROSS JOIN availability_settings t LEFT JOIN warehouse w ON w."stockLocationId" = o.id
             ORDER BY COALESCE(w.kind = 'external', false), o.id LIMIT 500`);
    }

    async setWarehouse(ctx: RequestContext, scope: Scope, input: unknown): Promise<WarehouseFacts> {
        const { version: given, ...after } = checked(warehouseSchema, input);
        return withTx(this.connection, ctx, async tx => {
            // All of them, because one must stay local.
            await sql(this.connection, tx, 'SELECT id FROM stock_location ORDER BY id FOR UPDATE');
            const all = await this.warehouses(tx);
            const before = all.find(one => one.stockLocationId === after.stockLocationId);
            if (before === undefined) throw new EntityNotFoundError('StockLocation', after.stockLocationId);
            await this.audit.refuseStale(tx, scope, given, { version: before.version, entity: 'StockLocation', entityId: after.stockLocationId });
            if (after.kind === 'external' && all.every(one => one === before || one.kind === 'external')) {
                throw inputError('kind: one warehouse must be local');
            }
            await sql(this.connection, tx, `
                INSERT INTO warehouse AS w ("stockLocationId", kind, "leadMinDays", "leadMaxDays") VALUES ($1, $2, $3, $4)
                ON CONFLICT ("stockLocationId") DO UPDATE SET kind = excluded.kind, "leadMinDays" = excluded."leadMinDays",
                    "leadMaxDays" = excluded."leadMaxDays", version = w.version + 1, "updatedAt" = now()`,
                [after.stockLocationId, after.kind, after.leadMinDays, after.leadMaxDays]);
            const { kind, leadMinDays, leadMaxDays } = before;
            await this.audit.record(tx, {
                scope, action: 'warehouse.update', entity: 'StockLocation', entityId: after.stockLocationId, before: { kind, leadMinDays, leadMaxDays }, after,
            });
            return { ...before, ...after, version: before.version + 1 };
        });
    }

    async variantRules(ctx: RequestContext, variantId: unknown): Promise<VariantRules> {
        const id = idOf(variantId, 'variantId');
        const [row] = await sql<VariantRules>(this.connection, ctx, `
            SELECT v.id AS "variantId", a.policy, a."leadMinDays", a."leadMaxDays", COALESCE(a.version, 0) AS version
              FROM product_variant v LEFT JOIN variant_availability a ON a."productVariantId" = v.id WHERE v.id = $1 AND v."deletedAt" IS NULL`, [id]);
        if (row === undefined) throw new EntityNotFoundError('ProductVariant', id);
        return row;
    }

    async setVariantRules(ctx: RequestContext, scope: Scope, input: unknown): Promise<VariantRules> {
        const { version: given, ...after } = checked(variantSchema, input);
        return withTx(this.connection, ctx, async tx => {
            await sql(this.connection, tx, 'SELECT id FROM product_variant WHERE id = $1 FOR NO KEY UPDATE', [after.variantId]);
            const { version: current, ...before } = await this.variantRules(tx, after.variantId);
            const record = { version: current, entity: 'ProductVariant', entityId: after.variantId };
            await this.audit.refuseStale(tx, scope, given, record);
            await sql(this.connection, tx, `
                INSERT INTO variant_availability AS a ("productVariantId", policy, "leadMinDays", "leadMaxDays") VALUES ($1, $2, $3, $4)
                ON CONFLICT ("productVariantId") DO UPDATE SET policy = excluded.policy, "leadMinDays" = excluded."leadMinDays",
                    "leadMaxDays" = excluded."leadMaxDays", version = a.version + 1, "updatedAt" = now()`,
                [after.variantId, after.policy, after.leadMinDays, after.leadMaxDays]);
            await this.audit.record(tx, { scope, action: 'variant-availability.update', entity: 'ProductVariant', entityId: after.variantId, before, after });
            return { ...after, version: current + 1 };
        });
    }
}
