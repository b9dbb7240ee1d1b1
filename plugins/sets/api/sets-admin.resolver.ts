import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, type ListQueryOptions, type RequestContext } from '@vendure/core';

import { ScopeService } from '../../organizations';
import { priceListPermission } from '../../pricing';
import { setNameIn } from '../domain/set-name';
import type { ProductSetPart } from '../entities/product-set-part.entity';
import type { ProductSet } from '../entities/product-set.entity';
import { SetDeskService } from '../services/set-desk.service';

/** Who keeps prices keeps sets: a set is a price. */
@Resolver()
export class SetsAdminResolver {
    constructor(
        private scopes: ScopeService,
        private desk: SetDeskService,
    ) {}

    @Query()
    @Allow(priceListPermission.Read)
    productSets(@Ctx() ctx: RequestContext, @Args() args: { options?: ListQueryOptions<ProductSet> }) {
        return this.desk.list(ctx, args.options);
    }

    @Query()
    @Allow(priceListPermission.Read)
    productSet(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.desk.findOne(ctx, args.id);
    }

    @Query()
    @Allow(priceListPermission.Read)
    productSetPreview(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.preview(ctx, args.input, new Date());
    }

    @Mutation()
    @Allow(priceListPermission.Create)
    async createProductSet(@Ctx() ctx: RequestContext, @Args() args: { input: object }) {
        return this.desk.save(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Update)
    async updateProductSet(@Ctx() ctx: RequestContext, @Args() args: { input: { id: ID } }) {
        return this.desk.save(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(priceListPermission.Delete)
    async deleteProductSet(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        await this.desk.remove(ctx, await this.scopes.staff(ctx), args.id);
        return { result: 'DELETED' };
    }
}

@Resolver('ProductSet')
export class ProductSetEntityResolver {
    @ResolveField()
    name(@Ctx() ctx: RequestContext, @Parent() set: ProductSet): string {
        return setNameIn(set.names, ctx.languageCode);
    }
}

@Resolver('ProductSetPart')
export class ProductSetPartEntityResolver {
    @ResolveField()
    variantId(@Parent() part: ProductSetPart): number {
        return part.productVariantId;
    }

    @ResolveField()
    sku(@Parent() part: ProductSetPart): string {
        return part.productVariant?.sku ?? '';
    }

    @ResolveField()
    name(@Ctx() ctx: RequestContext, @Parent() part: ProductSetPart): string {
        const names = part.productVariant?.translations ?? [];
        const inLanguage = (language: string) => names.find(one => one.languageCode === (language as typeof one.languageCode))?.name;
        return inLanguage(ctx.languageCode) ?? inLanguage('en') ?? names[0]?.name ?? '';
    }
}
