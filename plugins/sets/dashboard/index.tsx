import { defineDashboardExtension } from '@vendure/dashboard';

import { setDetail, setList } from './set-pages';

defineDashboardExtension({ routes: [setList, setDetail] });
