import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ActionBarItem, Badge, Button, type DashboardRouteDefinition, DetailPageButton, ListPage, PermissionGuard } from '@vendure/dashboard';
import { PlusIcon } from 'lucide-react';

import { Ltr, Moment, Num } from '../../screens/dashboard/shared';
import { deleteEndpointDocument, webhookEndpointsDocument } from './outbox.graphql';

export const webhookList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'system', id: 'webhooks', url: '/webhooks', title: /* i18n*/ 'Webhooks', requiresPermission: ['ReadOutbox'] },
    path: '/webhooks',
    loader: () => ({ breadcrumb: () => <Trans>Webhooks</Trans> }),
    component: route => (
        <ListPage
            pageId="webhook-list"
            title={<Trans>Webhooks</Trans>}
            listQuery={webhookEndpointsDocument}
            deleteMutation={deleteEndpointDocument}
            route={route}
            defaultVisibility={{ url: true, kinds: true, active: true, failures: true, lastError: true, lastSuccessAt: true }}
            onSearchTermChange={term => ({ url: { contains: term } })}
            customizeColumns={{
                url: { cell: ({ row }) => <DetailPageButton id={row.original.id} label={row.original.url} /> },
                kinds: { cell: ({ row }) => <Ltr>{row.original.kinds.join(', ')}</Ltr> },
                failures: { cell: ({ row }) => <Num value={row.original.failures} /> },
                lastSuccessAt: { cell: ({ row }) => <Moment at={row.original.lastSuccessAt} /> },
                active: {
                    cell: ({ row }) => (
                        <Badge variant={row.original.active ? 'success' : 'secondary'}>
                            {row.original.active ? <Trans>On</Trans> : <Trans>Off</Trans>}
                        </Badge>
                    ),
                },
            }}
        >
            <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                <PermissionGuard requires={['UpdateOutbox']}>
                    <Button render={<Link to="./new" />}>
                        <PlusIcon /> <Trans>New webhook</Trans>
                    </Button>
                </PermissionGuard>
            </div></ActionBarItem>
        </ListPage>
    ),
};
