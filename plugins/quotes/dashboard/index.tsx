import { defineDashboardExtension } from '@vendure/dashboard';

import { quoteList } from './quote-list';
import { quoteDetail } from './quote-page';
import { quoteRulesPage } from './quote-rules';

defineDashboardExtension({ routes: [quoteList, quoteDetail, quoteRulesPage] });
