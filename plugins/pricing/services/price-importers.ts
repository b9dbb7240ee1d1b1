import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { unitOf } from '../../assortment';
import { AuditService } from '../../audit';
import {
    amountCell, dayCell, type Importer, type ImportOptions, ImportRegistry, type ImportRow, type LargeImporter, type LoadAnswer, type ReadRow, type RowAnswer, wholeCell,
} from '../../documents';
import { mostDiscountPoints } from '../domain/category-discount';
import { mostUnitNet } from '../domain/price-choice';
import { assignLists } from '../queries/price-import.sql';
import type { PriceTargetName } from '../queries/price-target';
import { PriceChangeService } from './price-change.service';
import type { PriceRow } from './price-load.service';

const days = { valid_from: optional(dayCell()), valid_until: optional(dayCell()) };
const quantity = wholeCell(1, 1_000_000_000);
const code = line(40);
const currency = z.string().toUpperCase().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters');
/** Of which one the price is, so that a price of a roll is not taken for one of a square metre. */
const unit = z.string().transform((text, context) => {
    const found = unitOf(text);
    if (found === null) context.addIssue({ code: 'custom', message: 'is no unit that is known here' });
    return found;
});
const priceCells = {
    sku: line(60),
    min_quantity: optional(quantity),
    price: amountCell().refine(amount => amount > 0, 'must be more than zero').refine(amount => amount <= mostUnitNet, 'is more than can be counted'),
    unit: optional(unit),
    ...days,
};
/** Read as an amount of money is: with two decimals, so that hundredths of it are basis points. */
const percent = amountCell().refine(points => points <= mostDiscountPoints, `must be at most ${mostDiscountPoints / 100}`);

const listColumns = z.object({ list: code, list_name: optional(line(100)), currency, ...priceCells });
const contractColumns = z.object({ company: code, currency: optional(currency), ...priceCells });
/** A category is named by its slug. */
const categoryColumns = z.object({ company: code, category: line(80), percent, ...days });
/** Without a category: of all goods. */
const quantityColumns = z.object({ category: optional(line(80)), min_quantity: quantity, percent, ...days });
const assignmentColumns = z.object({ list: code, company: code, priority: optional(wholeCell(0, 1000)) });

/** Of so many rows each is answered, beyond that those that were rejected. */
const answered = 10_000;
const keptRejects = 100_000;

/** A kind of file whose rows are figures that somebody pays by: read, copied, judged and written in one way. */
abstract class FigureImporter<Columns extends z.ZodObject> implements LargeImporter<Columns>, OnApplicationBootstrap {
    abstract readonly name: PriceTargetName;
    abstract readonly columns: Columns;

    constructor(
        private registry: ImportRegistry,
        private changes: PriceChangeService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    abstract toRow(row: number, values: z.output<Columns>): PriceRow;
    /** The way back, for the file of rejects. */
    abstract toCells(row: PriceRow): Record<string, string | number | null | undefined>;

    async load(ctx: RequestContext, rows: AsyncIterable<ReadRow<z.output<Columns>>>, options: ImportOptions): Promise<LoadAnswer> {
        const unread: { row: number; cells: Readonly<Record<string, string>>; message: string }[] = [];
        let unreadCount = 0;
        const toRow = (row: number, values: z.output<Columns>) => this.toRow(row, values);
        async function* readable(): AsyncGenerator<PriceRow> {
            for await (const row of rows) {
                if ('values' in row) yield toRow(row.row, row.values);
                else if (++unreadCount <= keptRejects) unread.push(row);
            }
        }
        const done = await this.changes.fromFile(ctx, this.name, readable(), options, { answered, keptRejects });
        const { effect, isWaiting, setId } = done;
        const misfits = done.rejected.map(row => ({ row: row.row, message: row.message, cells: textsOf(this.toCells(row)) }));
        const rejects = [...unread, ...misfits].sort((a, b) => a.row - b.row).slice(0, keptRejects);
        const judged = done.answers.map(({ row, outcome, message }): RowAnswer => ({ row, outcome: outcome === 'removed' ? 'updated' : outcome, ...(message !== null && { message }) }));
        const said = unread.slice(0, answered).map(({ row, message }): RowAnswer => ({ row, outcome: 'rejected', message }));
        return {
            ...{ created: effect.created, updated: effect.updated, unchanged: effect.unchanged, rejected: effect.rejected + unreadCount, rejects },
            answers: [...said, ...judged].sort((a, b) => a.row - b.row).slice(0, answered),
            effect: { isWaiting, changeSetId: setId, meanBasisPoints: effect.meanBasisPoints, rises: effect.rises, falls: effect.falls },
        };
    }
}

function textsOf(cells: Record<string, string | number | null | undefined>): Record<string, string> {
    return Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, value == null ? '' : String(value)]));
}

const inUnits = (value: number | null) => (value === null ? '' : (value / 100).toFixed(2));
const daysOf = ({ valid_from, valid_until }: { valid_from: string | null; valid_until: string | null }) => ({ valid_from, valid_until });

@Injectable()
export class PricesImporter extends FigureImporter<typeof listColumns> {
    readonly name = 'prices';
    readonly columns = listColumns;

    constructor(registry: ImportRegistry, changes: PriceChangeService) {
        super(registry, changes);
    }

    toRow(row: number, values: z.output<typeof listColumns>): PriceRow {
        const { list, list_name, sku, min_quantity, price } = values;
        return { row, owner: list, owner_name: list_name, subject: sku, currency: values.currency, unit: values.unit, min_quantity: min_quantity ?? 1, value: price, ...daysOf(values) };
    }

    toCells(row: PriceRow) {
        const { owner, owner_name, subject, min_quantity, value } = row;
        return { list: owner, list_name: owner_name, currency: row.currency, sku: subject, min_quantity, price: inUnits(value), unit: row.unit, ...daysOf(row) };
    }
}

@Injectable()
export class ContractPricesImporter extends FigureImporter<typeof contractColumns> {
    readonly name = 'contract-prices';
    readonly columns = contractColumns;

    constructor(registry: ImportRegistry, changes: PriceChangeService) {
        super(registry, changes);
    }

    toRow(row: number, values: z.output<typeof contractColumns>): PriceRow {
        return { row, owner: values.company, subject: values.sku, currency: values.currency, unit: values.unit, min_quantity: values.min_quantity ?? 1, value: values.price, ...daysOf(values) };
    }

    toCells(row: PriceRow) {
        return { company: row.owner, currency: row.currency, sku: row.subject, min_quantity: row.min_quantity, price: inUnits(row.value), unit: row.unit, ...daysOf(row) };
    }
}

/** Discounts of companies on categories, from a file or the ERP. */
@Injectable()
export class CategoryDiscountsImporter extends FigureImporter<typeof categoryColumns> {
    readonly name = 'category-discounts';
    readonly columns = categoryColumns;

    constructor(registry: ImportRegistry, changes: PriceChangeService) {
        super(registry, changes);
    }

    toRow(row: number, values: z.output<typeof categoryColumns>): PriceRow {
        return { row, owner: values.company, subject: values.category, min_quantity: 1, value: values.percent, ...daysOf(values) };
    }

    toCells(row: PriceRow) {
        return { company: row.owner, category: row.subject, percent: inUnits(row.value), ...daysOf(row) };
    }
}

/** Everybody's discounts by quantity. */
@Injectable()
export class QuantityDiscountsImporter extends FigureImporter<typeof quantityColumns> {
    readonly name = 'quantity-discounts';
    readonly columns = quantityColumns;

    constructor(registry: ImportRegistry, changes: PriceChangeService) {
        super(registry, changes);
    }

    toRow(row: number, values: z.output<typeof quantityColumns>): PriceRow {
        return { row, subject: values.category, min_quantity: values.min_quantity, value: values.percent, ...daysOf(values) };
    }

    toCells(row: PriceRow) {
        return { category: row.subject, min_quantity: row.min_quantity, percent: inUnits(row.value), ...daysOf(row) };
    }
}

@Injectable()
export class PriceListCompaniesImporter implements Importer<typeof assignmentColumns>, OnApplicationBootstrap {
    readonly name = 'price-list-companies';
    readonly columns = assignmentColumns;

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
        private audit: AuditService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, given: ImportRow<z.output<typeof assignmentColumns>>[], options: ImportOptions): Promise<RowAnswer[]> {
        const rows = given.map(({ row, values }) => ({ ...values, row, priority: values.priority ?? 0 }));
        const judged = await sql<{ row: number; outcome: RowAnswer['outcome']; message: string | null }>(this.connection, ctx, assignLists, [JSON.stringify(rows)]);
        const written = new Set(judged.filter(one => one.outcome === 'created' || one.outcome === 'updated').map(one => one.row));
        if (written.size > 0) {
            const after = { changed: written.size, lists: [...new Set(rows.filter(one => written.has(one.row)).map(one => one.list))] };
            await this.audit.record(ctx, { scope: options.scope, action: 'price-list.import-companies', entity: 'PriceList', entityId: 'file', after });
        }
        return judged.map(({ row, outcome, message }) => (message === null ? { row, outcome } : { row, outcome, message }));
    }
}
