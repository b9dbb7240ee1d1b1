import { Injectable } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';

import { rowsOf } from '../../../kernel/vendure-sql';
import { afterFailure, type BreakerState, callsAtOnce, mayCall, mostFailures, probing, restingBreaker } from '../domain/push-breaker';

interface BreakerRow {
    failures: number;
    openUntil: Date | null;
    probeUntil: Date | null;
    now: Date;
}

/** How one call ended, told once. */
export interface Pass {
    answered(): Promise<void>;
    failed(reason: string): Promise<void>;
}

const crowdedMs = 500;

/** Who may call an ERP now. What is known of it is shared by all workers; how many call at once is counted in each. */
@Injectable()
export class PushGate {
    private readonly underWay = new Map<number, number>();

    constructor(private connection: TransactionalConnection) {}

    async enter(connectionId: number): Promise<Pass | { waitMs: number }> {
        const row = await this.read(connectionId);
        const state = stateOf(row);
        const answer = mayCall(state, row.now.getTime());
        if (typeof answer === 'object') return answer;
        if (answer === 'probe' && !(await this.takeProbe(connectionId, row))) return { waitMs: crowdedMs };
        const calls = this.underWay.get(connectionId) ?? 0;
        if (answer === 'call' && calls >= callsAtOnce(state)) return { waitMs: crowdedMs };
        this.underWay.set(connectionId, calls + 1);
        let isOpen = true;
        const leave = () => {
            if (isOpen) this.underWay.set(connectionId, (this.underWay.get(connectionId) ?? 1) - 1);
            isOpen = false;
        };
        return {
            answered: () => this.answered(connectionId).finally(leave),
            failed: reason => this.failed(connectionId, reason).finally(leave),
        };
    }

    /** When the ERP last answered. */
    async lastSuccess(connectionId: number): Promise<Date | null> {
        const [row] = await this.manager.query<Array<{ lastSuccessAt: Date | null }>>('SELECT "lastSuccessAt" FROM erp_push_breaker WHERE "connectionId" = $1', [connectionId]);
        return row?.lastSuccessAt ?? null;
    }

    private get manager() {
        return this.connection.rawConnection.manager;
    }

    private async read(connectionId: number): Promise<BreakerRow> {
        const [row] = await this.manager.query<Array<Omit<BreakerRow, 'failures'> & { failures: number | null }>>(
            'SELECT b.failures, b."openUntil", b."probeUntil", now() AS now FROM (SELECT 1) one LEFT JOIN erp_push_breaker b ON b."connectionId" = $1',
            [connectionId],
        );
        if (row === undefined) throw new Error('The database has no clock');
        return { ...row, failures: row.failures ?? 0 };
    }

    /** Only one of all workers gets it. */
    private async takeProbe(connectionId: number, row: BreakerRow): Promise<boolean> {
        const { probeUntil } = probing(stateOf(row), row.now.getTime());
        const answer: unknown = await this.manager.query(
            `UPDATE erp_push_breaker SET "probeUntil" = $2 WHERE "connectionId" = $1 AND failures >= ${mostFailures}
                AND ("openUntil" IS NULL OR "openUntil" <= now()) AND ("probeUntil" IS NULL OR "probeUntil" <= now()) RETURNING 1 AS taken`,
            [connectionId, probeUntil === null ? null : new Date(probeUntil)],
        );
        return rowsOf(answer).length > 0;
    }

    /** Written once in a few seconds while all is well. */
    private async answered(connectionId: number): Promise<void> {
        await this.manager.query(
            `INSERT INTO erp_push_breaker AS b ("connectionId", "lastSuccessAt") VALUES ($1, now())
             ON CONFLICT ("connectionId") DO UPDATE SET failures = 0, "openUntil" = NULL, "probeUntil" = NULL, "failingSince" = NULL, "lastError" = NULL, "lastSuccessAt" = now()
              WHERE b.failures > 0 OR b."lastSuccessAt" IS NULL OR b."lastSuccessAt" < now() - interval '2 seconds'`,
            [connectionId],
        );
    }

    private async failed(connectionId: number, reason: string): Promise<void> {
        await this.connection.rawConnection.transaction(async manager => {
            await manager.query('INSERT INTO erp_push_breaker ("connectionId") VALUES ($1) ON CONFLICT DO NOTHING', [connectionId]);
            const [row] = await manager.query<BreakerRow[]>('SELECT failures, "openUntil", "probeUntil", now() AS now FROM erp_push_breaker WHERE "connectionId" = $1 FOR UPDATE', [connectionId]);
            const next = afterFailure(row ? stateOf(row) : restingBreaker, row?.now.getTime() ?? 0);
            await manager.query(
                `UPDATE erp_push_breaker SET failures = $2, "openUntil" = $3, "probeUntil" = NULL, "lastError" = $4, "failingSince" = COALESCE("failingSince", now()) WHERE "connectionId" = $1`,
                [connectionId, next.failures, next.openUntil === null ? null : new Date(next.openUntil), reason.slice(0, 1000)],
            );
        });
    }
}

function stateOf({ failures, openUntil, probeUntil }: BreakerRow): BreakerState {
    return { failures, openUntil: openUntil?.getTime() ?? null, probeUntil: probeUntil?.getTime() ?? null };
}
