import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { AssortmentPlugin, PRICE_SOURCE } from '../assortment';
import { AuditPlugin } from '../audit';
import { DistributorsPlugin } from '../distributors';
import { DocumentsPlugin } from '../documents';
import { OrganizationsPlugin } from '../organizations';
import { adminApiExtensions } from './api/api-extensions';
import { DiscountAdminResolver } from './api/discount-admin.resolver';
import { PriceListEntityResolver, PricingAdminResolver } from './api/pricing-admin.resolver';
import { CompanyTaxZoneStrategy } from './config/company-tax-zone-strategy';
import { priceListPermission } from './constants';
import { CategoryDiscount } from './entities/category-discount.entity';
import { ContractPrice } from './entities/contract-price.entity';
import { PriceListCompany } from './entities/price-list-company.entity';
import { PriceListItem } from './entities/price-list-item.entity';
import { PriceList } from './entities/price-list.entity';
import { QuantityDiscount } from './entities/quantity-discount.entity';
import { CategoryDiscountService } from './services/category-discount.service';
import { CategoryDiscountsImporter } from './services/category-discounts.importer';
import { ContractPriceLoadService } from './services/contract-price-load.service';
import { DiscountDeskService } from './services/discount-desk.service';
import { ContractPricesImporter, PriceListCompaniesImporter, PricesImporter } from './services/price-importers';
import { PriceListService } from './services/price-list.service';
import { PriceTraceService } from './services/price-trace.service';
import { PriceService } from './services/price.service';
import { QuantityDiscountService } from './services/quantity-discount.service';
import { TaxZoneService } from './services/tax-zone.service';

/** What each company pays: price lists, contract prices, and the one resolver. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, DocumentsPlugin, OrganizationsPlugin, DistributorsPlugin, AssortmentPlugin],
    compatibility: '^3.7.0',
    entities: [PriceList, PriceListItem, PriceListCompany, ContractPrice, CategoryDiscount, QuantityDiscount],
    providers: [
        PriceService,
        { provide: PRICE_SOURCE, useExisting: PriceService },
        TaxZoneService,
        PriceListService,
        PriceTraceService,
        DiscountDeskService,
        CategoryDiscountService,
        CategoryDiscountsImporter,
        QuantityDiscountService,
        PricesImporter,
        ContractPricesImporter,
        ContractPriceLoadService,
        PriceListCompaniesImporter,
    ],
    adminApiExtensions: { schema: adminApiExtensions, resolvers: [PricingAdminResolver, DiscountAdminResolver, PriceListEntityResolver] },
    dashboard: './dashboard/index.tsx',
    exports: [PriceService, PRICE_SOURCE, ContractPriceLoadService],
    configuration: config => {
        config.authOptions.customPermissions.push(priceListPermission);
        config.taxOptions.taxZoneStrategy = new CompanyTaxZoneStrategy();
        return config;
    },
})
export class PricingPlugin {}
