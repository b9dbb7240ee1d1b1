import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import type { FindOptionsWhere } from 'typeorm';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { localDateOf } from '../../../kernel/time';
import { checked } from '../../../kernel/vendure-input';
import { FirmSettingsService } from '../../organizations';
import { undecidedStates } from '../domain/complaint-states';
import { Complaint } from '../entities/complaint.entity';
import { complaintRows, type ComplaintRow, type ComplaintSight } from '../queries/complaint-list.query';
import { listInput } from './input-schemas';

export type { ComplaintRow };

const relations = { kind: true, company: true, lines: true, steps: true } as const;

/** Reads of complaints. Those for a member take his scope, and find nothing beyond it. */
@Injectable()
export class ComplaintReader {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly firm: FirmSettingsService,
    ) {}

    async list(ctx: RequestContext, scope: MemberScope | StaffScope, input: unknown): Promise<{ items: ComplaintRow[]; totalItems: number }> {
        const filter = checked(listInput, input ?? {});
        const { timeZone } = await this.firm.get(ctx);
        return complaintRows(this.connection, ctx, sightOf(scope), { ...filter, term: filter.term.toLowerCase() }, timeZone);
    }

    /** A foreign complaint looks like one that does not exist. */
    async find(ctx: RequestContext, scope: MemberScope | StaffScope, id: number): Promise<Complaint> {
        const found = await this.connection.getRepository(ctx, Complaint).findOne({
            where: scope.kind === 'staff' ? { id } : visibleTo(scope, id),
            relations,
            order: { lines: { id: 'ASC' }, steps: { id: 'ASC' } },
        });
        if (found === null) throw new EntityNotFoundError('Complaint', id);
        return found;
    }

    async tryFind(ctx: RequestContext, scope: MemberScope, id: number): Promise<Complaint | null> {
        return this.find(ctx, scope, id).catch((error: unknown) => {
            if (error instanceof EntityNotFoundError) return null;
            throw error;
        });
    }

    /** The firm still owes its word, and the day has passed. */
    async isLate(ctx: RequestContext, { state, dueOn }: Complaint, now: Date): Promise<boolean> {
        const { timeZone } = await this.firm.get(ctx);
        return (undecidedStates as readonly string[]).includes(state) && dueOn < localDateOf(now, timeZone);
    }
}

function sightOf(scope: MemberScope | StaffScope): ComplaintSight {
    if (scope.kind === 'staff') return { kind: 'staff', reach: scope.reach };
    const { companyId, memberId, branchId, permissions } = scope;
    return { kind: 'member', companyId, memberId, branchId, seesAll: permissions.has('see-whole-company') };
}

/** His own and his branch's, as with orders; the whole company's if he sees that. */
function visibleTo(scope: MemberScope, id: number): FindOptionsWhere<Complaint>[] {
    const ofCompany = { id, companyId: scope.companyId };
    if (scope.permissions.has('see-whole-company')) return [ofCompany];
    const own = { ...ofCompany, memberId: scope.memberId };
    // TypeORM leaves out a condition that is null: without a branch there must be none to leave out.
    return scope.branchId === null ? [own] : [own, { ...ofCompany, branchId: scope.branchId }];
}
