import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { CategoryDiscounts } from './category-discounts';
import { ContractPrices, PriceTrace } from './company-prices';
import { priceListDetail, priceListList } from './price-list-pages';
import { quantityDiscounts } from './quantity-discounts';

defineDashboardExtension({
    routes: [priceListList, priceListDetail, quantityDiscounts],
    pageBlocks: [
        {
            id: 'contract-prices',
            title: <Trans>Contract prices</Trans>,
            location: { pageId: 'company-detail', position: { blockId: 'company-tabs', order: 'after' }, column: 'main' },
            requiresPermission: 'ReadPriceList',
            component: () => <ContractPrices />,
        },
        {
            id: 'category-discounts',
            title: <Trans>Discounts on categories</Trans>,
            location: { pageId: 'company-detail', position: { blockId: 'company-tabs', order: 'after' }, column: 'main' },
            requiresPermission: 'ReadPriceList',
            component: () => <CategoryDiscounts />,
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
