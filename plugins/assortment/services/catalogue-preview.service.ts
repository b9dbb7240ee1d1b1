import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { Scope } from '../../../kernel/scope';
import { checked, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import type { Viewer } from '../../organizations';
import { catalogueSorts } from '../queries/catalogue-page.sql';
import { CatalogueService } from './catalogue.service';

const question = z.object({
    companyId: recordId,
    branchId: optional(recordId),
    term: optional(z.string().max(100)),
    categoryId: optional(recordId),
    facetValueIds: z.preprocess(value => value ?? [], z.array(recordId).max(50)),
    sort: z.preprocess(value => value ?? 'RELEVANCE', z.enum(catalogueSorts)),
    skip: z.preprocess(value => value ?? 0, z.int().min(0).max(1_000_000)),
    take: z.preprocess(value => value ?? 24, z.int().min(1).max(100)),
});

/** The shop as a company sees it, shown to staff by the very functions that show it to the company. Nothing can be ordered there. */
@Injectable()
export class CataloguePreviewService {
    constructor(
        private connection: TransactionalConnection,
        private catalogue: CatalogueService,
        private audit: AuditService,
    ) {}

    async page(ctx: RequestContext, scope: Scope, input: unknown, now: Date) {
        const { companyId, branchId, ...wish } = checked(question, input);
        const [company] = await sql<{ currencyCode: string; hasBranch: boolean }>(this.connection, ctx,
            `SELECT c."currencyCode", $2::int IS NULL OR EXISTS (SELECT 1 FROM company_branch b WHERE b.id = $2 AND b."companyId" = c.id) AS "hasBranch"
               FROM company c WHERE c.id = $1`, [companyId, branchId]);
        if (company === undefined) throw new EntityNotFoundError('Company', companyId);
        if (!company.hasBranch) throw new EntityNotFoundError('CompanyBranch', branchId ?? 0);
        await this.audit.record(ctx, { scope, action: 'assortment.preview', entity: 'Company', entityId: companyId, companyId, after: { branchId, ...wish } });
        const viewer: Viewer = { companyId, currencyCode: company.currencyCode, branchId, permissions: new Set(['see-prices'] as const) };
        const { items, ...page } = await this.catalogue.search(ctx, viewer, wish, now);
        return {
            ...page,
            currencyCode: company.currencyCode,
            items: items.map(({ variantId, sku, name, productName, categoryName, imageUrl, baseUnit, availability, price }) => ({
                variantId, sku, name, productName, categoryName, imageUrl, baseUnit, availability,
                unitNet: price?.unitNet ?? null, unitGross: price?.unitGross ?? null, priceSource: price?.source ?? null,
            })),
        };
    }
}
