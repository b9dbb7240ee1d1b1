import { defineDashboardExtension } from '@vendure/dashboard';

import { quotaDetail, quotaList } from './quota-list';

defineDashboardExtension({ routes: [quotaList, quotaDetail] });
