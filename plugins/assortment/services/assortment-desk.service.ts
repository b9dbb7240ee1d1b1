import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked, inputError, line, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { catalogueLanguages } from '../domain/catalogue-entry';
import { translated } from '../queries/catalogue-page.sql';

const modesSchema = z.object({ byPrice: z.boolean(), byCategory: z.boolean() });
const categoriesSchema = z.object({ companyId: optional(recordId), groupName: optional(line(100)), collectionIds: z.array(recordId).max(1000) })
    .refine(value => value.companyId === null || value.groupName === null, { path: ['groupName'], message: 'name a company or a group, not both' });

export interface CategoryAccess {
    collectionId: number;
    name: string;
    isCommon: boolean;
    isGranted: boolean;
}

/** What staff set: who sees which categories, and by what rule. */
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
}
