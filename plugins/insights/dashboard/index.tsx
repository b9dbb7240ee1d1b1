import { defineDashboardExtension } from '@vendure/dashboard';
import { ChartNoAxesCombinedIcon } from 'lucide-react';

import { managementPage } from './management-page';

defineDashboardExtension({
    navSections: [{ id: 'management', title: /* i18n*/ 'Insights', icon: ChartNoAxesCombinedIcon, order: 50 }],
    routes: [managementPage],
});
