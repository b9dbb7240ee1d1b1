import { defineDashboardExtension } from '@vendure/dashboard';

import { importPage } from './import-page';

defineDashboardExtension({ routes: [importPage] });
