import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { AssortmentPlugin } from '../assortment';
import { AuditPlugin } from '../audit';
import { OrganizationsPlugin } from '../organizations';
import { adminSchema } from './api/admin-schema';
import { RelationsAdminResolver } from './api/relations-admin.resolver';
import { RelationsShopResolver } from './api/relations-shop.resolver';
import { shopSchema } from './api/shop-schema';
import { CategoryComplement } from './entities/category-complement.entity';
import { ProductRelation } from './entities/product-relation.entity';
import { RelationDeskService } from './services/relation-desk.service';
import { RelationService } from './services/relation.service';

/** Which products go with which. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OrganizationsPlugin, AssortmentPlugin],
    compatibility: '^3.7.0',
    entities: [CategoryComplement, ProductRelation],
    providers: [RelationService, RelationDeskService],
    exports: [RelationDeskService],
    adminApiExtensions: { schema: adminSchema, resolvers: [RelationsAdminResolver] },
    shopApiExtensions: { schema: shopSchema, resolvers: [RelationsShopResolver] },
    dashboard: './dashboard/index.tsx',
})
export class RelationsPlugin {}
