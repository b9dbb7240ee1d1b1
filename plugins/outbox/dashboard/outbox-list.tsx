import { Trans, useLingui } from '@lingui/react/macro';
import { type AnyRoute } from '@tanstack/react-router';
import { type DashboardRouteDefinition, DetailPageButton, ListPage } from '@vendure/dashboard';

import { Ltr, Moment, Num } from '../../screens/dashboard/shared';
import { outboxMessagesDocument } from './outbox.graphql';
import { OutboxStanding } from './outbox-standing';
import { ReplayBulkAction } from './replay-bulk-action';
import { StateBadge } from './state-badge';

export const outboxList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'system', id: 'outbox', url: '/outbox', title: /* i18n*/ 'Outbox', requiresPermission: ['ReadOutbox'] },
    path: '/outbox',
    loader: () => ({ breadcrumb: () => <Trans>Outbox</Trans> }),
    component: route => <OutboxList route={route} />,
};

function OutboxList({ route }: { route: AnyRoute }) {
    const { t } = useLingui();
    const states = [
        { value: 'PENDING', label: t`Waiting` },
        { value: 'SENDING', label: t`Being sent` },
        { value: 'ACCEPTED', label: t`Accepted` },
        { value: 'UNKNOWN', label: t`Unknown` },
        { value: 'FAILED', label: t`Failed` },
        { value: 'DISCARDED', label: t`Discarded` },
    ];
    return (
        <ListPage
            pageId="outbox-list"
            title={<Trans>Outbox</Trans>}
            listQuery={outboxMessagesDocument}
            route={route}
            defaultVisibility={{ kind: true, aggregate: true, state: true, attempts: true, lastError: true, createdAt: true }}
            defaultColumnOrder={['kind', 'aggregate', 'state', 'attempts', 'lastError', 'createdAt']}
            defaultSort={[{ id: 'createdAt', desc: true }]}
            onSearchTermChange={term => ({
                _or: [{ kind: { contains: term } }, { aggregate: { contains: term } }, { lastError: { contains: term } }, { reference: { eq: term } }],
            })}
            facetedFilters={{
                state: { title: t`State`, options: states },
            }}
            customizeColumns={{
                kind: { cell: ({ row }) => <DetailPageButton id={row.original.id} label={row.original.kind} /> },
                createdAt: { cell: ({ row }) => <Moment at={row.original.createdAt} /> },
                notBefore: { cell: ({ row }) => <Moment at={row.original.notBefore} /> },
                settledAt: { cell: ({ row }) => <Moment at={row.original.settledAt} /> },
                attempts: { cell: ({ row }) => <Num value={row.original.attempts} /> },
                aggregate: { cell: ({ row }) => <Ltr>{row.original.aggregate}</Ltr> },
                state: { cell: ({ row }) => <StateBadge state={row.original.state} /> },
                lastError: { cell: ({ row }) => <span className="line-clamp-2 max-w-96 whitespace-normal">{row.original.lastError}</span> },
            }}
            bulkActions={[{ order: 100, component: ReplayBulkAction }]}
        >
            <OutboxStanding />
        </ListPage>
    );
}
