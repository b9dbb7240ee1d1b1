import { Injectable } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';
import type { EntityManager } from 'typeorm';

import { rowsOf } from '../../../kernel/vendure-sql';
import { afterFailure, type BreakerState, callsAtOnce, mayCall, mostFailures, probing, restingBreaker } from '../domain/breaker';

interface BreakerRow {
    failures: number;
    openUntil: Date | null;
    probeUntil: Date | null;
    lastError: string | null;
    now: Date;
}

/** How one call ended, told once. */
export interface Pass {
    answered(): Promise<void>;
    failed(reason: string): Promise<void>;
    learnedNothing(): Promise<void>;
}

/** Not now: the ERP rests, or enough of us speak to it already. */
export interface NoPass {
    waitMs: number;
    isCrowded: boolean;
    lastError: string | null;
}

const crowdedMs = 500;

/** Who may call an ERP now. What is known of it is shared by all processes; how many call at once is counted in each. */
@Injectable()
export class CallGate {
    private readonly underWay = new Map<number, number>();

    constructor(private connection: TransactionalConnection) {}

    async enter(connectionId: number): Promise<Pass | NoPass> {
        const row = await this.read(connectionId);
        const { lastError } = row;
        const state = stateOf(row);
        const answer = mayCall(state, row.now.getTime());
        if (typeof answer === 'object') return { ...answer, isCrowded: false, lastError };
        if (answer === 'probe' && !(await this.takeProbe(connectionId, row))) return { waitMs: crowdedMs, isCrowded: false, lastError };
        if (answer === 'call' && (this.underWay.get(connectionId) ?? 0) >= callsAtOnce(state)) return { waitMs: crowdedMs, isCrowded: true, lastError };
        return this.pass(connectionId, answer === 'probe');
    }

    /** For whoever is not to be held back. */
    pass(connectionId: number, isProbe = false): Pass {
        this.underWay.set(connectionId, (this.underWay.get(connectionId) ?? 0) + 1);
        let isOpen = true;
        const leave = () => {
            if (isOpen) this.underWay.set(connectionId, (this.underWay.get(connectionId) ?? 1) - 1);
            isOpen = false;
        };
        return {
            answered: () => this.answered(connectionId).finally(leave),
            failed: reason => this.failed(connectionId, reason).finally(leave),
            learnedNothing: () => (isProbe ? this.giveProbeBack(connectionId) : Promise.resolve()).finally(leave),
        };
    }

    /** When the ERP last answered. */
    async lastSuccess(connectionId: number): Promise<Date | null> {
        const [row] = await this.manager.query<Array<{ lastSuccessAt: Date | null }>>('SELECT "lastSuccessAt" FROM erp_breaker WHERE "connectionId" = $1', [connectionId]);
        return row?.lastSuccessAt ?? null;
    }

    /** New settings may mend what failed: they are not held to what the old ones did. */
    async forget(manager: EntityManager, connectionId: number): Promise<void> {
        await manager.query('UPDATE erp_breaker SET failures = 0, "openUntil" = NULL, "probeUntil" = NULL, "failingSince" = NULL, "lastError" = NULL WHERE "connectionId" = $1', [connectionId]);
    }

    private get manager() {
        return this.connection.rawConnection.manager;
    }

    private async read(connectionId: number): Promise<BreakerRow> {
        const [row] = await this.manager.query<Array<Omit<BreakerRow, 'failures'> & { failures: number | null }>>(
            'SELECT b.failures, b."openUntil", b."probeUntil", b."lastError", now() AS now FROM (SELECT 1) one LEFT JOIN erp_breaker b ON b."connectionId" = $1',
            [connectionId],
        );
        if (row === undefined) throw new Error('The database has no clock');
        return { ...row, failures: row.failures ?? 0 };
    }

    /** Only one of all processes gets it. */
    private async takeProbe(connectionId: number, row: BreakerRow): Promise<boolean> {
        const { probeUntil } = probing(stateOf(row), row.now.getTime());
        const answer: unknown = await this.manager.query(
            `UPDATE erp_breaker SET "probeUntil" = $2 WHERE "connectionId" = $1 AND failures >= ${mostFailures}
                AND ("openUntil" IS NULL OR "openUntil" <= now()) AND ("probeUntil" IS NULL OR "probeUntil" <= now()) RETURNING 1 AS taken`,
            [connectionId, probeUntil === null ? null : new Date(probeUntil)],
        );
        return rowsOf(answer).length > 0;
    }

    private async giveProbeBack(connectionId: number): Promise<void> {
        await this.manager.query('UPDATE erp_breaker SET "probeUntil" = NULL WHERE "connectionId" = $1', [connectionId]);
    }

    /** Written once in a few seconds while all is well. */
    private async answered(connectionId: number): Promise<void> {
        await this.manager.query(
            `INSERT INTO erp_breaker AS b ("connectionId", "lastSuccessAt") VALUES ($1, now())
             ON CONFLICT ("connectionId") DO UPDATE SET failures = 0, "openUntil" = NULL, "probeUntil" = NULL, "failingSince" = NULL, "lastError" = NULL, "lastSuccessAt" = now()
              WHERE b.failures > 0 OR b."lastSuccessAt" IS NULL OR b."lastSuccessAt" < now() - interval '2 seconds'`,
            [connectionId],
        );
    }

    private async failed(connectionId: number, reason: string): Promise<void> {
        await this.connection.rawConnection.transaction(async manager => {
            await manager.query('INSERT INTO erp_breaker ("connectionId") VALUES ($1) ON CONFLICT DO NOTHING', [connectionId]);
            const [row] = await manager.query<BreakerRow[]>('SELECT failures, "openUntil", "probeUntil", "lastError", now() AS now FROM erp_breaker WHERE "connectionId" = $1 FOR UPDATE', [connectionId]);
            const next = afterFailure(row ? stateOf(row) : restingBreaker, row?.now.getTime() ?? 0);
            await manager.query(
                `UPDATE erp_breaker SET failures = $2, "openUntil" = $3, "probeUntil" = NULL, "lastError" = $4, "failingSince" = COALESCE("failingSince", now()) WHERE "connectionId" = $1`,
                [connectionId, next.failures, next.openUntil === null ? null : new Date(next.openUntil), reason.slice(0, 1000)],
            );
        });
    }
}

function stateOf({ failures, openUntil, probeUntil }: BreakerRow): BreakerState {
    return { failures, openUntil: openUntil?.getTime() ?? null, probeUntil: probeUntil?.getTime() ?? null };
}
