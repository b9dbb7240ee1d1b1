import { Trans } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { defineDashboardExtension } from '@vendure/dashboard';

import { assortmentPage } from './assortment-page';
import { CategoryAccess } from './category-access';
import { previewPage } from './preview-page';
import { unitGroups } from './unit-groups';
import { VariantSales } from './variant-sales';

function CompanyCategories() {
    const { id } = useParams({ strict: false }) as { id?: string };
    return id === undefined || id === 'new' ? null : <CategoryAccess key={id} companyId={id} />;
}

defineDashboardExtension({
    routes: [assortmentPage, previewPage, unitGroups],
    pageBlocks: [
        {
            id: 'variant-sales',
            title: <Trans>Sales data</Trans>,
            location: { pageId: 'product-variant-detail', position: { blockId: 'facet-values', order: 'after' }, column: 'side' },
            requiresPermission: 'UpdateAssortment',
            component: ({ context }) => (context.entity?.id ? <VariantSales key={context.entity.id} variantId={context.entity.id} /> : null),
        },
        {
            id: 'company-categories',
            title: <Trans>Categories</Trans>,
            location: { pageId: 'company-detail', position: { blockId: 'company-tabs', order: 'after' }, column: 'side' },
            requiresPermission: 'UpdateAssortment',
            component: () => <CompanyCategories />,
        },
    ],
});
