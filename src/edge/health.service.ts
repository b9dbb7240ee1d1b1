import { Injectable } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';
import { setTimeout as sleep } from 'node:timers/promises';

import { databasePool, outboxLag, outboxMessages, webhookEndpoints } from './metrics';

const patience = 2_000;

interface PoolCounts {
    totalCount: number;
    idleCount: number;
    waitingCount: number;
}

@Injectable()
export class HealthService {
    constructor(private readonly connection: TransactionalConnection) {}

    /** Whether this process can serve: its database answers in time. */
    async isReady(): Promise<boolean> {
        const answered = this.connection.rawConnection.query('SELECT 1').then(
            () => true,
            () => false,
        );
        return Promise.race([answered, sleep(patience, false)]);
    }

    /** Brings the figures that are read from the database up to date. */
    async refreshFigures(): Promise<void> {
        const rows: { state: string; messages: number; lag: number | null }[] = await this.connection.rawConnection.query(
            `SELECT state, count(*)::int AS messages, extract(epoch FROM now() - min("notBefore"))::float AS lag
             FROM outbox_message WHERE state IN ('PENDING', 'SENDING', 'UNKNOWN', 'FAILED') GROUP BY state`,
        );
        outboxMessages.reset();
        rows.forEach(row => outboxMessages.set({ state: row.state }, row.messages));
        outboxLag.set(Math.max(0, rows.find(row => row.state === 'PENDING')?.lag ?? 0));
        const endpoints: { state: string; endpoints: number }[] = await this.connection.rawConnection.query(
            `SELECT CASE WHEN active THEN 'active' WHEN "disabledReason" IS NULL THEN 'off' ELSE 'given-up' END AS state, count(*)::int AS endpoints
             FROM webhook_endpoint GROUP BY 1`,
        );
        webhookEndpoints.reset();
        endpoints.forEach(row => webhookEndpoints.set({ state: row.state }, row.endpoints));
        const pool = (this.connection.rawConnection.driver as unknown as { master: PoolCounts }).master;
        databasePool.set({ state: 'open' }, pool.totalCount);
        databasePool.set({ state: 'idle' }, pool.idleCount);
        databasePool.set({ state: 'waiting' }, pool.waitingCount);
    }
}
