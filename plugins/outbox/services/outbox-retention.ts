import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';

import { OUTBOX_OPTIONS, purgeKind } from '../constants';
import type { OutboxOptions } from '../types';
import { OutboxHandlers } from './outbox-handlers';

const batch = 5_000;

/** Forgets what is done and old. What failed or is unknown stays until a person has dealt with it. */
@Injectable()
export class OutboxRetention implements OnModuleInit {
    constructor(
        @Inject(OUTBOX_OPTIONS) private options: OutboxOptions,
        private connection: TransactionalConnection,
        private handlers: OutboxHandlers,
    ) {}

    onModuleInit(): void {
        this.handlers.register(purgeKind, async () => ({ accepted: `${await this.purge()} rows` }));
    }

    /** In batches, so that no statement runs long and no lock is held long. */
    async purge(): Promise<number> {
        const old = `now() - make_interval(days => ${this.options.keepDays})`;
        const jobs = await this.purgeTable('outbox_job', `"isSettled" AND "settledAt" < ${old}`);
        const keys = await this.purgeTable('idempotency_key', `"expiresAt" < now()`);
        return jobs + keys + (await this.purgeTable('outbox_message', `state IN ('ACCEPTED', 'DISCARDED') AND "settledAt" < ${old}`));
    }

    private async purgeTable(table: string, condition: string): Promise<number> {
        for (let total = 0; ; ) {
            const [, removed] = await this.connection.rawConnection.query<[unknown[], number]>(
                `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE ${condition} LIMIT ${batch})`,
            );
            total += removed;
            if (removed < batch) {
                return total;
            }
        }
    }
}
