import { defineDashboardExtension } from '@vendure/dashboard';
import { TruckIcon } from 'lucide-react';

import './field-names';
import { courierAccountsPage } from './courier-accounts';
import { driverDetail, driverList, vehicleDetail, vehicleList } from './fleet';
import { loadDetail } from './load-detail';
import { loadList } from './load-list';
import { scaleDetail, scaleList } from './scales';
import { shipmentBoard } from './shipment-board';
import { shipmentDetail } from './shipment-detail';
import { shipmentList } from './shipment-list';
import { ShipmentsWidget } from './shipments-widget';
import { ticketDetail } from './ticket-detail';
import { ticketList } from './ticket-list';
import { weightRequestList } from './waiting-weights';

defineDashboardExtension({
    navSections: [{ id: 'logistics', title: /* i18n*/ 'Logistics', icon: TruckIcon, order: 260 }],
    widgets: [
        {
            id: 'shipments-widget', name: /* i18n*/ 'Loading board', component: ShipmentsWidget,
            defaultSize: { w: 6, h: 4 }, minSize: { w: 3, h: 3 }, requiresPermissions: ['ReadShipment'],
        },
    ],
    routes: [
        shipmentBoard,
        loadList,
        loadDetail,
        shipmentList,
        shipmentDetail,
        ticketList,
        ticketDetail,
        weightRequestList,
        vehicleList,
        vehicleDetail,
        driverList,
        driverDetail,
        scaleList,
        scaleDetail,
        courierAccountsPage,
    ],
});
