import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { OrderResale } from './order-resale';

defineDashboardExtension({
    pageBlocks: [
        {
            id: 'order-resale',
            title: <Trans>Distributors</Trans>,
            location: { pageId: 'order-review-detail', column: 'side', position: { blockId: 'order-customer', order: 'after' } },
            component: () => <OrderResale />,
            requiresPermission: ['ReadCompanyOrder'],
        },
    ],
});
