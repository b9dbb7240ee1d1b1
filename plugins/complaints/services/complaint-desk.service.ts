import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope, StaffScope } from '../../../kernel/scope';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { IdempotencyService } from '../../outbox';
import { type ComplaintState, isDecision, refuseMove } from '../domain/complaint-states';
import { ComplaintStep } from '../entities/complaint-step.entity';
import { Complaint } from '../entities/complaint.entity';
import { ComplaintRefusal } from '../errors';
import { ComplaintNews } from './complaint-news.service';
import { ComplaintReader } from './complaint-reader.service';
import { costsInput, moveInput, withdrawInput } from './input-schemas';

interface Move {
    id: number;
    version: number;
    to: ComplaintState;
    reason: string | null;
}

/** What becomes of a complaint. Its row is locked while it moves; the customer is told of each step of the firm's. */
@Injectable()
export class ComplaintDeskService {
    constructor(
        private readonly connection: TransactionalConnection,
        private readonly reader: ComplaintReader,
        private readonly news: ComplaintNews,
        private readonly idempotency: IdempotencyService,
        private readonly audit: AuditService,
    ) {}

    async move(ctx: RequestContext, scope: StaffScope, input: unknown, now: Date): Promise<Complaint | ComplaintRefusal> {
        const { idempotencyKey, ...move } = checked(moveInput, input);
        return this.once(ctx, scope, 'moveComplaint', idempotencyKey, move, now);
    }

    async withdraw(ctx: RequestContext, scope: MemberScope, input: unknown, now: Date): Promise<Complaint | ComplaintRefusal> {
        const { idempotencyKey, ...wish } = checked(withdrawInput, input);
        await this.reader.find(ctx, scope, wish.id);
        return this.once(ctx, scope, 'withdrawComplaint', idempotencyKey, { ...wish, to: 'withdrawn' }, now);
    }

    /** What it costs the firm; the customer never sees it. */
    setCosts(ctx: RequestContext, scope: StaffScope, input: unknown): Promise<Complaint> {
        const { id, version, ...costs } = checked(costsInput, input);
        return withTx(this.connection, ctx, async inner => {
            const complaint = await this.lock(inner, id);
            await this.audit.refuseStale(inner, scope, version, { version: complaint.version, entity: 'Complaint', entityId: id });
            const { goodsCost, transportCost, workCost } = complaint;
            await this.connection.getRepository(inner, Complaint).save(Object.assign(complaint, costs));
            await this.audit.record(inner, {
                scope, action: 'complaint.costs', entity: 'Complaint', entityId: id, companyId: complaint.companyId, before: { goodsCost, transportCost, workCost }, after: costs,
            });
            return this.reader.find(inner, scope, id);
        });
    }

    private async once(ctx: RequestContext, scope: MemberScope | StaffScope, operation: string, key: string, move: Move, now: Date): Promise<Complaint | ComplaintRefusal> {
        const answer = await this.idempotency.run(ctx, scope, operation, key, move, inner => this.go(inner, scope, move, now));
        return answer instanceof ComplaintRefusal ? answer : this.reader.find(ctx, scope, move.id);
    }

    private async go(ctx: RequestContext, scope: MemberScope | StaffScope, { id, version, to, reason }: Move, now: Date): Promise<{ done: true } | ComplaintRefusal> {
        const complaint = await this.lock(ctx, id);
        await this.audit.refuseStale(ctx, scope, version, { version: complaint.version, entity: 'Complaint', entityId: id });
        const from = complaint.state;
        const refused = refuseMove(from, to, scope.kind === 'staff' ? 'staff' : 'customer', reason);
        if (refused) return new ComplaintRefusal(refused);
        const decided = isDecision(to) ? { decidedAt: now, decision: reason } : to === 'examined' ? { decidedAt: null, decision: null } : {};
        await this.connection.getRepository(ctx, Complaint).save(Object.assign(complaint, { state: to }, decided));
        const by = scope.kind === 'staff' ? { administratorId: scope.administratorId, memberId: null } : { administratorId: scope.acting?.administratorId ?? null, memberId: scope.memberId };
        const step = await this.connection.getRepository(ctx, ComplaintStep).save(new ComplaintStep({ complaintId: id, at: now, state: to, reason, ...by }));
        await this.audit.record(ctx, {
            scope, action: `complaint.${to}`, entity: 'Complaint', entityId: id, companyId: complaint.companyId, before: { state: from }, after: { state: to }, reason: reason ?? undefined,
        });
        if (scope.kind === 'staff') await this.news.moved(ctx, complaint, step);
        return { done: true };
    }

    private async lock(ctx: RequestContext, id: number): Promise<Complaint> {
        const complaint = await this.connection.getRepository(ctx, Complaint).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (complaint === null) throw new EntityNotFoundError('Complaint', id);
        return complaint;
    }
}
