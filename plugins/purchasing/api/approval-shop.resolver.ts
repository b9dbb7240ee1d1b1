import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { ApprovalByLink, type LinkDecisionInput } from '../services/approval-by-link.service';
import { type ApprovalAsked, type ApprovalItem, type DecisionInput, type MyApprovalsInput, OrderApprovalService } from '../services/order-approval.service';

@Resolver()
export class ApprovalShopResolver {
    constructor(
        private scopes: ScopeService,
        private approvals: OrderApprovalService,
        private byLink: ApprovalByLink,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async cartApproval(@Ctx() ctx: RequestContext, @Args() args: ApprovalAsked) {
        const { steps, refused } = await this.approvals.preview(ctx, await this.scopes.member(ctx), args);
        return { steps, refusal: refused };
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myApprovals(@Ctx() ctx: RequestContext, @Args('input') input: MyApprovalsInput) {
        const { items, totalItems } = await this.approvals.list(ctx, await this.scopes.member(ctx), input);
        return { items: items.map(shown), totalItems };
    }

    @Query()
    @Allow(Permission.Authenticated)
    async waitingApprovalCount(@Ctx() ctx: RequestContext): Promise<number> {
        return this.approvals.count(ctx, await this.scopes.member(ctx));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async decideApproval(@Ctx() ctx: RequestContext, @Args('input') input: DecisionInput) {
        return this.approvals.decide(ctx, await this.scopes.member(ctx), input);
    }

    @Query()
    @Allow(Permission.Public)
    async approvalByLink(@Ctx() ctx: RequestContext, @Args() args: { token: string }) {
        const { item, ...view } = await this.byLink.open(ctx, args.token);
        return { ...view, item: item && shown(item) };
    }

    @Mutation()
    @Allow(Permission.Public)
    decideApprovalByLink(@Ctx() ctx: RequestContext, @Args('input') input: LinkDecisionInput) {
        return this.byLink.decide(ctx, input);
    }
}

/** Without see-prices there is no amount in the answer at all. */
function shown({ order, progress, showsPrices, lines, totalNet, totalGross, ...item }: ApprovalItem) {
    const { code: orderCode, state, placedBy, placedAt, branchName, wishedDate, remarks, currencyCode } = order;
    const priced = <T>(amount: T) => (showsPrices ? amount : null);
    return {
        ...{ orderCode, state, placedBy, placedAt, branchName, wishedDate, remarks, currencyCode },
        ...item,
        approval: progress,
        totalNet: priced(totalNet),
        totalGross: priced(totalGross),
        notices: showsPrices ? item.notices : item.notices.filter(notice => notice.code !== 'price-changed'),
        lines: lines.map(line => ({ ...line, unitNet: priced(line.unitNet), lineNet: priced(line.lineNet) })),
    };
}

@Resolver('DecideApprovalResult')
export class DecideApprovalResultResolver {
    @ResolveField()
    __resolveType(value: { __typename?: string }): string {
        return value.__typename ?? 'ApprovalDecided';
    }
}
