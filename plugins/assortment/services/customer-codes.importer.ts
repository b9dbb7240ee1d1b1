import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { codeKey } from '../../../kernel/text';
import { line } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer } from '../../documents';
import { longestOwnCode } from './customer-code.service';

const columns = z.object({ company: line(40), sku: line(60), own_code: line(longestOwnCode) });

interface Judged {
    row: number;
    companyId: number | null;
    variantId: number | null;
    known: string | null;
}

const judgedCodes = `
    SELECT j.row, c.id AS "companyId", v.id AS "variantId", k."ownCode" AS known
    FROM json_to_recordset($1::json) AS j(row int, company text, sku text)
    LEFT JOIN company c ON c.code = j.company
    LEFT JOIN product_variant v ON v.sku = j.sku AND v."deletedAt" IS NULL
    LEFT JOIN customer_code k ON k."companyId" = c.id AND k."productVariantId" = v.id`;

const writeCodes = `
    INSERT INTO customer_code ("companyId", "productVariantId", "ownCode", "ownCodeKey")
    SELECT j."companyId", j."variantId", j."ownCode", j."ownCodeKey"
    FROM json_to_recordset($1::json) AS j("companyId" int, "variantId" int, "ownCode" text, "ownCodeKey" text)
    ON CONFLICT ON CONSTRAINT "UQ_customer_code"
    DO UPDATE SET "ownCode" = excluded."ownCode", "ownCodeKey" = excluded."ownCodeKey", version = customer_code.version + 1, "updatedAt" = now()`;

/** What companies call our articles, from their lists or the ERP. */
@Injectable()
export class CustomerCodesImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'customer-codes';
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
        const rows = given.map(({ row, values }) => ({ ...values, row }));
        const judged = new Map((await sql<Judged>(this.connection, ctx, judgedCodes, [JSON.stringify(rows)])).map(one => [one.row, one]));
        const firstRows = new Map<string, number>();
        const writing: object[] = [];
        const answers = rows.map(({ row, own_code: ownCode }): RowAnswer => {
            const { companyId = null, variantId = null, known = null } = judged.get(row) ?? {};
            const ownCodeKey = codeKey(ownCode);
            const refuse = (message: string): RowAnswer => ({ row, outcome: 'rejected', message });
            if (companyId === null) return refuse('company: there is no company of this code');
            if (variantId === null) return refuse('sku: there is no variant of this code');
            if (ownCodeKey === '') return refuse('own_code: must have a letter or digit');
            const first = firstRows.get(`${companyId} ${variantId}`);
            if (first !== undefined) return refuse(`sku: the code of this article stands in row ${first} already`);
            firstRows.set(`${companyId} ${variantId}`, row);
            if (known === ownCode) return { row, outcome: 'unchanged' };
            writing.push({ companyId, variantId, ownCode, ownCodeKey });
            return { row, outcome: known === null ? 'created' : 'updated' };
        });
        if (writing.length > 0) {
            await sql(this.connection, ctx, writeCodes, [JSON.stringify(writing)]);
            await this.audit.record(ctx, { scope: options.scope, action: 'customer-code.import', entity: 'CustomerCode', entityId: 'file', after: { changed: writing.length } });
        }
        return answers;
    }
}
