import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { CategoryDiscounts } from './category-discounts';
import { ContractPrices } from './company-prices';
import { priceChangeDetail } from './price-change-page';
import { priceChanges } from './price-changes';
import { priceGrid } from './price-grid';
import { priceHistory } from './price-history';
import { priceListDetail, priceListList } from './price-list-pages';
import { CompanySchedule } from './price-schedule';
import { PriceTrace } from './price-trace';
import { quantityDiscounts } from './quantity-discounts';

defineDashboardExtension({
    routes: [priceListList, priceListDetail, quantityDiscounts, priceChanges, priceChangeDetail, priceGrid, priceHistory],
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
            id: 'price-schedule',
            title: <Trans>Prices to come</Trans>,
            location: { pageId: 'company-detail', position: { blockId: 'company-tabs', order: 'after' }, column: 'main' },
            requiresPermission: 'ReadPriceList',
            component: () => <CompanySchedule />,
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
