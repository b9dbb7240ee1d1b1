import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type PaginatedList, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { companyPermission, ScopeService } from '../../organizations';
import { opportunityPermission } from '../constants';
import type { Opportunity } from '../entities/opportunity.entity';
import type { OpportunityRefusal } from '../errors';
import { CrmDeskService } from '../services/crm-desk.service';
import type { OpportunityInput, Versioned } from '../services/crm-input';
import { OpportunityService } from '../services/opportunity.service';
import type { Win } from '../services/win.service';

type Changed = Promise<Opportunity | OpportunityRefusal>;

@Resolver()
export class OpportunityAdminResolver {
    constructor(
        private scopes: ScopeService,
        private desk: CrmDeskService,
        private service: OpportunityService,
    ) {}

    @Query()
    @Allow(opportunityPermission.Read)
    opportunities(
        @Ctx() ctx: RequestContext,
        @Args() args: { options?: ListQueryOptions<Opportunity> },
    ): Promise<PaginatedList<Opportunity>> {
        return this.service.list(ctx, args.options);
    }

    @Query()
    @Allow(opportunityPermission.Read)
    opportunity(@Ctx() ctx: RequestContext, @Args() args: { id: ID }): Promise<Opportunity> {
        return this.service.find(ctx, idOf(args.id));
    }

    @Mutation()
    @Allow(opportunityPermission.Update)
    async updateOpportunity(@Ctx() ctx: RequestContext, @Args() args: { input: Versioned<OpportunityInput> & { id: ID } }): Changed {
        const { id, ...changes } = args.input;
        return this.service.update(ctx, await this.scopes.staff(ctx), idOf(id), changes);
    }

    @Mutation()
    @Allow(opportunityPermission.Update)
    async moveOpportunity(@Ctx() ctx: RequestContext, @Args() args: { id: ID; stage: string }): Changed {
        return this.service.moveTo(ctx, await this.scopes.staff(ctx), idOf(args.id), args.stage);
    }

    @Mutation()
    @Allow(opportunityPermission.Update)
    async loseOpportunity(@Ctx() ctx: RequestContext, @Args() args: { id: ID; reason: string }): Changed {
        return this.service.lose(ctx, await this.scopes.staff(ctx), idOf(args.id), args.reason);
    }

    @Mutation()
    @Allow(companyPermission.Create)
    winOpportunity(@Ctx() ctx: RequestContext, @Args() args: { input: Win & { idempotencyKey: string; id: ID } }): Changed {
        const { id, ...input } = args.input;
        return this.desk.win(ctx, idOf(id), input);
    }
}
