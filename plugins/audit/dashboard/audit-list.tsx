import { Trans, useLingui } from '@lingui/react/macro';
import { ActionBarItem, type DashboardRouteDefinition, DetailPageButton, ListPage } from '@vendure/dashboard';

import { Ltr, Moment } from '../../screens/dashboard/shared';
import { auditEntriesDocument } from './audit.graphql';
import { ExportButton } from './export-button';
import { useActionNames } from './shared';
import { VerifyButton } from './verify-button';

export const auditList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'system', id: 'audit', url: '/audit', title: /* i18n*/ 'Audit log', requiresPermission: ['ReadAudit'] },
    path: '/audit',
    loader: () => ({ breadcrumb: () => <Trans>Audit log</Trans> }),
    component: route => <AuditList route={route} />,
};

/** What people look for by kind; the others are found by the search box and the list's own filters. */
const kinds = [
    ...['Session', 'Field', 'Administrator', 'FirmSettings', 'Company', 'CompanyGroup', 'AccessApplication', 'DataChangeRequest', 'ConsentText'],
    ...['Order', 'OrderRules', 'PriceList', 'ContractPrice', 'Product', 'Routing', 'WorkOrder', 'Shipment', 'WeighbridgeTicket'],
];

function AuditList({ route }: { route: Parameters<NonNullable<DashboardRouteDefinition['component']>>[0] }) {
    const { t } = useLingui();
    const names = useActionNames();
    return (
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
            facetedFilters={{ entity: { title: t`Kind of record`, options: kinds.map(value => ({ value, label: names.record(value) })) } }}
            customizeColumns={{
                action: { cell: ({ row }) => <DetailPageButton id={row.original.id} label={names.action(row.original.action)} /> },
                entity: { cell: ({ row }) => <>{names.record(row.original.entity)}</> },
                entityId: { cell: ({ row }) => <Ltr>{row.original.entityId}</Ltr> },
                at: { cell: ({ row }) => <Moment at={row.original.at} /> },
                actorName: { cell: ({ row }) => <bdi>{row.original.actorName ?? row.original.actor}</bdi> },
                reason: { cell: ({ row }) => <bdi>{row.original.reason}</bdi> },
            }}
        >
            <ActionBarItem itemId="page-actions"><div className="flex flex-wrap justify-end gap-2">
                <ExportButton />
                <VerifyButton />
            </div></ActionBarItem>
        </ListPage>
    );
}
