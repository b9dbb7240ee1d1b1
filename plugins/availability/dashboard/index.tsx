import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { availabilityPage } from './availability-page';
import { expectedDeliveries } from './expected-deliveries';
import { preSales } from './pre-sales';
import { stockNotices } from './stock-notices';
import { supplierFeeds } from './supplier-feeds';
import { VariantAvailability } from './variant-availability';

defineDashboardExtension({
    routes: [availabilityPage, expectedDeliveries, preSales, supplierFeeds, stockNotices],
    pageBlocks: [
        {
            id: 'variant-availability',
            title: <Trans>Availability</Trans>,
            location: { pageId: 'product-variant-detail', position: { blockId: 'facet-values', order: 'after' }, column: 'side' },
            requiresPermission: 'UpdateAssortment',
            component: ({ context }) => (context.entity?.id ? <VariantAvailability key={context.entity.id} variantId={context.entity.id} /> : null),
        },
    ],
});
