import { Injectable } from '@nestjs/common';
import { RequestContext, TransactionalConnection } from '@vendure/core';
import { performance } from 'node:perf_hooks';

import { sql } from '../../../kernel/vendure-sql';
import { CatalogueColumns, type ColumnOrder, numbersIn } from '../domain/catalogue-columns';
import { catalogueLanguages } from '../domain/catalogue-entry';
import { ageOf, type ColumnsReading } from '../domain/columns-age';
import { columnFacts, columnOrder, indexStamp } from '../queries/catalogue-columns.sql';

interface Loaded extends ColumnsReading {
    columns: CatalogueColumns;
}

/** The index's columns in this server's memory, read again when the index has changed. */
@Injectable()
export class CatalogueColumnsService {
    private loaded: Loaded | null = null;
    private loading: Promise<Loaded> | null = null;

    constructor(private connection: TransactionalConnection) {}

    /** As the index was at the stamp, or some seconds before while it changes all the time. */
    async at(stamp: string): Promise<CatalogueColumns> {
        const { loaded } = this;
        const age = loaded && ageOf(loaded, stamp, performance.now());
        if (loaded !== null && age === 'serve') return loaded.columns;
        const loading = this.loading ?? this.begin();
        return loaded === null || age === 'wait' ? (await loading).columns : loaded.columns;
    }

    /** What was written by this very process is seen by its next question: what is being read now may be older. */
    forget(): void {
        this.loaded = null;
        this.loading = null;
    }

    private begin(): Promise<Loaded> {
        const loading = this.load();
        this.loading = loading;
        const end = (read: Loaded | null) => {
            if (this.loading !== loading) return;
            this.loading = null;
            this.loaded = read ?? this.loaded;
        };
        // Whoever waits for it hears what went wrong.
        loading.then(end, () => end(null));
        return loading;
    }

    private async load(): Promise<Loaded> {
        const ctx = RequestContext.empty();
        const began = performance.now();
        // Read before the rest: what is written meanwhile has another stamp, and is read again.
        const [{ stamp } = { stamp: '' }] = await sql<{ stamp: string }>(this.connection, ctx, `SELECT ${indexStamp} AS stamp`);
        const facts = await this.numbers(ctx, columnFacts);
        const orders = new Map<ColumnOrder, Int32Array>([['newest', await this.numbers(ctx, columnOrder('newest'), [])]]);
        for (const language of catalogueLanguages) orders.set(`name-${language}`, await this.numbers(ctx, columnOrder('name'), [language]));
        const columns = CatalogueColumns.of(facts, orders);
        return { stamp, columns, endedAt: performance.now(), tookMs: performance.now() - began };
    }

    private async numbers(ctx: RequestContext, text: string, params: readonly unknown[] = []): Promise<Int32Array> {
        const [row] = await sql<{ numbers: string | null }>(this.connection, ctx, text, params);
        return numbersIn(row?.numbers ?? '');
    }
}
