import { Injectable } from '@nestjs/common';
import { type RequestContext, TransactionalConnection } from '@vendure/core';

import type { MemberScope, Scope } from '../../../kernel/scope';
import { CompanyBranch, type DirectoryEntry } from '../../organizations';
import { deputyHolds } from '../domain/approvers';
import type { ApprovalDeputy } from '../entities/approval-deputy.entity';
import type { ApprovalRule } from '../entities/approval-rule.entity';
import type { SpendingLimit } from '../entities/spending-limit.entity';
import { ApprovalRuleService } from './approval-rule.service';
import { CompanyAccess } from './company-access';
import { DeputyService } from './deputy.service';
import { PurchaseFacts } from './purchase-facts';
import { SpendingLimitService } from './spending-limit.service';

export interface PersonView {
    id: number;
    name: string;
    mayApprove: boolean;
    isActive: boolean;
}

export interface RuleView {
    id: number;
    version: number;
    name: string;
    active: boolean;
    amountFrom: number | null;
    currencyCode: string;
    categoryId: number | null;
    branchId: number | null;
    levels: Array<{ memberIds: number[]; roles: string[]; needed: number }>;
}

export interface LimitView {
    id: number;
    version: number;
    memberId: number | null;
    memberName: string | null;
    period: string;
    amount: number;
    currencyCode: string;
}

export interface DeputyView {
    id: number;
    version: number;
    memberId: number;
    memberName: string;
    deputyMemberId: number;
    deputyName: string;
    from: string;
    until: string;
    holdsToday: boolean;
}

export interface PolicyView {
    companyId: number;
    currencyCode: string;
    rules: RuleView[];
    limits: LimitView[];
    deputies: DeputyView[];
    people: PersonView[];
    categories: Array<{ id: number; name: string }>;
    branches: Array<{ id: number; name: string }>;
    roles: Array<{ id: string; name: string | null }>;
}

/** A company's rules, limits and deputies with the names and choices that an editor of them needs. */
@Injectable()
export class ApprovalPolicyService {
    constructor(
        private connection: TransactionalConnection,
        private rules: ApprovalRuleService,
        private limits: SpendingLimitService,
        private deputies: DeputyService,
        private companies: CompanyAccess,
        private facts: PurchaseFacts,
    ) {}

    async policy(ctx: RequestContext, scope: Scope, companyId: number): Promise<PolicyView> {
        const { currencyCode } = await this.companies.find(ctx, scope, companyId);
        const people = await this.companies.people(ctx, companyId);
        const limits = await this.limits.ofCompany(ctx, companyId);
        const branches = await this.connection.getRepository(ctx, CompanyBranch).find({ where: { companyId, active: true }, order: { name: 'ASC', id: 'ASC' } });
        return {
            companyId,
            currencyCode,
            rules: (await this.rules.ofCompany(ctx, companyId)).map(ruleView),
            limits: limits.map(limit => limitView(limit, people)),
            deputies: await this.deputyViews(ctx, companyId, people, () => true),
            people: people.map(personView),
            categories: await this.facts.get().categoriesOf(ctx, { companyId, currencyCode }),
            branches: branches.map(({ id, name }) => ({ id, name })),
            roles: await this.companies.approvingRoles(ctx, companyId),
        };
    }

    /** A member's own deputies and those whose deputy he is; and whom he could name, if he may approve. */
    async deputiesOf(ctx: RequestContext, scope: MemberScope) {
        const { companyId, memberId } = scope;
        const people = await this.companies.people(ctx, companyId);
        const mayName = scope.permissions.has('approve') && scope.acting === null;
        return {
            mine: await this.deputyViews(ctx, companyId, people, deputy => deputy.memberId === memberId),
            standingInFor: await this.deputyViews(ctx, companyId, people, deputy => deputy.deputyMemberId === memberId),
            colleagues: mayName ? people.filter(one => one.isActive && one.memberId !== memberId).map(personView) : [],
        };
    }

    async limitView(ctx: RequestContext, limit: SpendingLimit): Promise<LimitView> {
        return limitView(limit, await this.companies.people(ctx, limit.companyId));
    }

    async deputyView(ctx: RequestContext, deputy: ApprovalDeputy): Promise<DeputyView> {
        return deputyView(deputy, await this.companies.people(ctx, deputy.companyId), await this.companies.today(ctx));
    }

    private async deputyViews(
        ctx: RequestContext,
        companyId: number,
        people: readonly DirectoryEntry[],
        isWanted: (deputy: ApprovalDeputy) => boolean,
    ): Promise<DeputyView[]> {
        const today = await this.companies.today(ctx);
        return (await this.deputies.ofCompany(ctx, companyId)).filter(isWanted).map(deputy => deputyView(deputy, people, today));
    }
}

export function ruleView(rule: ApprovalRule): RuleView {
    const { id, version, name, active, amountFromMinor, currencyCode, collectionId, branchId, levels } = rule;
    return { id, version, name, active, amountFrom: amountFromMinor, currencyCode, categoryId: collectionId, branchId, levels: levels.map(level => ({ ...level, roles: level.roles ?? [] })) };
}

const nameOf = (people: readonly DirectoryEntry[], memberId: number) => people.find(one => one.memberId === memberId)?.name ?? '';

function limitView(limit: SpendingLimit, people: readonly DirectoryEntry[]): LimitView {
    const { id, version, memberId, period, amountMinor, currencyCode } = limit;
    return { id, version, memberId, memberName: memberId === null ? null : nameOf(people, memberId), period, amount: amountMinor, currencyCode };
}

function deputyView(deputy: ApprovalDeputy, people: readonly DirectoryEntry[], today: string): DeputyView {
    const { id, version, memberId, deputyMemberId, from, until } = deputy;
    const names = { memberName: nameOf(people, memberId), deputyName: nameOf(people, deputyMemberId) };
    return { id, version, memberId, deputyMemberId, from, until, ...names, holdsToday: deputyHolds(deputy, today) };
}

function personView({ memberId, name, permissions, isActive }: DirectoryEntry): PersonView {
    return { id: memberId, name, mayApprove: permissions.has('approve'), isActive };
}
