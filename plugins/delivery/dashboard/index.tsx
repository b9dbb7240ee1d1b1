import { Trans } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { defineDashboardExtension } from '@vendure/dashboard';

import { CategoryWarehouse } from './category-warehouse';
import { CompanyTerms } from './company-terms';
import { DeliverySettings } from './delivery-settings';
import { pickupBoard } from './pickup-board';
import { PickupSettings } from './pickup-settings';
import { VariantSize } from './variant-size';

function OfCompany() {
    const { id } = useParams({ strict: false }) as { id?: string };
    return id === undefined || id === 'new' ? null : <CompanyTerms key={id} companyId={id} />;
}

defineDashboardExtension({
    routes: [pickupBoard],
    pageBlocks: [
        {
            id: 'pickup-settings',
            title: <Trans>Pick-up from the warehouse</Trans>,
            location: { pageId: 'firm-settings', column: 'main', position: { blockId: 'firm-settings-form', order: 'after' } },
            component: PickupSettings,
            requiresPermission: ['ReadSettings'],
        },
        {
            id: 'delivery-settings',
            title: <Trans>Delivery</Trans>,
            location: { pageId: 'firm-settings', column: 'main', position: { blockId: 'firm-settings-form', order: 'after' } },
            component: DeliverySettings,
            requiresPermission: ['ReadSettings'],
        },
        {
            id: 'company-delivery',
            title: <Trans>Delivery</Trans>,
            location: { pageId: 'company-detail', column: 'side', position: { blockId: 'company-tabs', order: 'after' } },
            component: () => <OfCompany />,
            requiresPermission: ['ReadCompany'],
        },
        {
            id: 'category-warehouse',
            title: <Trans>Leaves from</Trans>,
            location: { pageId: 'collection-detail', column: 'side', position: { blockId: 'assets', order: 'before' } },
            requiresPermission: 'ReadAssortment',
            component: ({ context }) => (context.entity?.id ? <CategoryWarehouse key={context.entity.id} collectionId={context.entity.id} /> : null),
        },
        {
            id: 'variant-delivery',
            title: <Trans>Delivery data</Trans>,
            location: { pageId: 'product-variant-detail', column: 'side', position: { blockId: 'facet-values', order: 'after' } },
            requiresPermission: 'UpdateAssortment',
            component: ({ context }) => (context.entity?.id ? <VariantSize key={context.entity.id} variantId={context.entity.id} /> : null),
        },
    ],
});
