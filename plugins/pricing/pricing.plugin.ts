import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { AssortmentPlugin, PRICE_SOURCE } from '../assortment';
import { OrganizationsPlugin } from '../organizations';
import { priceListPermission } from './constants';
import { ContractPrice } from './entities/contract-price.entity';
import { PriceListCompany } from './entities/price-list-company.entity';
import { PriceListItem } from './entities/price-list-item.entity';
import { PriceList } from './entities/price-list.entity';
import { PriceService } from './services/price.service';

/** What each company pays: price lists, contract prices, and the one resolver. */
@VendurePlugin({
    imports: [PluginCommonModule, OrganizationsPlugin, AssortmentPlugin],
    compatibility: '^3.7.0',
    entities: [PriceList, PriceListItem, PriceListCompany, ContractPrice],
    providers: [PriceService, { provide: PRICE_SOURCE, useExisting: PriceService }],
    exports: [PriceService, PRICE_SOURCE],
    configuration: config => {
        config.authOptions.customPermissions.push(priceListPermission);
        return config;
    },
})
export class PricingPlugin {}
