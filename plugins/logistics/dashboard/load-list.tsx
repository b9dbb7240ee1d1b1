import { Trans, useLingui } from '@lingui/react/macro';
import { type DashboardRouteDefinition, DetailPageButton, ListPage } from '@vendure/dashboard';

import { Ltr, useFormats } from '../../screens/dashboard/shared';
import { NewButton, type Route } from './fleet';
import { Fullness } from './load-check';
import { LoadStateBadge, useLoadStateName } from './load-wording';
import { loadListQuery } from './load.graphql';
import { useKg } from './wording';

export const loadList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'logistics', id: 'transport-loads', url: '/logistics/loads', title: /* i18n*/ 'Loads', order: 15, requiresPermission: ['ReadShipment'] },
    path: '/logistics/loads',
    loader: () => ({ breadcrumb: () => <Trans>Loads</Trans> }),
    component: route => <LoadListPage route={route} />,
};

function LoadListPage({ route }: { route: Route }) {
    const { t } = useLingui();
    const stateName = useLoadStateName();
    const { moment } = useFormats();
    const kg = useKg();
    const momentCell = (value: string | null) => <>{value ? moment(value) : '–'}</>;
    return (
        <ListPage
            pageId="transport-load-list"
            title={<Trans>Loads</Trans>}
            listQuery={loadListQuery}
            route={route}
            defaultVisibility={{ number: true, state: true, plate: true, driverName: true, gateAt: true, check: true, realWeightG: true }}
            defaultColumnOrder={['number', 'state', 'plate', 'driverName', 'gateAt', 'check', 'realWeightG']}
            defaultSort={[{ id: 'createdAt', desc: true }]}
            onSearchTermChange={term => (term ? { _or: [{ number: { contains: term } }, { plate: { contains: term } }, { driverName: { contains: term } }] } : {})}
            facetedFilters={{
                state: { title: t`State`, options: ['planned', 'arrived', 'inside', 'gone', 'cancelled'].map(state => ({ label: stateName(state), value: state })) },
            }}
            customizeColumns={{
                number: { cell: ({ row }) => <DetailPageButton href={`/logistics/loads/${row.original.id}`} label={row.original.number} /> },
                state: { cell: ({ row }) => <LoadStateBadge state={row.original.state} /> },
                plate: { cell: ({ row }) => <Ltr>{row.original.plate ?? '–'}</Ltr> },
                driverName: { cell: ({ row }) => <bdi>{row.original.driverName ?? '–'}</bdi> },
                carrier: { cell: ({ row }) => <bdi>{row.original.carrier ?? '–'}</bdi> },
                gateAt: { cell: ({ row }) => momentCell(row.original.gateAt) },
                goneAt: { cell: ({ row }) => momentCell(row.original.goneAt) },
                check: { enableSorting: false, cell: ({ row }) => <Fullness check={row.original.check} /> },
                realWeightG: { enableSorting: false, cell: ({ row }) => <>{row.original.realWeightG === null ? '–' : kg(row.original.realWeightG)}</> },
            }}
        >
            <NewButton to="/logistics/loads/new" label={<Trans>New load</Trans>} />
        </ListPage>
    );
}
