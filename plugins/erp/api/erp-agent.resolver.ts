import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { manageErp, readErp } from '../constants';
import { ErpAgentService } from '../services/erp-agent.service';

@Resolver()
export class ErpAgentResolver {
    constructor(
        private agents: ErpAgentService,
        private scopes: ScopeService,
    ) {}

    @Query()
    @Allow(readErp.Permission)
    erpAgents(@Ctx() ctx: RequestContext) {
        return this.agents.list(ctx);
    }

    @Mutation()
    @Allow(manageErp.Permission)
    async renewErpAgentSecret(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.agents.renewSecret(ctx, await this.scopes.staff(ctx), input);
    }

    @Mutation()
    @Allow(manageErp.Permission)
    async revokeErpAgentSecret(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.agents.revokeSecret(ctx, await this.scopes.staff(ctx), args);
    }
}
