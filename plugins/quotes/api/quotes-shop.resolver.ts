import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { EnquiryService } from '../services/enquiry.service';
import { NegotiationService } from '../services/negotiation.service';
import { QuoteDocument } from '../services/quote-document';
import { QuoteOrdering } from '../services/quote-ordering.service';
import { QuoteReader } from '../services/quote-reader.service';
import { SharedQuotes } from '../services/shared-quote.service';

@Resolver()
export class QuotesShopResolver {
    constructor(
        private scopes: ScopeService,
        private reader: QuoteReader,
        private enquiries: EnquiryService,
        private negotiation: NegotiationService,
        private ordering: QuoteOrdering,
        private documents: QuoteDocument,
        private shared: SharedQuotes,
    ) {}

    @Query()
    @Allow(Permission.Authenticated)
    async myQuotes(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        return this.reader.mine(ctx, await this.scopes.member(ctx), args.input);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myQuote(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.reader.tryFind(ctx, await this.scopes.member(ctx), idOf(args.id));
    }

    @Query()
    @Allow(Permission.Authenticated)
    async myQuotePdf(@Ctx() ctx: RequestContext, @Args() args: { id: ID; number: number }) {
        return this.documents.render(ctx, await this.scopes.member(ctx), idOf(args.id), args.number, null);
    }

    @Query()
    @Allow(Permission.Authenticated)
    async quoteDelivery(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.ordering.delivery(ctx, await this.scopes.member(ctx), args.input);
    }

    @Query()
    @Allow(Permission.Public)
    sharedQuote(@Ctx() ctx: RequestContext, @Args() args: { token: string }) {
        return this.shared.open(ctx, args.token);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async askForQuote(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.enquiries.ask(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async withdrawEnquiry(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.enquiries.withdraw(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async answerQuote(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.negotiation.answer(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async declineQuote(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.negotiation.decline(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async commentOnQuote(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.negotiation.comment(ctx, await this.scopes.member(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.Authenticated)
    async orderQuote(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.ordering.order(ctx, await this.scopes.member(ctx), args.input);
    }
}
