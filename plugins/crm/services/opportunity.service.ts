import { Injectable } from '@nestjs/common';
import {
    EntityNotFoundError,
    ListQueryBuilder,
    type ListQueryOptions,
    type PaginatedList,
    type RequestContext,
    TransactionalConnection,
} from '@vendure/core';

import type { Scope } from '../../../kernel/scope';
import { searchKey } from '../../../kernel/text';
import { checked } from '../../../kernel/vendure-input';
import { withTx } from '../../../kernel/with-tx';
import { AuditService } from '../../audit';
import { type OpportunityStage, refuseChange } from '../domain/opportunity-stages';
import { Opportunity } from '../entities/opportunity.entity';
import { OpportunityRefusal } from '../errors';
import {
    given,
    type OpportunityFacts,
    type OpportunityInput,
    opportunitySchema,
    reasonSchema,
    refuseOldVersion,
    stageSchema,
    type Versioned,
} from './crm-input';
import { LeadService } from './lead.service';
import { StaffDirectory } from './staff-directory';

@Injectable()
export class OpportunityService {
    constructor(
        private connection: TransactionalConnection,
        private lists: ListQueryBuilder,
        private audit: AuditService,
        private leads: LeadService,
        private staff: StaffDirectory,
    ) {}

    async update(
        ctx: RequestContext,
        scope: Scope,
        id: number,
        changes: Versioned<OpportunityInput>,
    ): Promise<Opportunity | OpportunityRefusal> {
        return withTx(this.connection, ctx, async inner => {
            const opportunity = await this.lock(inner, id);
            refuseOldVersion(changes.version, opportunity.version);
            const refusal = refuseChange(opportunity.stage);
            if (refusal !== null) {
                return new OpportunityRefusal(refusal);
            }
            const before = factsOf(opportunity);
            const facts = checked(opportunitySchema, { ...before, ...given(changes) });
            await this.staff.check(inner, 'ownerId', facts.ownerId);
            const { companyName } = await this.leads.find(inner, opportunity.leadId);
            Object.assign(opportunity, facts, { searchKey: searchKey(`${facts.title} ${companyName}`) });
            await this.connection.getRepository(inner, Opportunity).save(opportunity);
            await this.audit.record(inner, { scope, action: 'opportunity.update', entity: 'Opportunity', entityId: id, before, after: facts });
            return this.find(inner, id);
        });
    }

    /** Between the open stages, in any direction. */
    async moveTo(ctx: RequestContext, scope: Scope, id: number, wanted: string): Promise<Opportunity | OpportunityRefusal> {
        const { stage } = checked(stageSchema, { stage: wanted });
        return withTx(this.connection, ctx, async inner => this.end(inner, scope, await this.lock(inner, id), stage));
    }

    /** Ends it without a sale; the lead counts as disqualified for the same reason. */
    async lose(ctx: RequestContext, scope: Scope, id: number, written: string): Promise<Opportunity | OpportunityRefusal> {
        const { reason } = checked(reasonSchema, { reason: written });
        return withTx(this.connection, ctx, async inner => {
            const opportunity = await this.lock(inner, id);
            const lost = await this.end(inner, scope, opportunity, 'lost', { lostReason: reason });
            if (lost instanceof OpportunityRefusal) {
                return lost;
            }
            await this.leads.disqualify(inner, scope, opportunity.leadId, reason);
            return this.find(inner, id);
        });
    }

    /** The one place that changes a stage: refused when it is an end already, audited. The caller holds the row's lock. */
    async end(
        ctx: RequestContext,
        scope: Scope,
        opportunity: Opportunity,
        stage: OpportunityStage,
        more: { lostReason?: string; companyId?: number } = {},
    ): Promise<Opportunity | OpportunityRefusal> {
        const refusal = refuseChange(opportunity.stage);
        if (refusal !== null) {
            return new OpportunityRefusal(refusal);
        }
        const before = { stage: opportunity.stage };
        const closedAt = stage === 'won' || stage === 'lost' ? new Date() : null;
        await this.connection.getRepository(ctx, Opportunity).save(Object.assign(opportunity, more, { stage, closedAt }));
        await this.audit.record(ctx, {
            scope,
            action: stage === 'won' || stage === 'lost' ? `opportunity.${stage}` : 'opportunity.move',
            entity: 'Opportunity',
            entityId: opportunity.id,
            companyId: opportunity.companyId ?? undefined,
            before,
            after: { stage, ...more },
            reason: more.lostReason,
        });
        return this.find(ctx, opportunity.id);
    }

    async find(ctx: RequestContext, id: number): Promise<Opportunity> {
        const relations = { owner: true, lead: true, company: true };
        const opportunity = await this.connection.getRepository(ctx, Opportunity).findOne({ where: { id }, relations });
        if (opportunity === null) {
            throw new EntityNotFoundError('Opportunity', id);
        }
        return opportunity;
    }

    ofLead(ctx: RequestContext, leadId: number): Promise<Opportunity | null> {
        return this.connection.getRepository(ctx, Opportunity).findOne({ where: { leadId }, relations: { owner: true, lead: true, company: true } });
    }

    async lock(ctx: RequestContext, id: number): Promise<Opportunity> {
        const opportunity = await this.connection
            .getRepository(ctx, Opportunity)
            .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
        if (opportunity === null) {
            throw new EntityNotFoundError('Opportunity', id);
        }
        return opportunity;
    }

    async list(ctx: RequestContext, options?: ListQueryOptions<Opportunity>): Promise<PaginatedList<Opportunity>> {
        const { title, ...others } = options?.filter ?? {};
        const term = (title as { contains?: string } | undefined)?.contains;
        const byKey = term === undefined ? options : { ...options, filter: { ...others, searchKey: { contains: searchKey(term) } } };
        const relations = ['owner', 'lead', 'company'];
        const [items, totalItems] = await this.lists.build(Opportunity, byKey, { ctx, relations }).getManyAndCount();
        return { items, totalItems };
    }
}

function factsOf(opportunity: Opportunity): OpportunityFacts {
    const { title, amount, currencyCode, expectedCloseOn, ownerId } = opportunity;
    return { title, amount, currencyCode, expectedCloseOn, ownerId };
}
