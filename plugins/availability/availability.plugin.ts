import { PluginCommonModule, VendurePlugin } from '@vendure/core';
import gql from 'graphql-tag';

import { declarePersonalData } from '../../kernel/personal-data';
import { AssortmentPlugin, STOCK_SOURCE } from '../assortment';
import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { adminApiExtensions, shopApiExtensions } from './api/api-extensions';
import { AvailabilityAdminResolver } from './api/availability-admin.resolver';
import { AvailabilityShopResolver } from './api/availability-shop.resolver';
import { FeedAdminResolver } from './api/feed-admin.resolver';
import { feedAdminSchema } from './api/feed-schema';
import { noticeAdminSchema, noticeShopSchema } from './api/notice-schema';
import { AskForStockNoticeResultResolver, NoticeAdminResolver, NoticeShopResolver, StopStockNoticesResultResolver } from './api/notice.resolver';
import { PreSaleAdminResolver } from './api/pre-sale-admin.resolver';
import { preSaleAdminSchema } from './api/pre-sale-schema';
import { CoarseStockDisplay } from './config/coarse-stock-display';
import { AVAILABILITY_OPTIONS } from './constants';
import { AvailabilitySettings } from './entities/availability-settings.entity';
import { ExpectedDelivery } from './entities/expected-delivery.entity';
import { PreSale } from './entities/pre-sale.entity';
import { StockNotice } from './entities/stock-notice.entity';
import { SupplierFeedRun } from './entities/supplier-feed-run.entity';
import { SupplierFeed } from './entities/supplier-feed.entity';
import { VariantAvailability } from './entities/variant-availability.entity';
import { Warehouse } from './entities/warehouse.entity';
import { pullFeedsTask } from './jobs/pull-feeds.task';
import { StockWatcher } from './jobs/stock-watcher';
import { availabilityPersonalData } from './queries/personal-data';
import { AvailabilityDeskService } from './services/availability-desk.service';
import { AvailabilityService } from './services/availability.service';
import { ExpectedDeliveriesImporter } from './services/expected-deliveries.importer';
import { ExpectedDeliveryService } from './services/expected-delivery.service';
import { FeedReader } from './services/feed-reader.service';
import { NoticeSender } from './services/notice-sender.service';
import { PreSaleService } from './services/pre-sale.service';
import { StockNoticeService } from './services/stock-notice.service';
import { SupplierFeedService } from './services/supplier-feed.service';
import { StockImporter } from './services/stock.importer';
import { SupplierStockImporter } from './services/supplier-stock.importer';
import { SupplierStockService } from './services/supplier-stock.service';
import type { AvailabilityOptions } from './types';

declarePersonalData(availabilityPersonalData);

const options: AvailabilityOptions = { publicUrl: 'http://localhost:3000', noticesEveryMs: 15_000, feedTotalMs: 30_000, allowLoopback: false };

/** What customers are told of the stock, here and at suppliers, and of what is on its way. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, DocumentsPlugin, NotificationsPlugin, OrganizationsPlugin, AssortmentPlugin],
    compatibility: '^3.7.0',
    entities: [AvailabilitySettings, VariantAvailability, Warehouse, ExpectedDelivery, PreSale, StockNotice, SupplierFeed, SupplierFeedRun],
    providers: [
        { provide: AVAILABILITY_OPTIONS, useFactory: () => AvailabilityPlugin.options },
        AvailabilityService,
        { provide: STOCK_SOURCE, useExisting: AvailabilityService },
        AvailabilityDeskService,
        ExpectedDeliveryService,
        ExpectedDeliveriesImporter,
        PreSaleService,
        StockNoticeService,
        NoticeSender,
        StockWatcher,
        SupplierStockService,
        StockImporter,
        SupplierStockImporter,
        SupplierFeedService,
        FeedReader,
    ],
    adminApiExtensions: {
        schema: gql`
            ${adminApiExtensions}
            ${noticeAdminSchema}
            ${feedAdminSchema}
            ${preSaleAdminSchema}
        `,
        resolvers: [AvailabilityAdminResolver, NoticeAdminResolver, FeedAdminResolver, PreSaleAdminResolver],
    },
    shopApiExtensions: {
        schema: gql`
            ${shopApiExtensions}
            ${noticeShopSchema}
        `,
        resolvers: [AvailabilityShopResolver, NoticeShopResolver, AskForStockNoticeResultResolver, StopStockNoticesResultResolver],
    },
    dashboard: './dashboard/index.tsx',
    exports: [AvailabilityService, STOCK_SOURCE, AvailabilityDeskService, ExpectedDeliveryService, PreSaleService],
    configuration: config => {
        config.schedulerOptions.tasks = [...(config.schedulerOptions.tasks ?? []), pullFeedsTask];
        config.catalogOptions.stockDisplayStrategy = new CoarseStockDisplay();
        return config;
    },
})
export class AvailabilityPlugin {
    static options = options;

    static init(changed: Partial<AvailabilityOptions>): typeof AvailabilityPlugin {
        this.options = { ...options, ...changed };
        return AvailabilityPlugin;
    }
}
