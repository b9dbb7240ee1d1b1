import { defineDashboardExtension } from '@vendure/dashboard';
import { FactoryIcon } from 'lucide-react';

import './field-names';
import './offline-page';
import { myWork } from './my-work';
import { planBoard } from './plan-board';
import { planning } from './planning';
import { reasonPage } from './reason-page';
import { replenishmentPage } from './replenishment-page';
import { routingDetail } from './routing-detail';
import { routingList } from './routing-list';
import { stationDetail } from './station-detail';
import { stationList } from './station-list';
import { MyWorkWidget, WorkOrdersWidget } from './widgets';
import { workOrderDetail } from './work-order-detail';
import { workOrderList } from './work-order-list';

defineDashboardExtension({
    navSections: [{ id: 'production', title: /* i18n*/ 'Production', icon: FactoryIcon, order: 250 }],
    widgets: [
        {
            id: 'my-work-widget', name: /* i18n*/ 'My work', component: MyWorkWidget,
            defaultSize: { w: 6, h: 6 }, minSize: { w: 3, h: 4 }, requiresPermissions: ['OperateWork'],
        },
        {
            id: 'work-orders-widget', name: /* i18n*/ 'Work orders', component: WorkOrdersWidget,
            defaultSize: { w: 6, h: 6 }, minSize: { w: 3, h: 4 }, requiresPermissions: ['ReadWorkOrder'],
        },
    ],
    routes: [planning, planBoard, workOrderList, workOrderDetail, replenishmentPage, myWork, stationList, stationDetail, routingList, routingDetail, reasonPage],
});
