import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Logger, RequestContext, TransactionalConnection } from '@vendure/core';

import { searchKey } from '../../../kernel/text';
import { FirmSettingsService } from '../../organizations';
import { loggerContext } from '../constants';
import { forgetMisses, writeMisses } from '../queries/search-misses.sql';

interface Miss {
    companyId: number;
    phrase: string;
    at: Date;
}

const flushAfterMs = 1000;
/** What comes faster is a flood, and no customers. */
const mostKept = 5000;
const forgetAtOnce = 10_000;

/**
 * Keeps what was searched for in vain, after the answer has gone out: searches note it in memory, and one statement a second writes
 * what came together. A process that dies loses a second of it, which counts for little.
 */
@Injectable()
export class SearchLogService implements OnApplicationShutdown {
    private kept: Miss[] = [];
    private timer: NodeJS.Timeout | undefined;

    constructor(
        private connection: TransactionalConnection,
        private firmSettings: FirmSettingsService,
    ) {}

    note(miss: Miss): void {
        if (this.kept.length >= mostKept) return;
        this.kept.push(miss);
        this.timer ??= setTimeout(() => void this.flush(), flushAfterMs).unref();
    }

    async onApplicationShutdown(): Promise<void> {
        await this.flush();
    }

    async flush(): Promise<void> {
        clearTimeout(this.timer);
        this.timer = undefined;
        const rows = this.kept.splice(0).map(({ companyId, phrase, at }) => ({ companyId, phrase, phraseKey: searchKey(phrase), at: at.toISOString() }));
        if (rows.length === 0) return;
        try {
            const { timeZone } = await this.firmSettings.get(RequestContext.empty());
            await this.connection.rawConnection.query(writeMisses, [JSON.stringify(rows), timeZone]);
        } catch (error) {
            Logger.error(`Searches in vain were not kept: ${String(error)}`, loggerContext);
        }
    }

    /** Forgets what is older than half a year. */
    async forget(): Promise<number> {
        for (let total = 0; ; ) {
            const [, removed] = await this.connection.rawConnection.query<[unknown[], number]>(forgetMisses, [forgetAtOnce]);
            total += removed;
            if (removed < forgetAtOnce) return total;
        }
    }
}
