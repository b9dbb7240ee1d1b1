import { defineDashboardExtension } from '@vendure/dashboard';

import { OrderChangesWidget } from './order-change';
import { orderDetail } from './order-detail';
import { OrderFilterBar } from './order-filter';
import { orderList } from './order-list';
import { orderRulesPage } from './order-rules';
import { LatestOrdersWidget, OrderStatesWidget } from './widgets';

defineDashboardExtension({
    routes: [orderList, orderDetail, orderRulesPage],
    // These take the places of Vendure's widgets of the same ids, which add amounts of different currencies up.
    widgets: [
        {
            id: 'latest-orders-widget', name: /* i18n*/ 'Latest orders', component: LatestOrdersWidget,
            defaultSize: { w: 6, h: 7 }, minSize: { w: 4, h: 4 }, requiresPermissions: ['ReadCompanyOrder'],
        },
        {
            id: 'orders-summary-widget', name: /* i18n*/ 'Orders now', component: OrderStatesWidget,
            defaultSize: { w: 6, h: 5 }, minSize: { w: 3, h: 3 }, requiresPermissions: ['ReadCompanyOrder'],
        },
        {
            id: 'order-changes-widget', name: /* i18n*/ 'Changes asked for', component: OrderChangesWidget,
            defaultSize: { w: 6, h: 4 }, minSize: { w: 3, h: 3 }, requiresPermissions: ['ReadCompanyOrder'],
        },
    ],
    pageBlocks: [
        {
            id: 'order-filter',
            location: { pageId: 'order-review-list', column: 'full', position: { blockId: 'list-table', order: 'before' } },
            component: OrderFilterBar,
            requiresPermission: ['ReadCompanyOrder'],
        },
    ],
});
