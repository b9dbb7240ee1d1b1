import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer } from '../../documents';
import { termCode } from '../domain/product-row';

const columns = z.object({
    category: line(80),
    /** The company's code; empty with an empty group: the category is common. */
    company: optional(line(40)),
    group: optional(line(100)),
    /** A branch of the company, by its name. */
    branch: optional(line(200)),
});

interface Judged {
    row: number;
    outcome: RowAnswer['outcome'];
    message: string | null;
}

/** Checks and writes all rows at once; the answers tell apart what was there already. */
const applyRows = `
    WITH r AS (
        SELECT j.*, (SELECT min(n."baseId") FROM collection_translation n WHERE n.slug = j.category) AS "collectionId",
               (SELECT c.id FROM company c WHERE c.code = j.company) AS "companyId",
               (SELECT min(b.id) FROM company_branch b JOIN company c ON c.id = b."companyId" WHERE c.code = j.company AND b.name = j.branch) AS "branchId"
        FROM json_to_recordset($1::json) AS j(row int, category text, company text, "group" text, branch text)
    ), good AS (
        SELECT * FROM r WHERE "collectionId" IS NOT NULL AND (company IS NULL OR "companyId" IS NOT NULL) AND (company IS NULL OR "group" IS NULL)
          AND (branch IS NULL OR "branchId" IS NOT NULL)
          AND ("group" IS NULL OR EXISTS (SELECT 1 FROM company_group g WHERE g.name = r."group"))
    ), common AS (
        INSERT INTO common_category ("collectionId") SELECT DISTINCT "collectionId" FROM good WHERE company IS NULL AND "group" IS NULL
        ON CONFLICT DO NOTHING RETURNING "collectionId"
    ), granted AS (
        INSERT INTO company_category ("collectionId", "companyId", "groupName", "branchId")
        SELECT DISTINCT "collectionId", CASE WHEN branch IS NULL THEN "companyId" END, "group", "branchId" FROM good WHERE company IS NOT NULL OR "group" IS NOT NULL
        ON CONFLICT DO NOTHING RETURNING "collectionId", "companyId", "groupName", "branchId"
    )
    SELECT r.row,
           CASE WHEN good.row IS NULL THEN 'rejected'
                WHEN EXISTS (SELECT 1 FROM common o WHERE r.company IS NULL AND r."group" IS NULL AND o."collectionId" = r."collectionId")
                  OR EXISTS (SELECT 1 FROM granted g WHERE g."collectionId" = r."collectionId"
                             AND g."branchId" IS NOT DISTINCT FROM r."branchId"
                             AND g."companyId" IS NOT DISTINCT FROM (CASE WHEN r.branch IS NULL THEN r."companyId" END) AND g."groupName" IS NOT DISTINCT FROM r."group") THEN 'created'
                ELSE 'unchanged' END AS outcome,
           CASE WHEN r."collectionId" IS NULL THEN 'category: there is no category of this name'
                WHEN r.company IS NOT NULL AND r."companyId" IS NULL THEN 'company: there is no company of this code'
                WHEN r.company IS NOT NULL AND r."group" IS NOT NULL THEN 'group: name a company or a group, not both'
                WHEN r.branch IS NOT NULL AND r.company IS NULL THEN 'branch: name its company too'
                WHEN r.branch IS NOT NULL AND r."branchId" IS NULL THEN 'branch: the company has no branch of this name'
                WHEN good.row IS NULL THEN 'group: there is no group of this name' END AS message
    FROM r LEFT JOIN good ON good.row = r.row`;

/** Which categories are common, and which are open to a company, a group or a branch. */
@Injectable()
export class CompanyCategoriesImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'company-categories';
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
        const given = rows.map(({ row, values }) => ({ ...values, row, category: termCode(values.category) }));
        const judged = await sql<Judged>(this.connection, ctx, applyRows, [JSON.stringify(given)]);
        const changed = judged.filter(one => one.outcome === 'created').length;
        if (changed > 0) {
            await this.audit.record(ctx, { scope: options.scope, action: 'assortment.import-categories', entity: 'CommonCategory', entityId: 'file', after: { changed } });
        }
        return judged.map(({ row, outcome, message }) => (message === null ? { row, outcome } : { row, outcome, message }));
    }
}
