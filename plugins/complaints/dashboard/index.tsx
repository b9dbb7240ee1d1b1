import { defineDashboardExtension } from '@vendure/dashboard';

import { complaintDetail } from './complaint-detail';
import { complaintList } from './complaint-list';
import { complaintSettings } from './complaint-settings';

defineDashboardExtension({ routes: [complaintList, complaintDetail, complaintSettings] });
