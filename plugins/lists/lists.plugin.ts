import { PluginCommonModule, VendurePlugin } from '@vendure/core';
import gql from 'graphql-tag';

import { declarePersonalData } from '../../kernel/personal-data';
import { AssortmentPlugin } from '../assortment';
import { AuditPlugin } from '../audit';
import { AvailabilityPlugin } from '../availability';
import { NotificationsPlugin } from '../notifications';
import { OrganizationsPlugin } from '../organizations';
import { OutboxPlugin } from '../outbox';
import { PurchasingPlugin } from '../purchasing';
import { adminSchema } from './api/admin-schema';
import { CompanyListAdminResolver, SaveCompanyShoppingListResultResolver } from './api/company-list-admin.resolver';
import { OrderPaperShopResolver } from './api/order-paper-shop.resolver';
import { RecentlyBoughtShopResolver } from './api/recently-bought-shop.resolver';
import { ReorderAdminResolver, ReorderShopResolver } from './api/reorder.resolver';
import { reorderAdminSchema, reorderShopSchema } from './api/reorder-schema';
import { shopSchema } from './api/shop-schema';
import { AddToShoppingListResultResolver, DeleteShoppingListResultResolver, ShoppingListResultResolver, ShoppingListShopResolver } from './api/shopping-list-shop.resolver';
import { LISTS_OPTIONS } from './constants';
import { CompanyReorder } from './entities/company-reorder.entity';
import { ReorderProposalLine } from './entities/reorder-proposal-line.entity';
import { ReorderReader } from './entities/reorder-reader.entity';
import { ReorderRule } from './entities/reorder-rule.entity';
import { ShoppingListLine } from './entities/shopping-list-line.entity';
import { ShoppingList } from './entities/shopping-list.entity';
import { forgetListsTask } from './jobs/forget-lists.task';
import { lookAtReordersTask } from './jobs/look-at-reorders.task';
import { listsPersonalData } from './queries/personal-data';
import { CompanyListService } from './services/company-list.service';
import { CompanyReorderService } from './services/company-reorder.service';
import { ListLinesService } from './services/list-lines.service';
import { ListRows } from './services/list-rows.service';
import { OrderExport } from './services/order-export.service';
import { OrderPaper } from './services/order-paper.service';
import { RecentlyBoughtService } from './services/recently-bought.service';
import { ReorderLook } from './services/reorder-look.service';
import { ReorderProposalService } from './services/reorder-proposal.service';
import { ShoppingListService } from './services/shopping-list.service';
import type { ListsOptions } from './types';

declarePersonalData(listsPersonalData);

/** What a company bought, and lists of what it wants again. */
@VendurePlugin({
    imports: [PluginCommonModule, AuditPlugin, OutboxPlugin, NotificationsPlugin, OrganizationsPlugin, AssortmentPlugin, AvailabilityPlugin, PurchasingPlugin],
    compatibility: '^3.7.0',
    entities: [ShoppingList, ShoppingListLine, ReorderRule, ReorderProposalLine, CompanyReorder, ReorderReader],
    providers: [
        { provide: LISTS_OPTIONS, useFactory: () => ListsPlugin.options },
        ...[RecentlyBoughtService, OrderExport, OrderPaper, ShoppingListService, ListRows, ListLinesService, CompanyListService],
        ...[ReorderProposalService, ReorderLook, CompanyReorderService],
    ],
    exports: [ReorderLook, ShoppingListService, ListRows],
    shopApiExtensions: {
        schema: () => gql`
            ${shopSchema}
            ${reorderShopSchema}
        `,
        resolvers: [RecentlyBoughtShopResolver, OrderPaperShopResolver, ReorderShopResolver, ShoppingListShopResolver, ShoppingListResultResolver, AddToShoppingListResultResolver, DeleteShoppingListResultResolver],
    },
    adminApiExtensions: {
        schema: () => gql`
            ${adminSchema}
            ${reorderAdminSchema}
        `,
        resolvers: [CompanyListAdminResolver, SaveCompanyShoppingListResultResolver, ReorderAdminResolver],
    },
    dashboard: './dashboard/index.tsx',
    configuration: config => {
        config.schedulerOptions.tasks = [...(config.schedulerOptions.tasks ?? []), forgetListsTask, lookAtReordersTask];
        return config;
    },
})
export class ListsPlugin {
    static options: ListsOptions = { publicUrl: 'http://localhost:3000' };

    static init(options: ListsOptions): typeof ListsPlugin {
        this.options = options;
        return ListsPlugin;
    }
}
