import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, isGraphQlErrorResult, Permission, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { OfferLetterheads } from '../services/offer-letterhead.service';
import { OwnOfferDocument } from '../services/own-offer-document';
import { OwnOfferOrdering } from '../services/own-offer-ordering.service';
import { OwnOfferReader } from '../services/own-offer-reader.service';
import { OwnOfferService } from '../services/own-offer.service';

@Resolver()
export class OwnOffersShopResolver {
    constructor(
        private scopes: ScopeService,
        private reader: OwnOfferReader,
        private offers: OwnOfferService,
        private ordering: OwnOfferOrdering,
        private documents: OwnOfferDocument,
        private letterheads: OfferLetterheads,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async ownOffers(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        return this.reader.list(ctx, await this.scopes.member(ctx), args.input);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async ownOffer(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.reader.tryFind(ctx, await this.scopes.member(ctx), idOf(args.id));
    }

    @Query()
    @Allow(Permission.Authenticated)
    async ownOfferPdf(@Ctx() ctx: RequestContext, @Args() args: { id: ID; language?: string | null }) {
        return this.documents.render(ctx, await this.scopes.member(ctx), idOf(args.id), args.language ?? null);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async offerLetterhead(@Ctx() ctx: RequestContext) {
        return this.letterheads.get(ctx, await this.scopes.member(ctx));
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async startOwnOffer(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.offers.start(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async saveOwnOffer(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.offers.save(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async deleteOwnOffer(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.offers.remove(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async ownOfferToCart(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.ordering.toCart(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async saveOfferLetterhead(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.letterheads.save(ctx, await this.scopes.member(ctx), args.input);
    }
}

const isRefusal = (value: object) => isGraphQlErrorResult(value as never);

@Resolver('StartOwnOfferResult')
export class StartOwnOfferResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isRefusal(value) ? 'OwnOfferRefusal' : 'OwnOfferStarted';
    }
}

@Resolver('SaveOwnOfferResult')
export class SaveOwnOfferResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isRefusal(value) ? 'OwnOfferRefusal' : 'OwnOffer';
    }
}

@Resolver('OwnOfferToCartResult')
export class OwnOfferToCartResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isRefusal(value) ? 'OwnOfferRefusal' : 'OwnOfferInCart';
    }
}
