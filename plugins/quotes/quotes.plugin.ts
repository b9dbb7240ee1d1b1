import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';
import gql from 'graphql-tag';

import { declarePersonalData } from '../../kernel/personal-data';
import { AssortmentPlugin } from '../assortment';
import { AuditPlugin } from '../audit';
import { DistributorsPlugin } from '../distributors';
import { ListsPlugin } from '../lists';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { PricingPlugin } from '../pricing';
import { PurchasingPlugin } from '../purchasing';
import { adminSchema } from './api/admin-schema';
import { OfferLogoController } from './api/offer-logo.controller';
import { ownOfferSchema } from './api/own-offer-schema';
import { OwnOffersShopResolver, OwnOfferToCartResultResolver, SaveOwnOfferResultResolver, StartOwnOfferResultResolver } from './api/own-offers-shop.resolver';
import { AskForQuoteResultResolver, MyQuoteResultResolver, OrderQuoteResultResolver, QuoteOrderedResolver, QuoteResultResolver } from './api/quote-results.resolver';
import { QuoteResolver, QuotesAdminResolver } from './api/quotes-admin.resolver';
import { QuotesShopResolver } from './api/quotes-shop.resolver';
import { shopSchema } from './api/shop-schema';
import { quotePermissions, QUOTES_OPTIONS } from './constants';
import { OfferLetterhead } from './entities/offer-letterhead.entity';
import { OwnOfferLine } from './entities/own-offer-line.entity';
import { OwnOffer } from './entities/own-offer.entity';
import { QuoteComment } from './entities/quote-comment.entity';
import { QuoteLine } from './entities/quote-line.entity';
import { QuoteRules } from './entities/quote-rules.entity';
import { QuoteVersion } from './entities/quote-version.entity';
import { Quote } from './entities/quote.entity';
import { expireQuotesTask } from './jobs/expire-quotes.task';
import { quotesPersonalData } from './queries/personal-data';
import { CartToAsk } from './services/cart-to-ask.service';
import { EnquiryService } from './services/enquiry.service';
import { NegotiationService } from './services/negotiation.service';
import { OfferLetterheads } from './services/offer-letterhead.service';
import { OwnOfferDocument } from './services/own-offer-document';
import { OwnOfferLines } from './services/own-offer-lines.service';
import { OwnOfferOrdering } from './services/own-offer-ordering.service';
import { OwnOfferReader } from './services/own-offer-reader.service';
import { OwnOfferSources } from './services/own-offer-sources.service';
import { OwnOfferService } from './services/own-offer.service';
import { QuoteDesk } from './services/quote-desk.service';
import { QuoteDocument } from './services/quote-document';
import { QuoteExpiry } from './services/quote-expiry.service';
import { QuoteLines } from './services/quote-lines.service';
import { QuoteLinks } from './services/quote-links.service';
import { QuoteNews } from './services/quote-news.service';
import { QuoteOrdering } from './services/quote-ordering.service';
import { QuotePeople } from './services/quote-people.service';
import { QuotePrices } from './services/quote-prices.service';
import { QuoteReader } from './services/quote-reader.service';
import { QuoteRulesService } from './services/quote-rules.service';
import { QuoteSending } from './services/quote-sending.service';
import { QuoteWriter } from './services/quote-writer.service';
import { SharedQuotes } from './services/shared-quote.service';
import type { QuotesOptions } from './types';

declarePersonalData(quotesPersonalData);

/** Enquiries, the offers that answer them, the orders that come of them, and what customers offer to their own customers. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, NotificationsPlugin, OrganizationsPlugin, DistributorsPlugin, AssortmentPlugin, PricingPlugin, PurchasingPlugin, ListsPlugin],
    compatibility: '^3.7.0',
    entities: [Quote, QuoteVersion, QuoteLine, QuoteComment, QuoteRules, OwnOffer, OwnOfferLine, OfferLetterhead],
    controllers: [OfferLogoController],
    providers: [
        { provide: QUOTES_OPTIONS, useFactory: () => QuotesPlugin.options },
        CartToAsk,
        EnquiryService,
        NegotiationService,
        OfferLetterheads,
        OwnOfferDocument,
        OwnOfferLines,
        OwnOfferOrdering,
        OwnOfferReader,
        OwnOfferService,
        OwnOfferSources,
        QuoteDesk,
        QuoteDocument,
        QuoteExpiry,
        QuoteLines,
        QuoteLinks,
        QuoteNews,
        QuoteOrdering,
        QuotePeople,
        QuotePrices,
        QuoteReader,
        QuoteRulesService,
        QuoteSending,
        QuoteWriter,
        SharedQuotes,
    ],
    exports: [EnquiryService, QuoteDesk, QuoteSending, NegotiationService, QuoteExpiry, QuoteRulesService, QuoteOrdering, OwnOfferService],
    shopApiExtensions: {
        schema: () => gql`
            ${shopSchema}
            ${ownOfferSchema}
        `,
        resolvers: [
            ...[QuotesShopResolver, AskForQuoteResultResolver, MyQuoteResultResolver, OrderQuoteResultResolver, QuoteOrderedResolver],
            ...[OwnOffersShopResolver, StartOwnOfferResultResolver, SaveOwnOfferResultResolver, OwnOfferToCartResultResolver],
        ],
    },
    dashboard: './dashboard/index.tsx',
    adminApiExtensions: { schema: adminSchema, resolvers: [QuotesAdminResolver, QuoteResolver, QuoteResultResolver] },
    configuration: config => {
        config.authOptions.customPermissions.push(...quotePermissions);
        config.schedulerOptions.tasks = [...(config.schedulerOptions.tasks ?? []), expireQuotesTask];
        return config;
    },
})
export class QuotesPlugin {
    static options: QuotesOptions = { publicUrl: 'http://localhost:3000', linkSecret: 'development-only' };

    static init(options: QuotesOptions): Type<QuotesPlugin> {
        this.options = options;
        return this;
    }
}
