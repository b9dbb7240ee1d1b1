import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, Permission, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { OrderExport } from '../services/order-export.service';
import { OrderPaper } from '../services/order-paper.service';
import type { ListFile } from '../services/recently-bought.service';

@Resolver()
export class OrderPaperShopResolver {
    constructor(
        private scopes: ScopeService,
        private paper: OrderPaper,
        private exports: OrderExport,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async myOrdersFile(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }): Promise<ListFile> {
        return this.exports.file(ctx, await this.scopes.member(ctx), args.input);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myOrderPdf(@Ctx() ctx: RequestContext, @Args() args: { code: string }): Promise<ListFile> {
        return this.paper.pdf(ctx, await this.scopes.member(ctx), args, new Date());
    }
}
