import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { amountCell, dayCell, type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer } from '../../documents';
import { mostDiscountPoints } from '../domain/category-discount';
import { judgedDiscounts, writeDiscounts } from '../queries/discounts.sql';
import { FirstRows, wrongDays } from './row-checks';

const columns = z.object({
    company: line(40),
    /** The category's slug. */
    category: line(80),
    /** Read as an amount of money is: with two decimals, so that hundredths of it are basis points. */
    percent: amountCell().refine(points => points <= mostDiscountPoints, `must be at most ${mostDiscountPoints / 100}`),
    valid_from: optional(dayCell()),
    valid_until: optional(dayCell()),
});

interface Judged {
    row: number;
    companyId: number | null;
    collectionId: number | null;
}

/** Discounts of companies on categories, from a file or the ERP. */
@Injectable()
export class CategoryDiscountsImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'category-discounts';
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
        const rows = given.map(({ row, values }) => ({ ...values, row, category: values.category.toLowerCase(), basisPoints: values.percent }));
        const judged = new Map((await sql<Judged>(this.connection, ctx, judgedDiscounts, [JSON.stringify(rows)])).map(one => [one.row, one]));
        const seen = new FirstRows('category: the discount from this day');
        const refused = new Map<number, string>();
        const good: (typeof rows[number] & { companyId: number; collectionId: number })[] = [];
        for (const row of rows) {
            const { companyId = null, collectionId = null } = judged.get(row.row) ?? {};
            if (companyId === null) refused.set(row.row, 'company: there is no company of this code');
            else if (collectionId === null) refused.set(row.row, 'category: there is no category of this name');
            else {
                const message = wrongDays(row) ?? seen.refuse(row.row, [companyId, collectionId, row.valid_from]);
                if (message === null) good.push({ ...row, companyId, collectionId });
                else refused.set(row.row, message);
            }
        }
        const written = new Map<string, boolean>();
        if (good.length > 0) {
            const changed = await sql<{ companyId: number; collectionId: number; validFrom: string | null; isNew: boolean }>(
                this.connection, ctx, writeDiscounts, [JSON.stringify(good)],
            );
            for (const one of changed) written.set(keyOf(one.companyId, one.collectionId, one.validFrom), one.isNew);
        }
        if (written.size > 0) {
            const after = { changed: written.size };
            await this.audit.record(ctx, { scope: options.scope, action: 'category-discount.import', entity: 'CategoryDiscount', entityId: 'file', after });
        }
        const outcomes = new Map(good.map(row => [row.row, written.get(keyOf(row.companyId, row.collectionId, row.valid_from))]));
        return rows.map(({ row }) => {
            const message = refused.get(row);
            if (message !== undefined) return { row, outcome: 'rejected', message };
            const isNew = outcomes.get(row);
            return { row, outcome: isNew === undefined ? 'unchanged' : isNew ? 'created' : 'updated' };
        });
    }
}

function keyOf(companyId: number | null, collectionId: number | null, validFrom: string | null): string {
    return JSON.stringify([companyId, collectionId, validFrom]);
}
