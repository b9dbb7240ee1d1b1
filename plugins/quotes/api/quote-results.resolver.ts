import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, isGraphQlErrorResult, RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { CompanyOrderService } from '../../purchasing';

const typeOr = (name: string, value: object): string => (isGraphQlErrorResult(value as never) ? (value as { __typename: string }).__typename : name);

@Resolver('AskForQuoteResult')
export class AskForQuoteResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return typeOr('EnquirySent', value);
    }
}

@Resolver('MyQuoteResult')
export class MyQuoteResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return typeOr('MyQuote', value);
    }
}

@Resolver('OrderQuoteResult')
export class OrderQuoteResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return typeOr('QuoteOrdered', value);
    }
}

@Resolver('QuoteOrdered')
export class QuoteOrderedResolver {
    constructor(
        private scopes: ScopeService,
        private orders: CompanyOrderService,
    ) {}

    @ResolveField()
    async orderCode(@Ctx() ctx: RequestContext, @Parent() ordered: { orderId: number }): Promise<string> {
        return (await this.orders.find(ctx, await this.scopes.member(ctx), ordered.orderId)).code;
    }
}

@Resolver('QuoteResult')
export class QuoteResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return typeOr('Quote', value);
    }
}
