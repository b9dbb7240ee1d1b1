import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, RequestContext } from '@vendure/core';

import { shipmentPermission } from '../../logistics';
import { ScopeService } from '../../organizations';
import { workOrderPermission } from '../../production';
import { readSupportThread } from '../../support';
import { readRating } from '../../surveys';
import { readInsights } from '../constants';
import { ReportService } from '../services/report.service';

@Resolver()
export class ReportAdminResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly reports: ReportService,
    ) {}

    @Query()
    @Allow(readInsights.Permission, workOrderPermission.Read, shipmentPermission.Read, readRating.Permission, readSupportThread.Permission)
    async reportKinds(@Ctx() ctx: RequestContext): Promise<string[]> {
        return this.reports.kinds(await this.scopes.staff(ctx));
    }

    @Query()
    @Allow(readInsights.Permission, workOrderPermission.Read, shipmentPermission.Read, readRating.Permission, readSupportThread.Permission)
    async report(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.reports.report(ctx, await this.scopes.staff(ctx), args.input);
    }
}
