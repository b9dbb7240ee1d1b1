import { Injectable } from '@nestjs/common';
import { Asset, type RequestContext, TransactionalConnection } from '@vendure/core';
import { isPossiblePhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, inputError, line, optional, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { reaches } from '../domain/reach';
import { isStronger, refuseBlock } from '../domain/staff-rights';
import { StaffRefusal } from '../errors';
import { othersWhoManage, rightsOf, staffRow, type StaffRow, staffRows } from '../queries/staff.query';
import { StaffSessions } from './staff-sessions';

export type { StaffRow };

const phone = optional(z.string().max(40).refine(value => isPossiblePhoneNumber(value, 'IR'), 'must be a phone number')).transform(value =>
    value === null ? null : (parsePhoneNumberFromString(value, 'IR')?.number ?? null),
);
const changes = z.object({
    id: recordId,
    reach: z.enum(reaches),
    firmBranchId: optional(recordId),
    phone,
    photoId: optional(recordId),
    version: z.number().int().nullish(),
});
const listInput = z.object({
    term: z.string().max(100).nullish(),
    firmBranchId: recordId.nullish(),
    blocked: z.boolean().nullish(),
    skip: z.number().int().min(0).max(100_000).nullish(),
    take: z.number().int().min(1).max(100).nullish(),
});

/** Staff as the Dashboard's pages see them; names, addresses, passwords and roles are core's Administrator. */
@Injectable()
export class StaffMemberService {
    constructor(
        private connection: TransactionalConnection,
        private sessions: StaffSessions,
        private audit: AuditService,
    ) {}

    list(ctx: RequestContext, given: unknown): Promise<{ items: StaffRow[]; totalItems: number }> {
        const { term, firmBranchId, blocked, skip, take } = checked(listInput, given ?? {});
        return staffRows(this.connection, ctx, { term: term ?? '', firmBranchId: firmBranchId ?? null, blocked: blocked ?? null, skip: skip ?? 0, take: take ?? 25 });
    }

    find(ctx: RequestContext, administratorId: number): Promise<StaffRow> {
        return staffRow(this.connection, ctx, administratorId);
    }

    /** Reach, firm branch and card. Nobody widens what he sees himself, nor changes somebody who may do more. */
    async update(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<StaffRow | StaffRefusal> {
        const { id, version, ...facts } = checked(changes, given);
        return withTx(this.connection, ctx, async inner => {
            // The administrator, because about most nothing was decided yet and there is no row of ours to lock.
            await sql(this.connection, inner, 'SELECT id FROM administrator WHERE id = $1 FOR UPDATE', [id]);
            const other = await rightsOf(this.connection, inner, id);
            const before = await staffRow(this.connection, inner, id);
            if (isStronger(other.permissions, scope.permissions)) return new StaffRefusal('stronger');
            if (id === scope.administratorId && facts.reach !== before.reach) return new StaffRefusal('oneself');
            if (version != null && version !== before.version) {
                throw inputError(`version: the entry was changed meanwhile (now version ${before.version})`);
            }
            if (facts.firmBranchId !== null && !(await this.holdsBranch(inner, facts.firmBranchId))) {
                throw inputError('firmBranchId: not a branch of the firm');
            }
            if (facts.photoId !== null && !(await this.connection.getRepository(inner, Asset).existsBy({ id: facts.photoId }))) {
                throw inputError('photoId: not a picture');
            }
            await sql(
                this.connection,
                inner,
                `INSERT INTO staff_member ("administratorId", reach, "firmBranchId", phone, "photoId") VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT ("administratorId") DO UPDATE SET reach = EXCLUDED.reach, "firmBranchId" = EXCLUDED."firmBranchId", phone = EXCLUDED.phone,
                    "photoId" = EXCLUDED."photoId", version = staff_member.version + 1, "updatedAt" = now()`,
                [id, facts.reach, facts.firmBranchId, facts.phone, facts.photoId],
            );
            const { reach, firmBranchId, phone: oldPhone, photoId } = before;
            const old = { reach, firmBranchId, phone: oldPhone, photoId };
            await this.audit.record(inner, { scope, action: 'staff.update', entity: 'Administrator', entityId: id, before: old, after: facts });
            return staffRow(this.connection, inner, id);
        });
    }

    /** From now on he does not sign in, and what he has open is over, in every process. */
    async block(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<StaffRow | StaffRefusal> {
        const { id, reason } = checked(z.object({ id: recordId, reason: line(300) }), given);
        return withTx(this.connection, ctx, async inner => {
            // One at a time: two who block each other must not leave nobody.
            await sql(this.connection, inner, `SELECT pg_advisory_xact_lock(hashtext('staff_block'))`);
            const other = await rightsOf(this.connection, inner, id);
            const refused = refuseBlock(scope, other, await othersWhoManage(this.connection, inner, id));
            if (refused) return new StaffRefusal(refused);
            await sql(
                this.connection,
                inner,
                `INSERT INTO staff_member ("administratorId", "blockedAt", "blockedReason") VALUES ($1, now(), $2)
                 ON CONFLICT ("administratorId") DO UPDATE SET "blockedAt" = COALESCE(staff_member."blockedAt", now()), "blockedReason" = $2,
                    version = staff_member.version + 1, "updatedAt" = now()`,
                [id, reason],
            );
            await this.sessions.end(inner, [id]);
            await this.audit.record(inner, { scope, action: 'staff.block', entity: 'Administrator', entityId: id, after: { blocked: true }, reason });
            return staffRow(this.connection, inner, id);
        });
    }

    async unblock(ctx: RequestContext, scope: StaffScope, id: number): Promise<StaffRow | StaffRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const other = await rightsOf(this.connection, inner, id);
            if (isStronger(other.permissions, scope.permissions)) return new StaffRefusal('stronger');
            const text = `UPDATE staff_member SET "blockedAt" = NULL, "blockedReason" = NULL, version = version + 1, "updatedAt" = now()
                           WHERE "administratorId" = $1 AND "blockedAt" IS NOT NULL RETURNING id`;
            const freed = await sql(this.connection, inner, text, [id]);
            if (freed.length > 0) {
                await this.audit.record(inner, { scope, action: 'staff.unblock', entity: 'Administrator', entityId: id, after: { blocked: false } });
            }
            return staffRow(this.connection, inner, id);
        });
    }

    /** Whether the branch is there, and it stays until the transaction ends. */
    private async holdsBranch(ctx: RequestContext, id: number): Promise<boolean> {
        return (await sql(this.connection, ctx, 'SELECT id FROM firm_branch WHERE id = $1 FOR KEY SHARE', [id])).length > 0;
    }
}
