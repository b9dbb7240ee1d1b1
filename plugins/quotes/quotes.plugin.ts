import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AssortmentPlugin } from '../assortment';
import { AuditPlugin } from '../audit';
import { DistributorsPlugin } from '../distributors';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { PricingPlugin } from '../pricing';
import { PurchasingPlugin } from '../purchasing';
import { adminSchema } from './api/admin-schema';
import { AskForQuoteResultResolver, MyQuoteResultResolver, OrderQuoteResultResolver, QuoteOrderedResolver, QuoteResultResolver } from './api/quote-results.resolver';
import { QuoteResolver, QuotesAdminResolver } from './api/quotes-admin.resolver';
import { QuotesShopResolver } from './api/quotes-shop.resolver';
import { shopSchema } from './api/shop-schema';
import { quotePermissions, QUOTES_OPTIONS } from './constants';
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

/** Enquiries, the offers that answer them, what both sides say to them, and the orders that come of them. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, NotificationsPlugin, OrganizationsPlugin, DistributorsPlugin, AssortmentPlugin, PricingPlugin, PurchasingPlugin],
    compatibility: '^3.7.0',
    entities: [Quote, QuoteVersion, QuoteLine, QuoteComment, QuoteRules],
    providers: [
        { provide: QUOTES_OPTIONS, useFactory: () => QuotesPlugin.options },
        CartToAsk,
        EnquiryService,
        NegotiationService,
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
    exports: [EnquiryService, QuoteDesk, QuoteSending, NegotiationService, QuoteExpiry, QuoteRulesService],
    shopApiExtensions: {
        schema: shopSchema,
        resolvers: [QuotesShopResolver, AskForQuoteResultResolver, MyQuoteResultResolver, OrderQuoteResultResolver, QuoteOrderedResolver],
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
