import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, type RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { assortmentPermission } from '../../assortment';
import { companyPermission, ScopeService } from '../../organizations';
import { type CategoryWarehouseInput, CategoryWarehouseService } from '../services/category-warehouse.service';
import { type CompanyTermsInput, CompanyTermsService } from '../services/company-terms.service';
import { DeliverySettingsService } from '../services/delivery-settings.service';
import { VariantDeliveryService } from '../services/variant-delivery.service';

/** Tariffs are kept by who keeps the firm's settings, a company's terms by who keeps companies, an article's size by who keeps articles. */
@Resolver()
export class DeliveryAdminResolver {
    constructor(
        private scopes: ScopeService,
        private settings: DeliverySettingsService,
        private terms: CompanyTermsService,
        private variants: VariantDeliveryService,
        private categories: CategoryWarehouseService,
    ) {}

    @Query()
    @Allow(assortmentPermission.Read)
    categoryWarehouse(@Ctx() ctx: RequestContext, @Args() args: { collectionId: ID }) {
        return this.categories.find(ctx, idOf(args.collectionId, 'collectionId'));
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setCategoryWarehouse(@Ctx() ctx: RequestContext, @Args() args: { input: CategoryWarehouseInput }) {
        return this.categories.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Query()
    @Allow(Permission.ReadSettings)
    deliverySettings(@Ctx() ctx: RequestContext) {
        return this.settings.get(ctx);
    }

    @Query()
    @Allow(companyPermission.Read)
    companyDeliveryTerms(@Ctx() ctx: RequestContext, @Args() args: { companyId: ID }) {
        return this.terms.find(ctx, idOf(args.companyId, 'companyId'));
    }

    @Query()
    @Allow(assortmentPermission.Read)
    variantDelivery(@Ctx() ctx: RequestContext, @Args() args: { variantId: ID }) {
        return this.variants.find(ctx, idOf(args.variantId, 'variantId'));
    }

    @Mutation()
    @Allow(Permission.UpdateSettings)
    async updateDeliverySettings(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.settings.update(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(companyPermission.Update)
    async setCompanyDeliveryTerms(@Ctx() ctx: RequestContext, @Args() args: { input: CompanyTermsInput }) {
        return this.terms.set(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(assortmentPermission.Update)
    async setVariantDelivery(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.variants.set(ctx, await this.scopes.staff(ctx), args.input);
    }
}
