import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';

import { sql } from '../../../kernel/vendure-sql';
import type { DirectoryEntry } from '../../organizations';
import type { SpendingPeriod } from '../domain/spending-limit';
import type { ApprovalRequest, ApprovalState } from '../entities/approval-request.entity';
import { ApprovalStep, type Decision } from '../entities/approval-step.entity';
import { ApprovalService, levelView } from './approval.service';
import { CompanyAccess } from './company-access';

export interface DecisionView {
    by: string;
    /** The approver in whose stead a deputy decided. */
    for: string | null;
    at: Date;
    decision: Decision;
    comment: string;
}

export interface LevelProgress {
    approvers: string[];
    needed: number;
    ruleName: string | null;
    /** Too few of those whom the rule means are left: the company's administrators are asked. */
    toManagers: boolean;
    /** done, current, ahead; the level at which the order ended is current. */
    state: 'done' | 'current' | 'ahead';
    decisions: DecisionView[];
}

export interface ApprovalProgress {
    state: ApprovalState;
    level: number;
    passedLimits: SpendingPeriod[];
    levels: LevelProgress[];
}

/** How far an order has come on its way through its company's people, for those who may see the order. */
@Injectable()
export class ApprovalProgressService {
    constructor(
        private connection: TransactionalConnection,
        private approvals: ApprovalService,
        private companies: CompanyAccess,
    ) {}

    /** By order; an order that never needed approval is absent. */
    async ofOrders(ctx: RequestContext, orderIds: readonly number[]): Promise<Map<number, ApprovalProgress>> {
        const requests = orderIds.length === 0 ? [] : await this.approvals.requestsOf(ctx, orderIds);
        if (requests.length === 0) {
            return new Map();
        }
        const steps = await this.connection
            .getRepository(ctx, ApprovalStep)
            .find({ where: { requestId: In(requests.map(request => request.id)) }, order: { id: 'ASC' } });
        const peopleOf = new Map<number, DirectoryEntry[]>();
        for (const companyId of new Set(requests.map(request => request.companyId))) {
            peopleOf.set(companyId, await this.companies.people(ctx, companyId));
        }
        return new Map(
            requests.map(request => {
                const own = steps.filter(step => step.requestId === request.id);
                return [request.orderId, progress(request, own, peopleOf.get(request.companyId) ?? [])];
            }),
        );
    }

    /** The orders on which the member has decided, or on which anybody of the company has; the newest decision first. */
    async decidedOrders(ctx: RequestContext, companyId: number, memberId: number | null, page: { skip: number; take: number }) {
        const rows = await sql<{ orderId: number; totalItems: number }>(
            this.connection,
            ctx,
            `SELECT r."orderId", count(*) OVER ()::int AS "totalItems" FROM approval_step s JOIN approval_request r ON r.id = s."requestId"
              WHERE r."companyId" = $1 AND ($2::int IS NULL OR s."memberId" = $2) GROUP BY r."orderId" ORDER BY max(s.id) DESC OFFSET $3 LIMIT $4`,
            [companyId, memberId, page.skip, page.take],
        );
        return { orderIds: rows.map(row => row.orderId), totalItems: rows[0]?.totalItems ?? 0 };
    }
}

function progress(request: ApprovalRequest, steps: readonly ApprovalStep[], people: readonly DirectoryEntry[]): ApprovalProgress {
    const nameOf = (memberId: number) => people.find(one => one.memberId === memberId)?.name ?? '';
    const decided = (step: ApprovalStep): DecisionView => ({
        by: nameOf(step.memberId),
        for: step.forMemberId === null ? null : nameOf(step.forMemberId),
        at: step.decidedAt,
        decision: step.decision,
        comment: step.comment,
    });
    const levels = request.chain.map((level, place): LevelProgress => {
        const view = levelView(level, people, request.memberId);
        const state = request.state === 'approved' || place < request.level ? 'done' : place === request.level ? 'current' : 'ahead';
        return {
            approvers: (view?.approvers ?? []).map(one => one.name),
            needed: level.needed,
            ruleName: level.ruleName,
            toManagers: state !== 'done' && view?.toManagers === true,
            state,
            decisions: steps.filter(step => step.level === place).map(decided),
        };
    });
    const { state, level, passedLimits } = request;
    return { state, level, passedLimits, levels };
}
