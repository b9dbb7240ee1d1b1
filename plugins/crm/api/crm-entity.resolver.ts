import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Administrator, Ctx, isGraphQlErrorResult, type RequestContext } from '@vendure/core';

import { type CompanyMatch, ScopeService } from '../../organizations';
import type { CrmActivity } from '../entities/crm-activity.entity';
import type { Lead } from '../entities/lead.entity';
import type { Opportunity } from '../entities/opportunity.entity';
import { ActivityService } from '../services/activity.service';
import { OpportunityService } from '../services/opportunity.service';
import { QualificationService } from '../services/qualification.service';

function nameOf(administrator: Administrator | null): string | null {
    return administrator && `${administrator.firstName} ${administrator.lastName}`;
}

@Resolver('Lead')
export class LeadEntityResolver {
    constructor(
        private activityService: ActivityService,
        private opportunities: OpportunityService,
        private qualification: QualificationService,
        private scopes: ScopeService,
    ) {}

    @ResolveField()
    ownerName(@Parent() lead: Lead): string | null {
        return nameOf(lead.owner);
    }

    @ResolveField()
    opportunity(@Ctx() ctx: RequestContext, @Parent() lead: Lead): Promise<Opportunity | null> {
        return this.opportunities.ofLead(ctx, lead.id);
    }

    @ResolveField()
    activities(@Ctx() ctx: RequestContext, @Parent() lead: Lead): Promise<CrmActivity[]> {
        return this.activityService.ofLead(ctx, lead.id);
    }

    @ResolveField()
    async matches(@Ctx() ctx: RequestContext, @Parent() lead: Lead): Promise<CompanyMatch[]> {
        return this.qualification.matches(ctx, await this.scopes.staff(ctx), lead);
    }
}

@Resolver('Opportunity')
export class OpportunityEntityResolver {
    constructor(private activityService: ActivityService) {}

    @ResolveField()
    ownerName(@Parent() opportunity: Opportunity): string | null {
        return nameOf(opportunity.owner);
    }

    @ResolveField()
    activities(@Ctx() ctx: RequestContext, @Parent() opportunity: Opportunity): Promise<CrmActivity[]> {
        return this.activityService.ofLead(ctx, opportunity.leadId);
    }
}

@Resolver('CrmActivity')
export class CrmActivityEntityResolver {
    @ResolveField()
    authorName(@Parent() activity: CrmActivity): string | null {
        return nameOf(activity.author);
    }
}

@Resolver('ChangeLeadResult')
export class ChangeLeadResultResolver {
    @ResolveField()
    __resolveType(value: Lead): string {
        return isGraphQlErrorResult(value) ? 'LeadRefusal' : 'Lead';
    }
}

@Resolver('QualifyLeadResult')
export class QualifyLeadResultResolver {
    @ResolveField()
    __resolveType(value: Opportunity): string {
        return isGraphQlErrorResult(value) ? 'LeadRefusal' : 'Opportunity';
    }
}

@Resolver('ChangeOpportunityResult')
export class ChangeOpportunityResultResolver {
    @ResolveField()
    __resolveType(value: Opportunity): string {
        return isGraphQlErrorResult(value) ? 'OpportunityRefusal' : 'Opportunity';
    }
}
