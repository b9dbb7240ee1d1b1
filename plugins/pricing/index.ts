export { priceListPermission } from './constants';
export type { PriceStep } from './domain/price-choice';
export { ContractPrice } from './entities/contract-price.entity';
export { PriceListCompany } from './entities/price-list-company.entity';
export { PriceListItem } from './entities/price-list-item.entity';
export { PriceList } from './entities/price-list.entity';
export { PricingPlugin } from './pricing.plugin';
export { ContractPriceLoadService, type PriceLoad } from './services/contract-price-load.service';
export { type PriceQuote, PriceService, type PriceTrace, type ResolvedPrice } from './services/price.service';
