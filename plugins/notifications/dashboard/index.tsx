import { defineDashboardExtension } from '@vendure/dashboard';

import { eventList } from './event-list';
import { incomingList } from './incoming-list';
import { messageDetail } from './message-detail';
import { messageList } from './message-list';
import { messageSettings } from './message-settings';
import { textDetail } from './text-detail';

defineDashboardExtension({ routes: [messageList, messageDetail, incomingList, eventList, textDetail, messageSettings] });
