import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, type RequestContext } from '@vendure/core';

import { companyPermission, ScopeService } from '../../organizations';
import { StockNoticeService } from '../services/stock-notice.service';

@Resolver()
export class NoticeShopResolver {
    constructor(
        private scopes: ScopeService,
        private notices: StockNoticeService,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async myStockNotices(@Ctx() ctx: RequestContext) {
        return this.notices.mine(ctx, await this.scopes.member(ctx));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async askForStockNotice(@Ctx() ctx: RequestContext, @Args() args: { variantId: ID }) {
        return this.notices.ask(ctx, await this.scopes.member(ctx), args.variantId);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async endStockNotice(@Ctx() ctx: RequestContext, @Args() args: { variantId: ID }) {
        return this.notices.end(ctx, await this.scopes.member(ctx), args.variantId);
    }

    @Mutation()
    @Allow(Permission.Public)
    stopStockNotices(@Ctx() ctx: RequestContext, @Args() args: { token: string }) {
        return this.notices.stopByLink(ctx, args.token);
    }
}

@Resolver('AskForStockNoticeResult')
export class AskForStockNoticeResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return 'errorCode' in value ? 'StockNoticeRefusal' : 'StockNotice';
    }
}

@Resolver('StopStockNoticesResult')
export class StopStockNoticesResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return 'errorCode' in value ? 'StockNoticeRefusal' : 'StoppedStockNotices';
    }
}

@Resolver()
export class NoticeAdminResolver {
    constructor(
        private scopes: ScopeService,
        private notices: StockNoticeService,
    ) {}

    @Query()
    @Allow(companyPermission.Read)
    async stockNotices(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        return this.notices.list(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Query()
    @Allow(companyPermission.Read)
    async stockNoticesFile(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        return this.notices.export(ctx, await this.scopes.staff(ctx), args.input);
    }
}
