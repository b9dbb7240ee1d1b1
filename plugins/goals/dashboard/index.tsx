import { defineDashboardExtension } from '@vendure/dashboard';

import { goalDetail, goalList } from './goal-list';
import { goalReport } from './goal-report';

defineDashboardExtension({ routes: [goalList, goalDetail, goalReport] });
