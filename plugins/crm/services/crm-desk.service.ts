import { Injectable } from '@nestjs/common';
import { type ErrorResult, isGraphQlErrorResult, type RequestContext } from '@vendure/core';

import { IdempotencyService } from '../../outbox';
import { ScopeService } from '../../organizations';
import type { CrmActivity } from '../entities/crm-activity.entity';
import type { Lead } from '../entities/lead.entity';
import type { Opportunity } from '../entities/opportunity.entity';
import type { LeadRefusal, OpportunityRefusal } from '../errors';
import { ActivityService } from './activity.service';
import type { ActivityInput, LeadInput } from './crm-input';
import { LeadService } from './lead.service';
import { OpportunityService } from './opportunity.service';
import { type Qualification, QualificationService } from './qualification.service';
import { type Win, WinService } from './win.service';

type Once<Input> = Input & { idempotencyKey: string };

/** What the Dashboard creates: each once, however often the button's request arrives. */
@Injectable()
export class CrmDeskService {
    constructor(
        private scopes: ScopeService,
        private idempotency: IdempotencyService,
        private leads: LeadService,
        private activities: ActivityService,
        private opportunities: OpportunityService,
        private qualification: QualificationService,
        private wins: WinService,
    ) {}

    async createLead(ctx: RequestContext, { idempotencyKey, ...input }: Once<LeadInput>): Promise<Lead> {
        const scope = await this.scopes.staff(ctx);
        const { id } = await this.idempotency.run(ctx, scope, 'createLead', idempotencyKey, input, async inner => {
            return { id: (await this.leads.create(inner, scope, input)).id };
        });
        return this.leads.find(ctx, id);
    }

    async addActivity(ctx: RequestContext, leadId: number, { idempotencyKey, ...input }: Once<ActivityInput>): Promise<CrmActivity[]> {
        const scope = await this.scopes.staff(ctx);
        await this.idempotency.run(ctx, scope, 'addLeadActivity', idempotencyKey, { leadId, ...input }, async inner => {
            return { id: (await this.activities.add(inner, scope, leadId, input)).id };
        });
        return this.activities.ofLead(ctx, leadId);
    }

    async qualify(ctx: RequestContext, leadId: number, { idempotencyKey, ...input }: Once<Qualification>): Promise<Opportunity | LeadRefusal> {
        const scope = await this.scopes.staff(ctx);
        const answer = await this.idempotency.run(ctx, scope, 'qualifyLead', idempotencyKey, { leadId, ...input }, async inner =>
            idOrRefusal(await this.qualification.qualify(inner, scope, leadId, input)),
        );
        return this.opportunity(ctx, answer);
    }

    async win(ctx: RequestContext, id: number, { idempotencyKey, ...input }: Once<Win>): Promise<Opportunity | OpportunityRefusal> {
        const scope = await this.scopes.staff(ctx);
        const answer = await this.idempotency.run(ctx, scope, 'winOpportunity', idempotencyKey, { id, ...input }, async inner =>
            idOrRefusal(await this.wins.win(inner, scope, id, input)),
        );
        return this.opportunity(ctx, answer);
    }

    private opportunity<Refusal extends ErrorResult>(ctx: RequestContext, answer: Refusal | { id: number }): Promise<Opportunity> | Refusal {
        return isRefusal(answer) ? answer : this.opportunities.find(ctx, answer.id);
    }
}

function isRefusal<Refusal extends ErrorResult>(answer: Refusal | { id: number }): answer is Refusal {
    return isGraphQlErrorResult(answer as Refusal);
}

function idOrRefusal<Refusal extends ErrorResult>(answer: Opportunity | Refusal): Refusal | { id: number } {
    return isRefusal(answer) ? answer : { id: answer.id };
}
