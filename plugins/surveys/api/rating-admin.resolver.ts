import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type RequestContext } from '@vendure/core';

import { checked, optional, recordId } from '../../../kernel/vendure-input';
import { readRating } from '../constants';
import type { Rating } from '../entities/rating.entity';
import { RatingService } from '../services/rating.service';

@Resolver()
export class RatingAdminResolver {
    constructor(private service: RatingService) {}

    @Query('ratings')
    @Allow(readRating.Permission)
    list(@Ctx() ctx: RequestContext, @Args('options') options?: ListQueryOptions<Rating>) {
        return this.service.list(ctx, options);
    }

    @Query()
    @Allow(readRating.Permission)
    ratingAverages(@Ctx() ctx: RequestContext, @Args() args: { from?: Date | null; until?: Date | null; companyId?: ID | null }) {
        const { from, until, companyId } = args;
        return this.service.averages(ctx, { from, until, companyId: checked(optional(recordId), companyId) });
    }
}
