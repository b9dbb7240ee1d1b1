import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { spanKinds } from '../../../kernel/time';
import { line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer, wholeCell } from '../../documents';
import { importQuotas } from '../queries/import-quotas.sql';

const columns = z.object({
    /** The company's code, or */
    company: optional(line(40)),
    /** a group's name. */
    group: optional(line(100)),
    /** The number of one article, or */
    sku: optional(line(80)),
    /** a category, as the assortment's files name it. */
    category: optional(line(80).transform(name => name.toLowerCase())),
    period: line(10).transform(name => name.toLowerCase()).pipe(z.enum(spanKinds)),
    /** In base units. */
    maxQuantity: wholeCell(1, 2_000_000_000),
});
type Cells = z.output<typeof columns>;

/** `quotas`: at most how much of an article or a category a company, or each of a group, may order in a period. Rows that are missing stay. */
@Injectable()
export class QuotasImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'quotas';
    readonly columns = columns;

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
        private audit: AuditService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, rows: ImportRow<Cells>[], { scope }: ImportOptions): Promise<RowAnswer[]> {
        const first = new Map<string, number>();
        const answers: RowAnswer[] = [];
        const given = rows.flatMap(({ row, values }) => {
            const key = JSON.stringify([values.company, values.group, values.sku, values.category, values.period]);
            const earlier = first.get(key);
            if (earlier !== undefined) {
                answers.push({ row, outcome: 'rejected', message: `period: stands in row ${earlier} already` });
                return [];
            }
            first.set(key, row);
            return [{ ...values, row }];
        });
        const judged = await sql<{ row: number; outcome: RowAnswer['outcome']; message: string | null }>(this.connection, ctx, importQuotas, [JSON.stringify(given)]);
        const changed = judged.filter(one => one.outcome === 'created' || one.outcome === 'updated').length;
        if (changed > 0) {
            await this.audit.record(ctx, { scope, action: 'purchase-quota.import', entity: 'PurchaseQuota', entityId: 'file', after: { changed } });
        }
        return [...answers, ...judged.map(({ row, outcome, message }) => (message === null ? { row, outcome } : { row, outcome, message }))];
    }
}
