import { Inject, Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { hashOf } from '../../../kernel/token';
import { checked, line, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { STAFF_OPTIONS } from '../constants';
import { refuseReset } from '../domain/staff-rights';
import { base32, enrolmentUri, lockMinutes, readCode, readRecoveryCode, stepOfCode, triesBeforeLock } from '../../../kernel/totp';
import { SecondFactorRefusal, StaffRefusal } from '../errors';
import { rightsOf } from '../queries/staff.query';
import type { StaffOptions } from '../types';
import { SealedSecrets } from './sealed-secrets';
import { StaffSessions } from './staff-sessions';

const recoveryCodes = 10;

export interface SecondFactorState {
    enabled: boolean;
    /** A role of his asks for it. */
    required: boolean;
    recoveryCodesLeft: number;
}

export interface Enrolment {
    secret: string;
    uri: string;
    /** SVG. */
    picture: string;
}

interface FactorRow {
    sealedSecret: string;
    confirmed: boolean;
    lastStep: string;
    failures: number;
    locked: boolean;
    now: number;
}

@Injectable()
export class SecondFactorService {
    constructor(
        @Inject(STAFF_OPTIONS) private options: StaffOptions,
        private connection: TransactionalConnection,
        private secrets: SealedSecrets,
        private sessions: StaffSessions,
        private audit: AuditService,
    ) {}

    async state(ctx: RequestContext, administratorId: number): Promise<SecondFactorState> {
        const [row] = await sql<SecondFactorState>(
            this.connection,
            ctx,
            `SELECT f."confirmedAt" IS NOT NULL AS enabled,
                    EXISTS (SELECT 1 FROM user_roles_role ur JOIN staff_second_factor_role fr ON fr."roleId" = ur."roleId" WHERE ur."userId" = a."userId") AS required,
                    (SELECT count(*)::int FROM staff_recovery_code c WHERE c."administratorId" = a.id AND c."usedAt" IS NULL) AS "recoveryCodesLeft"
               FROM administrator a LEFT JOIN staff_second_factor f ON f."administratorId" = a.id WHERE a.id = $1`,
            [administratorId],
        );
        return row ?? { enabled: false, required: false, recoveryCodesLeft: 0 };
    }

    /** A secret for the app. Asking again before the first code gives the same one, so that a picture that was scanned goes on fitting. */
    async begin(ctx: RequestContext, administratorId: number): Promise<Enrolment | SecondFactorRefusal> {
        const sealed = this.secrets.seal(randomBytes(20), about(administratorId));
        const [row] = await sql<{ sealedSecret: string; confirmed: boolean; account: string }>(
            this.connection,
            ctx,
            `WITH made AS (INSERT INTO staff_second_factor ("administratorId", "sealedSecret") VALUES ($1, $2)
                           ON CONFLICT ("administratorId") DO UPDATE SET failures = staff_second_factor.failures
                           RETURNING "sealedSecret", "confirmedAt" IS NOT NULL AS confirmed)
             SELECT made.*, a."emailAddress" AS account FROM made, administrator a WHERE a.id = $1`,
            [administratorId, sealed],
        );
        if (row === undefined || row.confirmed) return new SecondFactorRefusal('already-on');
        const secret = this.secrets.open(row.sealedSecret, about(administratorId));
        const uri = enrolmentUri(secret, this.options.issuer, row.account);
        const { renderSVG } = await import('uqr');
        return { secret: base32(secret), uri, picture: renderSVG(uri, { border: 2 }) };
    }

    /** The first code proves that the app has the secret. The recovery codes are shown now and never again. */
    confirm(ctx: RequestContext, scope: StaffScope, typed: string): Promise<string[] | SecondFactorRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const refused = await this.check(inner, scope.administratorId, typed, { mayBeUnconfirmed: true });
            return refused ?? this.turnOn(inner, scope);
        });
    }

    /** Other recovery codes in the place of those that are left, for a code. */
    renewRecoveryCodes(ctx: RequestContext, scope: StaffScope, typed: string): Promise<string[] | SecondFactorRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const refused = await this.check(inner, scope.administratorId, typed);
            if (refused) return refused;
            await this.record(inner, scope, 'staff.renew-recovery-codes', scope.administratorId);
            return this.writeRecoveryCodes(inner, scope.administratorId);
        });
    }

    async turnOn(ctx: RequestContext, scope: StaffScope): Promise<string[]> {
        const { administratorId } = scope;
        await sql(this.connection, ctx, 'UPDATE staff_second_factor SET "confirmedAt" = now() WHERE "administratorId" = $1', [administratorId]);
        await this.record(ctx, scope, 'staff.enrol-second-factor', administratorId);
        return this.writeRecoveryCodes(ctx, administratorId);
    }

    /** Null when the code is taken. The row is locked while it is judged, and wrong codes are counted in it. */
    async check(ctx: RequestContext, administratorId: number, typed: string, allow: { mayBeUnconfirmed?: true } = {}): Promise<SecondFactorRefusal | null> {
        const [row] = await sql<FactorRow>(
            this.connection,
            ctx,
            `SELECT "sealedSecret", "confirmedAt" IS NOT NULL AS confirmed, "lastStep", failures, COALESCE("lockedUntil" > now(), false) AS locked,
                    extract(epoch FROM clock_timestamp())::float8 AS now
               FROM staff_second_factor WHERE "administratorId" = $1 FOR UPDATE`,
            [administratorId],
        );
        if (row === undefined || (!row.confirmed && !allow.mayBeUnconfirmed)) return new SecondFactorRefusal('not-begun');
        if (row.confirmed && allow.mayBeUnconfirmed) return new SecondFactorRefusal('already-on');
        if (row.locked) return new SecondFactorRefusal('locked');
        const code = readCode(typed);
        const secret = this.secrets.open(row.sealedSecret, about(administratorId));
        const step = code === null ? null : stepOfCode(secret, code, row.now, Number(row.lastStep));
        if (step !== null) {
            await sql(this.connection, ctx, 'UPDATE staff_second_factor SET "lastStep" = $2, failures = 0, "lockedUntil" = NULL WHERE "administratorId" = $1', [administratorId, step]);
            return null;
        }
        if (row.confirmed && (await this.useRecoveryCode(ctx, administratorId, typed))) return null;
        await sql(
            this.connection,
            ctx,
            `UPDATE staff_second_factor SET failures = CASE WHEN failures + 1 >= $2 THEN 0 ELSE failures + 1 END,
                    "lockedUntil" = CASE WHEN failures + 1 >= $2 THEN now() + make_interval(mins => $3) END WHERE "administratorId" = $1`,
            [administratorId, triesBeforeLock, lockMinutes],
        );
        return new SecondFactorRefusal('wrong-code');
    }

    /** Takes a lost authenticator away: from then on his password is enough, or he sets up a new one if his role asks for it. */
    async reset(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<StaffRefusal | null> {
        const { administratorId, reason } = checked(z.object({ administratorId: recordId, reason: line(300) }), given);
        return withTx(this.connection, ctx, async inner => {
            const other = await rightsOf(this.connection, inner, administratorId);
            const refused = refuseReset(scope, other);
            if (refused) return new StaffRefusal(refused);
            await sql(this.connection, inner, 'DELETE FROM staff_second_factor WHERE "administratorId" = $1', [administratorId]);
            await this.sessions.end(inner, [administratorId]);
            await this.record(inner, scope, 'staff.reset-second-factor', administratorId, reason);
            return null;
        });
    }

    async requiredRoles(ctx: RequestContext): Promise<number[]> {
        const rows = await sql<{ roleId: number }>(this.connection, ctx, 'SELECT "roleId" FROM staff_second_factor_role ORDER BY 1');
        return rows.map(({ roleId }) => roleId);
    }

    /** Whoever holds such a role and has no second factor yet is signed out, and sets it up when he signs in. */
    async setRequiredRoles(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<number[]> {
        const { roleIds } = checked(z.object({ roleIds: z.array(recordId).max(100) }), given);
        return withTx(this.connection, ctx, async inner => {
            const before = await this.requiredRoles(inner);
            await sql(this.connection, inner, 'DELETE FROM staff_second_factor_role');
            await sql(this.connection, inner, 'INSERT INTO staff_second_factor_role ("roleId") SELECT r.id FROM role r WHERE r.id = ANY($1)', [roleIds]);
            const after = await this.requiredRoles(inner);
            const unknown = roleIds.find(id => !after.includes(id));
            if (unknown !== undefined) throw new EntityNotFoundError('Role', unknown);
            const held = await sql<{ id: number }>(
                this.connection,
                inner,
                `SELECT DISTINCT a.id FROM administrator a JOIN user_roles_role ur ON ur."userId" = a."userId" JOIN staff_second_factor_role fr ON fr."roleId" = ur."roleId"
                   LEFT JOIN staff_second_factor f ON f."administratorId" = a.id AND f."confirmedAt" IS NOT NULL
                  WHERE f."administratorId" IS NULL AND a.id <> $1`,
                [scope.administratorId],
            );
            await this.sessions.end(inner, held.map(({ id }) => id));
            await this.audit.record(inner, { scope, action: 'staff.set-second-factor-roles', entity: 'Role', entityId: 'all', before: { roleIds: before }, after: { roleIds: after } });
            return after;
        });
    }

    private async useRecoveryCode(ctx: RequestContext, administratorId: number, typed: string): Promise<boolean> {
        const code = readRecoveryCode(typed);
        if (code === null) return false;
        const used = await sql(
            this.connection,
            ctx,
            'UPDATE staff_recovery_code SET "usedAt" = now() WHERE "administratorId" = $1 AND "codeHash" = $2 AND "usedAt" IS NULL RETURNING id',
            [administratorId, hashOf(code)],
        );
        return used.length === 1;
    }

    private async writeRecoveryCodes(ctx: RequestContext, administratorId: number): Promise<string[]> {
        const codes = Array.from({ length: recoveryCodes }, () => base32(randomBytes(10)).toLowerCase());
        await sql(this.connection, ctx, 'DELETE FROM staff_recovery_code WHERE "administratorId" = $1', [administratorId]);
        await sql(this.connection, ctx, 'INSERT INTO staff_recovery_code ("administratorId", "codeHash") SELECT $1, unnest($2::text[])', [administratorId, codes.map(hashOf)]);
        return codes.map(code => (code.match(/.{4}/g) ?? []).join('-'));
    }

    private record(ctx: RequestContext, scope: StaffScope, action: string, administratorId: number, reason?: string): Promise<void> {
        return this.audit.record(ctx, { scope, action, entity: 'Administrator', entityId: administratorId, reason });
    }
}

const about = (administratorId: number): string => `administrator:${administratorId}`;
