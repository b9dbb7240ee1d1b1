import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { ContractPrices, PriceTrace } from './company-prices';
import { priceListDetail, priceListList } from './price-list-pages';

defineDashboardExtension({
    routes: [priceListList, priceListDetail],
    pageBlocks: [
        {
            id: 'contract-prices',
            title: <Trans>Contract prices</Trans>,
            location: { pageId: 'company-detail', position: { blockId: 'company-tabs', order: 'after' }, column: 'main' },
            requiresPermission: 'ReadPriceList',
            component: () => <ContractPrices />,
        },
        {
            id: 'price-trace',
            title: <Trans>Why this price?</Trans>,
            location: { pageId: 'company-detail', position: { blockId: 'company-tabs', order: 'after' }, column: 'main' },
            requiresPermission: 'ReadPriceList',
            component: () => <PriceTrace />,
        },
    ],
});
