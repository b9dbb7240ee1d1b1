import { Trans } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { defineDashboardExtension } from '@vendure/dashboard';

import { assortmentPage } from './assortment-page';
import { CategoryAccess } from './category-access';
import { CustomerCodes } from './customer-codes';
import { previewPage } from './preview-page';
import { searchesPage } from './searches-page';
import { unitGroups } from './unit-groups';
import { VariantSales } from './variant-sales';

function useCompanyId(): string | null {
    const { id } = useParams({ strict: false }) as { id?: string };
    return id === undefined || id === 'new' ? null : id;
}

function CompanyCategories() {
    const id = useCompanyId();
    return id === null ? null : <CategoryAccess key={id} companyId={id} />;
}

function CompanyCodes() {
    const id = useCompanyId();
    return id === null ? null : <CustomerCodes key={id} companyId={id} />;
}

defineDashboardExtension({
    routes: [assortmentPage, previewPage, searchesPage, unitGroups],
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
        {
            id: 'customer-codes',
            title: <Trans>Its own codes</Trans>,
            location: { pageId: 'company-detail', position: { blockId: 'company-tabs', order: 'after' }, column: 'main' },
            requiresPermission: 'ReadAssortment',
            component: () => <CompanyCodes />,
        },
    ],
});
