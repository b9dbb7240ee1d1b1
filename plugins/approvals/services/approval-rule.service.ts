import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EntityNotFoundError, type RequestContext, TransactionalConnection } from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { checked, inputError } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { type Company, CompanyBranch, CompanyCurrency } from '../../organizations';
import { IdempotencyService } from '../../outbox';
import { ableOf } from '../domain/approvers';
import { ApprovalRule } from '../entities/approval-rule.entity';
import { SpendingLimit } from '../entities/spending-limit.entity';
import { CompanyAccess } from './company-access';
import { type RuleFacts, type RuleInput, ruleSchema } from './input-schemas';
import { PurchaseFacts } from './purchase-facts';

const mostRules = 100;

/** When a company's orders need the agreement of its own people. */
@Injectable()
export class ApprovalRuleService implements OnModuleInit {
    constructor(
        private connection: TransactionalConnection,
        private audit: AuditService,
        private idempotency: IdempotencyService,
        private companies: CompanyAccess,
        private facts: PurchaseFacts,
        private currency: CompanyCurrency,
    ) {}

    /** Amounts would mean something else in another currency, and nobody would be asked any more. */
    onModuleInit(): void {
        this.currency.register(async (ctx, companyId) => {
            const rules = await this.connection.getRepository(ctx, ApprovalRule).countBy({ companyId });
            const limits = await this.connection.getRepository(ctx, SpendingLimit).countBy({ companyId });
            return rules + limits > 0 ? 'the company has spending limits or approval rules in its currency' : null;
        });
    }

    ofCompany(ctx: RequestContext, companyId: number): Promise<ApprovalRule[]> {
        return this.connection.getRepository(ctx, ApprovalRule).find({ where: { companyId }, order: { id: 'ASC' } });
    }

    async create(ctx: RequestContext, scope: Scope, companyId: number, input: RuleInput & { idempotencyKey: string }): Promise<ApprovalRule> {
        const { idempotencyKey, ...given } = input;
        const facts = checked(ruleSchema, given);
        const { id } = await this.idempotency.run(ctx, scope, 'createApprovalRule', idempotencyKey, { companyId, ...facts }, async tx => {
            const company = await this.companies.lock(tx, scope, companyId);
            await this.check(tx, company, facts);
            if ((await this.connection.getRepository(tx, ApprovalRule).countBy({ companyId })) >= mostRules) {
                throw inputError(`name: a company may have ${mostRules} approval rules`);
            }
            const { currencyCode } = company;
            const saved = await this.connection.getRepository(tx, ApprovalRule).save(new ApprovalRule({ companyId, currencyCode, ...columnsOf(facts) }));
            await this.record(tx, scope, companyId, 'create', saved.id, null, facts);
            return { id: saved.id };
        });
        return this.find(ctx, companyId, id);
    }

    async update(ctx: RequestContext, scope: Scope, companyId: number, id: number, input: RuleInput & { version: number }): Promise<ApprovalRule> {
        const { version, ...given } = input;
        const facts = checked(ruleSchema, given);
        return withTx(this.connection, ctx, async tx => {
            const company = await this.companies.lock(tx, scope, companyId);
            const rule = await this.find(tx, companyId, id);
            refuseStale(rule, version);
            await this.check(tx, company, facts);
            const before = factsOf(rule);
            const saved = await this.connection.getRepository(tx, ApprovalRule).save(Object.assign(rule, columnsOf(facts)));
            await this.record(tx, scope, companyId, 'update', id, before, facts);
            return saved;
        });
    }

    /** Orders that wait already keep the chain with which they were placed. */
    async remove(ctx: RequestContext, scope: Scope, companyId: number, id: number, version: number): Promise<void> {
        await withTx(this.connection, ctx, async tx => {
            await this.companies.lock(tx, scope, companyId);
            const rule = await this.find(tx, companyId, id);
            refuseStale(rule, version);
            await this.connection.getRepository(tx, ApprovalRule).delete({ id });
            await this.record(tx, scope, companyId, 'delete', id, factsOf(rule), null);
        });
    }

    /** Of which company a rule is, for staff, who name the rule alone. */
    async companyOf(ctx: RequestContext, id: number): Promise<number> {
        const rule = await this.connection.getRepository(ctx, ApprovalRule).findOneBy({ id });
        if (!rule) {
            throw new EntityNotFoundError('ApprovalRule', id);
        }
        return rule.companyId;
    }

    private async find(ctx: RequestContext, companyId: number, id: number): Promise<ApprovalRule> {
        const rule = await this.connection.getRepository(ctx, ApprovalRule).findOneBy({ id, companyId });
        if (!rule) {
            throw new EntityNotFoundError('ApprovalRule', id);
        }
        return rule;
    }

    private async check(ctx: RequestContext, company: Company, facts: RuleFacts): Promise<void> {
        const { branchId, categoryId } = facts;
        const companyId = company.id;
        if (branchId !== null && !(await this.connection.getRepository(ctx, CompanyBranch).existsBy({ id: branchId, companyId }))) {
            throw inputError('branchId: not a branch of this company');
        }
        if (categoryId !== null) {
            const categories = await this.facts.get().categoriesOf(ctx, { companyId, currencyCode: company.currencyCode });
            if (!categories.some(category => category.id === categoryId)) {
                throw inputError('categoryId: not a category of the catalogue');
            }
        }
        const people = await this.companies.people(ctx, companyId);
        const roles = await this.companies.approvingRoles(ctx, companyId);
        const able = people.filter(one => one.isActive);
        for (const [index, level] of facts.levels.entries()) {
            if (level.roles.some(key => !roles.some(role => role.id === key))) {
                throw inputError(`levels.${index}.roles: not a role of this company that may approve`);
            }
            const unknown = level.memberIds.find(id => !people.some(one => one.memberId === id && one.isActive && one.permissions.has('approve')));
            if (unknown !== undefined) {
                throw inputError(`levels.${index}.memberIds: somebody named may not approve in this company`);
            }
            // The rule as such is right; but an order that it catches would ask nobody.
            if (facts.active && ableOf(level, able).length === 0) {
                throw inputError(`levels.${index}.${level.roles.length > 0 ? 'roles' : 'memberIds'}: nobody who is asked here may approve now`);
            }
            if (level.roles.length === 0 && level.memberIds.length > 0 && level.memberIds.length < level.needed) {
                throw inputError(`levels.${index}.needed: more approvals than approvers`);
            }
        }
    }

    private record(
        ctx: RequestContext,
        scope: Scope,
        companyId: number,
        verb: string,
        ruleId: number,
        before: RuleFacts | null,
        after: RuleFacts | null,
    ): Promise<void> {
        const named = (facts: RuleFacts | null) => facts && { approvalRuleId: ruleId, ...facts };
        return this.audit.record(ctx, {
            scope, companyId, action: `approval-rule.${verb}`, entity: 'Company', entityId: companyId, before: named(before), after: named(after),
        });
    }
}

/** Whoever edits what another has changed meanwhile is told so, and nothing is lost. */
export function refuseStale(row: { version: number }, version: number): void {
    if (row.version !== version) {
        throw inputError(`version: was changed meanwhile (now version ${row.version})`);
    }
}

function columnsOf(facts: RuleFacts) {
    const { name, active, amountFrom, categoryId, branchId, levels } = facts;
    return { name, active, amountFromMinor: amountFrom, collectionId: categoryId, branchId, levels };
}

function factsOf(rule: ApprovalRule): RuleFacts {
    const { name, active, amountFromMinor, collectionId, branchId, levels } = rule;
    return { name, active, amountFrom: amountFromMinor, categoryId: collectionId, branchId, levels: levels.map(level => ({ ...level, roles: level.roles ?? [] })) };
}
