import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Badge, Button, type DashboardRouteDefinition, DetailPageButton, ListPage, PageActionBarRight, PermissionGuard } from '@vendure/dashboard';
import { PlusIcon } from 'lucide-react';

import { Ltr } from '../../screens/dashboard/shared';
import { ExportCompanies } from './company-export';
import { companiesDocument } from './company.graphql';

export const companyList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'customers', id: 'companies', url: '/companies', title: /* i18n*/ 'Companies', requiresPermission: ['ReadCompany'] },
    path: '/companies',
    loader: () => ({ breadcrumb: () => <Trans>Companies</Trans> }),
    component: route => (
        <ListPage
            pageId="company-list"
            title={<Trans>Companies</Trans>}
            listQuery={companiesDocument}
            route={route}
            defaultVisibility={{ name: true, code: true, taxId: true, groupName: true, city: true, branchCount: true, memberCount: true, active: true, orderingEnabled: true }}
            defaultColumnOrder={['name', 'code', 'taxId', 'groupName', 'city', 'branchCount', 'memberCount', 'active', 'orderingEnabled']}
            defaultSort={[{ id: 'name', desc: false }]}
            onSearchTermChange={term => ({ name: { contains: term } })}
            customizeColumns={{
                name: { cell: ({ row }) => <DetailPageButton id={row.original.id} label={<bdi>{row.original.name}</bdi>} /> },
                taxId: { cell: ({ row }) => <bdi dir="ltr">{row.original.taxId}</bdi> },
                phone: { cell: ({ row }) => <Ltr>{row.original.phone}</Ltr> },
                active: {
                    cell: ({ row }) =>
                        row.original.active ? <Badge variant="secondary"><Trans>Active</Trans></Badge> : <Badge variant="destructive"><Trans>Inactive</Trans></Badge>,
                },
                orderingEnabled: { cell: ({ row }) => (row.original.orderingEnabled ? <Trans>May order</Trans> : <Trans>No orders</Trans>) },
            }}
        >
            <PageActionBarRight>
                <ExportCompanies />
                <PermissionGuard requires={['CreateCompany']}>
                    <Button render={<Link to="./new" />}>
                        <PlusIcon /> <Trans>New company</Trans>
                    </Button>
                </PermissionGuard>
            </PageActionBarRight>
        </ListPage>
    ),
};
