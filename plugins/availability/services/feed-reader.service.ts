import { Inject, Injectable } from '@nestjs/common';
import { type RequestContext, UserInputError } from '@vendure/core';

import { OperationalError } from '../../../kernel/operational-error';
import type { Scope } from '../../../kernel/scope';
import { readTable } from '../../documents';
import { AddressRefusedError, NoAnswerError, sendOutbound } from '../../outbox';
import { AVAILABILITY_OPTIONS } from '../constants';
import { type FeedLine, feedText, judgeFeed } from '../domain/supplier-feed';
import type { AvailabilityOptions } from '../types';
import { SupplierStockService } from './supplier-stock.service';

/** Lists of a supplier's whole stock are larger than answers to webhooks. */
const limits = { connectMs: 3_000, maxBytes: 20 * 1024 * 1024 };

export interface FeedSource {
    stockLocationId: number;
    url: string;
    skuColumn: string;
    quantityColumn: string;
}

/** What came is no list of stock: none of it is taken. */
class FeedRefused extends Error {}

/** Fetches a supplier's list and has it taken. Whatever goes wrong is kept with the run, and what was known stays until it is too old. */
@Injectable()
export class FeedReader {
    constructor(
        private stock: SupplierStockService,
        @Inject(AVAILABILITY_OPTIONS) private options: AvailabilityOptions,
    ) {}

    /** What became of it, in a few words. */
    async read(ctx: RequestContext, scope: Scope, feed: FeedSource): Promise<string> {
        const { stockLocationId } = feed;
        try {
            const lines = await this.lines(await this.fetched(feed.url));
            const { stock, wrong, refusal } = judgeFeed(lines, feed, await this.stock.lastRows(ctx, stockLocationId));
            if (refusal !== null) {
                await this.stock.refused(ctx, { stockLocationId, outcome: 'refused', reason: refusal, rejects: wrong });
                return `refused: ${refusal}`;
            }
            const { count } = await this.stock.apply(ctx, scope, { stockLocationId, via: 'url', isWhole: true }, stock, wrong);
            return `applied, ${count} changed`;
        } catch (error) {
            const found = failureOf(error);
            if (found === null) throw error;
            await this.stock.refused(ctx, { stockLocationId, ...found });
            return `${found.outcome}: ${found.reason}`;
        }
    }

    private async fetched(url: string): Promise<Uint8Array> {
        const headers = { accept: 'text/csv, */*;q=0.5', 'accept-encoding': 'identity', 'user-agent': 'Karvan-Feeds/1' };
        const { status, bytes } = await sendOutbound({ method: 'GET', url, headers, ...limits, totalMs: this.options.feedTotalMs }, { allowLoopback: this.options.allowLoopback });
        if (status !== 200) throw new NoAnswerError(`HTTP ${status}`);
        return bytes;
    }

    private async lines(bytes: Uint8Array): Promise<FeedLine[]> {
        const text = feedText(bytes);
        if (text === null) throw new FeedRefused('a web page came, not a list');
        const lines: FeedLine[] = [];
        for await (const line of readTable(Buffer.from(text, 'utf8'), 'feed.csv')) lines.push(line);
        return lines;
    }
}

function failureOf(error: unknown): { outcome: 'refused' | 'failed'; reason: string } | null {
    if (error instanceof FeedRefused || error instanceof UserInputError) return { outcome: 'refused', reason: error.message };
    const isOutside = error instanceof OperationalError || error instanceof NoAnswerError || error instanceof AddressRefusedError;
    return isOutside ? { outcome: 'failed', reason: error.message } : null;
}
