import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { routingPermission, workOrderPermission } from '../constants';
import { ReplenishmentRefusal } from '../errors';
import { PurchaseProposalService } from '../services/purchase-proposal.service';
import { ReplenishmentService } from '../services/replenishment.service';

interface Page {
    skip?: number | null;
    take?: number | null;
}

@Resolver()
export class ReplenishmentAdminResolver {
    constructor(
        private readonly scopes: ScopeService,
        private readonly shelves: ReplenishmentService,
        private readonly purchases: PurchaseProposalService,
    ) {}

    @Query()
    @Allow(workOrderPermission.Read)
    replenishment(@Ctx() ctx: RequestContext, @Args() args: Page) {
        return this.shelves.list(ctx, { ...pageOf(args), all: false });
    }

    @Query()
    @Allow(workOrderPermission.Read)
    replenishmentRules(@Ctx() ctx: RequestContext, @Args() args: Page) {
        return this.shelves.list(ctx, { ...pageOf(args), all: true });
    }

    @Query()
    @Allow(workOrderPermission.Read)
    purchaseProposals(@Ctx() ctx: RequestContext, @Args() args: Page) {
        return this.purchases.list(ctx, pageOf(args));
    }

    @Mutation()
    @Allow(routingPermission.Update)
    async setReplenishmentRule(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.shelves.setRule(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(routingPermission.Update)
    async deleteReplenishmentRule(@Ctx() ctx: RequestContext, @Args() args: { variantId: ID }): Promise<{ success: true }> {
        await this.shelves.deleteRule(ctx, await this.scopes.staff(ctx), idOf(args.variantId, 'variantId'));
        return { success: true };
    }

    @Mutation()
    @Allow(workOrderPermission.Create)
    async acceptReplenishment(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.shelves.accept(ctx, await this.scopes.staff(ctx), args.input, new Date());
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async orderPurchaseProposal(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.purchases.order(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(workOrderPermission.Update)
    async dropPurchaseProposal(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.purchases.drop(ctx, await this.scopes.staff(ctx), idOf(args.id));
    }
}

const pageOf = ({ skip, take }: Page) => ({ skip: skip ?? 0, take: take ?? 50 });

@Resolver('OrderPurchaseResult')
export class OrderPurchaseResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return value instanceof ReplenishmentRefusal ? 'ReplenishmentRefusal' : 'OrderedPurchase';
    }
}
