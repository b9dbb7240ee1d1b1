import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { line } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer, wholeCell } from '../../documents';
import { SupplierStockService } from './supplier-stock.service';

const columns = z.object({
    /** The warehouse's name. */
    warehouse: line(100),
    sku: line(60),
    quantity: wholeCell(0, 1_000_000_000),
});

/** A supplier's figures from a file. It may name some articles only: the others stay as they were. */
@Injectable()
export class SupplierStockImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'supplier-stock';
    readonly columns = columns;

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
        private stock: SupplierStockService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, rows: ImportRow<z.output<typeof columns>>[], options: ImportOptions): Promise<RowAnswer[]> {
        const places = await sql<{ id: number; name: string }>(this.connection, ctx, `
            SELECT o.id, o.name FROM warehouse w JOIN stock_location o ON o.id = w."stockLocationId" WHERE w.kind = 'external' AND o.name = ANY($1) ORDER BY o.id`,
            [[...new Set(rows.map(({ values }) => values.warehouse))]]);
        const answers: RowAnswer[] = [];
        for (const { id, name } of places) {
            answers.push(...(await this.ofPlace(ctx, id, rows.filter(({ values }) => values.warehouse === name), options)));
        }
        const known = new Set(places.map(place => place.name));
        const others = rows.filter(({ values }) => !known.has(values.warehouse));
        return [...answers, ...others.map(({ row }): RowAnswer => ({ row, outcome: 'rejected', message: 'warehouse: there is no external warehouse of this name' }))];
    }

    private async ofPlace(ctx: RequestContext, stockLocationId: number, rows: ImportRow<z.output<typeof columns>>[], options: ImportOptions): Promise<RowAnswer[]> {
        const first = new Map<string, number>();
        for (const { row, values } of rows) if (!first.has(values.sku)) first.set(values.sku, row);
        const [taken, again] = [rows.filter(({ row, values }) => first.get(values.sku) === row), rows.filter(({ row, values }) => first.get(values.sku) !== row)];
        const twice = again.map(({ row, values }) => ({ row, sku: values.sku, reason: `its code stands in row ${first.get(values.sku) ?? 0} already` }));
        const figures = taken.map(({ row, values }) => ({ row, sku: values.sku, quantity: values.quantity }));
        const { changed, unknown } = await this.stock.apply(ctx, options.scope, { stockLocationId, via: 'file', isWhole: false }, figures, twice);
        const isUnknown = new Set(unknown.map(one => one.row));
        return [
            ...twice.map(({ row, reason }): RowAnswer => ({ row, outcome: 'rejected', message: `sku: ${reason}` })),
            ...figures.map(({ row, sku }): RowAnswer =>
                isUnknown.has(row)
                    ? { row, outcome: 'rejected', message: 'sku: there is no article of this code' }
                    : { row, outcome: changed.has(sku) ? 'updated' : 'unchanged' }),
        ];
    }
}
