import { defineDashboardExtension } from '@vendure/dashboard';

import { quoteList } from './quote-list';
import { quoteDetail } from './quote-page';

defineDashboardExtension({ routes: [quoteList, quoteDetail] });
