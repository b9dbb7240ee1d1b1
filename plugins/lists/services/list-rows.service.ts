import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import { inputError } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { type Buyer, VisibilityService } from '../../assortment';
import { mostListLines } from '../domain/list-rights';
import { addRows, type ListRowAnswer, rowKey } from '../domain/list-rows';
import { type LineRecord, linesOfList, putLines, unitsOfVariants } from '../queries/shopping-lists.sql';

export interface GivenRow {
    variantId: number;
    unit: string;
    quantity: number;
    remark?: string | null;
}

const problems = { 'not-available': 'is not offered', 'unknown-unit': 'is not sold in this unit', 'too-much': 'is too much', 'list-full': 'is more than a list holds' };

/** The rows of lists in the database. The caller has the list locked, and knows that it may be written. */
@Injectable()
export class ListRows {
    constructor(
        private connection: TransactionalConnection,
        private visibility: VisibilityService,
    ) {}

    of(ctx: RequestContext, listId: number): Promise<LineRecord[]> {
        return sql<LineRecord>(this.connection, ctx, linesOfList, [listId]);
    }

    /** All of the rows, or none. */
    async putAll(ctx: RequestContext, buyer: Buyer, listId: number, rows: readonly GivenRow[]): Promise<void> {
        if (rows.length === 0) return;
        const answers = await this.put(ctx, buyer, listId, rows);
        const wrong = answers.flatMap(({ reason }, at) => (reason === null ? [] : [`lines.${at}.variantId: ${problems[reason]}`]));
        if (wrong.length > 0) throw inputError(wrong.slice(0, 10).join('; '));
    }

    /** Adds what the buyer sees of the rows, in units in which it is sold. */
    async put(ctx: RequestContext, buyer: Buyer, listId: number, rows: readonly GivenRow[]): Promise<ListRowAnswer[]> {
        const variantIds = [...new Set(rows.map(row => row.variantId))];
        const visible = await this.visibility.visibleVariantIds(ctx, buyer, variantIds);
        const units = await sql<{ variantId: number; units: string[] }>(this.connection, ctx, unitsOfVariants, [[...visible]]);
        const held = new Map((await this.of(ctx, listId)).map(line => [rowKey(line.variantId, line.unit), line]));
        const wanted = rows.map(({ remark, ...row }) => ({ ...row, ...(remark != null && { remark }) }));
        const { answers, changes } = addRows(wanted, held, new Map(units.map(one => [one.variantId, new Set(one.units)])), mostListLines);
        const lines = [...changes.values()];
        const column = <Key extends keyof (typeof lines)[number]>(key: Key) => lines.map(line => line[key]);
        if (lines.length > 0) await sql(this.connection, ctx, putLines, [listId, column('variantId'), column('unit'), column('quantity'), column('remark')]);
        return answers;
    }
}
