import { Trans } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { defineDashboardExtension, Page, PageBlock, PageLayout, PageTitle } from '@vendure/dashboard';

import { AddressTable } from './address-table';

function CompanyAddresses() {
    const { id } = useParams({ strict: false }) as { id: string };
    return id === 'new' ? null : <AddressTable companyId={id} />;
}

defineDashboardExtension({
    routes: [
        {
            navMenuItem: {
                sectionId: 'customers', id: 'address-inbox', url: '/address-inbox', title: /* i18n*/ 'Addresses to accept', requiresPermission: ['ReadCompany'],
            },
            path: '/address-inbox',
            loader: () => ({ breadcrumb: () => <Trans>Addresses to accept</Trans> }),
            component: () => (
                <Page pageId="address-inbox">
                    <PageTitle><Trans>Addresses to accept</Trans></PageTitle>
                    <PageLayout>
                        <PageBlock column="full" blockId="address-inbox-table"><AddressTable /></PageBlock>
                    </PageLayout>
                </Page>
            ),
        },
    ],
    pageBlocks: [
        {
            id: 'company-addresses',
            title: <Trans>Delivery addresses</Trans>,
            location: { pageId: 'company-detail', column: 'main', position: { blockId: 'company-tabs', order: 'after' } },
            component: CompanyAddresses,
            requiresPermission: ['ReadCompany'],
        },
    ],
});
