import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type ID, Permission, RequestContext } from '@vendure/core';

import { idOf } from '../../../kernel/vendure-input';
import { ScopeService } from '../../organizations';
import { approveQuote, readQuote, updateQuote } from '../constants';
import { NegotiationService } from '../services/negotiation.service';
import { QuoteDesk } from '../services/quote-desk.service';
import { QuoteDocument } from '../services/quote-document';
import { QuotePrices } from '../services/quote-prices.service';
import { QuoteReader, type QuoteView } from '../services/quote-reader.service';
import { QuoteRulesService } from '../services/quote-rules.service';
import { QuoteSending } from '../services/quote-sending.service';

@Resolver()
export class QuotesAdminResolver {
    constructor(
        private scopes: ScopeService,
        private reader: QuoteReader,
        private desk: QuoteDesk,
        private sending: QuoteSending,
        private negotiation: NegotiationService,
        private documents: QuoteDocument,
        private prices: QuotePrices,
        private rules: QuoteRulesService,
    ) {}

    @Query()
    @Allow(readQuote.Permission)
    async quotes(@Ctx() ctx: RequestContext, @Args() args: { input?: unknown }) {
        return this.reader.list(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Query()
    @Allow(readQuote.Permission)
    async quote(@Ctx() ctx: RequestContext, @Args() args: { id: ID }) {
        return this.reader.tryFind(ctx, await this.scopes.staff(ctx), idOf(args.id));
    }

    @Query()
    @Allow(readQuote.Permission)
    async quotePdf(@Ctx() ctx: RequestContext, @Args() args: { id: ID; number: number; language?: string | null }) {
        return this.documents.render(ctx, await this.scopes.staff(ctx), idOf(args.id), args.number, args.language ?? null);
    }

    @Query()
    @Allow(updateQuote.Permission)
    quotableVariants(@Ctx() ctx: RequestContext, @Args() args: { companyId: ID; term: string; take?: number | null }) {
        return this.prices.variants(ctx, args);
    }

    @Query()
    @Allow(updateQuote.Permission)
    quoteContacts(@Ctx() ctx: RequestContext, @Args() args: { companyId: ID }) {
        return this.prices.contacts(ctx, args.companyId);
    }

    @Query()
    @Allow(updateQuote.Permission)
    async quoteOwners(@Ctx() ctx: RequestContext) {
        return this.prices.owners(ctx, await this.scopes.staff(ctx));
    }

    @Query()
    @Allow(readQuote.Permission)
    quoteRules(@Ctx() ctx: RequestContext) {
        return this.rules.get(ctx);
    }

    @Mutation()
    @Allow(updateQuote.Permission)
    async startQuote(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.start(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(updateQuote.Permission)
    async saveQuoteDraft(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.saveDraft(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(updateQuote.Permission)
    async sendQuote(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.sending.send(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(approveQuote.Permission)
    async decideQuoteDraft(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.sending.decide(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(updateQuote.Permission)
    async closeQuote(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.close(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(updateQuote.Permission)
    async assignQuote(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.desk.assign(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(updateQuote.Permission)
    async commentOnQuote(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.negotiation.comment(ctx, await this.scopes.staff(ctx), args.input);
    }

    @Mutation()
    @Allow(Permission.UpdateSettings)
    async setQuoteRules(@Ctx() ctx: RequestContext, @Args() args: { input: unknown }) {
        return this.rules.set(ctx, await this.scopes.staff(ctx), args.input);
    }
}

@Resolver('Quote')
export class QuoteResolver {
    constructor(private prices: QuotePrices) {}

    @ResolveField()
    pricesNow(@Ctx() ctx: RequestContext, @Parent() quote: QuoteView) {
        return this.prices.now(ctx, quote);
    }
}
