import { Trans } from '@lingui/react/macro';
import { type DashboardRouteDefinition, DetailPageButton, ListPage, PageActionBarRight } from '@vendure/dashboard';

import { Moment } from '../../screens/dashboard/shared';
import { auditEntriesDocument } from './audit.graphql';
import { ExportButton } from './export-button';
import { VerifyButton } from './verify-button';

export const auditList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'system', id: 'audit', url: '/audit', title: /* i18n*/ 'Audit log', requiresPermission: ['ReadAudit'] },
    path: '/audit',
    loader: () => ({ breadcrumb: () => <Trans>Audit log</Trans> }),
    component: route => (
        <ListPage
            pageId="audit-list"
            title={<Trans>Audit log</Trans>}
            listQuery={auditEntriesDocument}
            route={route}
            includeSelectionColumn={false}
            defaultVisibility={{ at: true, action: true, entity: true, entityId: true, actorName: true, subject: true, reason: true }}
            defaultColumnOrder={['at', 'action', 'entity', 'entityId', 'actorName', 'subject', 'reason']}
            defaultSort={[{ id: 'at', desc: true }]}
            onSearchTermChange={term => ({
                _or: [{ action: { contains: term } }, { entityId: { eq: term } }, { actorName: { contains: term } }],
            })}
            customizeColumns={{
                action: { cell: ({ row }) => <DetailPageButton id={row.original.id} label={row.original.action} /> },
                at: { cell: ({ row }) => <Moment at={row.original.at} /> },
                actorName: { cell: ({ row }) => <>{row.original.actorName ?? row.original.actor}</> },
            }}
        >
            <PageActionBarRight>
                <ExportButton />
                <VerifyButton />
            </PageActionBarRight>
        </ListPage>
    ),
};
