import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type PaginatedList, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { leadPermission, opportunityPermission } from '../constants';
import type { CrmActivity } from '../entities/crm-activity.entity';
import type { Lead } from '../entities/lead.entity';
import type { Opportunity } from '../entities/opportunity.entity';
import type { LeadRefusal } from '../errors';
import { CrmDeskService } from '../services/crm-desk.service';
import type { ActivityInput, LeadInput, Versioned } from '../services/crm-input';
import { LeadService } from '../services/lead.service';
import type { Qualification } from '../services/qualification.service';

@Resolver()
export class LeadAdminResolver {
    constructor(
        private scopes: ScopeService,
        private desk: CrmDeskService,
        private leadService: LeadService,
    ) {}

    @Query()
    @Allow(leadPermission.Read)
    leads(@Ctx() ctx: RequestContext, @Args() args: { options?: ListQueryOptions<Lead> }): Promise<PaginatedList<Lead>> {
        return this.leadService.list(ctx, args.options);
    }

    @Query()
    @Allow(leadPermission.Read)
    lead(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<Lead> {
        return this.leadService.find(ctx, idOf(args.id));
    }

    @Mutation()
    @Allow(leadPermission.Create)
    createLead(@Ctx() ctx: RequestContext, @Args() args: { input: LeadInput & { idempotencyKey: string } }): Promise<Lead> {
        return this.desk.createLead(ctx, args.input);
    }

    @Mutation()
    @Allow(leadPermission.Update)
    async updateLead(@Ctx() ctx: RequestContext, @Args() args: { input: Versioned<LeadInput> & { id: ID } }): Promise<Lead> {
        const { id, ...changes } = args.input;
        return this.leadService.update(ctx, await this.scopes.staff(ctx), idOf(id), changes);
    }

    @Mutation()
    @Allow(leadPermission.Update)
    async contactLead(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<Lead | LeadRefusal> {
        return this.leadService.contact(ctx, await this.scopes.staff(ctx), idOf(args.id));
    }

    @Mutation()
    @Allow(leadPermission.Update)
    async disqualifyLead(@Ctx() ctx: RequestContext, @Args() args: { id: ID; reason: string }): Promise<Lead | LeadRefusal> {
        return this.leadService.disqualify(ctx, await this.scopes.staff(ctx), idOf(args.id), args.reason);
    }

    @Mutation()
    @Allow(opportunityPermission.Create)
    qualifyLead(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: Qualification & { idempotencyKey: string; leadId: ID } },
    ): Promise<Opportunity | LeadRefusal> {
        const { leadId, ...input } = args.input;
        return this.desk.qualify(ctx, idOf(leadId, 'leadId'), input);
    }

    @Mutation()
    @Allow(leadPermission.Update)
    addLeadActivity(
        @Ctx() ctx: RequestContext,
        @Args() args: { input: ActivityInput & { idempotencyKey: string; leadId: ID } },
    ): Promise<CrmActivity[]> {
        const { leadId, ...input } = args.input;
        return this.desk.addActivity(ctx, idOf(leadId, 'leadId'), input);
    }
}
