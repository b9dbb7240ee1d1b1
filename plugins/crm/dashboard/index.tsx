import { defineDashboardExtension } from '@vendure/dashboard';
import { HandshakeIcon } from 'lucide-react';

import { leadDetail } from './lead-detail';
import { leadList } from './lead-list';
import { opportunityBoard } from './opportunity-board';
import { opportunityDetail } from './opportunity-detail';

defineDashboardExtension({
    navSections: [{ id: 'crm', title: /* i18n*/ 'CRM', icon: HandshakeIcon, order: 250 }],
    routes: [leadList, leadDetail, opportunityBoard, opportunityDetail],
});
