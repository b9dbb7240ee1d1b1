import { defineDashboardExtension } from '@vendure/dashboard';
import { ChartNoAxesCombinedIcon } from 'lucide-react';

import { managementPage } from './management-page';
import { reportsPage } from './reports-page';
import { SalesWidget } from './sales-widget';

defineDashboardExtension({
    navSections: [{ id: 'management', title: /* i18n*/ 'Management', icon: ChartNoAxesCombinedIcon, order: 50 }],
    // In the place of Vendure's widget of the same id, which adds amounts of different currencies up.
    widgets: [
        {
            id: 'metrics-widget', name: /* i18n*/ 'Sales by month', component: SalesWidget,
            defaultSize: { w: 12, h: 5 }, minSize: { w: 6, h: 4 }, requiresPermissions: ['ReadInsights'],
        },
    ],
    routes: [managementPage, reportsPage],
});
