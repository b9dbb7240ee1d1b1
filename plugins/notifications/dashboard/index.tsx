import { defineDashboardExtension } from '@vendure/dashboard';

import { messageDetail } from './message-detail';
import { messageList } from './message-list';

defineDashboardExtension({ routes: [messageList, messageDetail] });
