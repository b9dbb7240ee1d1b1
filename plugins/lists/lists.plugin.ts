import { PluginCommonModule, VendurePlugin } from '@vendure/core';

import { declarePersonalData } from '../../kernel/personal-data';
import { AssortmentPlugin } from '../assortment';
import { AuditPlugin } from '../audit';
import { AvailabilityPlugin } from '../availability';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { PurchasingPlugin } from '../purchasing';
import { adminSchema } from './api/admin-schema';
import { CompanyListAdminResolver, SaveCompanyShoppingListResultResolver } from './api/company-list-admin.resolver';
import { RecentlyBoughtShopResolver } from './api/recently-bought-shop.resolver';
import { shopSchema } from './api/shop-schema';
import { AddToShoppingListResultResolver, DeleteShoppingListResultResolver, ShoppingListResultResolver, ShoppingListShopResolver } from './api/shopping-list-shop.resolver';
import { ShoppingListLine } from './entities/shopping-list-line.entity';
import { ShoppingList } from './entities/shopping-list.entity';
import { forgetListsTask } from './jobs/forget-lists.task';
import { listsPersonalData } from './queries/personal-data';
import { CompanyListService } from './services/company-list.service';
import { ListLinesService } from './services/list-lines.service';
import { ListRows } from './services/list-rows.service';
import { RecentlyBoughtService } from './services/recently-bought.service';
import { ShoppingListService } from './services/shopping-list.service';

declarePersonalData(listsPersonalData);

/** What a company bought, and lists of what it wants again. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, OrganizationsPlugin, AssortmentPlugin, AvailabilityPlugin, PurchasingPlugin],
    compatibility: '^3.7.0',
    entities: [ShoppingList, ShoppingListLine],
    providers: [RecentlyBoughtService, ShoppingListService, ListRows, ListLinesService, CompanyListService],
    exports: [ShoppingListService],
    shopApiExtensions: {
        schema: shopSchema,
        resolvers: [RecentlyBoughtShopResolver, ShoppingListShopResolver, ShoppingListResultResolver, AddToShoppingListResultResolver, DeleteShoppingListResultResolver],
    },
    adminApiExtensions: { schema: adminSchema, resolvers: [CompanyListAdminResolver, SaveCompanyShoppingListResultResolver] },
    dashboard: './dashboard/index.tsx',
    configuration: config => {
        config.schedulerOptions.tasks = [...(config.schedulerOptions.tasks ?? []), forgetListsTask];
        return config;
    },
})
export class ListsPlugin {}
