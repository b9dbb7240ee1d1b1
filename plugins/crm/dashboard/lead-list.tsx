import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ActionBarItem, Badge, Button, type DashboardRouteDefinition, DetailPageButton, ListPage, PermissionGuard } from '@vendure/dashboard';
import { PlusIcon } from 'lucide-react';

import { Day, Ltr, Moment } from '../../screens/dashboard/shared';
import { leadsDocument } from './crm.graphql';
import { useLabels } from './labels';

export const leadList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'crm', id: 'leads', url: '/leads', title: /* i18n*/ 'Leads', requiresPermission: ['ReadLead'] },
    path: '/leads',
    loader: () => ({ breadcrumb: () => <Trans>Leads</Trans> }),
    component: route => (
        <ListPage
            pageId="lead-list"
            title={<Trans>Leads</Trans>}
            listQuery={leadsDocument}
            route={route}
            defaultVisibility={{ companyName: true, personName: true, state: true, source: true, followUpOn: true, ownerName: true, createdAt: true }}
            defaultColumnOrder={['companyName', 'personName', 'state', 'source', 'followUpOn', 'ownerName', 'createdAt']}
            defaultSort={[{ id: 'createdAt', desc: true }]}
            onSearchTermChange={term => ({ companyName: { contains: term } })}
            customizeColumns={{
                companyName: { cell: ({ row }) => <DetailPageButton id={row.original.id} label={<bdi>{row.original.companyName}</bdi>} /> },
                state: { cell: ({ row }) => <StateBadge state={row.original.state} /> },
                source: { cell: ({ row }) => <SourceName source={row.original.source} /> },
                followUpOn: { cell: ({ row }) => <Day day={row.original.followUpOn} /> },
                createdAt: { cell: ({ row }) => <Moment at={row.original.createdAt} /> },
                updatedAt: { cell: ({ row }) => <Moment at={row.original.updatedAt} /> },
                phone: { cell: ({ row }) => <Ltr>{row.original.phone}</Ltr> },
            }}
        >
            <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                <PermissionGuard requires={['CreateLead']}>
                    <Button render={<Link to="./new" />}>
                        <PlusIcon /> <Trans>New lead</Trans>
                    </Button>
                </PermissionGuard>
            </div></ActionBarItem>
        </ListPage>
    ),
};

export function StateBadge({ state }: { state: string }) {
    const { states } = useLabels();
    const variant = state === 'disqualified' ? 'destructive' : state === 'converted' ? 'default' : 'secondary';
    return <Badge variant={variant}>{states[state] ?? state}</Badge>;
}

function SourceName({ source }: { source: string }) {
    const { sources } = useLabels();
    return <>{sources[source] ?? source}</>;
}
