import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, ForbiddenError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope, Scope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { ApprovalDeputy } from '../entities/approval-deputy.entity';
import { refuseStale } from './approval-rule.service';
import { CompanyAccess } from './company-access';
import { type DeputyInput, deputySchema } from './input-schemas';

/** Who stands in for an approver while he is away. */
@Injectable()
export class DeputyService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private idempotency: IdempotencyService,
        private companies: CompanyAccess,
    ) {}

    /** Those whose last day has not passed, the earliest first. */
    async ofCompany(ctx: RequestContext, companyId: number): Promise<ApprovalDeputy[]> {
        const today = await this.companies.today(ctx);
        return this.connection
            .getRepository(ctx, ApprovalDeputy)
            .createQueryBuilder('deputy')
            .where('deputy.companyId = :companyId AND deputy.until >= :today', { companyId, today })
            .orderBy({ 'deputy.from': 'ASC', 'deputy.id': 'ASC' })
            .getMany();
    }

    /** A member names his own deputy; staff name one for any approver of the company. */
    async create(
        ctx: RequestContext,
        scope: Scope,
        owner: { companyId: number; memberId: number },
        input: DeputyInput & { idempotencyKey: string },
    ): Promise<ApprovalDeputy> {
        refuseActing(scope);
        const { idempotencyKey, ...given } = input;
        const facts = checked(deputySchema, given);
        const { id } = await this.idempotency.run(ctx, scope, 'createDeputy', idempotencyKey, { ...owner, ...facts }, async tx => {
            await this.companies.lock(tx, scope, owner.companyId);
            await this.check(tx, owner, facts.deputyMemberId);
            const saved = await this.connection.getRepository(tx, ApprovalDeputy).save(new ApprovalDeputy({ ...owner, ...facts }));
            await this.record(tx, scope, 'create', saved, null, facts);
            return { id: saved.id };
        });
        return this.find(ctx, scope, owner.companyId, id);
    }

    async update(ctx: RequestContext, scope: Scope, companyId: number, id: number, input: DeputyInput & { version: number }): Promise<ApprovalDeputy> {
        refuseActing(scope);
        const { version, ...given } = input;
        const facts = checked(deputySchema, given);
        return withTx(this.connection, ctx, async tx => {
            await this.companies.lock(tx, scope, companyId);
            const deputy = await this.find(tx, scope, companyId, id);
            refuseStale(deputy, version);
            await this.check(tx, deputy, facts.deputyMemberId);
            const { deputyMemberId, from, until } = deputy;
            const saved = await this.connection.getRepository(tx, ApprovalDeputy).save(Object.assign(deputy, facts));
            await this.record(tx, scope, 'update', saved, { deputyMemberId, from, until }, facts);
            return saved;
        });
    }

    async remove(ctx: RequestContext, scope: Scope, companyId: number, id: number, version: number): Promise<void> {
        refuseActing(scope);
        await withTx(this.connection, ctx, async tx => {
            await this.companies.lock(tx, scope, companyId);
            const deputy = await this.find(tx, scope, companyId, id);
            refuseStale(deputy, version);
            await this.connection.getRepository(tx, ApprovalDeputy).delete({ id });
            const { deputyMemberId, from, until } = deputy;
            await this.record(tx, scope, 'delete', deputy, { deputyMemberId, from, until }, null);
        });
    }

    async companyOf(ctx: RequestContext, id: number): Promise<number> {
        const deputy = await this.connection.getRepository(ctx, ApprovalDeputy).findOneBy({ id });
        if (!deputy) {
            throw new EntityNotFoundError('ApprovalDeputy', id);
        }
        return deputy.companyId;
    }

    /** A member reaches his own deputies only; a colleague's look as if they did not exist. */
    private async find(ctx: RequestContext, scope: Scope, companyId: number, id: number): Promise<ApprovalDeputy> {
        const own = scope.kind === 'member' ? { memberId: scope.memberId } : {};
        const deputy = await this.connection.getRepository(ctx, ApprovalDeputy).findOneBy({ id, companyId, ...own });
        if (!deputy) {
            throw new EntityNotFoundError('ApprovalDeputy', id);
        }
        return deputy;
    }

    private async check(ctx: RequestContext, owner: { companyId: number; memberId: number }, deputyMemberId: number): Promise<void> {
        if (deputyMemberId === owner.memberId) {
            throw inputError('deputyMemberId: nobody stands in for himself');
        }
        const approver = await this.companies.checkMember(ctx, owner.companyId, owner.memberId, 'memberId');
        if (!approver.permissions.has('approve')) {
            throw inputError('memberId: only who may approve needs a deputy');
        }
        await this.companies.checkMember(ctx, owner.companyId, deputyMemberId, 'deputyMemberId');
    }

    private record(ctx: RequestContext, scope: Scope, verb: string, deputy: ApprovalDeputy, before: object | null, after: object | null): Promise<void> {
        const { companyId, memberId } = deputy;
        const named = (facts: object | null) => facts && { memberId, ...facts };
        return this.audit.record(ctx, {
            scope, companyId, action: `deputy.${verb}`, entity: 'Company', entityId: companyId, before: named(before), after: named(after),
        });
    }
}

/** Who stands in for whom is the customer's own affair: staff in his place do not touch it. */
function refuseActing(scope: Scope): asserts scope is Exclude<Scope, MemberScope> | (MemberScope & { acting: null }) {
    if (scope.kind === 'member' && scope.acting !== null) {
        throw new ForbiddenError();
    }
}
