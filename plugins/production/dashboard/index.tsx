import { defineDashboardExtension } from '@vendure/dashboard';
import { FactoryIcon } from 'lucide-react';

import './field-names';
import { myWork } from './my-work';
import { planning } from './planning';
import { routingDetail } from './routing-detail';
import { routingList } from './routing-list';
import { stationDetail } from './station-detail';
import { stationList } from './station-list';
import { workOrderDetail } from './work-order-detail';
import { workOrderList } from './work-order-list';

defineDashboardExtension({
    navSections: [{ id: 'production', title: /* i18n*/ 'Production', icon: FactoryIcon, order: 250 }],
    routes: [planning, workOrderList, workOrderDetail, myWork, stationList, stationDetail, routingList, routingDetail],
});
