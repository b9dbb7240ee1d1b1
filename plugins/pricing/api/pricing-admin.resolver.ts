import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { priceListPermission } from '../constants';
import type { ContractPrice } from '../entities/contract-price.entity';
import type { PriceListItem } from '../entities/price-list-item.entity';
import type { PriceList } from '../entities/price-list.entity';
import { PriceListService } from '../services/price-list.service';
import { PriceTraceService } from '../services/price-trace.service';

const deleted = { result: 'DELETED' };

@Resolver()
export class PricingAdminResolver {
    constructor(
        private scopes: ScopeService,
        private prices: PriceListService,
        private traces: PriceTraceService,
    ) {}

    @Query()
    @Allow(priceListPermission.Read)
    priceLists(@Ctx() ctx: RequestContext, @Args() args: { options?: ListQueryOptions<PriceList> }) {
        return this.prices.list(ctx, args.options);
    }

    @Query()
    @Allow(priceListPermission.Read)
    priceList(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.prices.findOne(ctx, args.id);
    }

    @Query()
    @Allow(priceListPermission.Read)
    priceListItems(@Ctx() ctx: RequestContext, @Args() args: { priceListId: ID; options?: ListQueryOptions<PriceListItem> }) {
        return this.prices.items(ctx, args.priceListId, args.options);
    }

    @Query()
    @Allow(priceListPermission.Read)
    contractPrices(@Ctx() ctx: RequestContext, @Args() args: { companyId: ID; options?: ListQueryOptions<ContractPrice> }) {
        return this.prices.contractPrices(ctx, args.companyId, args.options);
    }

    @Query()
    @Allow(priceListPermission.Read)
    priceTrace(@Ctx() ctx: RequestContext, @Args() args: { companyId: ID; variantId: ID; quantity: number; day?: string | null }) {
        return this.traces.trace(ctx, args, new Date());
    }

    @Mutation()
    @Allow(priceListPermission.Create)
    async createPriceList(@Ctx() ctx: RequestContext, @Args() args: { input: object }) {
        return this.prices.create(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async updatePriceList(@Ctx() ctx: RequestContext, @Args() args: { input: { id: ID } }) {
        return this.prices.update(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Delete)
    async deletePriceList(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        await this.prices.remove(ctx, await this.scopes.staff(ctx), args.id);
        return deleted;
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async setPriceListItem(@Ctx() ctx: RequestContext, @Args() args: { input: { id?: ID | null } }) {
        return this.prices.setItem(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async deletePriceListItem(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        await this.prices.removeItem(ctx, await this.scopes.staff(ctx), args.id);
        return deleted;
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async setPriceListCompanies(@Ctx() ctx: RequestContext, @Args() args: { input: { priceListId: ID } }) {
        await this.prices.setCompanies(ctx, await this.scopes.staff(ctx), args.input);
        return this.prices.findOne(ctx, args.input.priceListId);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async setContractPrice(@Ctx() ctx: RequestContext, @Args() args: { input: { id?: ID | null } }) {
        return this.prices.setContractPrice(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async deleteContractPrice(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        await this.prices.removeContractPrice(ctx, await this.scopes.staff(ctx), args.id);
        return deleted;
    }
}

@Resolver('PriceList')
export class PriceListEntityResolver {
    constructor(
        private prices: PriceListService,
        private scopes: ScopeService,
    ) {}

    @ResolveField()
    @Allow(priceListPermission.Read)
    async companies(@Ctx() ctx: RequestContext, @Parent() list: PriceList) {
        return this.prices.companies(ctx, list.id, (await this.scopes.staff(ctx)).reach);
    }
}
