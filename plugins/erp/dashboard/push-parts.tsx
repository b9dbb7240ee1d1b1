import { Trans } from '@lingui/react/macro';
import type { DashboardExtension } from '@vendure/dashboard';

import { agentsPage } from './agents-page';
import { OrderErp } from './order-erp';
import { pushPage } from './push-page';
import { reconciliationPage } from './reconciliation-page';

export const pushRoutes = [pushPage, reconciliationPage, agentsPage];

export const pushBlocks: NonNullable<DashboardExtension['pageBlocks']> = [
    {
        id: 'order-erp',
        title: <Trans>ERP</Trans>,
        location: { pageId: 'order-review-detail', column: 'side', position: { blockId: 'order-customer', order: 'after' } },
        component: OrderErp,
        requiresPermission: ['ReadErp'],
    },
];
