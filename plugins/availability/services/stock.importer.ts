import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import { line, optional } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { AuditService } from '../../audit';
import { type Importer, type ImportOptions, ImportRegistry, type ImportRow, type RowAnswer, wholeCell } from '../../documents';
import { applySupplierStock, lockPlace } from '../queries/supplier-stock.sql';

const columns = z.object({
    /** The warehouse's name; the first one when left out. */
    warehouse: optional(line(100)),
    sku: line(60),
    quantity: wholeCell(0, 1_000_000_000),
});
type Row = ImportRow<z.output<typeof columns>>;

/** What lies in the firm's own warehouses, by the ERP's count or a file. Articles that it does not name stay as they were. */
@Injectable()
export class StockImporter implements Importer<typeof columns>, OnApplicationBootstrap {
    readonly name = 'stock';
    readonly columns = columns;

    constructor(
        private connection: TransactionalConnection,
        private registry: ImportRegistry,
        private audit: AuditService,
    ) {}

    onApplicationBootstrap(): void {
        this.registry.register(this);
    }

    async apply(ctx: RequestContext, rows: Row[], { scope, filename }: ImportOptions): Promise<RowAnswer[]> {
        const places = await sql<{ id: number; name: string }>(this.connection, ctx, `
            SELECT o.id, o.name FROM stock_location o LEFT JOIN warehouse w ON w."stockLocationId" = o.id WHERE COALESCE(w.kind, 'own') <> 'external' ORDER BY o.id`);
        const placeOf = (name: string | null) => (name === null ? places[0] : places.find(place => place.name === name));
        const answers: RowAnswer[] = [];
        const seen = new Set<string>();
        const good = rows.filter(({ row, values }) => {
            const place = placeOf(values.warehouse);
            const key = `${place?.id} ${values.sku}`;
            const message = place === undefined ? 'warehouse: the firm has no warehouse of this name' : seen.has(key) ? 'sku: stands in another row already' : null;
            seen.add(key);
            if (message !== null) answers.push({ row, outcome: 'rejected', message });
            return message === null;
        });
        for (const { id } of places) {
            const here = good.filter(({ values }) => placeOf(values.warehouse)?.id === id);
            if (here.length > 0) answers.push(...(await this.ofPlace(ctx, id, here)));
        }
        const changed = answers.filter(({ outcome }) => outcome === 'updated').length;
        if (changed > 0) await this.audit.record(ctx, { scope, action: 'stock.import', entity: 'StockLocation', entityId: 'file', after: { changed }, reason: filename });
        return answers;
    }

    private async ofPlace(ctx: RequestContext, id: number, rows: Row[]): Promise<RowAnswer[]> {
        await sql(this.connection, ctx, lockPlace, [id]);
        const figures = rows.map(({ row, values }) => ({ row, sku: values.sku, quantity: values.quantity }));
        const [applied] = await sql<{ unknown: { row: number }[]; skus: string[] }>(this.connection, ctx, applySupplierStock, [JSON.stringify(figures), id, false]);
        const unknown = new Set(applied?.unknown.map(one => one.row));
        const changed = new Set(applied?.skus);
        return figures.map(({ row, sku }): RowAnswer =>
            unknown.has(row) ? { row, outcome: 'rejected', message: 'sku: there is no article of this code' } : { row, outcome: changed.has(sku) ? 'updated' : 'unchanged' });
    }
}
