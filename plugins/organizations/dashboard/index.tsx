import { defineDashboardExtension } from '@vendure/dashboard';

import { companyDetail } from './company-detail';
import { companyList } from './company-list';
import { firmSettingsPage } from './firm-settings';

defineDashboardExtension({ routes: [companyList, companyDetail, firmSettingsPage] });
