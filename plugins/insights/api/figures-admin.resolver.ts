import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, RequestContext } from '@vendure/core';
import { z } from 'zod';

import { checked, optional, recordId } from '../../../kernel/vendure-input';
import { readInsights } from '../constants';
import { longestChart } from '../domain/chart-months';
import { FiguresService } from '../services/figures.service';

const filterInput = z.object({
    months: z.number().int().min(1).max(longestChart).nullish(),
    companyId: optional(recordId),
    currencyCode: z.string().nullish(),
});

@Resolver()
export class FiguresAdminResolver {
    constructor(private readonly figures: FiguresService) {}

    @Query()
    @Allow(readInsights.Permission)
    managementFigures(@Ctx() ctx: RequestContext, @Args() args: { filter: unknown }) {
        const { months, companyId, currencyCode } = checked(filterInput, args.filter);
        return this.figures.figures(ctx, { months: months ?? 6, companyId: companyId ?? null, currencyCode: currencyCode ?? null }, new Date());
    }
}
