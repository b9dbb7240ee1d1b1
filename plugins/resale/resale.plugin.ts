import { PluginCommonModule, type Type, VendurePlugin } from '@vendure/core';

import { AuditPlugin } from '../audit';
import { DistributorsPlugin } from '../distributors';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { PricingPlugin } from '../pricing';
import { PurchasingPlugin } from '../purchasing';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { CustomerOrderEntityResolver, CustomerOrderShopResolver, DecideCustomerOrderResultResolver } from './api/customer-order-shop.resolver';
import { OrderResaleAdminResolver } from './api/order-resale-admin.resolver';
import { RESALE_OPTIONS } from './constants';
import { DistributorEarningLine } from './entities/distributor-earning-line.entity';
import { DistributorEarning } from './entities/distributor-earning.entity';
import { CustomerOrdersService } from './services/customer-orders.service';
import { DistributorGate } from './services/distributor-gate';
import { EarningFreezer } from './services/earning-freezer';
import { OrderResaleService } from './services/order-resale.service';
import { ResaleNews } from './services/resale-news.service';
import type { ResaleOptions } from './types';

/** Orders of distributors' customers: who agrees to them, who earns what, and who owes the firm. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, NotificationsPlugin, OrganizationsPlugin, DistributorsPlugin, PricingPlugin, PurchasingPlugin],
    compatibility: '^3.7.0',
    entities: [DistributorEarning, DistributorEarningLine],
    providers: [
        { provide: RESALE_OPTIONS, useFactory: () => ResalePlugin.options },
        CustomerOrdersService,
        DistributorGate,
        EarningFreezer,
        OrderResaleService,
        ResaleNews,
    ],
    exports: [CustomerOrdersService, EarningFreezer],
    shopApiExtensions: {
        schema: shopApiExtensions,
        resolvers: [CustomerOrderShopResolver, CustomerOrderEntityResolver, DecideCustomerOrderResultResolver],
    },
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [OrderResaleAdminResolver] },
    dashboard: './dashboard/index.tsx',
})
export class ResalePlugin {
    static options: ResaleOptions = { publicUrl: 'http://localhost:3000' };

    static init(options: ResaleOptions): Type<ResalePlugin> {
        this.options = options;
        return this;
    }
}
