import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { manageErp, readErp } from '../constants';
import { ReconciliationService } from '../services/reconciliation.service';

@Resolver()
export class ReconciliationResolver {
    constructor(
        private scopes: ScopeService,
        private reports: ReconciliationService,
    ) {}

    @Query()
    @Allow(readErp.Permission)
    erpReconciliations(@Ctx() ctx: RequestContext) {
        return this.reports.list(ctx);
    }

    @Query()
    @Allow(readErp.Permission)
    erpDifferences(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.reports.differences(ctx, input);
    }

    @Query()
    @Allow(readErp.Permission)
    erpDifferencesFile(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.reports.file(ctx, input);
    }

    @Mutation()
    @Allow(manageErp.Permission)
    async startErpReconciliation(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.reports.start(ctx, await this.scopes.staff(ctx), input);
    }
}
