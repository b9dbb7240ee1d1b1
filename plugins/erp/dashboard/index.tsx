import { Trans } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { defineDashboardExtension } from '@vendure/dashboard';

import { connectionPage } from './connection-page';
import { connectionsPage } from './connections-page';
import { consolePage } from './console-page';
import { mappingPage } from './mapping-page';
import { OwnedCompanyFields, OwnedFields } from './owned-fields';
import { parkedPage } from './parked-page';
import { pushBlocks, pushRoutes } from './push-parts';
import { recordPage } from './record-story';
import { runsPage } from './runs-page';

function CompanyBlock() {
    const { id } = useParams({ strict: false }) as { id?: string };
    return id === undefined || id === 'new' ? null : <OwnedCompanyFields key={id} companyId={id} />;
}

defineDashboardExtension({
    routes: [consolePage, connectionsPage, connectionPage, mappingPage, runsPage, parkedPage, recordPage, ...pushRoutes],
    pageBlocks: [
        ...pushBlocks,
        {
            id: 'erp-owned-article',
            title: <Trans>Kept by the ERP</Trans>,
            location: { pageId: 'product-variant-detail', position: { blockId: 'facet-values', order: 'after' }, column: 'side' },
            requiresPermission: 'ReadErp',
            component: ({ context }) => (context.entity?.sku ? <OwnedFields of="article" recordKey={String(context.entity.sku)} /> : null),
        },
        {
            id: 'erp-owned-company',
            title: <Trans>Kept by the ERP</Trans>,
            location: { pageId: 'company-detail', position: { blockId: 'company-tabs', order: 'after' }, column: 'side' },
            requiresPermission: 'ReadErp',
            component: () => <CompanyBlock />,
        },
    ],
});
