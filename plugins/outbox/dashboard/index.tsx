import { defineDashboardExtension } from '@vendure/dashboard';

import { outboxDetail } from './outbox-detail';
import { outboxList } from './outbox-list';
import { webhookDetail } from './webhook-detail';
import { webhookList } from './webhook-list';

defineDashboardExtension({ routes: [outboxList, outboxDetail, webhookList, webhookDetail] });
