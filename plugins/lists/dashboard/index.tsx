import { Trans } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { defineDashboardExtension } from '@vendure/dashboard';

import { CompanyLists } from './company-lists';
import { CompanyReorder } from './company-reorder';

function useCompanyId(): string | null {
    const { id } = useParams({ strict: false }) as { id?: string };
    return id === undefined || id === 'new' ? null : id;
}

function ListsOfCompany() {
    const id = useCompanyId();
    return id === null ? null : <CompanyLists key={id} companyId={id} />;
}

function ReorderOfCompany() {
    const id = useCompanyId();
    return id === null ? null : <CompanyReorder key={id} companyId={id} />;
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
        {
            id: 'company-reorder',
            title: <Trans>Probably needed soon</Trans>,
            location: { pageId: 'company-detail', position: { blockId: 'company-tabs', order: 'after' }, column: 'main' },
            requiresPermission: 'ReadCompanyOrder',
            component: () => <ReorderOfCompany />,
        },
    ],
});
