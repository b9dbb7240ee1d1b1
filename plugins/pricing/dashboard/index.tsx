import { Trans } from '@lingui/react/macro';
import { defineDashboardExtension } from '@vendure/dashboard';

import { ContractPrices, PriceTrace } from './company-prices';
import { PriceListCompanies } from './price-list-companies';
import { PriceListItems } from './price-list-items';
import { priceListDetail, priceListList } from './price-list-pages';

defineDashboardExtension({
    routes: [priceListList, priceListDetail],
    pageBlocks: [
        {
            id: 'price-list-items',
            title: <Trans>Prices</Trans>,
            location: { pageId: 'price-list-detail', position: { blockId: 'main-form', order: 'after' }, column: 'main' },
            requiresPermission: 'ReadPriceList',
            component: ({ context }) => (context.entity?.id ? <PriceListItems id={context.entity.id} currencyCode={context.entity.currencyCode} /> : null),
        },
        {
            id: 'price-list-companies',
            title: <Trans>Companies</Trans>,
            location: { pageId: 'price-list-detail', position: { blockId: 'main-form', order: 'after' }, column: 'side' },
            requiresPermission: 'UpdatePriceList',
            component: ({ context }) => (context.entity?.id ? <PriceListCompanies id={context.entity.id} currencyCode={context.entity.currencyCode} /> : null),
        },
        {
            id: 'contract-prices',
            title: <Trans>Contract prices</Trans>,
            location: { pageId: 'company-detail', position: { blockId: 'company-tabs', order: 'after' }, column: 'full' },
            requiresPermission: 'ReadPriceList',
            component: () => <ContractPrices />,
        },
        {
            id: 'price-trace',
            title: <Trans>Why this price?</Trans>,
            location: { pageId: 'company-detail', position: { blockId: 'company-tabs', order: 'after' }, column: 'full' },
            requiresPermission: 'ReadPriceList',
            component: () => <PriceTrace />,
        },
    ],
});
