import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { refuseRating } from '../domain/rating-rules';
import type { Rating } from '../entities/rating.entity';
import { RatingRefusal } from '../errors';
import { RatingService } from '../services/rating.service';

interface ShownShipment {
    id: number;
    state: string;
}

@Resolver()
export class RatingShopResolver {
    constructor(
        private scopes: ScopeService,
        private ratings: RatingService,
    ) {}

    @Mutation()
    @Allow(Permission.Authenticated)
    async rateDelivery(@Ctx() ctx: RequestContext, @Args('input') input: object) {
        return this.ratings.rate(ctx, await this.scopes.member(ctx), input);
    }
}

/** The shipment has been found in the member's own order before these fields are asked for. */
@Resolver('MyShipment')
export class RatedShipmentResolver {
    constructor(private ratings: RatingService) {}

    @ResolveField()
    rating(@Ctx() ctx: RequestContext, @Parent() shipment: ShownShipment) {
        return this.ratings.ofShipment(ctx, shipment.id);
    }

    @ResolveField()
    async mayRate(@Ctx() ctx: RequestContext, @Parent() shipment: ShownShipment) {
        return refuseRating(shipment.state, (await this.ratings.ofShipment(ctx, shipment.id)) !== null) === null;
    }
}

@Resolver('Rating')
export class RatingTimeResolver {
    @ResolveField()
    at(@Parent() rating: Rating) {
        return rating.ratedAt;
    }
}

@Resolver('RateDeliveryResult')
export class RateDeliveryResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof RatingRefusal ? 'RatingRefusal' : 'Rating';
    }
}
