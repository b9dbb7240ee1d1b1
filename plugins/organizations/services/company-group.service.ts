import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection, type UserInputError } from '@vendure/core';
import { z } from 'zod';

import type { Scope, StaffScope } from '../../../kernel/scope';
import { checked, inputError, line } from '../../../kernel/vendure-input';
import { sql } from '../../../kernel/vendure-sql';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { CompanyGroup } from '../entities/company-group.entity';

const groupSchema = z.object({ name: line(100), orderingEnabled: z.boolean().default(true) });

export interface CompanyGroupInput {
    name: string;
    orderingEnabled?: boolean | null;
}

export interface CompanyGroupRow {
    id: number;
    name: string;
    orderingEnabled: boolean;
    version: number;
    companyCount: number;
}

/** Groups of companies: whether they order, which categories and reports speak of them. */
@Injectable()
export class CompanyGroupService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
    ) {}

    /** Each with how many companies of it he sees. */
    list(ctx: RequestContext, { reach }: Pick<StaffScope, 'reach'>): Promise<CompanyGroupRow[]> {
        return sql<CompanyGroupRow>(
            this.connection,
            ctx,
            `SELECT g.id, g.name, g."orderingEnabled", g.version, count(c.id)::int AS "companyCount"
             FROM company_group g LEFT JOIN company c ON c."groupName" = g.name AND ($1::int[] IS NULL OR c."managerAdministratorId" = ANY($1::int[]))
             GROUP BY g.id ORDER BY g.name`,
            [reach],
        );
    }

    async find(ctx: RequestContext, id: number): Promise<CompanyGroupRow> {
        const found = (await this.list(ctx, { reach: null })).find(group => group.id === id);
        if (found === undefined) {
            throw new EntityNotFoundError('CompanyGroup', id);
        }
        return found;
    }

    async create(ctx: RequestContext, scope: Scope, input: CompanyGroupInput): Promise<number> {
        const facts = checked(groupSchema, { ...input, orderingEnabled: input.orderingEnabled ?? undefined });
        return withTx(this.connection, ctx, async inner => {
            await this.refuseTakenName(inner, facts.name, null);
            const { id } = await this.connection.getRepository(inner, CompanyGroup).save(new CompanyGroup(facts));
            await this.audit.record(inner, { scope, action: 'company-group.create', entity: 'CompanyGroup', entityId: id, after: facts });
            return id;
        });
    }

    /** The group's name as it is kept, made when it is new: what an import or the ERP names is there. */
    async ensure(ctx: RequestContext, scope: Scope, name: string): Promise<void> {
        const known = await this.connection.getRepository(ctx, CompanyGroup).existsBy({ name });
        if (!known) {
            await this.create(ctx, scope, { name });
        }
    }

    async update(
        ctx: RequestContext,
        scope: Scope,
        id: number,
        changes: Partial<CompanyGroupInput> & { version?: number | null },
    ): Promise<void> {
        await withTx(this.connection, ctx, async inner => {
            const group = await this.lock(inner, id);
            await this.audit.refuseStale(inner, scope, changes.version, { version: group.version, entity: 'CompanyGroup', entityId: id });
            const before = { name: group.name, orderingEnabled: group.orderingEnabled };
            const after = checked(groupSchema, {
                name: changes.name ?? before.name,
                orderingEnabled: changes.orderingEnabled ?? before.orderingEnabled,
            });
            await this.refuseTakenName(inner, after.name, id);
            await this.connection.getRepository(inner, CompanyGroup).save(Object.assign(group, after));
            await this.audit.record(inner, { scope, action: 'company-group.update', entity: 'CompanyGroup', entityId: id, before, after });
        });
    }

    /** Only a group without companies goes: theirs would be gone without a word. */
    async remove(ctx: RequestContext, scope: Scope, id: number): Promise<void> {
        await withTx(this.connection, ctx, async inner => {
            const { name, orderingEnabled } = await this.lock(inner, id);
            const { companyCount } = await this.find(inner, id);
            if (companyCount > 0) {
                throw inputError(`id: ${companyCount} companies are in the group`);
            }
            await this.connection.getRepository(inner, CompanyGroup).delete({ id });
            await this.audit.record(inner, {
                scope,
                action: 'company-group.delete',
                entity: 'CompanyGroup',
                entityId: id,
                before: { name, orderingEnabled },
            });
        });
    }

    async refuseUnknown(ctx: RequestContext, name: string | null): Promise<void> {
        if (name !== null && !(await this.known(ctx, [name])).has(name)) throw unknownGroup();
    }

    /** Which of them there are. They stay until the transaction ends. */
    async known(ctx: RequestContext, names: readonly string[]): Promise<Set<string>> {
        if (names.length === 0) return new Set();
        const found = await sql<{ name: string }>(this.connection, ctx, 'SELECT name FROM company_group WHERE name = ANY($1) ORDER BY id FOR KEY SHARE', [names]);
        return new Set(found.map(({ name }) => name));
    }

    private async lock(ctx: RequestContext, id: number): Promise<CompanyGroup> {
        const group = await this.connection.getRepository(ctx, CompanyGroup).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (group === null) {
            throw new EntityNotFoundError('CompanyGroup', id);
        }
        return group;
    }

    private async refuseTakenName(ctx: RequestContext, name: string, ownId: number | null): Promise<void> {
        await sql(this.connection, ctx, "SELECT pg_advisory_xact_lock(hashtextextended('company-group-name', 0))");
        const holder = await this.connection.getRepository(ctx, CompanyGroup).findOneBy({ name });
        if (holder !== null && holder.id !== ownId) {
            throw inputError('name: another group has this name');
        }
    }
}

export function unknownGroup(): UserInputError {
    return inputError('groupName: there is no group of this name');
}
