import { ResolveField, Resolver } from '@nestjs/graphql';

const typeOf = (value: { __typename?: string }): string => value.__typename ?? 'MyOrder';

@Resolver('PlaceOrderResult')
export class PlacementResultResolver {
    @ResolveField()
    __resolveType(value: { __typename?: string }): string {
        return typeOf(value);
    }
}

@Resolver('CancelMyOrderResult')
export class OrderRefusalResolver {
    @ResolveField()
    __resolveType(value: { __typename?: string }): string {
        return typeOf(value);
    }
}
