import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { AssortmentPlugin } from '../assortment';
import { AuditPlugin } from '../audit';
import { DocumentsPlugin } from '../documents';
import { OrganizationsPlugin } from '../organizations';
import { PricingPlugin } from '../pricing';
import { adminSchema } from './api/admin-schema';
import { ProductSetEntityResolver, ProductSetPartEntityResolver, SetsAdminResolver } from './api/sets-admin.resolver';
import { SetsShopResolver } from './api/sets-shop.resolver';
import { shopSchema } from './api/shop-schema';
import { ProductSetPart } from './entities/product-set-part.entity';
import { ProductSetPrice } from './entities/product-set-price.entity';
import { ProductSet } from './entities/product-set.entity';
import { SetCatalogueService } from './services/set-catalogue.service';
import { SetDeskService } from './services/set-desk.service';
import { SetOfferService } from './services/set-offer.service';
import { SetsImporter } from './services/sets.importer';

/** Products sold together at one price: who is offered them, and what each part of the price falls on. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, DocumentsPlugin, OrganizationsPlugin, AssortmentPlugin, PricingPlugin],
    compatibility: '^3.7.0',
    entities: [ProductSet, ProductSetPart, ProductSetPrice],
    providers: [SetOfferService, SetCatalogueService, SetDeskService, SetsImporter],
    exports: [SetOfferService, SetDeskService],
    adminApiExtensions: { schema: adminSchema, resolvers: [SetsAdminResolver, ProductSetEntityResolver, ProductSetPartEntityResolver] },
    shopApiExtensions: { schema: shopSchema, resolvers: [SetsShopResolver] },
    dashboard: './dashboard/index.tsx',
})
export class SetsPlugin {}
