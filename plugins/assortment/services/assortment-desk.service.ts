import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked, idOf, inputError, line, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { catalogueLanguages } from '../domain/catalogue-entry';
import { unitCodes } from '../domain/units';
import { translated } from '../queries/catalogue-page.sql';

const modesSchema = z.object({ byPrice: z.boolean(), byCategory: z.boolean() });
const categoriesSchema = z.object({ companyId: optional(recordId), groupName: optional(line(100)), collectionIds: z.array(recordId).max(1000) })
    .refine(value => value.companyId === null || value.groupName === null, { path: ['groupName'], message: 'name a company or a group, not both' });
const count = z.int().min(1).max(1_000_000_000);
const salesSchema = z.object({
    variantId: recordId,
    baseUnit: z.enum(unitCodes),
    weightG: z.int().min(0).max(100_000_000),
    madeToOrder: z.boolean(),
    minQuantity: count,
    increment: count,
    units: z.array(z.object({ code: z.enum(unitCodes), factor: z.int().min(2).max(1_000_000) })).max(10),
}).superRefine(({ baseUnit, units }, context) => {
    const codes = [baseUnit, ...units.map(unit => unit.code)];
    if (new Set(codes).size < codes.length) context.addIssue({ code: 'custom', path: ['units'], message: 'each unit may stand once, and not be the base unit' });
});

export interface CategoryAccess {
    collectionId: number;
    name: string;
    isCommon: boolean;
    isGranted: boolean;
}
export type VariantSalesFacts = z.output<typeof salesSchema>;

/** What staff set: who sees which categories, by what rule, and in which units a variant is sold. */
@Injectable()
export class AssortmentDeskService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    async modes(ctx: RequestContext): Promise<{ byPrice: boolean; byCategory: boolean } | undefined> {
        const [row] = await sql<{ byPrice: boolean; byCategory: boolean }>(this.connection, ctx, 'SELECT "byPrice", "byCategory" FROM assortment_settings WHERE id = 1');
        return row;
    }

    async setModes(ctx: RequestContext, scope: Scope, input: unknown) {
        const after = checked(modesSchema, input);
        return withTx(this.connection, ctx, async tx => {
            const before = await this.modes(tx);
            await sql(this.connection, tx, 'UPDATE assortment_settings SET "byPrice" = $1, "byCategory" = $2, "updatedAt" = now() WHERE id = 1', [after.byPrice, after.byCategory]);
            await this.audit.record(tx, { scope, action: 'assortment.set-modes', entity: 'AssortmentSettings', entityId: 1, ...(before && { before }), after });
            return after;
        });
    }

    /** All categories: which are common, and which are open to the company or group that is asked for. */
    async categories(ctx: RequestContext, of: { companyId?: unknown; groupName?: unknown }): Promise<CategoryAccess[]> {
        const { companyId, groupName } = checked(categoriesSchema, { ...of, collectionIds: [] });
        const language = catalogueLanguages.find(code => String(code) === String(ctx.languageCode)) ?? 'en';
        return sql<CategoryAccess>(this.connection, ctx, `
            SELECT c.id AS "collectionId", ${translated('collection_translation', 'c.id', '$3::text')} AS name,
                   EXISTS (SELECT 1 FROM common_category o WHERE o."collectionId" = c.id) AS "isCommon",
                   EXISTS (SELECT 1 FROM company_category g WHERE g."collectionId" = c.id AND (g."companyId" = $1 OR g."groupName" = $2)) AS "isGranted"
            FROM collection c WHERE NOT c."isRoot" ORDER BY c.position, c.id`, [companyId, groupName, language]);
    }

    /** The categories open to a company or a group; with neither, the common ones. Those left out are closed. */
    async setCategories(ctx: RequestContext, scope: Scope, input: unknown): Promise<CategoryAccess[]> {
        const { companyId, groupName, collectionIds } = checked(categoriesSchema, input);
        return withTx(this.connection, ctx, async tx => {
            const found = await sql(this.connection, tx, 'SELECT id FROM collection WHERE id = ANY($1::int[]) AND NOT "isRoot"', [collectionIds]);
            if (found.length < new Set(collectionIds).size) throw inputError('collectionIds: each must be a category');
            if (companyId !== null) {
                const company = await sql(this.connection, tx, 'SELECT id FROM company WHERE id = $1 FOR UPDATE', [companyId]);
                if (company.length === 0) throw new EntityNotFoundError('Company', companyId);
            }
            if (groupName !== null) {
                const group = await sql(this.connection, tx, 'SELECT id FROM company_group WHERE name = $1 FOR SHARE', [groupName]);
                if (group.length === 0) throw inputError('groupName: there is no group of this name');
            }
            const isCommon = companyId === null && groupName === null;
            if (isCommon) {
                await sql(this.connection, tx, 'DELETE FROM common_category WHERE NOT ("collectionId" = ANY($1::int[]))', [collectionIds]);
                await sql(this.connection, tx, 'INSERT INTO common_category ("collectionId") SELECT DISTINCT unnest($1::int[]) ON CONFLICT DO NOTHING', [collectionIds]);
            } else {
                const own = '("companyId" = $1::int OR "groupName" = $2::text)';
                await sql(this.connection, tx, `DELETE FROM company_category WHERE ${own} AND NOT ("collectionId" = ANY($3::int[]))`, [companyId, groupName, collectionIds]);
                await sql(this.connection, tx, `INSERT INTO company_category ("companyId", "groupName", "collectionId")
                    SELECT DISTINCT $1::int, $2::text, unnest($3::int[]) ON CONFLICT DO NOTHING`, [companyId, groupName, collectionIds]);
            }
            await this.audit.record(tx, {
                ...{ scope, action: 'assortment.set-categories', entity: companyId === null ? 'CommonCategory' : 'Company' },
                ...{ entityId: companyId ?? groupName ?? 'common', after: { collectionIds } },
                ...(companyId === null ? {} : { companyId }),
            });
            return this.categories(tx, { companyId, groupName });
        });
    }

    async variantSales(ctx: RequestContext, variantId: unknown): Promise<VariantSalesFacts> {
        const id = idOf(variantId, 'variantId');
        const [row] = await sql<VariantSalesFacts>(this.connection, ctx, `
            SELECT v.id AS "variantId", coalesce(s."baseUnit", 'piece') AS "baseUnit", coalesce(s."weightG", 0) AS "weightG",
                   coalesce(s."madeToOrder", false) AS "madeToOrder", coalesce(s."minQuantity", 1) AS "minQuantity", coalesce(s."increment", 1) AS "increment",
                   coalesce((SELECT json_agg(json_build_object('code', u.code, 'factor', u.factor) ORDER BY u.factor) FROM variant_unit u WHERE u."productVariantId" = v.id), '[]') AS units
            FROM product_variant v LEFT JOIN variant_sales s ON s."productVariantId" = v.id WHERE v.id = $1 AND v."deletedAt" IS NULL`, [id]);
        if (row === undefined) throw new EntityNotFoundError('ProductVariant', id);
        return row;
    }

    async setVariantSales(ctx: RequestContext, scope: Scope, input: unknown): Promise<VariantSalesFacts> {
        const facts = checked(salesSchema, input);
        return withTx(this.connection, ctx, async tx => {
            const before = await this.variantSales(tx, facts.variantId);
            await sql(this.connection, tx, `
                INSERT INTO variant_sales ("productVariantId", "baseUnit", "weightG", "madeToOrder", "minQuantity", "increment") VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT ("productVariantId") DO UPDATE SET "baseUnit" = excluded."baseUnit", "weightG" = excluded."weightG", "madeToOrder" = excluded."madeToOrder",
                    "minQuantity" = excluded."minQuantity", "increment" = excluded."increment", "updatedAt" = now()`,
                [facts.variantId, facts.baseUnit, facts.weightG, facts.madeToOrder, facts.minQuantity, facts.increment]);
            await sql(this.connection, tx, 'DELETE FROM variant_unit WHERE "productVariantId" = $1', [facts.variantId]);
            await sql(this.connection, tx, `INSERT INTO variant_unit ("productVariantId", code, factor)
                SELECT $1, u.code, u.factor FROM json_to_recordset($2::json) AS u(code text, factor int)`, [facts.variantId, JSON.stringify(facts.units)]);
            await this.audit.record(tx, { scope, action: 'variant-sales.update', entity: 'ProductVariant', entityId: facts.variantId, before, after: facts });
            return this.variantSales(tx, facts.variantId);
        });
    }
}
