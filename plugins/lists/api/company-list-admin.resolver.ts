import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { createCompanyOrder, readCompanyOrder } from '../../purchasing';
import { ShoppingListRefusal } from '../errors';
import { CompanyListService, type DeskList } from '../services/company-list.service';

/** Whoever orders for companies keeps lists for them. */
@Resolver()
export class CompanyListAdminResolver {
    constructor(
        private scopes: ScopeService,
        private lists: CompanyListService,
    ) {}

    @Query()
    @Allow(readCompanyOrder.Permission)
    companyShoppingLists(@Ctx() ctx: RequestContext, @Args() args: { companyId: ID }): Promise<DeskList[]> {
        return this.lists.list(ctx, args.companyId);
    }

    @Mutation()
    @Allow(createCompanyOrder.Permission)
    async saveCompanyShoppingList(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<DeskList | ShoppingListRefusal> {
        return this.lists.save(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(createCompanyOrder.Permission)
    async deleteCompanyShoppingList(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        await this.lists.remove(ctx, await this.scopes.staff(ctx), args.input);
        return { result: 'DELETED' };
    }
}

@Resolver('SaveCompanyShoppingListResult')
export class SaveCompanyShoppingListResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof ShoppingListRefusal ? 'ShoppingListRefusal' : 'CompanyShoppingList';
    }
}
