import { PluginCommonModule, VendurePlugin } from '@vendure/core';
import gql from 'graphql-tag';

import { declarePersonalData } from '../../kernel/personal-data';
import { AssortmentPlugin, PRICE_SOURCE } from '../assortment';
import { AuditPlugin } from '../audit';
import { DistributorsPlugin } from '../distributors';
import { DocumentsPlugin } from '../documents';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { adminApiExtensions } from './api/api-extensions';
import { DiscountAdminResolver } from './api/discount-admin.resolver';
import { OrderDiscountAdminResolver } from './api/order-discount-admin.resolver';
import { PriceChangeAdminResolver, PriceChangeSetEntityResolver, PriceChangeSetResultResolver } from './api/price-change-admin.resolver';
import { priceChangeSchema } from './api/price-change-schema';
import { PriceListEntityResolver, PricingAdminResolver } from './api/pricing-admin.resolver';
import { CompanyTaxZoneStrategy } from './config/company-tax-zone-strategy';
import { StaffPriceSelectionStrategy } from './config/staff-price-selection-strategy';
import { priceListPermission } from './constants';
import { BonusOffer } from './entities/bonus-offer.entity';
import { CategoryDiscount } from './entities/category-discount.entity';
import { ContractPrice } from './entities/contract-price.entity';
import { DiscountRules } from './entities/discount-rules.entity';
import { OrderValueDiscount } from './entities/order-value-discount.entity';
import { PackDiscount } from './entities/pack-discount.entity';
import { PriceListCompany } from './entities/price-list-company.entity';
import { PriceListItem } from './entities/price-list-item.entity';
import { PriceList } from './entities/price-list.entity';
import { QuantityDiscount } from './entities/quantity-discount.entity';
import { pricingPersonalData } from './queries/personal-data';
import { BonusOfferService } from './services/bonus-offer.service';
import { BuyerTermsService } from './services/buyer-terms.service';
import { CategoryDiscountService } from './services/category-discount.service';
import { ContractPriceLoadService } from './services/contract-price-load.service';
import { DiscountDeskService } from './services/discount-desk.service';
import { OrderDiscountService } from './services/order-discount.service';
import { OrderTermsService } from './services/order-terms.service';
import { PackDiscountService } from './services/pack-discount.service';
import { OfferedPricesService } from './services/offered-prices.service';
import { PriceApprovalService } from './services/price-approval.service';
import { PriceChangeService } from './services/price-change.service';
import { PriceHistoryService } from './services/price-history.service';
import {
    CategoryDiscountsImporter, ContractPricesImporter, PriceListCompaniesImporter, PricesImporter, QuantityDiscountsImporter,
} from './services/price-importers';
import { PriceListService } from './services/price-list.service';
import { PriceLoadService } from './services/price-load.service';
import { PriceScheduleService } from './services/price-schedule.service';
import { PriceTraceService } from './services/price-trace.service';
import { PriceService } from './services/price.service';
import { QuantityDiscountService } from './services/quantity-discount.service';
import { TaxZoneService } from './services/tax-zone.service';

declarePersonalData(pricingPersonalData);

/** What each company pays: price lists, contract prices, and the one resolver. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, DocumentsPlugin, OrganizationsPlugin, DistributorsPlugin, AssortmentPlugin],
    compatibility: '^3.7.0',
    entities: [PriceList, PriceListItem, PriceListCompany, ContractPrice, CategoryDiscount, QuantityDiscount, PackDiscount, OrderValueDiscount, BonusOffer, DiscountRules],
    providers: [
        PriceService,
        OfferedPricesService,
        { provide: PRICE_SOURCE, useExisting: PriceService },
        TaxZoneService,
        PriceListService,
        PriceTraceService,
        DiscountDeskService,
        BuyerTermsService,
        CategoryDiscountService,
        CategoryDiscountsImporter,
        QuantityDiscountService,
        QuantityDiscountsImporter,
        PriceApprovalService,
        PriceLoadService,
        PriceChangeService,
        PriceHistoryService,
        PriceScheduleService,
        PackDiscountService,
        OrderDiscountService,
        BonusOfferService,
        OrderTermsService,
        PricesImporter,
        ContractPricesImporter,
        ContractPriceLoadService,
        PriceListCompaniesImporter,
    ],
    adminApiExtensions: {
        schema: gql`${adminApiExtensions} ${priceChangeSchema}`, resolvers: [
            PricingAdminResolver, DiscountAdminResolver, OrderDiscountAdminResolver, PriceListEntityResolver, PriceChangeAdminResolver, PriceChangeSetEntityResolver,
            PriceChangeSetResultResolver,
        ] },
    dashboard: './dashboard/index.tsx',
    exports: [PriceService, PriceChangeService, OrderTermsService, PRICE_SOURCE, ContractPriceLoadService],
    configuration: config => {
        config.authOptions.customPermissions.push(priceListPermission);
        config.taxOptions.taxZoneStrategy = new CompanyTaxZoneStrategy();
        config.catalogOptions.productVariantPriceSelectionStrategy = new StaffPriceSelectionStrategy();
        return config;
    },
})
export class PricingPlugin {}
