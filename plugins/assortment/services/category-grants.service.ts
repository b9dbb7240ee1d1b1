import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope, StaffScope } from '../../../kernel/scope';
import { checked, idOf, inputError, line, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { catalogueLanguages } from '../domain/catalogue-entry';
import { categoriesAsSeen, type CategoryAccess, type CategoryViewer, type Grantee, grantMany, revokeMany, viewersOfCategory } from '../queries/category-grants.sql';

/** A branch is named with its company. */
const grantee = { companyId: optional(recordId), groupName: optional(line(100)), branchId: optional(recordId) };
const notBoth = { path: ['groupName'], message: 'name a company or a group, not both' };
const ofCompany = { path: ['branchId'], message: 'name the company of the branch too' };
const granteeSchema = z.object(grantee).refine(isNotBoth, notBoth).refine(isOfCompany, ofCompany);
const setSchema = z.object({ ...grantee, collectionIds: z.array(recordId).max(1000) }).refine(isNotBoth, notBoth).refine(isOfCompany, ofCompany);
const many = z.preprocess(value => value ?? [], z.array(recordId).max(1000));
const bulkSchema = z.object({
    collectionIds: z.array(recordId).min(1).max(200),
    companyIds: many,
    branchIds: many,
    groupNames: z.preprocess(value => value ?? [], z.array(line(100)).max(200)),
    isOpen: z.boolean(),
}).refine(given => given.companyIds.length + given.branchIds.length + given.groupNames.length > 0, {
    path: ['companyIds'],
    message: 'name a company, a group or a branch',
}).refine(given => given.collectionIds.length * (given.companyIds.length + given.branchIds.length + given.groupNames.length) <= 50_000, {
    path: ['companyIds'],
    message: 'at most 50,000 grants at once',
});

function isNotBoth({ companyId, groupName }: Grantee): boolean {
    return companyId === null || groupName === null;
}

function isOfCompany({ companyId, branchId }: Grantee): boolean {
    return branchId === null || companyId !== null;
}

/** With a branch the grants are the branch's own, not its company's. */
function holderOf({ companyId, groupName, branchId }: Grantee): Grantee {
    return { companyId: branchId === null ? companyId : null, groupName, branchId };
}

/** Which categories are open to whom: to everybody, to a company, to a group of companies or to a branch. */
@Injectable()
export class CategoryGrantsService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    /** All categories: which are common, which are open to the one asked for, and which he sees in the end. */
    async categories(ctx: RequestContext, of: unknown): Promise<CategoryAccess[]> {
        const { companyId, groupName, branchId } = holderOf(checked(granteeSchema, of));
        return sql<CategoryAccess>(this.connection, ctx, categoriesAsSeen, [companyId, groupName, branchId, languageOf(ctx)]);
    }

    /** By which grants a category is seen, but for the companies that the asker has nothing to do with. */
    async viewers(ctx: RequestContext, scope: StaffScope, collectionId: unknown): Promise<{ isCommon: boolean; grants: CategoryViewer[] }> {
        const id = idOf(collectionId, 'collectionId');
        const [row] = await sql<{ isCommon: boolean }>(this.connection, ctx,
            `SELECT EXISTS (SELECT 1 FROM common_category o JOIN collection_closure t ON t.id_ancestor = o."collectionId" WHERE t.id_descendant = c.id) AS "isCommon"
               FROM collection c WHERE c.id = $1 AND NOT c."isRoot"`, [id]);
        if (row === undefined) throw new EntityNotFoundError('Collection', id);
        const reach = scope.reach === null ? null : await this.companiesWithin(ctx, scope.reach);
        return { ...row, grants: await sql<CategoryViewer>(this.connection, ctx, viewersOfCategory, [id, languageOf(ctx), reach]) };
    }

    /** The categories open to one of them; with none named, the common ones. Those left out are closed. */
    async set(ctx: RequestContext, scope: Scope, input: unknown): Promise<CategoryAccess[]> {
        const { collectionIds, ...to } = checked(setSchema, input);
        const { companyId, groupName, branchId } = holderOf(to);
        return withTx(this.connection, ctx, async tx => {
            if (branchId !== null) {
                const own = await sql(this.connection, tx, 'SELECT id FROM company_branch WHERE id = $1 AND "companyId" = $2', [branchId, to.companyId]);
                if (own.length === 0) throw new EntityNotFoundError('CompanyBranch', branchId);
            }
            await this.refuseUnknown(tx, collectionIds, { companyIds: only(companyId), groupNames: only(groupName), branchIds: only(branchId) });
            if (companyId === null && groupName === null && branchId === null) {
                await sql(this.connection, tx, 'DELETE FROM common_category WHERE NOT ("collectionId" = ANY($1::int[]))', [collectionIds]);
                await sql(this.connection, tx, 'INSERT INTO common_category ("collectionId") SELECT DISTINCT unnest($1::int[]) ON CONFLICT DO NOTHING', [collectionIds]);
            } else {
                const own = '("companyId" = $1::int OR "groupName" = $2::text OR "branchId" = $3::int)';
                await sql(this.connection, tx, `DELETE FROM company_category WHERE ${own} AND NOT ("collectionId" = ANY($4::int[]))`, [companyId, groupName, branchId, collectionIds]);
                await sql(this.connection, tx, grantMany, [collectionIds, only(companyId), only(groupName), only(branchId)]);
            }
            const entity = companyId !== null ? 'Company' : branchId !== null ? 'CompanyBranch' : 'CommonCategory';
            const entityId = companyId ?? branchId ?? groupName ?? 'common';
            await this.audit.record(tx, {
                ...{ scope, action: 'assortment.set-categories', entity, entityId, after: { collectionIds } },
                ...(to.companyId === null ? {} : { companyId: to.companyId }),
            });
            return this.categories(tx, to);
        });
    }

    /** Opens or closes many categories to many at once; answers how many grants that changed. */
    async change(ctx: RequestContext, scope: Scope, input: unknown): Promise<number> {
        const { isOpen, collectionIds, companyIds, groupNames, branchIds } = checked(bulkSchema, input);
        return withTx(this.connection, ctx, async tx => {
            await this.refuseUnknown(tx, collectionIds, { companyIds, groupNames, branchIds });
            const changed = await sql(this.connection, tx, isOpen ? grantMany : revokeMany, [collectionIds, companyIds, groupNames, branchIds]);
            if (changed.length > 0) {
                await this.audit.record(tx, {
                    scope, action: isOpen ? 'assortment.open-categories' : 'assortment.close-categories', entity: 'CommonCategory', entityId: 'many',
                    after: { collectionIds, companyIds, groupNames, branchIds, changed: changed.length },
                });
            }
            return changed.length;
        });
    }

    /** Held until the grants are written, so that none is left over of what is deleted meanwhile. */
    private async refuseUnknown(ctx: RequestContext, collectionIds: readonly number[], to: { companyIds: number[]; groupNames: string[]; branchIds: number[] }): Promise<void> {
        const missing = async (text: string, wanted: readonly unknown[]) => (await sql(this.connection, ctx, text, [wanted])).length < new Set(wanted).size;
        if (await missing('SELECT id FROM collection WHERE id = ANY($1::int[]) AND NOT "isRoot"', collectionIds)) throw inputError('collectionIds: each must be a category');
        if (await missing('SELECT id FROM company WHERE id = ANY($1::int[]) ORDER BY id FOR NO KEY UPDATE', to.companyIds)) throw new EntityNotFoundError('Company', to.companyIds[0] ?? 0);
        if (await missing('SELECT id FROM company_group WHERE name = ANY($1::text[]) FOR SHARE', to.groupNames)) throw inputError('groupName: there is no group of this name');
        if (await missing('SELECT id FROM company_branch WHERE id = ANY($1::int[]) FOR SHARE', to.branchIds)) throw new EntityNotFoundError('CompanyBranch', to.branchIds[0] ?? 0);
    }

    private async companiesWithin(ctx: RequestContext, reach: NonNullable<StaffScope['reach']>): Promise<number[]> {
        const rows = await sql<{ id: number }>(this.connection, ctx, `SELECT id FROM company WHERE "managerAdministratorId" = ANY($1::int[])`, [[...reach]]);
        return rows.map(({ id }) => id);
    }
}

const only = <T>(one: T | null): T[] => (one === null ? [] : [one]);
const languageOf = (ctx: RequestContext): string => catalogueLanguages.find(code => String(code) === String(ctx.languageCode)) ?? 'en';
