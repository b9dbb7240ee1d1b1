export { DistributorsPlugin } from './distributors.plugin';
export { mostPoints, withMarkup } from './domain/mark-up';
export { type Acceptance, DistributorCustomer } from './entities/distributor-customer.entity';
export { DistributorLinkRefusal } from './errors';
export type { ChainStep } from './queries/distributor-chain.query';
export { CustomerDeskService } from './services/customer-desk.service';
export { chainPrices, type DistributorChain, DistributorChainService } from './services/distributor-chain.service';
export { DistributorTreeService } from './services/distributor-tree.service';
