import { Injectable } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';
import { In } from 'typeorm';

import { type MemberScope, type Scope, systemScope } from '../../../kernel/scope';
import { AuditService } from '../../audit';
import type { DirectoryEntry } from '../../organizations';
import { addedLevels, approvalChain, type ChainLevel } from '../domain/approval-chain';
import { approversOf, fallsToManagers, isComplete, standingOf, type StandingRefusal } from '../domain/approvers';
import type { SpendingPeriod } from '../domain/spending-limit';
import { ApprovalRequest, type ApprovalState } from '../entities/approval-request.entity';
import { ApprovalStep, type Decision } from '../entities/approval-step.entity';
import { policyKinds } from '../queries/policy-kinds.query';
import { ApprovalRuleService } from './approval-rule.service';
import { CompanyAccess } from './company-access';
import { DeputyService } from './deputy.service';
import { PurchaseFacts } from './purchase-facts';
import { SpendingLimitService } from './spending-limit.service';

export interface OrderFacts {
    orderId: number;
    companyId: number;
    branchId: number;
    /** Who places it. */
    memberId: number;
    currencyCode: string;
    totalGross: number;
}

export interface LevelView {
    approvers: DirectoryEntry[];
    needed: number;
    ruleName: string | null;
    /** Too few of those whom the rule means are left, so that the company's administrators are asked. */
    toManagers: boolean;
}

export interface Assessment {
    chain: ChainLevel[];
    passedLimits: SpendingPeriod[];
    /** With the people of each level; null when there is a level for which nobody is left. */
    levels: LevelView[] | null;
}

/** Which orders of a company need the agreement of its own people, and what became of that. Call it in the order's transaction. */
@Injectable()
export class ApprovalService {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private rules: ApprovalRuleService,
        private limits: SpendingLimitService,
        private deputies: DeputyService,
        private companies: CompanyAccess,
        private facts: PurchaseFacts,
    ) {}

    /** What the order needs by the rules and limits of now; an empty chain for most. */
    async assess(ctx: RequestContext, order: OrderFacts): Promise<Assessment> {
        const { hasRules, hasLimits } = await policyKinds(this.connection.getRepository(ctx, ApprovalRequest).manager, order.companyId);
        const passedLimits = hasLimits ? await this.limits.passed(ctx, order) : [];
        if (!hasRules && passedLimits.length === 0) {
            return { chain: [], passedLimits, levels: [] };
        }
        const rules = hasRules ? await this.rules.ofCompany(ctx, order.companyId) : [];
        const asksCategories = rules.some(rule => rule.active && rule.collectionId !== null);
        const collectionIds = asksCategories ? await this.facts.get().categoriesOfOrder(ctx, order.orderId) : [];
        const chain = approvalChain(rules, { ...order, collectionIds }, passedLimits.length > 0);
        const people = await this.companies.people(ctx, order.companyId);
        const levels = chain.map(level => levelView(level, people, order.memberId));
        return { chain, passedLimits, levels: levels.some(level => level === null) ? null : (levels as LevelView[]) };
    }

    /** The order waits from now on; gives those whom the first level asks. */
    async open(ctx: RequestContext, order: OrderFacts): Promise<DirectoryEntry[]> {
        const { chain, passedLimits } = await this.assess(ctx, order);
        const { orderId, companyId, memberId, totalGross } = order;
        const request = new ApprovalRequest({ orderId, companyId, memberId, totalGross, chain, passedLimits, level: 0, state: 'waiting' });
        await this.connection.getRepository(ctx, ApprovalRequest).save(request);
        return this.begin(ctx, request);
    }

    /** The order ended while it waited. */
    async close(ctx: RequestContext, orderId: number, state: Exclude<ApprovalState, 'waiting' | 'approved'>): Promise<void> {
        await this.connection.getRepository(ctx, ApprovalRequest).update({ orderId, state: 'waiting' }, { state });
    }

    /** The request of an order of the company; there is none for an order that never needed one. */
    async find(ctx: RequestContext, companyId: number, orderId: number): Promise<ApprovalRequest> {
        const request = await this.connection.getRepository(ctx, ApprovalRequest).findOneBy({ orderId, companyId });
        if (!request) {
            throw new EntityNotFoundError('ApprovalRequest', orderId);
        }
        return request;
    }

    /** As whom the member would decide on each request of his company now, or why he would not. By the request's id. */
    async standings(
        ctx: RequestContext,
        scope: MemberScope,
        requests: readonly ApprovalRequest[],
    ): Promise<Map<number, { forMemberId: number | null } | StandingRefusal>> {
        const judge = await this.judge(ctx, scope, requests);
        return new Map(requests.map(request => [request.id, judge(request, request.level)]));
    }

    /** Whether a member who does not see the whole company may know of the request: as its orderer, or as somebody whom a level asks. */
    async isInvolved(ctx: RequestContext, scope: MemberScope, request: ApprovalRequest): Promise<boolean> {
        const judge = await this.judge(ctx, scope, [request]);
        return request.chain.some((_, level) => judge(request, level) !== 'not-approver');
    }

    /**
     * Writes the decision, which `standings` has allowed, and moves the request on. A dearer order than the one for which the chain was
     * made may need more levels: they are asked after the others; `no-approver` when nobody is left for them.
     */
    async decide(
        ctx: RequestContext,
        scope: MemberScope,
        request: ApprovalRequest,
        { byLink, ...given }: { decision: Decision; comment: string; forMemberId: number | null; byLink: boolean },
        order: OrderFacts,
    ): Promise<'approved' | 'rejected' | 'no-approver' | { asked: DirectoryEntry[] }> {
        const { memberId } = scope;
        const step = new ApprovalStep({ requestId: request.id, level: request.level, memberId, ...given, totalGross: order.totalGross });
        await this.connection.getRepository(ctx, ApprovalStep).save(step);
        await this.record(ctx, scope, request, step, byLink);
        if (given.decision === 'reject') {
            await this.write(ctx, request, { state: 'rejected' });
            return 'rejected';
        }
        if (order.totalGross > request.totalGross) {
            const { chain, levels } = await this.assess(ctx, order);
            if (levels === null) {
                return 'no-approver';
            }
            request.chain = [...request.chain, ...addedLevels(request.chain, chain)];
            request.totalGross = order.totalGross;
        }
        const level = request.chain[request.level];
        const voices = await this.connection.getRepository(ctx, ApprovalStep).findBy({ requestId: request.id, level: request.level });
        const isDone = level !== undefined && isComplete(level, voices);
        const next = isDone ? request.level + 1 : request.level;
        const isLast = next >= request.chain.length;
        await this.write(ctx, request, isLast ? { state: 'approved' } : { level: next });
        if (isLast) return 'approved';
        return { asked: isDone ? await this.begin(ctx, request) : [] };
    }

    /** A level begins: when it falls to the company's administrators, the trail says so. */
    private async begin(ctx: RequestContext, request: ApprovalRequest): Promise<DirectoryEntry[]> {
        const level = request.chain[request.level];
        const people = await this.companies.people(ctx, request.companyId);
        if (level && levelView(level, people, request.memberId)?.toManagers === true) {
            const { companyId, orderId } = request;
            const after = { level: request.level + 1, needed: level.needed };
            await this.audit.record(ctx, { scope: systemScope, companyId, action: 'order-approval.to-administrators', entity: 'Order', entityId: orderId, after });
        }
        return this.asked(ctx, request);
    }

    /** Whom the current level asks: its approvers, and their deputies of the day. */
    async asked(ctx: RequestContext, request: ApprovalRequest): Promise<DirectoryEntry[]> {
        const people = await this.companies.people(ctx, request.companyId);
        const level = request.chain[request.level];
        const approvers = (level && levelView(level, people, request.memberId)?.approvers) ?? [];
        const day = await this.companies.today(ctx);
        const deputyIds = (await this.deputies.ofCompany(ctx, request.companyId))
            .filter(deputy => deputy.from <= day && approvers.some(one => one.memberId === deputy.memberId))
            .map(deputy => deputy.deputyMemberId);
        const standIns = people.filter(one => one.isActive && deputyIds.includes(one.memberId) && one.memberId !== request.memberId);
        return [...new Set([...approvers, ...standIns])];
    }

    /** The names of the company's people, by member. */
    async names(ctx: RequestContext, companyId: number): Promise<Map<number, string>> {
        return new Map((await this.companies.people(ctx, companyId)).map(one => [one.memberId, one.name]));
    }

    requestsOf(ctx: RequestContext, orderIds: readonly number[]): Promise<ApprovalRequest[]> {
        return this.connection.getRepository(ctx, ApprovalRequest).findBy({ orderId: In([...orderIds]) });
    }

    /** Answered from the index alone, and nearly always with no: what more there is to ask, only companies with open requests are asked. */
    hasWaiting(ctx: RequestContext, companyId: number): Promise<boolean> {
        return this.connection.getRepository(ctx, ApprovalRequest).existsBy({ companyId, state: 'waiting' });
    }

    /** The company's open requests, the longest waiting first. */
    waitingOf(ctx: RequestContext, companyId: number): Promise<ApprovalRequest[]> {
        return this.connection.getRepository(ctx, ApprovalRequest).find({ where: { companyId, state: 'waiting' }, order: { id: 'ASC' }, take: 500 });
    }

    private async judge(ctx: RequestContext, { companyId, memberId }: MemberScope, requests: readonly ApprovalRequest[]) {
        const people = await this.companies.people(ctx, companyId);
        const deputies = await this.deputies.ofCompany(ctx, companyId);
        const day = await this.companies.today(ctx);
        const steps = await this.connection.getRepository(ctx, ApprovalStep).findBy({ requestId: In(requests.map(request => request.id)) });
        return (request: ApprovalRequest, place: number): { forMemberId: number | null } | StandingRefusal => {
            const level = request.chain[place];
            const approvers = level ? levelView(level, people, request.memberId)?.approvers : undefined;
            const voices = steps.filter(step => step.requestId === request.id && step.level === place);
            const asked = { approvers: (approvers ?? []).map(one => one.memberId), voices };
            return standingOf(memberId, asked, { ordererId: request.memberId, deputies, day });
        };
    }

    private async write(ctx: RequestContext, request: ApprovalRequest, change: Partial<Pick<ApprovalRequest, 'state' | 'level'>>): Promise<void> {
        await this.connection.getRepository(ctx, ApprovalRequest).save(Object.assign(request, change));
    }

    private record(ctx: RequestContext, scope: Scope, request: ApprovalRequest, step: ApprovalStep, byLink: boolean): Promise<void> {
        const { level, forMemberId, totalGross } = step;
        return this.audit.record(ctx, {
            scope,
            action: `order-approval.${step.decision}`,
            entity: 'Order',
            entityId: request.orderId,
            after: { level: level + 1, forMemberId, totalGross, ...(byLink ? { byLink } : {}) },
            reason: step.comment || null,
        });
    }
}

/** The level with its people; null when there are not enough of them. */
export function levelView(level: ChainLevel, people: readonly DirectoryEntry[], ordererId: number): LevelView | null {
    const active = people.filter(one => one.isActive);
    const ids = approversOf(level, active, ordererId);
    const { needed, ruleName } = level;
    return ids && { approvers: people.filter(one => ids.includes(one.memberId)), needed, ruleName, toManagers: fallsToManagers(level, active, ordererId) };
}
