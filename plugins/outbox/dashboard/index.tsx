import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { outboxDetail } from './outbox-detail';
import { outboxList } from './outbox-list';
import { webhookDetail } from './webhook-detail';
import { webhookList } from './webhook-list';
import { WebhookSecret } from './webhook-secret';

defineDashboardExtension({
    routes: [outboxList, outboxDetail, webhookList, webhookDetail],
    pageBlocks: [
        {
            id: 'webhook-secret',
            title: <Trans>Signing</Trans>,
            location: { pageId: 'webhook-detail', position: { blockId: 'main-form', order: 'after' }, column: 'side' },
            requiresPermission: 'UpdateOutbox',
            component: ({ context }) => (context.entity?.id ? <WebhookSecret id={context.entity.id} /> : null),
        },
    ],
});
