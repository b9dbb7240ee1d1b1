import { Inject, Injectable } from '@nestjs/common';
import { TransactionalConnection } from '@vendure/core';

import { hashPin, isPin, pinLockMinutes, pinTries } from '../../../kernel/pin';
import { rowsOf } from '../../../kernel/vendure-sql';
import { ORGANIZATIONS_OPTIONS } from '../constants';
import type { OrganizationsOptions } from '../types';

export type PinAnswer = { outcome: 'right' | 'wrong' | 'unknown' } | { outcome: 'locked'; seconds: number };

/**
 * Short secrets, of which so many tries are looked at and no more, however many come at once. Counted outside the caller's
 * transaction: whatever becomes of that, a try was a try.
 */
@Injectable()
export class PinService {
    constructor(
        private connection: TransactionalConnection,
        @Inject(ORGANIZATIONS_OPTIONS) private options: OrganizationsOptions,
    ) {}

    /** A new secret in the place of the one before; its tries begin anew. */
    async set(purpose: string, subject: string, pin: string): Promise<void> {
        await this.sql(
            `INSERT INTO pin_secret (purpose, subject, hash) VALUES ($1, $2, $3)
             ON CONFLICT (purpose, subject) DO UPDATE SET hash = $3, failures = 0, "lockedUntil" = NULL, "updatedAt" = now()`,
            [purpose, subject, await hashPin(pin, this.options.pinPepper)],
        );
    }

    async check(purpose: string, subject: string, pin: string): Promise<PinAnswer> {
        const kept = await this.countTry(purpose, subject);
        if (kept === null) return this.whyNot(purpose, subject);
        if (!(await isPin(pin, this.options.pinPepper, kept.hash))) return { outcome: 'wrong' };
        // Only while it is the secret that was checked: another may have been set meanwhile.
        await this.sql('UPDATE pin_secret SET failures = 0, "lockedUntil" = NULL WHERE id = $1 AND hash = $2', [kept.id, kept.hash]);
        return { outcome: 'right' };
    }

    /** Counts the try before anybody looks at it, and locks with the last; null when it is locked already. */
    private async countTry(purpose: string, subject: string): Promise<{ id: number; hash: string } | null> {
        const tries = 'CASE WHEN "lockedUntil" IS NULL THEN failures + 1 ELSE 1 END';
        const [row] = await this.sql<{ id: number; hash: string }>(
            `UPDATE pin_secret SET failures = ${tries}, "lockedUntil" = CASE WHEN ${tries} >= $3 THEN now() + make_interval(mins => $4) END
              WHERE purpose = $1 AND subject = $2 AND ("lockedUntil" IS NULL OR "lockedUntil" <= now()) RETURNING id, hash`,
            [purpose, subject, pinTries, pinLockMinutes],
        );
        return row ?? null;
    }

    private async whyNot(purpose: string, subject: string): Promise<PinAnswer> {
        const [row] = await this.sql<{ seconds: number }>(
            `SELECT greatest(1, ceil(extract(epoch FROM "lockedUntil" - now())))::int AS seconds FROM pin_secret WHERE purpose = $1 AND subject = $2`,
            [purpose, subject],
        );
        return row === undefined ? { outcome: 'unknown' } : { outcome: 'locked', seconds: row.seconds };
    }

    private async sql<Row extends object>(text: string, params: unknown[]): Promise<Row[]> {
        return rowsOf<Row>(await this.connection.rawConnection.query(text, params));
    }
}
