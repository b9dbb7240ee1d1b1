import { defineDashboardExtension } from '@vendure/dashboard';

import { orderDetail } from './order-detail';
import { orderList } from './order-list';
import { orderRulesPage } from './order-rules';

defineDashboardExtension({ routes: [orderList, orderDetail, orderRulesPage] });
