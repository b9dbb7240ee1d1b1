import { defineDashboardExtension } from '@vendure/dashboard';
import { TruckIcon } from 'lucide-react';

import './field-names';
import { driverDetail, driverList, scaleDetail, scaleList, vehicleDetail, vehicleList } from './fleet';
import { shipmentBoard } from './shipment-board';
import { shipmentDetail } from './shipment-detail';
import { shipmentList } from './shipment-list';
import { ticketDetail } from './ticket-detail';
import { ticketList } from './ticket-list';

defineDashboardExtension({
    navSections: [{ id: 'logistics', title: /* i18n*/ 'Logistics', icon: TruckIcon, order: 260 }],
    routes: [
        shipmentBoard,
        shipmentList,
        shipmentDetail,
        ticketList,
        ticketDetail,
        vehicleList,
        vehicleDetail,
        driverList,
        driverDetail,
        scaleList,
        scaleDetail,
    ],
});
