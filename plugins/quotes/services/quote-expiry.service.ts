import { Injectable } from '@nestjs/common';
import { type RequestContext, RequestContextService, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';

import { systemScope } from '../../../kernel/scope';
import { addDays } from '../../../kernel/time';
import { databaseNow, sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { Quote } from '../entities/quote.entity';
import { QuoteNews } from './quote-news.service';
import { QuoteReader } from './quote-reader.service';
import { QuoteRulesService } from './quote-rules.service';
import { QuoteWriter } from './quote-writer.service';

const atOnce = 100;

/** Offers run out by themselves, and the customer is told some days before. That none is ordered afterwards is judged when it is ordered. */
@Injectable()
export class QuoteExpiry {
    constructor(
        private connection: TransactionalConnection,
        private contexts: RequestContextService,
        private rules: QuoteRulesService,
        private reader: QuoteReader,
        private writer: QuoteWriter,
        private news: QuoteNews,
    ) {}

    async run(): Promise<{ expired: number; reminded: number }> {
        const ctx = await this.contexts.create({ apiType: 'admin' });
        return { expired: await this.all(ctx, tx => this.expireSome(tx)), reminded: await this.all(ctx, tx => this.remindSome(tx)) };
    }

    private async all(ctx: RequestContext, some: (tx: RequestContext) => Promise<number>): Promise<number> {
        for (let done = 0; ; ) {
            const count = await withTx(this.connection, ctx, some);
            done += count;
            if (count < atOnce) return done;
        }
    }

    private async expireSome(tx: RequestContext): Promise<number> {
        const due = await this.locked(tx, 'q."validUntil" < $1::date', [await this.reader.today(tx)]);
        for (const quote of due) await this.writer.move(tx, systemScope, quote, this.writer.stepFrom(quote, 'clock', 'expire'), 'expire');
        return due.length;
    }

    private async remindSome(tx: RequestContext): Promise<number> {
        const { remindDays } = await this.rules.get(tx);
        if (remindDays === 0) return 0;
        const today = await this.reader.today(tx);
        // One that holds for fewer days than that was told with its offer.
        const due = await this.locked(tx, 'q."remindedAt" IS NULL AND q."validUntil" BETWEEN $1::date AND $2::date AND q."waitingSince" < now() - interval \'20 hours\'', [today, addDays(today, remindDays)]);
        for (const quote of due) {
            await this.news.expiring(tx, quote);
            await this.connection.getRepository(tx, Quote).update(quote.id, { remindedAt: await databaseNow(this.connection, tx) });
        }
        return due.length;
    }

    /** Those that somebody works on right now come with the next round. */
    private async locked(tx: RequestContext, condition: string, params: readonly unknown[]): Promise<Quote[]> {
        const rows = await sql<{ id: number }>(
            this.connection,
            tx,
            `SELECT q.id FROM quote q WHERE q.state IN ('offered', 'accepted') AND ${condition} ORDER BY q.id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`,
            params,
        );
        return rows.length === 0 ? [] : this.connection.getRepository(tx, Quote).findBy({ id: In(rows.map(({ id }) => id)) });
    }
}
