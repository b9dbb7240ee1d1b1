export { DistributorEarning } from './entities/distributor-earning.entity';
export { DistributorEarningLine } from './entities/distributor-earning-line.entity';
export { ResalePlugin } from './resale.plugin';
export { CustomerOrdersService } from './services/customer-orders.service';
export { EarningFreezer } from './services/earning-freezer';
