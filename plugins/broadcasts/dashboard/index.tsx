import { defineDashboardExtension } from '@vendure/dashboard';

import { broadcastDetail } from './broadcast-detail';
import { broadcastList } from './broadcast-list';

defineDashboardExtension({ routes: [broadcastList, broadcastDetail] });
