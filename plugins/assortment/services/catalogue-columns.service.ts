import { Injectable } from '@nestjs/common';
import { RequestContext, TransactionalConnection } from '@vendure/core';
import { performance } from 'node:perf_hooks';

import { sql } from '../../../kernel/vendure-sql';
import { CatalogueColumns, type ColumnOrder, numbersIn } from '../domain/catalogue-columns';
import { catalogueLanguages } from '../domain/catalogue-entry';
import { columnFacts, columnOrder, indexStamp } from '../queries/catalogue-columns.sql';

interface Loaded {
    /** Of the index as it was read. */
    stamp: string;
    columns: CatalogueColumns;
    /** Until when it serves although the index has changed. */
    servesUntil: number;
    /** Until when it serves while the index is being read again. */
    standsInUntil: number;
}

/**
 * While the index is being rebuilt it changes each second; reading it again takes no more than this part of the time. For as long again nobody waits for that: what was
 * read last serves until the new is there.
 */
const restTimes = 10;

/** The index's columns in this server's memory, read again when the index has changed. */
@Injectable()
export class CatalogueColumnsService {
    private loaded: Loaded | null = null;
    private loading: Promise<Loaded> | null = null;

    constructor(private connection: TransactionalConnection) {}

    /** As the index was at the stamp, or some seconds before while it changes all the time. */
    async at(stamp: string): Promise<CatalogueColumns> {
        const { loaded } = this;
        const now = performance.now();
        if (loaded !== null && (loaded.stamp === stamp || now < loaded.servesUntil)) return loaded.columns;
        this.loading ??= this.load(RequestContext.empty()).finally(() => (this.loading = null));
        if (loaded === null || now >= loaded.standsInUntil) return (await this.loading).columns;
        // Whoever has to wait hears what went wrong.
        this.loading.catch(() => undefined);
        return loaded.columns;
    }

    /** What was written by this very process is seen by its next question. */
    forget(): void {
        this.loaded = null;
    }

    private async load(ctx: RequestContext): Promise<Loaded> {
        const began = performance.now();
        // Read before the rest: what is written meanwhile has another stamp, and is read again.
        const [{ stamp } = { stamp: '' }] = await sql<{ stamp: string }>(this.connection, ctx, `SELECT ${indexStamp} AS stamp`);
        const facts = await this.numbers(ctx, columnFacts);
        const orders = new Map<ColumnOrder, Int32Array>([['newest', await this.numbers(ctx, columnOrder('newest'), [])]]);
        for (const language of catalogueLanguages) orders.set(`name-${language}`, await this.numbers(ctx, columnOrder('name'), [language]));
        const columns = CatalogueColumns.of(facts, orders);
        const ended = performance.now();
        const rest = restTimes * (ended - began);
        this.loaded = { stamp, columns, servesUntil: ended + rest, standsInUntil: ended + 2 * rest };
        return this.loaded;
    }

    private async numbers(ctx: RequestContext, text: string, params: readonly unknown[] = []): Promise<Int32Array> {
        const [row] = await sql<{ numbers: string | null }>(this.connection, ctx, text, params);
        return numbersIn(row?.numbers ?? '');
    }
}
