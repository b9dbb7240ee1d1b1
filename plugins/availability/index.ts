export { AvailabilityPlugin } from './availability.plugin';
export { orderable, promiseOf, sellingThreshold, type StockFacts, type StockStatement } from './domain/availability';
export { allocateStock, sellable, type StockDemand, type StockPlace, type StockTake } from './domain/stock-allocation';
export { ensureLocalPlaces, lockStock, stockFacts } from './queries/stock-facts.query';
export { NoticeSender } from './services/notice-sender.service';
export { SupplierFeedService } from './services/supplier-feed.service';
export { AvailabilityService } from './services/availability.service';
export { AvailabilityDeskService } from './services/availability-desk.service';
export { ExpectedDeliveryService } from './services/expected-delivery.service';
