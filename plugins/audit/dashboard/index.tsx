import { defineDashboardExtension } from '@vendure/dashboard';

import { auditDetail } from './audit-detail';
import { auditList } from './audit-list';

defineDashboardExtension({ routes: [auditList, auditDetail] });
