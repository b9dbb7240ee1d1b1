import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { z } from 'zod';

import type { StaffScope } from '../../../kernel/scope';
import { checked, idempotencyKey, inputError, line, recordId } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { FirmBranch } from '../entities/firm-branch.entity';
import { StaffMember } from '../entities/staff-member.entity';
import { StaffRefusal } from '../errors';

const newBranch = z.object({ name: line(100), idempotencyKey });
const changes = z.object({ id: recordId, name: line(100), version: z.number().int().nullish() });

export interface FirmBranchView {
    id: number;
    name: string;
    version: number;
    people: number;
}

/** Where the firm's own people belong; with it goes whose customers they see together. */
@Injectable()
export class FirmBranchService {
    constructor(
        private connection: TransactionalConnection,
        private idempotency: IdempotencyService,
        private audit: AuditService,
    ) {}

    list(ctx: RequestContext): Promise<FirmBranchView[]> {
        return sql<FirmBranchView>(
            this.connection,
            ctx,
            `SELECT b.id, b.name, b.version, (SELECT count(*)::int FROM staff_member m JOIN administrator a ON a.id = m."administratorId" AND a."deletedAt" IS NULL
                                               WHERE m."firmBranchId" = b.id) AS people
               FROM firm_branch b ORDER BY b.name, b.id LIMIT 500`,
        );
    }

    async create(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<FirmBranchView> {
        const { idempotencyKey: key, name } = checked(newBranch, given);
        const { id } = await this.idempotency.run(ctx, scope, 'createFirmBranch', key, { name }, async inner => {
            await this.refuseTaken(inner, name, null);
            const made = await this.connection.getRepository(inner, FirmBranch).save(new FirmBranch({ name }));
            await this.audit.record(inner, { scope, action: 'firm-branch.create', entity: 'FirmBranch', entityId: made.id, after: { name } });
            return { id: made.id };
        });
        return this.view(ctx, id);
    }

    async update(ctx: RequestContext, scope: StaffScope, given: unknown): Promise<FirmBranchView> {
        const { id, name, version } = checked(changes, given);
        return withTx(this.connection, ctx, async inner => {
            const branch = await this.lock(inner, id);
            if (version != null && version !== branch.version) throw inputError(`version: the branch was changed meanwhile (now version ${branch.version})`);
            await this.refuseTaken(inner, name, id);
            const before = { name: branch.name };
            await this.connection.getRepository(inner, FirmBranch).save(Object.assign(branch, { name, version: branch.version + 1 }));
            await this.audit.record(inner, { scope, action: 'firm-branch.update', entity: 'FirmBranch', entityId: id, before, after: { name } });
            return this.view(inner, id);
        });
    }

    async delete(ctx: RequestContext, scope: StaffScope, id: number): Promise<StaffRefusal | null> {
        return withTx(this.connection, ctx, async inner => {
            const { name } = await this.lock(inner, id);
            if (await this.connection.getRepository(inner, StaffMember).existsBy({ firmBranchId: id })) return new StaffRefusal('has-people');
            await this.connection.getRepository(inner, FirmBranch).delete({ id });
            await this.audit.record(inner, { scope, action: 'firm-branch.delete', entity: 'FirmBranch', entityId: id, before: { name } });
            return null;
        });
    }

    private async view(ctx: RequestContext, id: number): Promise<FirmBranchView> {
        const found = (await this.list(ctx)).find(branch => branch.id === id);
        if (found === undefined) throw new EntityNotFoundError('FirmBranch', id);
        return found;
    }

    private async lock(ctx: RequestContext, id: number): Promise<FirmBranch> {
        const branch = await this.connection.getRepository(ctx, FirmBranch).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (branch === null) throw new EntityNotFoundError('FirmBranch', id);
        return branch;
    }

    private async refuseTaken(ctx: RequestContext, name: string, ownId: number | null): Promise<void> {
        await sql(this.connection, ctx, "SELECT pg_advisory_xact_lock(hashtextextended('firm-branch-name', 0))");
        const holder = await this.connection.getRepository(ctx, FirmBranch).findOneBy({ name });
        if (holder !== null && holder.id !== ownId) throw inputError('name: another branch has this name');
    }
}
