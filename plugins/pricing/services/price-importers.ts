import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { amountCell, dayCell, type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer, wholeCell } from '../../documents';
import { mostUnitNet } from '../domain/price-choice';
import {
    assignLists, judgedContractPrices, judgedListPrices, makeLists, writeContractPrices, writeListPrices,
} from '../queries/price-import.sql';
import { type DayCells, FirstRows, wrongDays } from './row-checks';

const priceCells = {
    sku: line(60),
    min_quantity: optional(wholeCell(1, 1_000_000_000)),
    price: amountCell().refine(amount => amount > 0, 'must be more than zero').refine(amount => amount <= mostUnitNet, 'is more than can be counted'),
    valid_from: optional(dayCell()),
    valid_until: optional(dayCell()),
};
const code = line(40);
const currency = z.string().toUpperCase().regex(/^[A-Z]{3}$/, 'must be a currency code of three letters');
const listColumns = z.object({ list: code, list_name: optional(line(100)), currency, ...priceCells });
const contractColumns = z.object({ company: code, currency: optional(currency), ...priceCells });
const assignmentColumns = z.object({ list: code, company: code, priority: optional(wholeCell(0, 1000)) });

interface Judged {
    row: number;
    variantId: number | null;
    unitNet: number | null;
    validUntil: string | null;
}
type ListJudged = Judged & { listId: number | null; listCurrency: string | null; itemId: number | null };
type ContractJudged = Judged & { companyId: number | null; companyCurrency: string | null; priceId: number | null };
interface PriceCells extends DayCells {
    sku: string;
    min_quantity: number;
    price: number;
}

function outcomeOf(isKnown: boolean, judged: Judged, cells: PriceCells): RowAnswer['outcome'] {
    if (!isKnown) return 'created';
    return judged.unitNet === cells.price && dayOf(judged.validUntil) === cells.valid_until ? 'unchanged' : 'updated';
}

/** The driver reads a `date` as a string or as a Date, as it is set up. */
function dayOf(value: unknown): string | null {
    return value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === 'string' ? value.slice(0, 10) : null;
}

@Injectable()
export class PricesImporter implements Importer<typeof listColumns>, OnApplicationBootstrap {
    readonly name = 'prices';
    readonly columns = listColumns;

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
        private audit: AuditService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, given: ImportRow<z.output<typeof listColumns>>[], options: ImportOptions): Promise<RowAnswer[]> {
        const rows = given.map(({ row, values }) => ({ ...values, row, min_quantity: values.min_quantity ?? 1 }));
        const judged = await sql<ListJudged>(this.connection, ctx, judgedListPrices, [JSON.stringify(rows)]);
        const byRow = new Map(judged.map(one => [one.row, one]));
        const seen = new FirstRows('sku: the price of this quantity and day');
        const currencies = new Map<string, string>();
        const answers: RowAnswer[] = [];
        const writing: object[] = [];
        for (const row of rows) {
            const found = byRow.get(row.row) as ListJudged;
            const listCurrency = found.listCurrency ?? currencies.get(row.list) ?? row.currency;
            const message =
                found.variantId === null
                    ? 'sku: there is no variant of this code'
                    : listCurrency !== row.currency
                      ? `currency: the list is in ${listCurrency}`
                      : (wrongDays(row) ?? seen.refuse(row.row, [row.list, row.sku, row.min_quantity, row.valid_from]));
            if (message !== null) {
                answers.push({ row: row.row, outcome: 'rejected', message });
                continue;
            }
            currencies.set(row.list, listCurrency);
            const outcome = outcomeOf(found.itemId !== null, found, row);
            answers.push({ row: row.row, outcome });
            if (outcome !== 'unchanged') writing.push({ ...row, variantId: found.variantId });
        }
        if (writing.length > 0) {
            await sql(this.connection, ctx, makeLists, [JSON.stringify(writing)]);
            await sql(this.connection, ctx, writeListPrices, [JSON.stringify(writing)]);
            const after = { changed: writing.length, lists: [...currencies.keys()] };
            await this.audit.record(ctx, { scope: options.scope, action: 'price-list.import', entity: 'PriceList', entityId: 'file', after });
        }
        return answers;
    }
}

@Injectable()
export class ContractPricesImporter implements Importer<typeof contractColumns>, OnApplicationBootstrap {
    readonly name = 'contract-prices';
    readonly columns = contractColumns;

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
        private audit: AuditService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, given: ImportRow<z.output<typeof contractColumns>>[], options: ImportOptions): Promise<RowAnswer[]> {
        const rows = given.map(({ row, values }) => ({ ...values, row, min_quantity: values.min_quantity ?? 1 }));
        const judged = await sql<ContractJudged>(this.connection, ctx, judgedContractPrices, [JSON.stringify(rows)]);
        const byRow = new Map(judged.map(one => [one.row, one]));
        const seen = new FirstRows('sku: the price of this quantity and day');
        const answers: RowAnswer[] = [];
        const writing: object[] = [];
        for (const row of rows) {
            const found = byRow.get(row.row) as ContractJudged;
            const message =
                found.companyId === null
                    ? 'company: there is no company of this code'
                    : found.variantId === null
                      ? 'sku: there is no variant of this code'
                      : row.currency !== null && row.currency !== found.companyCurrency
                        ? `currency: the company buys in ${found.companyCurrency}`
                        : (wrongDays(row) ?? seen.refuse(row.row, [row.company, row.sku, row.min_quantity, row.valid_from]));
            if (message !== null) {
                answers.push({ row: row.row, outcome: 'rejected', message });
                continue;
            }
            const outcome = outcomeOf(found.priceId !== null, found, row);
            answers.push({ row: row.row, outcome });
            const { companyId, companyCurrency, variantId } = found;
            if (outcome !== 'unchanged') writing.push({ ...row, companyId, companyCurrency, variantId });
        }
        if (writing.length > 0) {
            await sql(this.connection, ctx, writeContractPrices, [JSON.stringify(writing)]);
            const after = { changed: writing.length };
            await this.audit.record(ctx, { scope: options.scope, action: 'contract-price.import', entity: 'ContractPrice', entityId: 'file', after });
        }
        return answers;
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
