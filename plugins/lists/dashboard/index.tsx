import { Trans } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { defineDashboardExtension } from '@vendure/dashboard';

import { CompanyLists } from './company-lists';

function ListsOfCompany() {
    const { id } = useParams({ strict: false }) as { id?: string };
    return id === undefined || id === 'new' ? null : <CompanyLists key={id} companyId={id} />;
}

defineDashboardExtension({
    pageBlocks: [
        {
            id: 'company-lists',
            title: <Trans>Shopping lists</Trans>,
            location: { pageId: 'company-detail', position: { blockId: 'company-tabs', order: 'after' }, column: 'main' },
            requiresPermission: 'ReadCompanyOrder',
            component: () => <ListsOfCompany />,
        },
    ],
});
