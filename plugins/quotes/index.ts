export { Quote } from './entities/quote.entity';
export { QuotesPlugin } from './quotes.plugin';
export { EnquiryService } from './services/enquiry.service';
export { NegotiationService } from './services/negotiation.service';
export { QuoteDesk } from './services/quote-desk.service';
export { QuoteExpiry } from './services/quote-expiry.service';
export { QuoteRulesService } from './services/quote-rules.service';
export { QuoteSending } from './services/quote-sending.service';
