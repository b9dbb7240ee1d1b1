import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { AssortmentPlugin, STOCK_SOURCE } from '../assortment';
import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { OrganizationsPlugin } from '../organizations';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { AvailabilityAdminResolver } from './api/availability-admin.resolver';
import { AvailabilityShopResolver } from './api/availability-shop.resolver';
import { CoarseStockDisplay } from './config/coarse-stock-display';
import { AvailabilitySettings } from './entities/availability-settings.entity';
import { ExpectedDelivery } from './entities/expected-delivery.entity';
import { VariantAvailability } from './entities/variant-availability.entity';
import { Warehouse } from './entities/warehouse.entity';
import { AvailabilityDeskService } from './services/availability-desk.service';
import { AvailabilityService } from './services/availability.service';
import { ExpectedDeliveriesImporter } from './services/expected-deliveries.importer';
import { ExpectedDeliveryService } from './services/expected-delivery.service';

/** What customers are told of the stock, here and at suppliers, and of what is on its way. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, DocumentsPlugin, OrganizationsPlugin, AssortmentPlugin],
    compatibility: '^3.7.0',
    entities: [AvailabilitySettings, VariantAvailability, Warehouse, ExpectedDelivery],
    providers: [
        AvailabilityService,
        { provide: STOCK_SOURCE, useExisting: AvailabilityService },
        AvailabilityDeskService,
        ExpectedDeliveryService,
        ExpectedDeliveriesImporter,
    ],
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [AvailabilityAdminResolver] },
    shopApiExtensions: { schema: shopApiExtensions, resolvers: [AvailabilityShopResolver] },
    dashboard: './dashboard/index.tsx',
    exports: [AvailabilityService, STOCK_SOURCE, AvailabilityDeskService, ExpectedDeliveryService],
    configuration: config => {
        config.catalogOptions.stockDisplayStrategy = new CoarseStockDisplay();
        return config;
    },
})
export class AvailabilityPlugin {}
