import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { AssortmentPlugin, PRICE_SOURCE } from '../assortment';
import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { OrganizationsPlugin } from '../organizations';
import { priceListPermission } from './constants';
import { ContractPrice } from './entities/contract-price.entity';
import { PriceListCompany } from './entities/price-list-company.entity';
import { PriceListItem } from './entities/price-list-item.entity';
import { PriceList } from './entities/price-list.entity';
import { ContractPricesImporter, PriceListCompaniesImporter, PricesImporter } from './services/price-importers';
import { PriceService } from './services/price.service';

/** What each company pays: price lists, contract prices, and the one resolver. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, DocumentsPlugin, OrganizationsPlugin, AssortmentPlugin],
    compatibility: '^3.7.0',
    entities: [PriceList, PriceListItem, PriceListCompany, ContractPrice],
    providers: [
        PriceService,
        { provide: PRICE_SOURCE, useExisting: PriceService },
        PricesImporter,
        ContractPricesImporter,
        PriceListCompaniesImporter,
    ],
    exports: [PriceService, PRICE_SOURCE],
    configuration: config => {
        config.authOptions.customPermissions.push(priceListPermission);
        return config;
    },
})
export class PricingPlugin {}
